"""Every request of a room that changes something is gated where a role may enter the room but not do the act."""

import re

import pytest

from callcenter.core.acts import TABLE
from callcenter.web.app import every_route
from callcenter.web.route import PREFIX
from tests.support.console_rooms import ROLES, ROOMS, Room, every_room

STEPS_FROM_THE_SERVICE = {"tickets"}
"""Rooms whose buttons are the steps that the service lists for the asker (tests/console/test_rights_in_rooms.py)."""


def sources_of(room: Room) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOMS / room.name).glob("*.[vt]*")))


def requests_of(source: str) -> list[tuple[str, str]]:
    """Method and address of what a room asks the API to change."""
    found = [
        (method.upper(), path) for method, path in re.findall(r'api\.(post|put|patch|delete)\(\s*"([^"]+)"', source)
    ]
    return found + [("POST", path) for path in re.findall(r'upload\(\s*"([^"]+)"', source)]


def gates_of(source: str) -> set[str]:
    """The acts that a room asks the session about."""
    return set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", "\n".join(re.findall(r"\bmay\(([^)]*)\)", source))))


@pytest.mark.parametrize("room", every_room(), ids=lambda room: room.name)
def test_a_room_asks_for_the_act_of_every_change_that_not_all_who_enter_may_make(room: Room) -> None:
    """The act is the route's own; who enters is what route.ts says."""
    routes = {(route.method, route.path.removeprefix(PREFIX)): route for route in every_route()}
    source = sources_of(room)
    gates = gates_of(source)
    entering = [role for role in ROLES if room.opens_to(role)]
    open_to_all = []
    for method, path in requests_of(source):
        act = routes[method, path].act
        lacking = [role for role in entering if act is not None and role not in TABLE[act]]
        if lacking and act not in gates and room.name not in STEPS_FROM_THE_SERVICE:
            open_to_all.append(f"{method} {path} needs {act}, which {', '.join(lacking)} may not")
    assert not open_to_all, "\n".join(open_to_all)


def test_a_ticket_offers_the_steps_that_came_with_it() -> None:
    source = (ROOMS / "tickets" / "TicketSteps.vue").read_text(encoding="utf-8")
    assert "props.card.steps" in source and 'v-for="step in steps"' in source
    rest = [file for file in (ROOMS / "tickets").glob("*.[vt]*") if file.name != "TicketSteps.vue"]
    assert not [file.name for file in rest if requests_of(file.read_text(encoding="utf-8"))]
