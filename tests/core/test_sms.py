"""The life of one SMS (S2-9, S2-10, S0-2): at most once, forward only, late and doubled facts change nothing."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.model.messages import Message, MessageState
from callcenter.core.sms import (
    LEFT_THE_HOUSE,
    MOVES,
    RECEIPT_BITS,
    TERMINAL,
    AskAPerson,
    Due,
    HandedOver,
    HandOverRefused,
    HandToGateway,
    NeverSeen,
    PersonDecided,
    ReceiptCame,
    ReceiptKind,
    ReplyLost,
    SmsFact,
    SmsPolicy,
    Verdict,
    Withdrawn,
    apply_receipt,
    decide,
    receipt_overdue,
)
from callcenter.core.sms_times import QuietHours

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 19, 14, 0, tzinfo=UTC)
POLICY = SmsPolicy(zone=ZONE, quiet=QuietHours(time(21), time(8)))
MORNING_AFTER = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)


def message(state: MessageState = MessageState.QUEUED, **changed: object) -> Message:
    """A message to a customer, due at noon in Shanghai."""
    made = Message(
        id="m1",
        kind="second_miss",
        dealer_id="d1",
        customer_id="c1",
        number="+8613800138000",
        text="好",
        created_at=NOON,
        send_at=NOON,
        state=state,
        sent_at=NOON if state in LEFT_THE_HOUSE else None,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def test_due_message_is_committed_as_sending_before_the_gateway_is_asked() -> None:
    after, events, effects = decide(message(), Due(), NOON, POLICY)
    assert (after.state, after.sent_at) == (MessageState.SENDING, NOON)
    assert [event.kind for event in events] == ["message.sending"]
    assert effects == (HandToGateway("m1"),)


def test_due_again_while_sending_hands_over_nothing() -> None:
    sending = message(MessageState.SENDING)
    assert decide(sending, Due(), NOON, POLICY) == (sending, (), ())


def test_nothing_goes_out_before_its_time() -> None:
    early = message(send_at=NOON + timedelta(minutes=1))
    assert decide(early, Due(), NOON, POLICY) == (early, (), ())


def test_accepted_when_the_gateway_takes_it() -> None:
    after, events, effects = decide(message(MessageState.SENDING), HandedOver("ref"), NOON, POLICY)
    assert (after.state, after.gateway_ref, effects) == (MessageState.ACCEPTED, "ref", ())
    assert [event.kind for event in events] == ["message.accepted"]


def test_gateways_answer_after_the_receipt_changes_no_state() -> None:
    """The operator's receipt can outrun the reply to our own request."""
    delivered = message(MessageState.DELIVERED)
    after, events, effects = decide(delivered, HandedOver("ref"), NOON, POLICY)
    assert (after.state, after.gateway_ref, events, effects) == (MessageState.DELIVERED, "ref", (), ())


def test_lost_reply_is_unknown_and_shown_to_a_person_and_never_sent_again() -> None:
    unknown, _, effects = decide(message(MessageState.SENDING), ReplyLost("reply_timed_out"), NOON, POLICY)
    assert unknown.state is MessageState.UNKNOWN
    assert effects == (AskAPerson("m1", "reply_timed_out"),)
    assert decide(unknown, Due(), NOON + timedelta(days=9), POLICY) == (unknown, (), ())


@pytest.mark.parametrize("kind", list(ReceiptKind))
def test_receipt_settles_an_unknown_message(kind: ReceiptKind) -> None:
    after, _, _ = decide(message(MessageState.UNKNOWN), ReceiptCame(kind, "op7"), NOON, POLICY)
    assert after.state is not MessageState.UNKNOWN
    assert after.gateway_ref == "op7"


def test_surely_unsent_message_waits_longer_after_each_try_and_is_never_given_up() -> None:
    """S2 faults: a gateway down an hour loses nothing."""
    waiting, pauses = message(), []
    now = NOON
    for _ in range(7):
        sending, _, _ = decide(waiting, Due(), now, POLICY)
        waiting, events, _ = decide(sending, HandOverRefused("gateway_unreachable", True), now, POLICY)
        assert (waiting.state, waiting.sent_at) == (MessageState.QUEUED, None)
        assert [event.kind for event in events] == ["message.not_sent"]
        pauses.append((waiting.send_at - now).total_seconds())
        now = waiting.send_at
    assert pauses == [30, 60, 120, 300, 600, 600, 600]
    assert waiting.tries == 7


def test_message_the_gateway_will_never_take_is_rejected() -> None:
    after, _, _ = decide(message(MessageState.SENDING), HandOverRefused("bad_number", False), NOON, POLICY)
    assert (after.state, after.reason, after.sent_at) == (MessageState.REJECTED, "bad_number", None)


@pytest.mark.parametrize("state", [MessageState.SENDING, MessageState.UNKNOWN])
def test_message_the_gateway_never_saw_may_go_again(state: MessageState) -> None:
    after, _, _ = decide(message(state), NeverSeen(), NOON, POLICY)
    assert (after.state, after.tries) == (MessageState.QUEUED, 1)


def test_receipt_for_a_message_thought_unsent_is_believed() -> None:
    """It proves that the message went, so it must not go again."""
    after, _, _ = decide(message(tries=1), ReceiptCame(ReceiptKind.SENT), NOON, POLICY)
    assert (after.state, after.sent_at) == (MessageState.SENT, NOON)


def test_receipt_for_a_message_never_handed_over_is_ignored() -> None:
    queued = message()
    assert decide(queued, ReceiptCame(ReceiptKind.DELIVERED), NOON, POLICY) == (queued, (), ())


@pytest.mark.parametrize("order", list(itertools.permutations(ReceiptKind, 3)))
def test_receipts_in_any_order_end_at_the_first_last_word(order: tuple[ReceiptKind, ...]) -> None:
    now, settled, words = message(MessageState.ACCEPTED), None, {"delivered", "failed", "rejected"}
    for kind in order:
        now, _, _ = apply_receipt(now, ReceiptCame(kind), NOON)
        if settled is None and kind.value in words:
            settled = kind.value
    assert now.state.value == (settled or ("sent" if ReceiptKind.SENT in order else "accepted"))


def test_doubled_receipt_changes_nothing() -> None:
    once, _, _ = apply_receipt(message(MessageState.ACCEPTED), ReceiptCame(ReceiptKind.DELIVERED, "r"), NOON)
    assert apply_receipt(once, ReceiptCame(ReceiptKind.DELIVERED, "r"), NOON + timedelta(hours=1)) == (once, (), ())
    assert (once.delivered_at, len(once.receipts)) == (NOON, 1)


def test_operators_words_are_kept_when_it_fails() -> None:
    after, _, _ = apply_receipt(message(MessageState.SENT), ReceiptCame(ReceiptKind.FAILED, "r", "UNDELIV"), NOON)
    assert (after.state, after.reason, after.delivered_at) == (MessageState.FAILED, "UNDELIV", None)


def test_receipt_bits_are_kannels() -> None:
    assert {bit: kind.value for bit, kind in RECEIPT_BITS.items()} == {
        1: "delivered",
        2: "failed",
        4: "queued",
        8: "sent",
        16: "rejected",
    }


def test_quiet_hours_postpone_to_the_morning() -> None:
    after, events, effects = decide(message(), Due(), NIGHT, POLICY)
    assert (after.state, after.send_at, effects) == (MessageState.QUEUED, MORNING_AFTER, ())
    assert [(event.kind, event.data["reason"]) for event in events] == [("message.postponed", "quiet_hours")]


def test_second_message_of_a_day_waits_for_the_next() -> None:
    after, events, _ = decide(message(), Due(sent_today=True), NOON, POLICY)
    assert (after.state, after.send_at) == (MessageState.QUEUED, MORNING_AFTER)
    assert events[0].data["reason"] == "one_a_day"


def test_second_message_of_a_day_is_suppressed_when_tomorrow_is_too_late() -> None:
    after, _, _ = decide(message(expires_at=NOON + timedelta(hours=6)), Due(sent_today=True), NOON, POLICY)
    assert (after.state, after.reason) == (MessageState.SUPPRESSED, "one_a_day")


def test_message_that_would_expire_in_the_night_expires() -> None:
    after, _, _ = decide(message(expires_at=NIGHT + timedelta(hours=1)), Due(), NIGHT, POLICY)
    assert (after.state, after.reason) == (MessageState.EXPIRED, "quiet_hours")


def test_staff_are_told_at_once_by_night_and_every_time() -> None:
    reminder = message(person_id="p1", customer_id=None)
    after, _, _ = decide(reminder, Due(sent_today=True), NIGHT, POLICY)
    assert after.state is MessageState.SENDING


@pytest.mark.parametrize(("due", "reason"), [(Due(no_sms=True), "no_sms"), (Due(opted_out=True), "opted_out")])
def test_customer_who_wants_no_sms_gets_none(due: Due, reason: str) -> None:
    after, _, effects = decide(message(), due, NOON, POLICY)
    assert (after.state, after.reason, effects) == (MessageState.SUPPRESSED, reason, ())


def test_message_past_its_use_expires() -> None:
    after, _, _ = decide(message(expires_at=NOON), Due(), NOON, POLICY)
    assert after.state is MessageState.EXPIRED


def test_queued_message_is_withdrawn_when_the_customer_rings_back() -> None:
    after, _, _ = decide(message(), Withdrawn("return_call"), NOON, POLICY)
    assert (after.state, after.reason) == (MessageState.WITHDRAWN, "return_call")


@pytest.mark.parametrize("state", [state for state in MessageState if state is not MessageState.QUEUED])
def test_message_that_left_the_queue_cannot_be_withdrawn(state: MessageState) -> None:
    left = message(state)
    assert decide(left, Withdrawn("return_call"), NOON, POLICY) == (left, (), ())


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.IT_WENT, MessageState.ACCEPTED),
        (Verdict.SEND_AGAIN, MessageState.QUEUED),
        (Verdict.GIVE_UP, MessageState.FAILED),
    ],
)
def test_person_settles_an_unknown_message_by_name(verdict: Verdict, state: MessageState) -> None:
    after, events, _ = decide(message(MessageState.UNKNOWN), PersonDecided(verdict, "p9"), NOON, POLICY)
    assert (after.state, after.settled_by) == (state, "p9")
    assert len(events) == 1


@pytest.mark.parametrize("state", [state for state in MessageState if state is not MessageState.UNKNOWN])
def test_person_decides_nothing_that_is_not_unknown(state: MessageState) -> None:
    known = message(state)
    assert decide(known, PersonDecided(Verdict.SEND_AGAIN, "p9"), NOON, POLICY) == (known, (), ())


def test_first_hand_overs_receipt_stops_the_second_when_a_person_sent_again() -> None:
    again, _, _ = decide(message(MessageState.UNKNOWN), PersonDecided(Verdict.SEND_AGAIN, "p9"), NOON, POLICY)
    after, _, _ = decide(again, ReceiptCame(ReceiptKind.DELIVERED), NOON, POLICY)
    assert after.state is MessageState.DELIVERED


def test_silence_of_the_operator_is_shown_after_its_wait() -> None:
    accepted = message(MessageState.ACCEPTED)
    assert not receipt_overdue(accepted, NOON + timedelta(hours=71), POLICY)
    assert receipt_overdue(accepted, NOON + timedelta(hours=72), POLICY)
    assert not receipt_overdue(message(MessageState.DELIVERED), NOON + timedelta(hours=99), POLICY)


FACTS: st.SearchStrategy[SmsFact] = st.one_of(
    st.builds(Due, no_sms=st.booleans(), opted_out=st.booleans(), sent_today=st.booleans()),
    st.builds(HandedOver, st.sampled_from(["", "r"])),
    st.builds(HandOverRefused, st.just("x"), st.booleans()),
    st.just(NeverSeen()),
    st.builds(ReplyLost, st.just("x")),
    st.builds(ReceiptCame, st.sampled_from(ReceiptKind)),
    st.builds(Withdrawn, st.just("x")),
    st.builds(PersonDecided, st.sampled_from(Verdict), st.just("p")),
)


@given(st.lists(st.tuples(FACTS, st.integers(0, 50)), max_size=25))
def test_settled_message_stays_settled_and_a_doubled_fact_says_nothing(facts: list[tuple[SmsFact, int]]) -> None:
    """Whatever comes in whatever order; and it is handed over again only after proof or a person's word."""
    now, current, may_hand_over = NOON, message(), True
    for fact, hours in facts:
        now += timedelta(hours=hours)
        after, _, effects = decide(current, fact, now, POLICY)
        if current.state in TERMINAL:
            assert after.state is current.state
            assert effects == ()
        if any(isinstance(effect, HandToGateway) for effect in effects):
            assert may_hand_over
            may_hand_over = False
        if after.state is MessageState.QUEUED and current.state is not MessageState.QUEUED:
            assert isinstance(fact, HandOverRefused | NeverSeen | PersonDecided)
            may_hand_over = True
        if not isinstance(fact, Due):
            assert decide(after, fact, now, POLICY) == (after, (), ())
        current = after


def test_table_of_moves_is_what_the_rules_do() -> None:
    """Every state, every fact, tried before or not, expiring or not: the moves seen are exactly those of the table."""
    facts: list[SmsFact] = [
        *(Due(no_sms=wish, sent_today=today) for wish in (False, True) for today in (False, True)),
        HandedOver(),
        HandOverRefused("x", True),
        HandOverRefused("x", False),
        NeverSeen(),
        ReplyLost("x"),
        *(ReceiptCame(kind) for kind in ReceiptKind),
        Withdrawn("x"),
        *(PersonDecided(verdict, "p") for verdict in Verdict),
    ]
    seen: dict[MessageState, set[MessageState]] = {state: set() for state in MessageState}
    for state, fact, tries, expires in itertools.product(MessageState, facts, (0, 1), (None, NOON)):
        after, _, _ = decide(message(state, tries=tries, expires_at=expires), fact, NOON, POLICY)
        if after.state is not state:
            seen[state].add(after.state)
    assert seen == MOVES
