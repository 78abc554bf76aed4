"""Who acts: the person (or the service itself) behind every read and write."""

from dataclasses import dataclass

from callcenter.core.model.people import Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. `person_id` is None for the service itself; `name` is for logs (`service:timers`, a login)."""

    person_id: str | None
    name: str
    grants: tuple[Grant, ...] = ()
    address: str = ""


SERVICE = Actor(person_id=None, name="service")
"""The service acting by itself: timers, the courier, reconcile."""
