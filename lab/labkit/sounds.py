"""Makes the lab's sounds from arithmetic: something like speech, music, a notice, silence. No recording is shipped."""

import math
import struct
import wave
from pathlib import Path

RATE = 8000


def write_sounds(folder: Path) -> None:
    """Writes each sound into a folder of its own (one music-on-hold class each), A-law, which needs no transcoding."""
    _write(folder / "speech/speech.alaw", _speech(seconds=12, pitch=170))
    _write(folder / "agent/agent.alaw", _speech(seconds=9, pitch=110))
    _write(folder / "music/music.alaw", _melody(seconds=8))
    _write(folder / "silence/silence.alaw", [0] * (RATE * 10))
    _write(folder / "notice/notice.alaw", _melody(seconds=3))
    _write_wav(folder / "callcenter/announce.wav", _melody(seconds=1))
    _write_wav(folder / "callcenter/sorry.wav", _melody(seconds=2))
    _write_wav(folder / "callcenter/closed.wav", _melody(seconds=2))


def _speech(seconds: int, pitch: int) -> list[int]:
    """A voiced tone with harmonics that comes in syllables (four a second) and pauses after each phrase."""
    samples = []
    for index in range(RATE * seconds):
        at = index / RATE
        loudness = max(0.0, math.sin(math.pi * 4 * at)) ** 0.5 if at % 3 < 2.2 else 0.0
        bend = pitch * (1 + 0.08 * math.sin(2 * math.pi * 0.7 * at))
        wave_form = sum(math.sin(2 * math.pi * bend * harmonic * at) / harmonic for harmonic in (1, 2, 3, 5, 8))
        samples.append(int(6000 * loudness * wave_form))
    return samples


def _melody(seconds: int) -> list[int]:
    notes = (392, 440, 523, 587)
    return [
        int(5000 * math.sin(2 * math.pi * notes[int(index / RATE * 2) % 4] * index / RATE))
        for index in range(RATE * seconds)
    ]


def _alaw(sample: int) -> int:
    """One 16-bit sample as A-law (ITU-T G.711)."""
    sign = 0x80 if sample >= 0 else 0
    size = min(abs(sample) >> 4, 0x7FF)
    if size < 32:
        code = size
    else:
        segment = size.bit_length() - 4
        code = (segment << 4) | ((size >> (segment - 1)) & 0x0F)
    return (code | sign) ^ 0x55


def _write(path: Path, samples: list[int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(_alaw(sample) for sample in samples))


def _write_wav(path: Path, samples: list[int]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
