"""Every room in every state, light and dark: no barrier that axe-core finds, no side scrolling, no key instead of a word.

The light walk is in Chinese on the smallest desk screen, the dark one in English: each shows both at once.
"""

from playwright.async_api import Page

from callcenter.core.model import Role
from tests.support.console import Desk
from tests.support.console_rooms import ROLES, STATES, Room, Walk, work_rooms


async def walk_of(desk: Desk, role: Role, **how: object) -> Walk:
    """A page of somebody of a role, ready to go from room to room."""
    page: Page = await desk.open_page(role, "/nowhere", **how)
    walk = Walk(page)
    await walk.begin()
    await page.wait_for_selector("h1")
    return walk


def by_visitor(rooms: list[Room]) -> list[tuple[Role, list[Room]]]:
    """The rooms of each first visitor, so that each signs in once."""
    return [(role, [room for room in rooms if room.visitor is role]) for role in ROLES]


async def look(walk: Walk, where: str, found: list[str], rules: list[str] | None = None, *, whole: bool = True) -> None:
    """Collect what is wrong with what is shown now: the whole page, or the room in it only."""
    found += [f"{where}: {said}" for said in await walk.axe(rules=rules, inside="" if whole else "main")]
    if (wider := await walk.wider()) > 0:
        found.append(f"{where}: {wider} px wider than the window")
    found += [f"{where}: {said}" for said in await walk.cut()]
    found += [f"{where}: no words for {key}" for key in await walk.without_words()]


async def test_no_room_has_a_barrier_in_any_state_when_it_is_light(shared_desk: Desk) -> None:
    found: list[str] = []
    for role, rooms in by_visitor(work_rooms()):
        walk = await walk_of(shared_desk, role) if rooms else None
        for room in rooms:
            assert walk is not None
            for state in STATES:
                await walk.go(room.address, state)
                await look(walk, f"{room.name} {state} light zh-CN", found, whole=state == "filled")
            for card in await walk.cards(room):
                await walk.go(card)
                await look(walk, f"{room.name} card light zh-CN", found)
        await shared_desk.close_pages()
    assert not found, "\n" + "\n".join(found)


async def test_no_room_has_a_barrier_in_any_state_when_it_is_dark(shared_desk: Desk) -> None:
    """Structure is the same as in the light; contrast, widths and words are not."""
    found: list[str] = []
    for role, rooms in by_visitor(work_rooms()):
        walk = await walk_of(shared_desk, role, theme="dark", language="en") if rooms else None
        for room in rooms:
            assert walk is not None
            for state in STATES:
                await walk.go(room.address, state)
                await look(walk, f"{room.name} {state} dark en", found, ["color-contrast"], whole=state == "filled")
        await shared_desk.close_pages()
    assert not found, "\n" + "\n".join(found)


async def test_the_pages_before_signing_in_have_no_barrier(shared_desk: Desk) -> None:
    found: list[str] = []
    for theme in ("light", "dark"):
        for width in (1366, 390):
            page = await shared_desk.open_page(None, "/sign-in", theme=theme, width=width)
            await page.wait_for_selector("h1")
            await look(Walk(page), f"sign-in {theme} {width}", found)
            await page.goto(shared_desk.address + "/first-run")
            await page.wait_for_selector("main a, main form")
            await look(Walk(page), f"first-run {theme} {width}", found)
        await shared_desk.close_pages()
    assert not found, "\n" + "\n".join(found)


async def test_lists_cards_and_tickets_fit_when_the_page_is_that_of_a_telephone(shared_desk: Desk) -> None:
    """390×844: own work and records; no side scrolling, and the menu is reached."""
    found: list[str] = []
    rooms = [room for room in work_rooms() if room.group in ("work", "records")]
    for role, theirs in by_visitor(rooms):
        walk = await walk_of(shared_desk, role, width=390, height=844) if theirs else None
        for room in theirs:
            assert walk is not None
            await walk.go(room.address)
            if (wider := await walk.wider()) > 0:
                found.append(f"{room.name}: {wider} px wider than the window")
            await walk.page.get_by_role("button", name="菜单", exact=True).click()
            await walk.page.get_by_role("navigation", name="主导航").wait_for()
            await walk.page.keyboard.press("Escape")
            for card in await walk.cards(room):
                await walk.go(card)
                if (wider := await walk.wider()) > 0:
                    found.append(f"{room.name} card: {wider} px wider than the window")
        await shared_desk.close_pages()
    assert not found, "\n" + "\n".join(found)
