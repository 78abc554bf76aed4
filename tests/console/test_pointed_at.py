"""What the pointer stands on keeps its contrast: every kind of button, link, row and tab there is, light and dark."""

import pytest

from tests.console.test_every_room import by_visitor, walk_of
from tests.support.console import Desk
from tests.support.console_rooms import work_rooms

KINDS = """(seen) => {
  const known = new Set(seen);
  const kinds = [];
  for (const one of document.querySelectorAll('[data-kind]')) delete one.dataset.kind;
  for (const one of document.querySelectorAll('a[href], button, [role=tab], [role=menuitem], [role=radio], tbody tr')) {
    const kind = one.tagName + '.' + [...one.classList].sort().join('.') + (one.closest('main') ? '' : ' shell');
    if (known.has(kind) || one.matches(':disabled, [aria-disabled=true]') || !one.innerText.trim()) continue;
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (box.right <= 0 || box.bottom <= 0) continue; // what leads past the menu shows itself to the keyboard only
    known.add(kind);
    one.dataset.kind = String(kinds.length);
    kinds.push(kind);
  }
  return kinds;
}"""
"""The kinds of things on the page that are not known yet, by element and classes; the first of each is marked."""


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_nothing_loses_its_contrast_when_it_is_pointed_at(shared_desk: Desk, theme: str) -> None:
    found: list[str] = []
    seen: list[str] = []
    for role, rooms in by_visitor(work_rooms()):
        walk = await walk_of(shared_desk, role, theme=theme) if rooms else None
        for room in rooms:
            assert walk is not None
            await walk.go(room.address)
            kinds = await walk.page.evaluate(KINDS, seen)
            for number, kind in enumerate(kinds):
                thing = walk.page.locator(f'[data-kind="{number}"]')
                await thing.hover()
                said = await walk.axe(rules=["color-contrast"], inside=f'[data-kind="{number}"]')
                found += [f"{room.name} {theme} {kind}: {one}" for one in said]
            seen += kinds
            await walk.page.mouse.move(0, 0)
        await shared_desk.close_pages()
    assert len(seen) > 20, seen
    assert not found, "\n" + "\n".join(found)
