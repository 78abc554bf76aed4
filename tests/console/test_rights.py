"""Role × room: what a role may not do is neither shown nor opened.

That no room asks the service in vain is seen where the rooms are walked through for their acts: test_rights_in_rooms.
"""

import pytest
from playwright.async_api import expect

from callcenter.core.model import Role
from tests.support.console import Desk
from tests.support.console_rooms import ROLES, Walk, work_rooms


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_sees_and_opens_what_it_may_only(shared_desk: Desk, role: Role) -> None:
    """The navigation shows the rooms of the table of acts; another's address says so."""
    page = await shared_desk.open_page(role, "/nowhere")
    walk = Walk(page)
    await expect(page.get_by_role("navigation")).to_be_visible()
    shown = set(await page.eval_on_selector_all("nav a", "(links) => links.map((link) => link.getAttribute('href'))"))
    rooms = work_rooms()
    listed = [room for room in rooms if room.group]
    assert shown == {room.address for room in listed if room.opens_to(role)}
    for room in rooms:
        if not room.opens_to(role):
            await walk.try_to_go(room.address)
            await expect(page.get_by_role("heading", name="没有权限")).to_be_visible()
    await shared_desk.close_pages()
