"""Who acts, and who may do what: one table role × act, one reach per person and act, one masking of numbers.

The API, the event stream, reports and exports all ask here (S2-6, section 7 of the main job); nothing else decides.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from callcenter.core.acts import TABLE, Act, Limit
from callcenter.core.model.people import Dealer, Grant, Queue, Role, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. `person_id` is None for the service itself; `name` is for logs (`service:timers`, a login)."""

    person_id: str | None
    name: str
    grants: tuple[Grant, ...] = ()
    address: str = ""


SERVICE = Actor(person_id=None, name="service")
"""The service acting by itself: timers, the courier, reconcile."""

NOBODY = Actor(person_id="", name="anonymous")
"""Somebody who has not signed in: may do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far one person reaches with one act.

    Brands, regions and teams are names until `resolved` has turned them into dealers; a reach from `reach` that names
    none of them needs no resolving. `own` means what is assigned to, or was made by, the person.
    """

    person_id: str | None
    everything: bool = False
    own: bool = False
    dealers: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether the act is not allowed at all."""
        return not (self.everything or self.own or self.dealers or self.brands or self.regions or self.teams)

    @property
    def needs_resolving(self) -> bool:
        """Whether dealers must be looked up before `covers` or `where` may be asked."""
        return not self.everything and bool(self.brands or self.regions or self.teams)

    def resolved(self, dealers: Iterable[Dealer], queues: Iterable[Queue] = ()) -> "Reach":
        """The same reach in dealers only: those of its brands and regions, and those of its teams' queues."""
        team_queues = {queue.id for queue in queues if self.teams.intersection(queue.team_ids)}
        found = {
            dealer.id
            for dealer in dealers
            if dealer.brand in self.brands or dealer.region in self.regions or dealer.queue_id in team_queues
        }
        none: frozenset[str] = frozenset()
        return replace(self, dealers=self.dealers | found, brands=none, regions=none, teams=none)

    def covers(self, dealer_id: str | None, *, own: bool = False) -> bool:
        """Whether a thing of this dealer (None: of no dealer) is within reach; `own`: it is the person's own."""
        return self.everything or (own and self.own) or dealer_id in self.dealers

    def where(self, *, dealer: str = "dealer_id", own: Sequence[str] = ()) -> dict[str, Any]:
        """A filter for rows (flows/ports.py): the dealer's field, and the fields that make a row one's own."""
        if self.everything:
            return {}
        choices: list[dict[str, Any]] = []
        if self.dealers:
            choices.append({f"{dealer}__in": sorted(self.dealers)})
        if self.own:
            choices += [{field: self.person_id} for field in own]
        if not choices:
            return {f"{dealer}__in": []}
        return choices[0] if len(choices) == 1 else {"any_of": choices}


def limit_of(role: Role, act: Act) -> Limit | None:
    """What the table says: within the grant's scope, one's own only, or not at all (None)."""
    return TABLE[act].get(role)


def reach(actor: Actor, act: Act) -> Reach:
    """How far the actor reaches with the act, over all grants together. The service reaches everything."""
    if actor.person_id is None:
        return Reach(person_id=None, everything=True)
    everything = own = False
    named: dict[Scope, set[str]] = {Scope.BRAND: set(), Scope.REGION: set(), Scope.DEALER: set(), Scope.TEAM: set()}
    for grant in actor.grants:
        limit = limit_of(grant.role, act)
        if limit is None:
            continue
        if limit is Limit.OWN or grant.scope is Scope.OWN:
            own = True
        elif grant.scope is Scope.ALL:
            everything = True
        elif grant.scope_id:
            named[grant.scope].add(grant.scope_id)
    return Reach(
        person_id=actor.person_id,
        everything=everything,
        own=own or everything,
        dealers=frozenset(named[Scope.DEALER]),
        brands=frozenset(named[Scope.BRAND]),
        regions=frozenset(named[Scope.REGION]),
        teams=frozenset(named[Scope.TEAM]),
    )


def may(
    actor: Actor, act: Act, *, dealer: Dealer | None = None, own: bool = False, teams: Collection[str] = ()
) -> bool:
    """Whether the actor may do the act.

    Without a dealer and without `own` the question is whether anywhere at all; else about a thing of that dealer
    (whose queue is worked by `teams`), or about the actor's own.
    """
    found = reach(actor, act)
    if dealer is None:
        return (found.own or found.everything) if own else not found.nothing
    queues = [Queue(id=dealer.queue_id, name="", team_ids=list(teams))] if dealer.queue_id else []
    return found.resolved([dealer], queues).covers(dealer.id, own=own)


def may_grant(actor: Actor, grant: Grant, dealers: Mapping[str, Dealer]) -> bool:
    """Whether the actor may give or take away this grant: nobody hands out more than the own reach over people.

    An administrator is made only by an administrator of everything. `dealers` by id, for a grant of one dealer.
    """
    found = reach(actor, Act.PEOPLE_CHANGE)
    if found.everything:
        return True
    if grant.role is Role.ADMINISTRATOR or grant.scope is Scope.ALL or not grant.scope_id:
        return False
    match grant.scope:
        case Scope.BRAND:
            return grant.scope_id in found.brands
        case Scope.REGION:
            return grant.scope_id in found.regions
        case Scope.TEAM:
            return grant.scope_id in found.teams
        case Scope.DEALER:
            dealer = dealers.get(grant.scope_id)
            return dealer is not None and found.resolved([dealer]).covers(dealer.id)
    return False


def mask_number(number: str) -> str:
    """A telephone number as those see it who need not know it: +8613800138000 → +86138****8000.

    An extension (`+862162345678;803`) stays readable, for it alone tells two lines of one house apart and is no part of
    the number: were it masked along, the four last digits of the number itself would move into the part that is shown.
    """
    base, mark, extension = number.partition(";")
    return _masked(base) + mark + extension


def _masked(base: str) -> str:
    if len(base) <= 4:
        return "*" * len(base)
    shown = base[-4:]
    head = base[:-8] if len(base) > 8 else ""
    return head + "*" * (len(base) - len(head) - len(shown)) + shown


def number_for(actor: Actor, number: str, *, dealer_in_reach: bool = True) -> str:
    """The number as this actor may see it: whole with `number.see_full`, else masked."""
    return number if dealer_in_reach and may(actor, Act.NUMBER_SEE_FULL) else mask_number(number)
