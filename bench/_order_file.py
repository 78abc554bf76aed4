"""Order files for `bench import`: as dealers' systems write them, with people and vehicles that come back."""

import csv
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

from callcenter.core.vehicle import has_right_check_digit

HEADERS = (
    *("工单号", "交车时间", "进厂时间", "车主", "车主电话", "送修人", "送修人电话", "VIN", "车牌", "品牌"),
    *("车型", "维修类型", "金额", "里程", "服务顾问", "免回访", "不发短信", "备注"),
)
NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平"
KINDS = ("保养", "一般维修", "事故", "三包", "首保", "洗车", "内部", "返修")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


def _vin(chance: random.Random) -> str:
    body = "LSV" + "".join(chance.choices(_LETTERS, k=5))
    tail = "".join(chance.choices("ABCDEFGHJKLMNPR", k=2)) + f"{chance.randrange(10**6):06}"
    return next(vin for digit in "0123456789X" if has_right_check_digit(vin := f"{body}{digit}{tail}"))


def rows(count: int, start: datetime) -> Iterator[list[str]]:
    """Rows of orders delivered within two days of `start` (local time); every fifth vehicle was here before; 1 in 200 is
    wrong."""
    chance = random.Random(20261119)
    known: list[list[str]] = []
    for number in range(1, count + 1):
        if known and chance.random() < 0.2:
            owner, phone, vin, plate = chance.choice(known)
        else:
            owner = chance.choice(NAMES) + "".join(chance.choices(GIVEN, k=chance.randint(1, 2)))
            phone = f"1{chance.choice('3589')}{chance.randrange(10**9):09}"
            vin = _vin(chance)
            plate = "沪" + chance.choice("ABCDEFGH") + f"{chance.randrange(10**5):05}"
            known.append([owner, phone, vin, plate])
        delivered = start + timedelta(minutes=chance.randrange(2 * 24 * 60))
        other = chance.random() < 0.3
        shown = f"{phone[:3]} {phone[3:7]} {phone[7:]}" if chance.random() < 0.1 else phone
        yield [
            f"RO{number:08}",
            "没有" if number % 200 == 0 else f"{delivered:%Y-%m-%d %H:%M}",
            f"{delivered - timedelta(hours=3):%Y/%m/%d %H:%M}",
            owner,
            f"{shown}/021-6{chance.randrange(10**7):07}" if chance.random() < 0.1 else shown,
            chance.choice(NAMES) + chance.choice(GIVEN) if other else "",
            f"1{chance.choice('3589')}{chance.randrange(10**9):09}" if other else "",
            vin,
            plate,
            "大众",
            chance.choice(("帕萨特", "途观", "朗逸", "ID.4")),
            chance.choices(KINDS, (40, 30, 8, 8, 6, 4, 2, 2))[0],
            f"{chance.randrange(100, 9000)}.{chance.randrange(100):02}",
            str(chance.randrange(1000, 200_000)),
            chance.choice(NAMES) + "顾问",
            "是" if chance.random() < 0.02 else "",
            "",
            "",
        ]


def write_csv(path: Path, count: int, start: datetime) -> None:
    """A CSV file in GB18030, as spreadsheets save it in China."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(rows(count, start))


def write_xlsx(path: Path, count: int, start: datetime) -> None:
    """The same rows as a workbook."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("工单")
    sheet.write_row(0, 0, HEADERS)
    for at, row in enumerate(rows(count, start), 1):
        sheet.write_row(at, 0, row)
    book.close()
