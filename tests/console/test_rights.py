"""Role × room: what a role may not do is neither shown nor opened nor asked for (role × act × scope: tests/web)."""

import pytest
from playwright.async_api import expect

from callcenter.core.model import Role
from tests.support.console import Desk
from tests.support.console_rooms import ROLES, Walk, work_rooms

pytestmark = pytest.mark.timeout(240)


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_sees_opens_and_asks_for_what_it_may_only(shared_desk: Desk, role: Role) -> None:
    """The navigation shows the rooms of the table of acts; another's address says so; no room asks the API in vain."""
    page = await shared_desk.open_page(role, "/nowhere")
    walk = Walk(page)
    walk.note_refusals()
    await walk.begin()
    await expect(page.get_by_role("navigation")).to_be_visible()
    shown = set(await page.eval_on_selector_all("nav a", "(links) => links.map((link) => link.getAttribute('href'))"))
    rooms = work_rooms()
    listed = [room for room in rooms if room.group]
    assert shown == {room.address for room in listed if room.opens_to(role)}
    found: list[str] = []
    for room in rooms:
        if room.opens_to(role):
            await walk.go(room.address)
            found += [f"{room.name} asks for {address}" for address in dict.fromkeys(walk.refused)]
            walk.refused.clear()
        else:
            await walk.try_to_go(room.address)
            await expect(page.get_by_role("heading", name="没有权限")).to_be_visible()
    await shared_desk.close_pages()
    assert not found, "\n" + "\n".join(found)
