"""What the customer corrects in a call goes to the customer's record, with an audit line per change (S2-47)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from callcenter.core.model import Answers, Customer, FollowUp, ServiceOrder, Vehicle
from callcenter.core.phone import parse_numbers
from callcenter.core.vehicle import check_plate, check_vin
from callcenter.errors import Problem
from callcenter.flows import audit
from callcenter.flows.daily_acts import add_number
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup
from callcenter.flows.wishes import WISHES, set_wishes

FIELDS = ("name", "language", "number", "plate", "vin", "model")


def check_corrections(corrections: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with corrections, each with its path (`corrections.plate`)."""
    problems: list[Problem] = []
    for name, value in corrections.items():
        path = f"corrections.{name}"
        if name in WISHES:
            if not isinstance(value, bool):
                problems.append(Problem(path, "not-yes-or-no"))
        elif name not in FIELDS:
            problems.append(Problem(path, "extra_forbidden"))
        elif not isinstance(value, str) or not value.strip() or len(value) > 200:
            problems.append(Problem(path, "not-a-text"))
        elif said := _wrong(name, value):
            problems.append(Problem(path, said))
    return problems


def _wrong(name: str, value: str) -> str:
    match name:
        case "language":
            return "" if value in ("zh-CN", "en") else "not-a-language"
        case "number":
            parsed = parse_numbers(value, default_area="021")
            return "" if parsed.numbers else str(parsed.refused[0].reason if parsed.refused else "no_digits")
        case "plate":
            plate = check_plate(value)
            return "" if plate.plate else str(plate.refused or "unknown_form")
        case "vin":
            vin = check_vin(value)
            return "" if vin.vin else str(vin.refused or "wrong_length")
        case _:
            return ""


async def correct(tx: WriteTx, setup: Setup, follow_up: FollowUp, row: Answers) -> None:
    """Apply the corrections of submitted answers to the customer, the numbers and the vehicle, and audit each."""
    said = row.corrections
    if not said:
        return
    customer = await tx.rows(Customer).lock(follow_up.customer_id)
    named = {name: said[name] for name in ("name", "language") if name in said}
    if named:
        changed = await tx.rows(Customer).save(replace(customer, **named, updated_at=tx.now))
        await _audit(
            tx, "customer", customer.id, row, audit.changes(customer, changed, leave_out=("version", "updated_at"))
        )
    if told := {name: said[name] for name in WISHES if name in said}:
        # By the one way that wishes go: other open follow-ups and unsent SMS heed them at once.
        await set_wishes(tx, customer.merged_into or customer.id, told, but=follow_up.id)
    if "number" in said:
        number = await add_number(tx, setup, customer.id, said["number"])
        await _audit(tx, "customer", customer.id, row, {"number": [None, f"…{number.number[-2:]}"]})
    order = await tx.rows(ServiceOrder).find(follow_up.order_id) if follow_up.order_id else None
    if order is None or order.vehicle_id is None:
        return
    about_car: dict[str, Any] = {}
    if "plate" in said:
        about_car["plate"] = check_plate(said["plate"]).plate or ""
    if "vin" in said:
        about_car["vin"] = check_vin(said["vin"]).vin or ""
    if "model" in said:
        about_car["model"] = said["model"].strip()
    if about_car:
        vehicle = await tx.rows(Vehicle).lock(order.vehicle_id)
        moved = await tx.rows(Vehicle).save(replace(vehicle, **about_car))
        await _audit(tx, "vehicle", vehicle.id, row, audit.changes(vehicle, moved))


async def _audit(tx: WriteTx, subject: str, subject_id: str, row: Answers, changes: dict[str, Any]) -> None:
    if changes:
        await audit.record(
            tx,
            f"{subject}.correct",
            subject,
            subject_id,
            dealer_id=row.dealer_id,
            follow_up=row.follow_up_id,
            attempt=row.attempt_id,
            told_by=row.speaker_relation,
            changes=changes,
        )
        tx.emit(f"{subject}.corrected", subject, subject_id, row.dealer_id, fields=sorted(changes))
