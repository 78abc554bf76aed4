"""WAV files made by hand, whole or spoilt as an exchange may leave them."""

import math
import struct
from array import array
from pathlib import Path

RATE = 8000


def tone(seconds: float, *, amplitude: int = 8000, rate: int = RATE) -> bytes:
    """A 440 Hz tone, 16-bit mono."""
    one = array("h", (int(amplitude * math.sin(2 * math.pi * 440 * n / rate)) for n in range(rate)))
    count = int(seconds * rate)
    return ((one * (count // rate + 1))[:count]).tobytes()


def silence(seconds: float) -> bytes:
    """Nothing at all."""
    return bytes(int(seconds * RATE) * 2)


def wav(data: bytes, *, said: int | None = None, rate: int = RATE, before: bytes = b"", form: int = 1) -> bytes:
    """A WAV around sound. `said` is what the header promises of it (0: never closed); `before` chunks before the sound."""
    length = len(data) if said is None else said
    fmt = b"fmt " + struct.pack("<IHHIIHH", 16, form, 1, rate, rate * 2, 2, 16)
    riff = 0 if said == 0 else min(0xFFFFFFFF, 4 + len(fmt) + len(before) + 8 + length)
    return b"RIFF" + struct.pack("<I", riff) + b"WAVE" + fmt + before + b"data" + struct.pack("<I", length) + data


def put(folder: Path, path: str, content: bytes) -> Path:
    """Write a recording at its place below a folder."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place
