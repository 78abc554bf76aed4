"""Who asks their system for less motion gets none: colours change in one frame, and nothing turns without end."""

from callcenter.core.model import Role
from tests.console.test_every_room import walk_of
from tests.support.console import Desk

WANDERING = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const colours = () => [...document.querySelectorAll('body *')].map((one) => getComputedStyle(one).color).join(' ');
  const told = [colours()];
  document.documentElement.classList.toggle('dark');
  for (let n = 0; n < 12; n += 1) {
    told.push(colours());
    await frame();
  }
  return told;
}"""
"""The colours of everything that is shown: before the light went out, in that moment, and in every frame after it."""

ENDLESS = (
    """() => document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime === Infinity).length"""
)


async def test_a_change_of_colour_is_whole_in_one_frame(shared_desk: Desk) -> None:
    """However deep a thing lies: the words of a button have the colour that goes with its ground."""
    walk = await walk_of(shared_desk, Role.ADMINISTRATOR)
    await walk.go("/setup/people")
    before, at_once, *later = await walk.page.evaluate(WANDERING)
    assert at_once != before
    assert [frame for frame in later if frame != at_once] == []
    await shared_desk.close_pages()


async def test_nothing_turns_without_end_while_a_room_is_loading(shared_desk: Desk) -> None:
    walk = await walk_of(shared_desk, Role.SUPERVISOR)
    await walk.go("/follow-ups", "loading")
    assert await walk.page.locator(".el-skeleton.is-animated, .el-icon.is-loading").count() > 0
    assert await walk.page.evaluate(ENDLESS) == 0
    await shared_desk.close_pages()
