"""Measure a recording: length, share of frames that sound, hash. One pass, streaming, fast enough for a busy hour.

A frame of 20 ms sounds when its RMS is above the threshold. Most frames are decided without summing: all zero is silent,
and one sample high enough alone makes the frame sound; only what lies between is summed exactly.
"""

import hashlib
import math
import sys
from array import array
from pathlib import Path

from callcenter.core.recording import Measured
from callcenter.recordings.wav import read_header

FRAME_SECONDS = 0.02
_FRAMES_AT_ONCE = 500
_LOOK_AT = 4


def measure(path: Path, *, silence_dbfs: float = -60.0, repaired: bool = False) -> Measured:
    """Measure a WAV whose header is right; raises NotAWav, OSError. Blocking: call it in a thread."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        wav = read_header(file)
        file.seek(0)
        digest.update(file.read(wav.data_at))
        samples = max(1, round(wav.rate * FRAME_SECONDS)) * wav.channels
        frames = loud = 0
        left = wav.data_bytes
        while left:
            piece = file.read(min(left, samples * 2 * _FRAMES_AT_ONCE))
            if not piece:
                break
            left -= len(piece)
            digest.update(piece)
            found, sounding = _count(piece, samples, silence_dbfs)
            frames, loud = frames + found, loud + sounding
        while tail := file.read(1 << 20):
            digest.update(tail)
        size = file.tell()
    share = loud / frames if frames else 0.0
    return Measured(
        seconds=round(wav.seconds, 3),
        loud_share=round(share, 4),
        size=size,
        sha256=digest.hexdigest(),
        repaired=repaired,
    )


def _count(piece: bytes, samples: int, silence_dbfs: float) -> tuple[int, int]:
    """Frames, and those that sound, of a stretch of 16-bit samples."""
    values = array("h")
    values.frombytes(piece[: len(piece) - len(piece) % 2])
    if sys.byteorder == "big":
        values.byteswap()
    threshold = 32768 * 10 ** (silence_dbfs / 20)
    frames = loud = 0
    for start in range(0, len(values), samples):
        frames += 1
        frame = values[start : start + samples]
        if piece.count(0, start * 2, (start + len(frame)) * 2) == len(frame) * 2:
            continue
        # The root of the sum of squares above which the RMS is above the threshold; one sample may be enough.
        enough = threshold * math.sqrt(len(frame))
        if max(frame[::_LOOK_AT]) > enough or math.hypot(*frame) > enough:
            loud += 1
    return frames, loud


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two files hold the same; for a copy that is to replace its original."""
    with one.open("rb") as left, other.open("rb") as right:
        return hashlib.file_digest(left, "sha256").digest() == hashlib.file_digest(right, "sha256").digest()
