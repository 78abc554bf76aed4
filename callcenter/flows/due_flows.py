"""Every kind of due row and the flow that it fires: the timers' table."""

from collections.abc import Mapping

from callcenter.core.model import DeliveryClass, DueRow
from callcenter.flows import (
    hard_questions,
    outbox,
    queue_keeping,
    second_follow_up,
    select_today,
    send_sms,
    sms_receipts,
    sync_reminder,
    ticket_clocks,
    ticket_due,
)
from callcenter.flows.due import DueFlow
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

VERIFY_RECORDING = "recording.verify"


async def check_recording(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """Have the recording of an ended call verified; looking at a file twice does no harm."""
    await outbox.enqueue(tx, VERIFY_RECORDING, row.subject_id, DeliveryClass.AT_LEAST_ONCE, attempt=row.subject_id)


DUE_FLOWS: Mapping[str, DueFlow] = {
    "follow_up.claim_end": queue_keeping.claim_end,
    "follow_up.agreed": queue_keeping.agreed_time,
    "follow_up.give_up": queue_keeping.give_up,
    "seat.wrap_up_end": queue_keeping.wrap_up_end,
    "recording.check": check_recording,
    send_sms.RECEIPT_DUE: sms_receipts.receipt_due,
    ticket_clocks.REMINDER: ticket_due.reminder,
    ticket_clocks.BREACH: ticket_due.breach,
    second_follow_up.WORD_MISSING: second_follow_up.word_missing,
    select_today.DAILY: select_today.daily,
    hard_questions.ANSWER_DUE: hard_questions.answer_due,
    sync_reminder.SYNC_OVERDUE: sync_reminder.sync_overdue,
}
