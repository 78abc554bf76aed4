"""Who may do what: the table role × act × own/other, reaches, grants, masks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.core.access import (
    NOBODY,
    SERVICE,
    Actor,
    Reach,
    limit_of,
    mask_number,
    may,
    may_grant,
    number_for,
    reach,
)
from callcenter.core.acts import EVENT_ACTS, TABLE, Act, Limit
from callcenter.core.model import Dealer, Grant, Queue, Role, Scope

OWN = Dealer(id="d1", code="SH01", name="上海一店", brand="甲", region="华东", queue_id="q1")
OTHER = Dealer(id="d2", code="BJ01", name="北京一店", brand="乙", region="华北", queue_id="q2")

# One line per act: what each role may do, in the order of ROLES.
# "." nothing, "o" the own only, "s" within the scope (own dealer yes, other dealer no).
ROLES = (Role.AGENT, Role.HANDLER, Role.SUPERVISOR, Role.GENERAL_MANAGER, Role.ADMINISTRATOR, Role.INTEGRATION)
EXPECTED = """
follow_up.see            ssss.s
follow_up.work           s.s...
follow_up.plan           ..ss.s
customer.see             ssss.s
customer.change          sss..s
number.see_full          .sss.s
order.see                ssss.s
order.upsert             ..s.ss
order.import             ..s.ss
call.see                 ssss.s
call.place               s.s...
call.listen              ..ss..
call.end                 o.s...
call.settle              ..s...
recording.play           osss..
seat.use                 o.o...
seat.see                 o.sss.
seat.change              ..s...
trunk.see                ..sss.
trunk.change             ..s.s.
ticket.see               ssss.s
ticket.open              ssss.s
ticket.classify          ..ss..
ticket.assign            ..ss..
ticket.handle            .ss...
ticket.extend            ..ss..
ticket.void              o.ss..
ticket.close_unverified  ..ss..
message.see              ssss.s
message.send             .ss...
message.settle           ..s...
voc.see                  .sss..
voc.change               ..ss..
report.see               ..ssss
export                   ..ss.s
people.see               ..sss.
people.change            ....s.
token.change             ....s.
shelf.see                ssss..
shelf.change             ..s...
question.see             ssss..
question.note            sss...
question.ask             ..ss..
question.answer          ooss..
question.publish         ..ss..
setup.see                ssssss
setup.change             ....s.
audit.see                ...ss.
system.see               ..s.s.
system.change            ....s.
"""
LINES = [line.split() for line in EXPECTED.strip().splitlines()]
CELLS = [(role, Act(act), sign) for act, signs in LINES for role, sign in zip(ROLES, signs, strict=True)]


def somebody(role: Role, scope: Scope = Scope.DEALER, scope_id: str | None = "d1") -> Actor:
    grant = Grant(id="g", person_id="p", role=role, scope=scope, scope_id=scope_id)
    return Actor(person_id="p", name="somebody", grants=(grant,))


def test_the_table_has_a_line_for_every_act() -> None:
    assert {Act(act) for act, _ in LINES} == set(Act) == set(TABLE)


@pytest.mark.parametrize(("role", "act", "sign"), CELLS, ids=[f"{role}-{act}" for role, act, _ in CELLS])
def test_role_may_do_the_act_on_own_and_other_as_the_table_says(role: Role, act: Act, sign: str) -> None:
    """Four questions for each cell: the own thing, a thing of the own dealer, of another dealer, anything at all."""
    actor = somebody(role)
    expected = {
        ".": (False, False, False, False),
        "o": (True, False, False, True),
        "s": (False, True, False, True),
    }[sign]
    found = (
        may(actor, act, own=True),
        may(actor, act, dealer=OWN),
        may(actor, act, dealer=OTHER),
        may(actor, act),
    )
    assert found == expected
    assert limit_of(role, act) == {".": None, "o": Limit.OWN, "s": Limit.SCOPE}[sign]


@pytest.mark.parametrize(
    ("scope", "scope_id", "own", "other"),
    [
        (Scope.ALL, None, True, True),
        (Scope.BRAND, "甲", True, False),
        (Scope.REGION, "华东", True, False),
        (Scope.DEALER, "d1", True, False),
        (Scope.TEAM, "t1", True, False),
        (Scope.OWN, None, False, False),
        (Scope.DEALER, None, False, False),
    ],
)
def test_scope_reaches_its_dealers_only(scope: Scope, scope_id: str | None, own: bool, other: bool) -> None:
    actor = somebody(Role.SUPERVISOR, scope, scope_id)
    assert may(actor, Act.TICKET_SEE, dealer=OWN, teams=["t1"]) is own
    assert may(actor, Act.TICKET_SEE, dealer=OTHER, teams=["t2"]) is other


def test_the_service_may_do_everything_and_nobody_nothing() -> None:
    for act in Act:
        assert may(SERVICE, act, dealer=OTHER)
        assert not may(NOBODY, act)
        assert not may(NOBODY, act, own=True)


def test_grants_add_up() -> None:
    grants = (
        Grant(id="1", person_id="p", role=Role.AGENT, scope=Scope.DEALER, scope_id="d1"),
        Grant(id="2", person_id="p", role=Role.SUPERVISOR, scope=Scope.BRAND, scope_id="乙"),
    )
    actor = Actor(person_id="p", name="x", grants=grants)
    found = reach(actor, Act.FOLLOW_UP_SEE).resolved([OWN, OTHER], [])
    assert found.dealers == {"d1", "d2"}
    assert reach(actor, Act.TICKET_EXTEND).resolved([OWN, OTHER]).dealers == {"d2"}


def test_team_reaches_the_dealers_of_its_queues() -> None:
    queues = [Queue(id="q1", name="1", team_ids=["t1"]), Queue(id="q2", name="2", team_ids=["t2"])]
    found = reach(somebody(Role.AGENT, Scope.TEAM, "t1"), Act.FOLLOW_UP_WORK)
    assert found.needs_resolving
    assert found.resolved([OWN, OTHER], queues).dealers == {"d1"}


@pytest.mark.parametrize(
    ("found", "where"),
    [
        (Reach(person_id="p", everything=True, own=True), {}),
        (Reach(person_id="p", dealers=frozenset({"b", "a"})), {"dealer_id__in": ["a", "b"]}),
        (Reach(person_id="p", own=True), {"assigned_to": "p"}),
        (
            Reach(person_id="p", own=True, dealers=frozenset({"a"})),
            {"any_of": [{"dealer_id__in": ["a"]}, {"assigned_to": "p"}]},
        ),
        (Reach(person_id="p"), {"dealer_id__in": []}),
    ],
)
def test_reach_becomes_a_filter_of_rows(found: Reach, where: dict[str, object]) -> None:
    assert found.where(own=("assigned_to",)) == where


def test_things_of_no_dealer_are_for_those_who_reach_everything() -> None:
    assert not Reach(person_id="p", dealers=frozenset({"d1"})).covers(None)
    assert Reach(person_id="p", everything=True).covers(None)
    assert Reach(person_id="p", own=True).covers(None, own=True)


GRANTS = {
    "agent of own dealer": Grant(id="g", person_id="x", role=Role.AGENT, scope=Scope.DEALER, scope_id="d1"),
    "agent of other dealer": Grant(id="g", person_id="x", role=Role.AGENT, scope=Scope.DEALER, scope_id="d2"),
    "agent of own brand": Grant(id="g", person_id="x", role=Role.AGENT, scope=Scope.BRAND, scope_id="甲"),
    "agent of everything": Grant(id="g", person_id="x", role=Role.AGENT, scope=Scope.ALL),
    "administrator of own dealer": Grant(
        id="g", person_id="x", role=Role.ADMINISTRATOR, scope=Scope.DEALER, scope_id="d1"
    ),
}


@pytest.mark.parametrize(
    ("actor", "given"),
    [
        (somebody(Role.ADMINISTRATOR, Scope.ALL, None), set(GRANTS)),
        (somebody(Role.ADMINISTRATOR, Scope.BRAND, "甲"), {"agent of own dealer", "agent of own brand"}),
        (somebody(Role.ADMINISTRATOR), {"agent of own dealer"}),
        (somebody(Role.SUPERVISOR, Scope.ALL, None), set()),
    ],
)
def test_nobody_hands_out_more_than_the_own_reach(actor: Actor, given: set[str]) -> None:
    dealers = {dealer.id: dealer for dealer in (OWN, OTHER)}
    assert {name for name, grant in GRANTS.items() if may_grant(actor, grant, dealers)} == given


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("+8613800138000", "+86138****8000"),
        ("13800138000", "138****8000"),
        ("10086", "*0086"),
        ("110", "***"),
        ("", ""),
        ("+862162345678;803", "+8621****5678;803"),
        ("+862162345678;80301", "+8621****5678;80301"),
        ("110;803", "***;803"),
    ],
)
def test_number_is_masked_but_for_its_ends(number: str, masked: str) -> None:
    assert mask_number(number) == masked


@given(number=st.from_regex(r"\+?[0-9]{0,15}", fullmatch=True), extension=st.from_regex(r"[0-9]{1,6}", fullmatch=True))
def test_the_forms_of_one_number_tell_no_more_than_its_mask_when_laid_side_by_side(number: str, extension: str) -> None:
    """A customer's numbers are kept with the extension in a field of its own, follow-ups and calls with it behind `;`."""
    base, mark, said = mask_number(f"{number};{extension}").partition(";")
    assert (base, mark, said) == (mask_number(number), ";", extension)
    assert sum(letter == "*" for letter in base) >= min(len(number), 4) or len(number) < 8


def test_number_is_whole_for_those_who_need_it() -> None:
    assert number_for(somebody(Role.AGENT), "13800138000") == "138****8000"
    assert number_for(somebody(Role.HANDLER), "13800138000") == "13800138000"


def test_every_event_subject_names_an_act() -> None:
    assert set(EVENT_ACTS.values()) <= set(Act)
