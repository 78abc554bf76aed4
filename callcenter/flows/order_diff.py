"""Synchronise owner data with the dealer's own system (S2-27): differences are shown first, and taken by a named person.

`compare_orders` writes nothing but the run with its differences. `accept_differences` takes them, notes the dealer's last
sync and arms the reminder for when the next one is overdue.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from callcenter.core.access import Actor
from callcenter.core.model import Customer, CustomerNumber, Dealer, ImportRun, ServiceOrder, Vehicle
from callcenter.core.order_file import OrderDraft, RowOutcome, RowReport
from callcenter.core.phone import parse_numbers
from callcenter.errors import Conflict, Forbidden
from callcenter.flows import audit, due
from callcenter.flows.import_orders import Progress, ahead, end_run
from callcenter.flows.order_numbers import set_by_hand
from callcenter.flows.order_people import names_of
from callcenter.flows.ports import ReadTx, UnitOfWork, WriteTx
from callcenter.flows.ports_orders import OrderRow
from callcenter.flows.sync_reminder import SYNC_OVERDUE

MOST_DIFFERENCES = 5_000
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of an owner or vehicle that the dealer's system states otherwise than we know it."""

    row: int
    order_no: str
    subject: str
    subject_id: str
    field: str
    known: str
    stated: str

    def line(self) -> dict[str, Any]:
        """As it is kept with the run."""
        return {name: getattr(self, name) for name in self.__slots__}


async def compare_orders(
    uow: UnitOfWork, rows: AsyncGenerator[OrderRow, None], run: ImportRun, *, actor: Actor
) -> ImportRun:
    """Compare a file with what is known; the run ends with its differences as report, nothing else is written."""
    progress = Progress(run_id=run.id)
    differences: list[Difference] = []
    problem, state = "", "done"
    async with aclosing(ahead(rows, _BATCH)) as batches:
        async for some, refused in batches:
            async with uow.read() as view:
                found = await differences_of(view, run.dealer_id, some)
            progress.add([_report(row, found) for row in some])
            differences += found[: MOST_DIFFERENCES - len(differences)]
            progress.counts["differences"] += len(found)
            if refused is not None:
                problem, state = refused.reason, "refused"
    progress.lines = [one.line() for one in differences]
    return await end_run(uow, run.id, actor, progress, state=state, problem=problem)


def _report(row: OrderRow, found: Sequence[Difference]) -> RowReport:
    outcome = RowOutcome.REFUSED
    if row.draft is not None:
        outcome = RowOutcome.UPDATED if any(one.row == row.number for one in found) else RowOutcome.UNCHANGED
    return RowReport(number=row.number, outcome=outcome, order_no=row.order_no, problems=row.problems)


async def differences_of(tx: ReadTx | WriteTx, dealer_id: str | None, rows: Sequence[OrderRow]) -> list[Difference]:
    """What the rows state otherwise of owners and vehicles that are known by order number or VIN."""
    drafts = [(row.number, row.draft) for row in rows if row.draft is not None and not row.draft.cancelled]
    if not drafts:
        return []
    own: dict[str, Any] = {"dealer_id": dealer_id} if dealer_id is not None else {}
    orders = await tx.rows(ServiceOrder).all(order_no__in=list({d.order_no for _, d in drafts}), **own)
    by_no = {order.order_no: order for order in orders}
    vins = list({d.vin for _, d in drafts if d.vin})
    cars = await tx.rows(Vehicle).all(vin__in=vins, **own) if vins else []
    cars += await tx.rows(Vehicle).all(id__in=list({order.vehicle_id for order in orders if order.vehicle_id}))
    by_vin = {car.vin: car for car in cars if car.vin}
    by_id = {car.id: car for car in cars}
    ids = {order.owner_id for order in orders} | {car.owner_id for car in cars if car.owner_id}
    people = {row.id: row for row in await tx.rows(Customer).all(id__in=list(ids))}
    numbers: dict[str, set[str]] = {}
    for number in await tx.rows(CustomerNumber).all(customer_id__in=list(ids)):
        numbers.setdefault(number.customer_id, set()).add(number.number)
    found: dict[tuple[str, str, str], Difference] = {}
    for at, draft in drafts:
        order = by_no.get(draft.order_no)
        car = by_id.get(order.vehicle_id or "") if order is not None else None
        car = car or by_vin.get(draft.vin or "")
        owner_id = order.owner_id if order is not None else (car.owner_id if car is not None else None)
        owner = people.get(owner_id or "")
        for subject, subject_id, name, known, stated in _compared(draft, owner, car, numbers):
            one = Difference(
                row=at,
                order_no=draft.order_no,
                subject=subject,
                subject_id=subject_id,
                field=name,
                known=known,
                stated=stated,
            )
            found[(subject_id, name, stated)] = one
    return list(found.values())


def _compared(
    draft: OrderDraft, owner: Customer | None, car: Vehicle | None, numbers: dict[str, set[str]]
) -> list[tuple[str, str, str, str, str]]:
    found: list[tuple[str, str, str, str, str]] = []
    if owner is not None:
        if draft.customer_name and draft.customer_name != owner.name:
            found.append(("customer", owner.id, "name", owner.name, draft.customer_name))
        if draft.language and draft.language != owner.language:
            found.append(("customer", owner.id, "language", owner.language, draft.language))
        has = numbers.get(owner.id, set())
        for phone in draft.customer_phones:
            if phone.e164 not in has:
                found.append(("customer", owner.id, "number", ", ".join(sorted(has)), phone.e164))
    if car is not None:
        for name in ("vin", "plate", "model", "brand"):
            stated = getattr(draft, name)
            if stated and stated != getattr(car, name):
                found.append(("vehicle", car.id, name, getattr(car, name), stated))
    return found


async def accept_differences(tx: WriteTx, run_id: str, *, by: str, leave_out: Sequence[int] = ()) -> ImportRun:
    """Take the differences of a comparison over, but for those at the places `leave_out`, and note the sync.

    Only the dealer's named person may (Forbidden); where none is named, whoever may import orders. Conflict for a run that
    is no comparison, is not done, or was accepted already.
    """
    run = await tx.rows(ImportRun).lock(run_id)
    if run.kind != "diff" or run.state != "done" or run.dealer_id is None:
        raise Conflict("import_run", run_id, "accepted-already" if run.state == "accepted" else "no-comparison")
    dealer = await tx.rows(Dealer).lock(run.dealer_id)
    if dealer.sync_person_id is not None and dealer.sync_person_id != by:
        raise Forbidden("order.import", reason="another-person-is-named", person=dealer.sync_person_id)
    taken = [line for at, line in enumerate(run.report) if at not in set(leave_out)]
    for line in taken:
        await _accept(tx, dealer, line)
    await tx.rows(Dealer).save(replace(dealer, synced_at=tx.now))
    run = await tx.rows(ImportRun).save(
        replace(
            run, state="accepted", counts={**run.counts, "taken": len(taken), "left_out": len(run.report) - len(taken)}
        )
    )
    await due.arm(tx, SYNC_OVERDUE, dealer.id, tx.now + timedelta(days=dealer.sync_every_days), dealer_id=dealer.id)
    tx.emit("dealer.synced", "dealer", dealer.id, dealer.id, run=run_id, taken=len(taken), by=by)
    await audit.record(tx, "order.sync", "dealer", dealer.id, dealer_id=dealer.id, run=run_id, taken=len(taken))
    tx.wake("setup")
    return run


async def _accept(tx: WriteTx, dealer: Dealer, line: dict[str, Any]) -> None:
    name, stated = line["field"], line["stated"]
    if line["subject"] == "vehicle":
        car = await tx.rows(Vehicle).lock(line["subject_id"])
        await tx.rows(Vehicle).save(replace(car, **{name: stated}))
        return
    owner = await tx.rows(Customer).lock(line["subject_id"])
    if name == "number":
        await _accept_number(tx, dealer, owner, stated)
        return
    values: dict[str, Any] = {name: stated}
    if name == "name":
        names = list(dict.fromkeys([stated, *names_of(owner)]))
        values["source_fields"] = {**owner.source_fields, "names": names}
    await tx.rows(Customer).save(replace(owner, updated_at=tx.now, **values))


async def _accept_number(tx: WriteTx, dealer: Dealer, owner: Customer, stated: str) -> None:
    rows = await tx.rows(CustomerNumber).all(customer_id=owner.id)
    found = parse_numbers(stated, default_area=dealer.area_code or None).numbers
    if not found or any(row.number == found[0].e164 for row in rows):
        return
    await tx.rows(CustomerNumber).add(
        CustomerNumber(
            id=tx.new_id(),
            customer_id=owner.id,
            number=found[0].e164,
            extension=found[0].extension or "",
            kind=str(found[0].kind),
            position=min((row.position for row in rows), default=1) - 1,
            raw=stated,
        )
    )
    await tx.rows(Customer).save(set_by_hand(owner, found[0].e164, tx.now))
