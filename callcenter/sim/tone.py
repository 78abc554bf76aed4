"""Recordings of the simulated exchange: a real tone that one can hear, as long as the talk."""

import math
import struct
from array import array
from pathlib import Path

RATE = 8000
_SECOND = array("h", (int(9000 * math.sin(2 * math.pi * 440 * i / RATE)) for i in range(RATE))).tobytes()


def header(data_bytes: int) -> bytes:
    """The 44 bytes before 16-bit mono samples at 8 kHz, as MixMonitor writes them."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + data_bytes, b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data",
        data_bytes,
    )  # fmt: skip


def write_tone(path: Path, seconds: float, *, silent: bool = False, closed: bool = True) -> None:
    """A recording of so many seconds of 440 Hz, or of silence; zero seconds leave only the 44 bytes.

    `closed=False` leaves what a killed Asterisk leaves: the samples, and a header that says there are none.
    """
    samples = round(seconds * RATE)
    second = bytes(2 * RATE) if silent else _SECOND
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(header(2 * samples if closed else 0))
        for _ in range(samples // RATE):
            file.write(second)
        file.write(second[: 2 * (samples % RATE)])
