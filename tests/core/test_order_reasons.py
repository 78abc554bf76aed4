"""Every reason for which a file, row, field or number is refused has words in both languages."""

import re
from pathlib import Path

import callcenter
from callcenter.core.dates import DateReason
from callcenter.core.order_reasons import REASONS, describe
from callcenter.core.phone import PhoneReason
from callcenter.core.vehicle import VehicleReason
from callcenter.errors import Problem

SOURCES = ["core/order_file.py", "core/row_cells.py", "core/paper_form.py", "imports/*.py"]
SOURCES += ["flows/import_orders.py", "flows/paper_entry.py"]
SAID = re.compile(
    r'(?:blame\([^()]+?, "(\w+)"\)|Problem\([^()]+?, "(\w+)"\)|OrderFileRefused\(\s*"(\w+)"|return "(\w+)"$'
    r'|reason = "(\w+)"|problem(?:, cells)? = "(\w+)")',
    re.MULTILINE,
)


def test_every_reason_has_words() -> None:
    root = Path(callcenter.__file__).parent
    text = "\n".join(path.read_text(encoding="utf-8") for form in SOURCES for path in sorted(root.glob(form)))
    said = {reason for found in SAID.findall(text) for reason in found if reason} - {"TRUE", "FALSE"}
    said |= {reason.value for kinds in (DateReason, PhoneReason, VehicleReason) for reason in kinds}
    assert said == set(REASONS)


def test_a_problem_names_its_field_and_reason_in_both_languages() -> None:
    problem = Problem("delivered_at", "not_a_date")
    assert describe(problem, "zh-CN") == "交车时间：不是日期"
    assert describe(problem, "en") == "delivered at: is not a date"
    assert describe(Problem("called_at", "time_missing"), "zh-CN") == "致电时间：缺少钟点"
    assert describe(Problem("row", "line_too_long"), "en") == "the line is too long"
