"""The values of order columns that are words, sums or distances: kind of order, yes and no, language, yuan, km."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from callcenter.core.cell_text import narrow


class OrderKind(StrEnum):
    """What a repair order was for (维修类型); policy decides by it which orders need no follow-up."""

    FIRST_SERVICE = "first_service"
    MAINTENANCE = "maintenance"
    REPAIR = "repair"
    REWORK = "rework"
    ACCIDENT = "accident"
    WARRANTY = "warranty"
    RECALL = "recall"
    CAMPAIGN = "campaign"
    INSPECTION = "inspection"
    ACCESSORY = "accessory"
    WASH = "wash"
    INTERNAL = "internal"
    PRE_SALE = "pre_sale"
    OTHER = "other"


_KINDS: dict[OrderKind, str] = {
    OrderKind.FIRST_SERVICE: "首保 首次保养 强制保养 免费首保 first-service",
    OrderKind.MAINTENANCE: "保养 定期保养 定保 常规保养 普通保养 小保养 大保养 二保 维护 例行保养 保养维修 "
    "maintenance service periodic-service periodic-maintenance",
    OrderKind.REPAIR: "维修 一般维修 普通维修 故障维修 机修 机电维修 小修 大修 检修 自费维修 正常维修 电器维修 "
    "repair general-repair mechanical-repair customer-pay",
    OrderKind.REWORK: "返修 内部返修 外返 返工 rework repeat-repair comeback",
    OrderKind.ACCIDENT: "事故 事故车 事故维修 保险 保险维修 保险理赔 钣喷 钣金 喷漆 钣金喷漆 理赔 "
    "accident body-and-paint body insurance",
    OrderKind.WARRANTY: "三包 保修 质保 索赔 质量担保 三包维修 保修维修 warranty warranty-claim",
    OrderKind.RECALL: "召回 recall",
    OrderKind.CAMPAIGN: "服务活动 市场活动 技术升级 campaign service-campaign",
    OrderKind.INSPECTION: "年审 年检 检测 检查 免费检测 inspection",
    OrderKind.ACCESSORY: "精品 精品加装 加装 装潢 装饰 accessory accessories",
    OrderKind.WASH: "洗车 美容 洗车美容 只洗车 wash car-wash detailing",
    OrderKind.INTERNAL: "内部 内结 内部维修 内修 店内 店内用车 自用 试驾车 internal",
    OrderKind.PRE_SALE: "售前 PDI 新车 新车检查 售前检查 售前维修 新车整备 pre-sale",
    OrderKind.OTHER: "其他 其它 other",
}
_FOLDED = re.compile(r"[\s_\-()]")


@lru_cache(maxsize=2_000)
def _folded(text: str) -> str:
    return _FOLDED.sub("", narrow(text).lower())


_KIND_BY_VALUE = {kind.value: kind for kind in OrderKind}
_KIND_OF: dict[str, OrderKind] = {
    _folded(word): kind for kind, words in _KINDS.items() for word in (*words.split(), kind.value)
}


def read_order_kind(text: str, own: Mapping[str, str]) -> OrderKind | None:
    """The kind for a value of the file; the sender's own words go first; None for a word nobody knows."""
    for word, kind in own.items():
        if _folded(word) == _folded(text):
            return _KIND_BY_VALUE.get(kind)
    return _KIND_OF.get(_folded(text))


_YES = frozenset(
    {"是", "y", "yes", "true", "t", "1", "√", "✓", "✔", "对", "有", "需要", "要", "已取消", "已作废", "作废", "取消"}
)
_NO = frozenset(
    {"否", "n", "no", "false", "f", "0", "×", "✗", "不", "没有", "无", "不需要", "不要", "正常", "未取消", "有效"}
)


def read_yes_no(text: str) -> bool | None:
    """是/否, Y/N, 1/0, √/×; None for anything else: a wish that cannot be read must not be guessed."""
    said = text if text in _NO else narrow(text).lower()
    if said in _YES:
        return True
    return False if said in _NO else None


_CANCELLED = frozenset(
    {"取消", "已取消", "作废", "已作废", "撤销", "已撤销", "cancelled", "canceled", "void", "voided", "deleted"}
)
_VALID = frozenset(
    (
        *("正常", "有效", "未取消", "未作废", "开单", "已开单", "在修", "在厂", "维修中", "施工中", "作业中"),
        *("待交车", "待结算", "未结算", "结算", "已结算", "已结账", "已结清", "已收款", "完工", "已完工"),
        *("竣工", "已竣工", "完成", "已完成", "交车", "已交车", "已提车", "已取车", "出厂", "已出厂", "离店"),
        *("已离店", "open", "valid", "active", "normal", "inprogress", "ready", "settled", "invoiced", "paid"),
        *("completed", "complete", "done", "finished", "closed", "delivered"),
    )
)


def read_status(text: str) -> bool | None:
    """What a status column says of an order: False cancelled, True valid; None for a word that says neither.

    Only a known word makes a cancelled order valid again: an unknown one may be a sender's own for cancelled.
    """
    said = _folded(text)
    if said in _CANCELLED:
        return False
    return True if said in _VALID else None


_CHINESE = frozenset({"中文", "汉语", "普通话", "国语", "zh", "zh-cn", "zh_cn", "cn", "chinese", "mandarin", "中"})
_ENGLISH = frozenset({"英文", "英语", "en", "en-us", "en-gb", "english", "英"})


def read_language(text: str) -> Literal["zh-CN", "en"] | None:
    """The customer's language; None for one that we have no texts in."""
    said = narrow(text).lower()
    if said in _CHINESE:
        return "zh-CN"
    return "en" if said in _ENGLISH else None


_MONEY = re.compile(
    r"^(?:[¥￥]|rmb|cny)?\s*([+-]?)\s*(?:[¥￥])?\s*(\d{1,3}(?:,\d{3})+|\d{1,10})(\.\d{1,20})?\s*(?:元|圆|yuan|rmb|cny)?$"
)
_DISTANCE = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d{1,8})(\.\d{1,20})?\s*(万)?\s*(?:km|公里|千米|kms)?$")
LARGEST_AMOUNT_CENTS = 100_000_000_00
LONGEST_KM = 3_000_000


def read_cents(text: str) -> int | None:
    """`1,234.50`, `￥1234.5元` in yuan as cents, rounded half up; negative for a credit; None if it is no sum."""
    if text.isascii() and text.isdigit() and len(text) < 9:
        return int(text) * 100
    found = _MONEY.match(narrow(text).lower())
    if found is None:
        return None
    amount = Decimal(found[2].replace(",", "") + (found[3] or ""))
    cents = int((amount * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return None if cents > LARGEST_AMOUNT_CENTS else (-cents if found[1] == "-" else cents)


def read_km(text: str) -> int | None:
    """`12,345 km`, `1.2万公里` in whole kilometres, rounded half up; None if it is no distance a car can have."""
    if text.isascii() and text.isdigit() and len(text) < 7:
        return int(text)
    found = _DISTANCE.match(narrow(text).lower())
    if found is None:
        return None
    distance = Decimal(found[1].replace(",", "") + (found[2] or "")) * (10_000 if found[3] else 1)
    km = int(distance.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return km if km <= LONGEST_KM else None
