"""What the stable reasons of refused files, rows, fields and numbers say to people, in both languages."""

from callcenter.core.order_columns import Language, field_name
from callcenter.core.paper_form import paper_field_name
from callcenter.errors import Problem

# Reason → Chinese, English. A test holds that every reason that the reading of files can give is here.
REASONS: dict[str, tuple[str, str]] = {
    # of a whole file
    "column_missing": ("缺少必需的列", "a required column is missing"),
    "damaged": ("文件已损坏，无法读取", "the file is damaged"),
    "empty": ("文件是空的", "the file is empty"),
    "encrypted": ("文件有密码，请去掉密码后再上传", "the file has a password; save it without one"),
    "markup": ("文件其实是网页，请另存为 XLSX 或 CSV", "the file is a web page; save it as XLSX or CSV"),
    "no_header": ("找不到表头", "no header row was found"),
    "no_such_sheet": ("没有配置中指定的工作表", "the sheet named in the configuration is not there"),
    "too_large": ("文件太大，或展开后太大", "the file is too large, or grows too large when unpacked"),
    "too_many_columns": ("列太多", "too many columns"),
    "too_many_rows": ("行太多，请分成几个文件", "too many rows; split the file"),
    "too_slow": ("文件读取超时", "reading the file took too long"),
    "unknown_format": ("不是 CSV 或 XLSX 文件", "neither CSV nor XLSX"),
    # of a row
    "line_too_long": ("这一行太长", "the line is too long"),
    "quote_not_closed": ("引号没有成对", "a quotation mark is not closed"),
    "unreadable_characters": ("有无法识别的字符，请检查文件编码", "unreadable characters; check the file's encoding"),
    # of a field
    "another_dealer": ("不属于所选的特约店", "belongs to another dealer than the one chosen"),
    "answer_unreadable": ("答案无法识别", "the answer does not fit the question"),
    "after_delivery": ("晚于交车时间", "later than the delivery"),
    "being_worked_on": ("坐席正在处理该回访，请稍后再试", "somebody is working on this follow-up; try again later"),
    "changed_meanwhile": ("同时被他人修改，请重新导入", "was changed by somebody else meanwhile; import it again"),
    "digits_lost": (
        "数字被电子表格改成了科学计数法，请将该列设为文本",
        "a spreadsheet has cut the digits; make the column text",
    ),
    "in_the_future": ("时间在将来", "lies in the future"),
    "missing": ("没有填写", "is missing"),
    "negative": ("金额为负数", "is negative"),
    "no_follow_up": ("该工单没有回访", "the order has no follow-up"),
    "no_such_question": ("问卷中没有此问题", "the questionnaire has no such question"),
    "no_usable_number": ("没有可拨打的号码，已转人工核对", "no number can be rung; a person will look at it"),
    "not_a_distance": ("不是里程", "is not a distance"),
    "not_a_sum": ("不是金额", "is not a sum of money"),
    "not_answered": ("未接通的电话不应有结果", "a call that was not answered has none"),
    "not_seconds": ("不是秒数", "is not a number of seconds"),
    "not_yes_or_no": ("既不是“是”也不是“否”", "is neither yes nor no"),
    "time_is_past": (
        "预约时间已过或不在回访时段，已改为最近可拨打时间",
        "is past or outside calling hours; the next open minute is taken",
    ),
    "time_missing": ("缺少钟点", "the time of day is missing"),
    "too_long": ("太长", "is too long"),
    "unknown_dealer": ("没有此代码的特约店", "no dealer has this code"),
    "unknown_word": ("未知的取值", "is a word nobody knows"),
    # of a date
    "day_or_month_first": ("分不清日和月，请写成 2026-11-19", "day or month first? write 2026-11-19"),
    "no_such_day": ("没有这一天", "there is no such day"),
    "no_such_time": ("没有这个时刻", "there is no such time"),
    "no_year": ("缺少年份", "the year is missing"),
    "not_a_date": ("不是日期", "is not a date"),
    "order_is_cancelled": (
        "该工单已取消，仍按取消处理；要恢复，请在状态列写明有效",
        "the order is cancelled and stays so; to make it valid again, say so in the status column",
    ),
    "order_not_known": ("没有这张工单", "there is no such order"),
    "skipped_by_clock_change": ("该时刻因夏令时不存在", "the clock change skips this time"),
    "two_digit_year": ("年份只有两位", "the year has two digits only"),
    "year_out_of_range": ("年份不合理", "the year cannot be right"),
    # of a telephone number
    "area_code_missing": ("固话缺少区号", "a landline without its area code"),
    "no_digits": ("没有号码", "no number in it"),
    "not_assigned": ("没有这样的号码", "no such number is in use"),
    "service_number": ("是服务号码，不是客户号码", "is a service number, not a customer's"),
    "too_short": ("号码位数不够", "the number is too short"),
    # of a VIN or plate
    "check_digit": ("车架号校验位不符，请核对", "the VIN's check digit is wrong; please check"),
    "letters_corrected": ("字母 I/O/Q 已改为数字 1/0", "the letters I, O, Q were read as digits"),
    "temporary_plate": ("是临时牌照", "is a temporary plate"),
    "unknown_form": ("不是车牌号", "is not a plate"),
    "wrong_characters": ("含有车架号不用的字符", "has characters that no VIN has"),
    "wrong_length": ("车架号应为 17 位", "a VIN has 17 characters"),
}


def describe(problem: Problem, language: Language) -> str:
    """One line for the report on an import: "交车时间：不是日期"; a reason without words is shown as it is."""
    words = REASONS.get(problem.reason)
    said = problem.reason if words is None else words[0 if language == "zh-CN" else 1]
    if problem.field == "row":
        return said
    colon = "：" if language == "zh-CN" else ": "
    return f"{paper_field_name(field_name(problem.field, language), language)}{colon}{said}"
