"""What a look at the exchange proves, and what it does not: absence is proof only under the conditions that were measured."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from callcenter.core.attempt import LIVE
from callcenter.core.model import Attempt, AttemptState
from callcenter.core.reconcile import (
    LINGER,
    SETTLE,
    UPTIME_ERROR,
    CannotKnow,
    GoesOn,
    HasEnded,
    NeverDialed,
    Seen,
    Wait,
    judge,
)
from tests.support.clock import START
from tests.support.playbook import ended, in_state

LONG_AGO = START - timedelta(days=3)
RESTARTED = START + timedelta(minutes=1)
SOON = START + timedelta(seconds=1)
LATER = START + timedelta(minutes=5)
S = AttemptState


def seen(**what: object) -> Seen:
    """A look at an exchange that has been up for days and knows nothing of the attempt, but for `what`."""
    base = Seen(up_since=LONG_AGO, customer_live=False, agent_live=False, agent_leg=0, started=False, ended=None)
    return replace(base, **what)  # type: ignore[arg-type]


def dialing() -> Attempt:
    """The order to dial is committed; nothing was heard of it."""
    return in_state(S.DIALING)


@pytest.mark.parametrize("state", sorted(LIVE))
@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("customer_live", [False, True])
def test_the_journals_end_speaks_whatever_else_is_seen(
    state: AttemptState, restarted: bool, customer_live: bool
) -> None:
    fact = ended(journal=True)
    look = seen(ended=fact, customer_live=customer_live, started=True, up_since=RESTARTED if restarted else LONG_AGO)
    assert judge(in_state(state), look, LATER) == HasEnded(fact)


@pytest.mark.parametrize("state", sorted(LIVE))
@pytest.mark.parametrize("agent_live", [False, True])
def test_the_call_goes_on_while_the_customers_channel_lives(state: AttemptState, agent_live: bool) -> None:
    look = seen(customer_live=True, agent_live=agent_live, started=True)
    assert judge(in_state(state), look, LATER) == GoesOn(agent_live=agent_live)


@pytest.mark.parametrize("state", [S.INTENT, S.AGENT_RINGING])
def test_it_goes_on_while_the_agents_phone_rings_and_nobody_was_dialed(state: AttemptState) -> None:
    assert judge(in_state(state), seen(agent_live=True), LATER) == GoesOn(agent_live=True)


@pytest.mark.parametrize("state", [S.INTENT, S.AGENT_RINGING])
@pytest.mark.parametrize("up_since", [LONG_AGO, RESTARTED])
def test_nobody_was_dialed_when_the_order_was_never_committed(state: AttemptState, up_since: object) -> None:
    """Even a restarted exchange changes nothing: without the committed order nothing was sent."""
    assert isinstance(judge(in_state(state), seen(up_since=up_since), LATER), NeverDialed)


@pytest.mark.parametrize("state", [S.INTENT, S.AGENT_RINGING])
def test_a_started_line_forbids_the_proof_even_without_a_committed_order(state: AttemptState) -> None:
    """A store brought back from yesterday knows less than the journal: the journal is believed."""
    look = seen(started=True, missing_since=LATER - LINGER)
    assert isinstance(judge(in_state(state), look, LATER), CannotKnow)


def test_absence_proves_when_the_exchange_is_older_than_the_order_and_wrote_no_line() -> None:
    assert isinstance(judge(dialing(), seen(), LATER), NeverDialed)


@pytest.mark.parametrize("state", [S.DIALING, S.RINGING, S.TALKING])
def test_absence_proves_nothing_when_the_exchange_was_restarted_since(state: AttemptState) -> None:
    assert isinstance(judge(in_state(state), seen(up_since=RESTARTED), LATER), CannotKnow)


@pytest.mark.parametrize("state", [S.RINGING, S.TALKING])
def test_absence_proves_nothing_when_it_was_heard_ringing(state: AttemptState) -> None:
    assert isinstance(judge(in_state(state), seen(), LATER), CannotKnow)


def test_absence_proves_nothing_when_the_restart_may_have_come_within_the_second_of_the_order() -> None:
    """The exchange tells its start in whole seconds: a second too early must not pass for a proof."""
    assert isinstance(judge(dialing(), seen(up_since=START - UPTIME_ERROR / 2), LATER), CannotKnow)
    assert isinstance(judge(dialing(), seen(up_since=START - UPTIME_ERROR), LATER), NeverDialed)


def test_a_started_line_without_a_channel_is_waited_for_and_then_given_up() -> None:
    """The end may still be on its way to the disk; after LINGER nobody knows."""
    look = seen(started=True, missing_since=START)
    assert judge(dialing(), look, START + LINGER - timedelta(seconds=1)) == Wait()
    assert isinstance(judge(dialing(), look, START + LINGER), CannotKnow)


@pytest.mark.parametrize("state", [S.RINGING, S.TALKING])
def test_a_long_call_that_ends_as_we_look_is_waited_for(state: AttemptState) -> None:
    """Its channel is gone and its end not written yet: for the first look that finds it so this says nothing."""
    assert judge(in_state(state), seen(started=True), LATER) == Wait()
    again = seen(started=True, missing_since=LATER - timedelta(seconds=3))
    assert judge(in_state(state), again, LATER) == Wait()


def test_a_started_line_is_not_waited_for_when_the_exchange_died_since() -> None:
    assert isinstance(judge(dialing(), seen(started=True, up_since=RESTARTED), SOON), CannotKnow)


@pytest.mark.parametrize("state", [S.INTENT, S.AGENT_RINGING, S.DIALING])
def test_a_young_order_is_looked_at_again_before_absence_is_believed(state: AttemptState) -> None:
    assert judge(in_state(state), seen(), START + SETTLE - timedelta(seconds=1)) == Wait()
    assert isinstance(judge(in_state(state), seen(), START + SETTLE), NeverDialed)


def test_the_table_is_total_and_never_allows_a_second_ring_without_proof() -> None:
    """Every combination has a verdict; *never dialed* only where nothing at all speaks for a ring."""
    flags = (False, True)
    for state, customer, agent, line, end, since, now in product(
        sorted(LIVE), flags, flags, flags, (None, ended(journal=True)), (LONG_AGO, RESTARTED), (SOON, LATER)
    ):
        attempt = in_state(state)
        look = seen(customer_live=customer, agent_live=agent, started=line, ended=end, up_since=since)
        verdict = judge(attempt, look, now)
        assert isinstance(verdict, (GoesOn, HasEnded, NeverDialed, CannotKnow, Wait))
        if isinstance(verdict, NeverDialed):
            assert not customer
            assert not line
            assert end is None
            assert not attempt.customer_dialed or since == LONG_AGO
            assert attempt.ringing_at is None
            assert attempt.answered_at is None
