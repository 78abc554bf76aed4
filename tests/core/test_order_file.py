"""A row of a dealer's file becomes an order, or the reasons why not."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.order_columns import FIELDS, ColumnPlan, OrderMapping, csv_template, plan_columns
from callcenter.core.order_file import OrderDraft, ReadRow, RowContext, changed_fields, read_row
from callcenter.core.order_values import OrderKind, read_cents, read_km, read_language, read_order_kind, read_yes_no
from callcenter.errors import BadConfig, Problem

SHANGHAI = RowContext(zone=ZoneInfo("Asia/Shanghai"), area_code={"D01": "021", "D02": "0431"})
GOOD = {"工单号": "RO1", "交车时间": "2026-11-19 15:00", "手机": "13800138000"}


def row(values: dict[str, str], mapping: OrderMapping | None = None, context: RowContext = SHANGHAI) -> ReadRow:
    mapping = mapping or OrderMapping()
    return read_row(list(values.values()), plan_columns(list(values), mapping), mapping, context)


def draft(values: dict[str, str], mapping: OrderMapping | None = None) -> OrderDraft:
    read = row(values, mapping)
    assert read.draft is not None, read.problems
    return read.draft


def problems(values: dict[str, str], mapping: OrderMapping | None = None) -> list[Problem]:
    read = row(values, mapping)
    assert (read.draft is None) == bool(read.problems)
    return list(read.problems)


def test_a_full_row_is_read_into_every_field() -> None:
    full = draft(
        {
            "特约店代码": "D01",
            "工单号": "RO-2026/001",
            "交车时间": "2026年11月19日 15时",
            "开单时间": "2026/11/19 9:05",
            "车主": "王　小明",
            "车主电话": "13800138000/61234567",
            "送修人": "李四",
            "送修人电话": "139 0013 9000",
            "VIN码": "1M8GDM9AXKP042788",
            "车牌号": "沪A·D12345",
            "品牌": "大众",
            "车型": "帕萨特",
            "维修类型": "一般维修",
            "结算金额(元)": "￥1,234.50",
            "服务顾问": "赵顾问",
            "里程": "1.2万公里",
            "重要提示": "下次检查刹车",
            "免回访": "否",
            "不发短信": "Y",
            "语言": "英文",
        }
    )
    assert (full.dealer_code, full.order_no) == ("D01", "RO-2026/001")
    assert full.delivered_at == datetime(2026, 11, 19, 7, 0, tzinfo=UTC) and not full.delivered_date_only
    assert full.opened_at == datetime(2026, 11, 19, 1, 5, tzinfo=UTC)
    assert (full.customer_name, full.contact_name) == ("王 小明", "李四")
    assert [n.e164 for n in full.customer_phones] == ["+8613800138000", "+862161234567"]
    assert [n.e164 for n in full.contact_phones] == ["+8613900139000"]
    assert (full.vin, full.plate) == ("1M8GDM9AXKP042788", "沪AD12345")
    assert (full.brand, full.model) == ("大众", "帕萨特")
    assert (full.order_kind, full.order_kind_text) == (OrderKind.REPAIR, "一般维修")
    assert (full.amount_cents, full.mileage_km) == (123_450, 12_000)
    assert (full.adviser, full.next_visit_note) == ("赵顾问", "下次检查刹车")
    assert (full.do_not_follow_up, full.no_sms, full.no_calls, full.no_recording) == (False, True, None, None)
    assert (full.language, full.cancelled, full.warnings) == ("en", None, ())


def test_english_headers_in_any_order_and_case_are_the_same() -> None:
    english = {"Mobile": "13800138000", "DELIVERED_AT": "2026-11-19 15:00", "Order No. *": "RO1"}
    assert draft(english) == draft(GOOD)


def test_an_own_column_name_goes_before_the_built_in_one_and_may_leave_a_column_out() -> None:
    mapping = OrderMapping(columns={"编号": "order_no", "工单号": ""})
    assert draft({**GOOD, "编号": "X9"}, mapping).order_no == "X9"


def test_a_mapping_to_an_unknown_field_names_it() -> None:
    with pytest.raises(BadConfig) as refused:
        OrderMapping(columns={"编号": "order_number"}, lenient=frozenset({"order_no"}))
    assert [problem.field for problem in refused.value.problems] == ["columns.编号", "lenient"]


@pytest.mark.parametrize("left_out", ["工单号", "交车时间"])
def test_a_row_without_a_required_value_is_refused_naming_it(left_out: str) -> None:
    field = {"工单号": "order_no", "交车时间": "delivered_at"}[left_out]
    assert problems({**GOOD, left_out: ""}) == [Problem(field, "missing")]


def test_a_row_without_a_usable_number_is_taken_with_a_warning() -> None:
    """It is never dropped: a person looks at the number."""
    assert draft({**GOOD, "手机": "无"}).warnings == (Problem("customer_phones", "no_usable_number"),)
    assert draft({**GOOD, "手机": "10086"}).warnings == (
        Problem("customer_phones", "service_number"),
        Problem("customer_phones", "no_usable_number"),
    )


def test_every_fault_of_a_row_is_named_at_once() -> None:
    bad = {**GOOD, "交车时间": "11/19/2026", "VIN": "123", "车牌": "ABC", "金额": "很多", "免回访": "也许"}
    assert problems(bad) == [
        Problem("delivered_at", "day_or_month_first"),
        Problem("vin", "wrong_length"),
        Problem("plate", "unknown_form"),
        Problem("amount", "not_a_sum"),
        Problem("do_not_follow_up", "not_yes_or_no"),
    ]


def test_a_lenient_field_is_left_out_with_a_warning() -> None:
    assert draft({**GOOD, "里程": "很远"}).warnings == (Problem("mileage_km", "not_a_distance"),)
    lenient = OrderMapping(lenient=frozenset({"vin"}))
    assert draft({**GOOD, "VIN": "123"}, lenient).vin is None


def test_a_wrong_check_digit_warns_and_keeps_the_vin() -> None:
    kept = draft({**GOOD, "VIN": "1M8GDM9A1KP042788"})
    assert kept.vin == "1M8GDM9A1KP042788"
    assert kept.warnings == (Problem("vin", "check_digit"),)


def test_a_formula_is_text_and_a_number_kept_as_text_by_one_is_taken() -> None:
    assert draft({**GOOD, "车主": "=1+1"}).customer_name == "=1+1"
    assert [n.e164 for n in draft({**GOOD, "手机": '="013800138000"'}).customer_phones] == ["+8613800138000"]


def test_an_order_number_that_a_spreadsheet_destroyed_is_refused() -> None:
    assert problems({**GOOD, "工单号": "2.02611E+12"}) == [Problem("order_no", "digits_lost")]


def test_a_row_with_bytes_of_another_encoding_is_refused() -> None:
    assert problems({**GOOD, "车主": "王\ufffd"}) == [Problem("row", "unreadable_characters")]


def test_a_cancelled_order_needs_its_number_only() -> None:
    for values in ({"工单号": "RO1", "取消": "是"}, {"工单号": "RO1", "工单状态": "已作废"}):
        cancelled = draft(values)
        assert cancelled.cancelled and cancelled.delivered_at is None and cancelled.warnings == ()
    assert problems({"工单号": "RO1", "工单状态": "已结算"}) == [Problem("delivered_at", "missing")]


@pytest.mark.parametrize(
    ("said", "cancelled"),
    [
        ({"工单状态": "已作废"}, True),
        ({"是否作废": "是", "工单状态": "已结算"}, True),
        ({"工单状态": "正常"}, False),
        ({"status": "In Progress"}, False),
        ({"是否取消": "否"}, False),
        ({"工单状态": ""}, None),
        ({"工单状态": "红冲"}, None),
        ({}, None),
    ],
)
def test_an_order_is_cancelled_stands_or_says_nothing_of_it(said: dict[str, str], cancelled: bool | None) -> None:
    """A word that nobody knows is no word: it may be the sender's own for cancelled."""
    assert draft({**GOOD, **said}).cancelled is cancelled


def test_a_date_and_its_time_in_two_columns_are_read_together() -> None:
    apart = {"工单号": "RO1", "交车日期": "2026-11-19", "交车时间": "15:00", "手机": "13800138000"}
    assert draft(apart).delivered_at == draft(GOOD).delivered_at
    assert not draft(apart).delivered_date_only


def test_a_date_alone_says_so() -> None:
    assert draft({**GOOD, "交车时间": "2026-11-19"}).delivered_date_only


def test_the_area_code_is_the_dealers_own() -> None:
    assert [n.e164 for n in draft({**GOOD, "店代码": "D02", "手机": "85901234"}).customer_phones] == ["+8643185901234"]


def test_several_telephone_columns_of_one_person_are_gathered() -> None:
    both = draft({**GOOD, "电话2": "021-61234567", "客户电话": "13800138000"})
    assert [n.e164 for n in both.customer_phones] == ["+8613800138000", "+862161234567"]


def test_a_wish_said_the_other_way_round_is_turned() -> None:
    assert draft({**GOOD, "是否回访": "否"}).do_not_follow_up is True
    assert draft({**GOOD, "是否回访": "是"}).do_not_follow_up is False
    assert draft({**GOOD, "是否回访": "是", "免回访": "是"}).do_not_follow_up is True
    assert draft({**GOOD, "免回访": ""}).do_not_follow_up is None


def test_an_unknown_kind_of_order_is_taken_as_other_with_a_warning_and_its_word() -> None:
    read = draft({**GOOD, "维修类型": "特种作业"})
    assert (read.order_kind, read.order_kind_text) == (OrderKind.OTHER, "特种作业")
    assert read.warnings == (Problem("order_kind", "unknown_word"),)
    own = OrderMapping(order_kinds={"特种作业": "internal"})
    assert draft({**GOOD, "维修类型": "特种作业"}, own).order_kind is OrderKind.INTERNAL


def test_items_of_work_are_gathered_from_cells_and_columns_each_once() -> None:
    assert draft({**GOOD, "维修项目1": "洗车；打蜡、洗车", "维修项目2": "car wash"}).items == (
        "洗车",
        "打蜡",
        "car wash",
    )
    assert draft({**GOOD, "维修项目": "无"}).items == ()


def test_an_order_opened_after_its_delivery_warns() -> None:
    assert draft({**GOOD, "开单时间": "2026-11-20 8:00"}).warnings == (Problem("opened_at", "after_delivery"),)


def test_a_text_too_long_is_refused() -> None:
    assert problems({**GOOD, "车主": "长" * 300}) == [Problem("customer_name", "too_long")]


def test_a_short_row_lacks_its_last_cells_only() -> None:
    plan = plan_columns([*GOOD, "车主"], OrderMapping())
    assert read_row(list(GOOD.values()), plan, OrderMapping(), SHANGHAI).draft == draft(GOOD)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_template_is_understood_again_and_has_every_field_once(language: str) -> None:
    headers = csv_template("zh-CN" if language == "zh-CN" else "en")
    plan = plan_columns(headers, OrderMapping())
    assert plan.unknown == () and plan.missing == ()
    assert len(plan.columns) == len(headers)
    assert set(plan.columns) < FIELDS


def test_headers_nobody_knows_are_named_and_required_ones_missed() -> None:
    plan = plan_columns(["工单号", "颜色", ""], OrderMapping())
    assert (plan.unknown, plan.missing) == (("颜色",), ("delivered_at",))


def test_only_what_is_stated_and_differs_is_a_change() -> None:
    known = draft({**GOOD, "车主": "王小明", "车型": "帕萨特"})
    assert changed_fields(known, draft(GOOD)) == ()
    assert changed_fields(known, draft({**GOOD, "车主": "王大明"})) == ("customer_name",)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234.5", 123_450),
        ("￥1,234.50元", 123_450),
        ("¥ 8", 800),
        ("0.005", 1),
        ("-20", -2_000),
        ("1,23", None),
        ("", None),
    ],
)
def test_a_sum_is_read_in_cents(text: str, cents: int | None) -> None:
    assert read_cents(text) == cents


@pytest.mark.parametrize(
    ("text", "km"),
    [("12,345 km", 12_345), ("1.2万公里", 12_000), ("12345.0", 12_345), ("99999999", None), ("-3", None)],
)
def test_a_distance_is_read_in_kilometres(text: str, km: int | None) -> None:
    assert read_km(text) == km


def test_words_are_read_in_both_languages() -> None:
    assert [read_yes_no(t) for t in ("是", "Y", "√", "TRUE", "1")] == [True] * 5
    assert [read_yes_no(t) for t in ("否", "n", "×", "false", "0")] == [False] * 5
    assert read_yes_no("大概") is None
    assert [read_language(t) for t in ("中文", "EN", "日语")] == ["zh-CN", "en", None]
    assert [read_order_kind(t, {}) for t in ("PDI", "洗车", "内结", "三包", "首保", "Pre-Sale", "钣喷")] == [
        OrderKind.PRE_SALE,
        OrderKind.WASH,
        OrderKind.INTERNAL,
        OrderKind.WARRANTY,
        OrderKind.FIRST_SERVICE,
        OrderKind.PRE_SALE,
        OrderKind.ACCIDENT,
    ]


ALL = plan_columns(sorted(FIELDS), OrderMapping())


@given(st.lists(st.text(max_size=20), max_size=len(ALL.headers) + 2))
def test_any_row_is_an_order_or_has_a_problem(cells: list[str]) -> None:
    plan: ColumnPlan = ALL
    read = read_row(cells, plan, OrderMapping(), SHANGHAI)
    assert (read.draft is None) == bool(read.problems)
