"""What lies at hand in a call at both dealers: prices, staff, offers, events; put there by the supervisor (S2-35)."""

from datetime import date, timedelta

from demo.client import Api, Json

PRICES = (
    ("机油滤清器", 5_800, "个"),
    ("空气滤清器", 9_600, "个"),
    ("全合成机油 5W-30", 36_800, "桶"),
    ("前制动片", 42_000, "副"),
    ("雨刮片", 12_800, "对"),
    ("蓄电池", 68_000, "个"),
)
STAFF = (("服务经理 周建国", "8001"), ("零件部 吴敏", "8010"), ("事故专员 郑凯", "8021"), ("续保专员 孙悦", "8030"))
OFFERS = (
    ("会员保养工时九折", "钻石会员另送一次空调清洗。"),
    ("老客户推荐礼", "推荐购车成功，赠两次基础保养。"),
)
EVENTS = (("周末爱车讲堂", "周六 14:00，店内二楼，可带家人。"), ("冬季免费检测", "轮胎、电瓶、防冻液，预约优先。"))


async def fill_shelves(supervisor: Api, today: date) -> None:
    """Put the lists of every dealer on its shelf; offers and events hold for a month."""
    span = {"valid_from": today.isoformat(), "valid_until": (today + timedelta(days=30)).isoformat()}
    lists: dict[str, list[Json]] = {
        "part_price": [{"title": title, "amount_cents": cents, "unit": unit} for title, cents, unit in PRICES],
        "staff": [{"title": title, "number": number} for title, number in STAFF],
        "member_offer": [{"title": title, "text": text, **span} for title, text in OFFERS],
        "shop_event": [{"title": title, "text": text, **span} for title, text in EVENTS],
    }
    for dealer in await supervisor.every("/dealers"):
        for kind, items in lists.items():
            await supervisor.ask("PUT", f"/shelf/lists/{kind}", {"dealer_id": dealer["id"], "items": items})
