"""Tones on one leg never run into each other, however fast an agent types."""

import asyncio

from callcenter.ami.tones import Tones
from tests.support.clock import ManualClock


async def test_tones_keep_their_pause_and_their_order_when_asked_for_at_once() -> None:
    """Four keys in four requests: each begins 360 ms after the one before; another leg waits for none of them."""
    clock = ManualClock()
    tones, began = Tones(clock), clock.monotonic()
    heard: list[tuple[str, int]] = []

    async def press(leg: str, digit: str) -> None:
        await tones.turn(leg)
        heard.append((digit, round((clock.monotonic() - began) * 1000)))

    pressed = [asyncio.create_task(press("customer", digit)) for digit in "927#"]
    pressed.append(asyncio.create_task(press("third", "1")))
    for _ in range(120):
        await clock.advance(seconds=0.01)
    await asyncio.gather(*pressed)
    assert sorted(heard, key=lambda one: one[1]) == [("9", 0), ("1", 0), ("2", 360), ("7", 720), ("#", 1080)]


async def test_a_tone_begins_at_once_when_the_one_before_is_long_over() -> None:
    clock = ManualClock()
    tones = Tones(clock)
    await tones.turn("customer")
    await clock.advance(seconds=5)
    began = clock.monotonic()
    await tones.turn("customer")
    assert clock.monotonic() == began
