"""What one viewer of the event stream may see: the table of core/acts per subject, looked up once when they connect."""

import hashlib
import json
from dataclasses import dataclass, replace

from callcenter.core.access import Actor, Reach, reach
from callcenter.core.acts import EVENT_ACTS, OF_NO_DEALER, Act
from callcenter.core.model import Event
from callcenter.flows.floor import floor_people
from callcenter.flows.ports import ReadTx
from callcenter.flows.scope import reach_of

HIDDEN = frozenset({"session", "api_token", "lease"})
"""Subjects whose events are for the service itself."""

_OF_LISTENERS = frozenset({"attempt.listening", "attempt.listening_ended"})
_OWNERS = ("agent_id", "assigned_to", "claimed_by", "handler_id", "person_id")


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What a viewer sees. Viewers with equal `key` see the same events, so that a frame is made once for all of them.

    Viewers with equal `shared` differ only in what is their own: they see the same of events that concern none of them.
    `depends` says that dealers, queues or teams were looked up: a change of those asks for a new sight. `people` are those
    whose seats are within reach; None where the acts alone tell.
    """

    person_id: str | None
    by_act: dict[Act, Reach]
    key: str
    shared: str
    depends: bool
    people: frozenset[str] | None = None

    def sees(self, event: Event) -> bool:
        """Whether the event is within reach."""
        if event.subject in HIDDEN:
            return False
        found = self.by_act.get(EVENT_ACTS.get(event.subject, Act.SYSTEM_SEE))
        if found is None:
            return False
        if found.everything:
            return True
        if event.subject == "seat" and self.people is not None:
            return event.subject_id in self.people
        if event.dealer_id is None and event.subject in OF_NO_DEALER and found.dealers:
            return True
        return found.covers(event.dealer_id, own=found.own and self._own(event))

    def hears(self, event: Event) -> bool:
        """Whether a call's listeners may be told: to those only who may listen themselves."""
        found = self.by_act.get(Act.CALL_LISTEN)
        return found is not None and found.covers(event.dealer_id)

    def _own(self, event: Event) -> bool:
        return self.person_id is not None and self.person_id in owners_of(event)


def without_listeners(event: Event) -> Event:
    """The event as it is told to those who must not learn who listens, or that anybody does."""
    if event.subject != "attempt":
        return event
    floor = event.data.get("floor")
    plain = {**floor, "listeners": []} if isinstance(floor, dict) and floor.get("listeners") else floor
    if event.kind in _OF_LISTENERS:
        told = {} if plain is None else {"floor": plain}
        return replace(event, kind="attempt.saved", person_id=None, data=told)
    return event if plain is floor else replace(event, data={**event.data, "floor": plain})


def owners_of(event: Event) -> frozenset[str]:
    """The ids of whoever an event may be the own of."""
    named = (event.data.get(name) for name in _OWNERS)
    return frozenset(id for id in (event.subject_id, event.person_id, *named) if isinstance(id, str))


async def sight_of(tx: ReadTx, actor: Actor) -> Sight:
    """The sight of an actor, its brands, regions and teams turned into dealers."""
    by_act: dict[Act, Reach] = {}
    depends = owns = False
    for act in {*EVENT_ACTS.values(), Act.SYSTEM_SEE, Act.CALL_LISTEN}:
        found = reach(actor, act)
        if not found.nothing:
            depends = depends or found.needs_resolving
            by_act[act] = await reach_of(tx, actor, act)
            owns = owns or (found.own and not found.everything)
    seats = by_act.get(Act.SEAT_SEE)
    people = None
    if seats is not None and seats.dealers and not seats.everything:
        people = await floor_people(tx, actor, Act.SEAT_SEE)
        depends = True
    told = {act: [found.everything, found.own, sorted(found.dealers)] for act, found in sorted(by_act.items())}
    alike = [told, sorted(people) if people is not None else None]
    shared = hashlib.sha256(json.dumps(alike).encode()).hexdigest()
    key = f"{shared}/{actor.person_id}" if owns else shared
    return Sight(person_id=actor.person_id, by_act=by_act, key=key, shared=shared, depends=depends, people=people)
