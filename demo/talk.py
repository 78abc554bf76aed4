"""What customers of the demonstration say, by their temper, as the answers of the questionnaire."""

from datetime import UTC, datetime, timedelta

from demo.client import Json

COMPLAINTS = (
    ("空调异响未修好", "维修后空调仍有异响，要求重新检查", "repair_quality"),
    ("交车时间晚了三小时", "约定下午两点交车，五点才拿到车，没有人提前告知", "repair_cycle"),
    ("费用与报价不符", "结算比报价多四百元，要求说明明细", "service"),
)
DEPARTMENTS = {"repair_quality": "维修车间", "repair_cycle": "服务前台", "service": "结算处"}
"""Who owes the remedy, by the category of a complaint."""


def answers(temper: str, which: int) -> Json:
    """The record of a whole conversation, read back and confirmed. `which` varies what is said."""
    heard: Json = {"overall": "very_satisfied" if which % 3 else "satisfied", "vehicle_ok": True}
    heard |= {"repair_quality": "satisfied", "adviser": "very_satisfied", "recommend": 8 + which % 3, "wish": "none"}
    notes = "客户满意"
    if temper == "dissatisfied":
        heard |= {"overall": "dissatisfied", "vehicle_ok": False, "vehicle_fault": COMPLAINTS[which % 3][0]}
        heard |= {
            "repair_quality": "dissatisfied",
            "recommend": 3,
            "reason": ["repair_quality"],
            "needs_handling": True,
        }
        notes = COMPLAINTS[which % 3][1]
    elif temper == "suggestion":
        heard |= {"wish": "suggestion", "wish_text": "希望休息区增加儿童座椅"}
        notes = "希望休息区增加儿童座椅"
    return {"answers": heard, "notes": notes, "agreement": "agrees", "confirmed": True}


def second_answers() -> Json:
    """The second follow-up about a complaint: it was put right."""
    return {"answers": {"handled": True, "satisfied": True}, "notes": "已解决，客户满意", "confirmed": True}


def complaint(which: int) -> Json:
    """What the agent adds to the ticket."""
    subject, description, category = COMPLAINTS[which % 3]
    said = {"subject": subject, "description": description, "category": category, "remedy_sought": "请尽快处理并回复"}
    return said | {"department": DEPARTMENTS[category]}


def not_now(temper: str) -> Json:
    """The customer does not talk now: another time, or not at all."""
    if temper == "declined":
        return {"agreement": "declines", "notes": "不愿接受回访"}
    agreed = datetime.now(UTC) + timedelta(minutes=3)
    return {"agreement": "inconvenient", "agreed_at": agreed.isoformat(), "notes": "正在开会，请三分钟后再打"}
