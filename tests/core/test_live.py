"""What people do to a call that goes on, as rules: hold, mute, tones, third parties, listeners."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callcenter.core import live
from callcenter.core.attempt import Refinements, decide, end, leg_in_flight, leg_is_gone, ring_again
from callcenter.core.facts import AsideUp, ListenerGone, ListenerUp, ThirdGone, ThirdUp
from callcenter.core.listeners import start_listening, stop_listening
from callcenter.core.model import Attempt, AttemptState
from callcenter.core.orders import DialThird, HangUp, Lead, Listen, Mute, RingOther, SendDigits, Step
from callcenter.core.outcome import Outcome
from callcenter.core.third import third_of
from callcenter.errors import Conflict, Invalid
from tests.support.clock import START
from tests.support.playbook import ID, failed, gone, intent, up

TALKING = replace(
    intent(), state=AttemptState.TALKING, agent_legs=1, agent_up=True, customer_dialed=True, answered_at=START
)


def told(attempt: Attempt, fact: object) -> Step:
    return decide(attempt, fact, START, Refinements())  # type: ignore[arg-type]


def third_up(leg: int = 1) -> ThirdUp:
    return ThirdUp(pbx="pbx", at=START, attempt=ID, leg=leg)


def third_gone(leg: int = 1, status: str = "BUSY") -> ThirdGone:
    return ThirdGone(pbx="pbx", at=START, attempt=ID, leg=leg, dial_status=status, cause=17)


def called(*, attended: bool) -> Step:
    return live.call_number(
        TALKING, attended=attended, label="138****0000", dial_string="PJSIP/1@pstn", caller_id="021", now=START
    )


def asked_agent(*, attended: bool) -> Step:
    return live.call_agent(TALKING, attended=attended, agent_id="other", device="1002", label="张敏", now=START)


def test_hold_leads_the_agent_aside_once() -> None:
    step = live.hold(TALKING, START)
    assert (step.attempt.held_at, step.effects) == (START, (Lead("agent", 1, "aside"),))
    assert live.hold(step.attempt, START + timedelta(seconds=9)).effects == ()
    assert live.unhold(step.attempt).effects == (Lead("agent", 1, "room"),)


@pytest.mark.parametrize("state", [AttemptState.DIALING, AttemptState.RINGING, AttemptState.ENDED])
def test_nothing_is_held_that_is_no_talk(state: AttemptState) -> None:
    with pytest.raises(Conflict, match="not-talking"):
        live.hold(replace(TALKING, state=state), START)


def test_nothing_is_held_without_the_agents_leg() -> None:
    with pytest.raises(Conflict, match="agent-leg-down"):
        live.hold(replace(TALKING, agent_up=False), START)


def test_muted_agent_stays_muted_after_a_hold() -> None:
    """Entering a room anew makes a leg heard: it is muted again."""
    muted = live.mute(TALKING, True)
    assert muted.effects == (Mute(1, True, aside=False),)
    assert told(muted.attempt, up()).effects == (Mute(1, True, aside=False),)
    aside = AsideUp(pbx="pbx", at=START, attempt=ID, leg=1)
    assert told(live.hold(muted.attempt, START).attempt, aside).effects == (Mute(1, True, aside=True),)
    assert told(TALKING, up()).effects == ()


def test_tones_go_to_whom_one_speaks_with() -> None:
    assert live.digits(TALKING, "12#").effects == (SendDigits("customer", 1, "12#"),)
    assert live.digits(called(attended=True).attempt, "1").effects == (SendDigits("third", 1, "1"),)
    with pytest.raises(Conflict, match="held"):
        live.digits(live.hold(TALKING, START).attempt, "1")
    with pytest.raises(Invalid):
        live.digits(TALKING, "1,2")


def test_agent_leaves_only_after_the_order_to_call_when_handing_over_at_once() -> None:
    step = called(attended=False)
    assert step.effects == (DialThird(1, "PJSIP/1@pstn", "021", aside=False), HangUp("agent", 1))
    released = told(step.attempt, gone(cause=16))
    assert (released.effects, released.attempt.agent_lost_at) == ((), None)
    assert told(released.attempt, third_up()).happened == ("attempt.transferred",)


def test_customer_waits_for_the_agent_again_when_the_third_party_does_not_answer() -> None:
    released = told(called(attended=False).attempt, gone(cause=16)).attempt
    back = told(released, third_gone())
    assert "attempt.agent_lost" in back.happened
    assert (back.attempt.agent_lost_at, back.attempt.third) == (START, {})
    again = ring_again(back.attempt, "1001", "agent", START)
    assert again.attempt.agent_legs == 2


def test_talk_with_a_third_party_ends_when_they_hang_up() -> None:
    joined = told(told(called(attended=False).attempt, gone(cause=16)).attempt, third_up()).attempt
    assert told(joined, third_gone(status="ANSWER")).effects == (HangUp("customer"),)


def test_consulting_holds_the_customer_and_completing_hands_over() -> None:
    step = called(attended=True)
    assert step.attempt.held_at == START
    assert step.effects == (Lead("agent", 1, "aside"), DialThird(1, "PJSIP/1@pstn", "021", aside=True))
    with pytest.raises(Conflict, match="third-not-answered"):
        live.complete_transfer(step.attempt)
    spoken = told(step.attempt, third_up()).attempt
    done = live.complete_transfer(spoken)
    assert done.effects == (Lead("third", 1, "room"), HangUp("agent", 1))
    assert told(done.attempt, gone(cause=16)).effects == ()


def test_consulted_party_takes_the_customer_when_the_agent_lays_down() -> None:
    spoken = told(called(attended=True).attempt, third_up()).attempt
    assert told(spoken, gone(cause=16)).effects == (Lead("third", 1, "room"),)


def test_customer_is_kept_when_the_agents_leg_is_lost_while_consulting() -> None:
    spoken = told(called(attended=True).attempt, third_up()).attempt
    lost = told(spoken, gone(cause=44))
    assert (lost.happened, lost.effects) == (("attempt.agent_lost",), (HangUp("third", 1),))
    assert (lost.attempt.third, lost.attempt.held_at) == ({}, None)


def test_agent_stays_with_the_held_customer_when_the_consulted_one_is_busy() -> None:
    after = told(called(attended=True).attempt, third_gone()).attempt
    assert (after.third, after.held_at, after.agent_up) == ({}, START, True)


def test_cancelling_brings_the_agent_back() -> None:
    back = live.cancel_transfer(called(attended=True).attempt, START)
    assert back.effects == (HangUp("third", 1), Lead("agent", 1, "room"))
    assert told(back.attempt, third_gone()).happened == ()


def test_other_agent_has_the_call_once_their_leg_is_in_the_room() -> None:
    step = asked_agent(attended=False)
    assert step.effects == (RingOther(2, "1002", aside=False),)
    moved = told(step.attempt, up(leg=2))
    assert moved.effects == (HangUp("agent", 1),)
    assert (moved.attempt.agent_id, moved.attempt.agent_legs, moved.attempt.device) == ("other", 2, "1002")
    assert told(moved.attempt, gone(leg=1)).happened == ()


def test_call_stays_when_the_other_agent_does_not_answer() -> None:
    after = told(asked_agent(attended=False).attempt, failed(leg=2)).attempt
    assert (after.agent_id, after.agent_up, after.agent_legs, after.third) == ("agent", True, 1, {})


def test_lost_leg_is_rung_under_a_number_of_its_own_while_another_agent_was_called() -> None:
    lost = replace(asked_agent(attended=True).attempt, agent_up=False)
    assert ring_again(lost, "1001", "agent", START).attempt.agent_legs == 3


def test_page_that_says_its_leg_is_gone_is_a_lost_leg() -> None:
    step = leg_is_gone(TALKING, START)
    assert (step.attempt.agent_lost_at, step.effects) == (START, (HangUp("agent", 1),))
    assert told(step.attempt, gone(cause=16)).happened == ()
    assert leg_is_gone(step.attempt, START).effects == ()


def test_leg_rung_where_the_phone_no_longer_is_is_given_up_when_the_page_asks() -> None:
    """The device seemed alive still when the leg was lost; its ringing must not keep the phone that is back from ringing."""
    rung = ring_again(leg_is_gone(TALKING, START).attempt, "1001", "agent", START).attempt
    assert leg_is_gone(rung, START).effects == (HangUp("agent", 2),)
    failing = told(rung, failed(leg=2)).attempt
    assert not leg_in_flight(failing, START)


def test_listener_changes_the_way_with_one_leg() -> None:
    first = start_listening(TALKING, "boss", "1003", "listen", START)
    assert first.effects == (Listen(1, "1003", "listen", 1),)
    heard = told(first.attempt, ListenerUp(pbx="pbx", at=START, attempt=ID, leg=1, way="listen")).attempt
    changed = start_listening(heard, "boss", "1003", "whisper", START)
    assert changed.effects == (Listen(1, "1003", "whisper", 1, again=True),)
    assert start_listening(changed.attempt, "boss", "1003", "whisper", START).effects == ()
    assert stop_listening(changed.attempt, "boss").effects == (HangUp("listener", 1),)


def test_wish_made_while_the_listeners_phone_rings_is_heeded_when_it_is_up() -> None:
    first = start_listening(TALKING, "boss", "1003", "listen", START).attempt
    changed = start_listening(first, "boss", "1003", "join", START)
    assert changed.effects == ()
    there = told(changed.attempt, ListenerUp(pbx="pbx", at=START, attempt=ID, leg=1, way="listen"))
    assert there.effects == (Listen(1, "1003", "join", 1, again=True),)


def test_listener_whom_nobody_wants_any_more_is_let_go() -> None:
    first = start_listening(TALKING, "boss", "1003", "listen", START).attempt
    left = stop_listening(first, "boss").attempt
    there = told(left, ListenerUp(pbx="pbx", at=START, attempt=ID, leg=1, way="listen"))
    assert there.effects == (HangUp("listener", 1),)
    assert told(left, ListenerGone(pbx="pbx", at=START, attempt=ID, leg=1)).happened == ()


def test_everybody_beside_the_call_goes_with_it() -> None:
    listened = start_listening(called(attended=True).attempt, "boss", "1003", "listen", START).attempt
    over = end(listened, Outcome.ANSWERED, START, forget=False)
    assert set(over.effects) == {HangUp("agent", 1), HangUp("third", 1), HangUp("listener", 2)}
    assert (over.attempt.third, over.attempt.listeners, over.attempt.held_at) == ({}, [], None)


def test_third_partys_document_is_read_back() -> None:
    third = third_of(called(attended=True).attempt)
    assert third is not None
    assert (third.kind, third.way, third.state, third.label) == ("number", "attended", "dialing", "138****0000")
