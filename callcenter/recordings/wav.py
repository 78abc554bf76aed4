"""WAV files as exchanges leave them: a header that may say 0 bytes, chunks in any order, a tail that never came.

Asterisk writes 16-bit PCM and fills in the lengths when it closes the file; data reach the disk in steps of 32 kB. What was
never closed says 0 for ever: its length is then taken from its size, and the header is mended in place.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

EMPTY = 44
"""Size of a file with a header and no sound: what an unanswered call leaves."""

_PCM = 1
_EXTENSIBLE = 0xFFFE
_NEVER_KNOWN = (0, 0xFFFFFFFF)


class NotAWav(Exception):
    """The file is no WAV that can be measured; the argument is a stable word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wav:
    """Where the sound lies. `data_bytes` is what is really there in whole samples, `said_bytes` what the header says."""

    channels: int
    rate: int
    data_at: int
    data_bytes: int
    said_bytes: int
    size: int

    @property
    def block(self) -> int:
        """Bytes of one sample over all channels."""
        return self.channels * 2

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return self.data_bytes / (self.rate * self.block)

    @property
    def closed(self) -> bool:
        """Whether the header holds what the file holds."""
        return self.said_bytes == self.data_bytes


def read_header(file: BinaryIO) -> Wav:
    """Read the header of a 16-bit PCM WAV; NotAWav names what is wrong (no-sound, not-a-wav, format-…)."""
    size = file.seek(0, os.SEEK_END)
    if size <= EMPTY:
        raise NotAWav("no-sound")
    file.seek(0)
    riff = file.read(12)
    if riff[:4] != b"RIFF" or riff[8:] != b"WAVE":
        raise NotAWav("not-a-wav")
    shape: tuple[int, int] | None = None
    at = 12
    while True:
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            raise NotAWav("no-sound")
        name, said = head[:4], struct.unpack("<I", head[4:])[0]
        if name == b"data":
            break
        if name == b"fmt ":
            shape = _shape(file.read(min(said, 40)))
        at += 8 + said + said % 2
    if shape is None:
        raise NotAWav("format-missing")
    channels, rate = shape
    there = size - (at + 8)
    block = channels * 2
    used = there if said in _NEVER_KNOWN or said > there else said
    used -= used % block
    if not used:
        raise NotAWav("no-sound")
    return Wav(channels=channels, rate=rate, data_at=at + 8, data_bytes=used, said_bytes=said, size=size)


def _shape(body: bytes) -> tuple[int, int]:
    if len(body) < 16:
        raise NotAWav("format-cut")
    form, channels, rate, _, _, bits = struct.unpack("<HHIIHH", body[:16])
    if form == _EXTENSIBLE and len(body) >= 26:
        form = struct.unpack("<H", body[24:26])[0]
    if form != _PCM or bits != 16 or not 1 <= channels <= 8 or not 1_000 <= rate <= 192_000:
        raise NotAWav(f"format-{form}-{bits}")
    return channels, rate


def repair(path: Path) -> Wav:
    """Mend the header in place from the size of the file, drop half a sample at its end, and have it on the disk.

    Everything behind the head of the data chunk is sound (a file that was never closed has no further chunks).
    """
    with path.open("r+b") as file:
        wav = read_header(file)
        end = wav.data_at + wav.data_bytes
        file.truncate(end)
        file.seek(4)
        file.write(struct.pack("<I", end - 8))
        file.seek(wav.data_at - 4)
        file.write(struct.pack("<I", wav.data_bytes))
        file.flush()
        os.fsync(file.fileno())
        return read_header(file)
