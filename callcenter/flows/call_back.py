"""A customer who rang and whom none of us took is called back at the first chance, at the agreed-call rank."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.model import FollowUp
from callcenter.core.worktime import next_open
from callcenter.flows.after_try import agree
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup

CALL_BACK_IN = timedelta(minutes=5)
"""When a customer for whom no agent was free is called back, in calling hours."""


async def call_back(tx: WriteTx, setup: Setup, follow_up: FollowUp, at: datetime | None = None) -> FollowUp:
    """Plan the call back for the team: at `at`, or as soon as calling hours allow. The saved follow-up, in nobody's hand."""
    if at is None:
        calling = await setup.calling_calendar(tx, await setup.dealer(tx, follow_up.dealer_id))
        at = next_open(calling, tx.now + CALL_BACK_IN)
    free = replace(follow_up, claimed_by=None, claimed_until=None)
    return await tx.rows(FollowUp).save(await agree(tx, setup, free, at, None))
