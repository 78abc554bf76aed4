"""What is measured: length, the share of frames that sound, the hash; and how fast."""

import hashlib
import time
from pathlib import Path

import pytest

from callcenter.recordings.verify import measure
from tests.support.wavs import put, silence, tone, wav


def test_facts_are_those_of_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, "a.wav", wav(tone(10)))
    found = measure(path)
    assert (found.seconds, found.loud_share, found.size) == (10.0, 1.0, path.stat().st_size)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("sound", "share"),
    [
        (silence(10), 0.0),
        (silence(9) + tone(1), 0.1),
        (tone(10, amplitude=32), 0.0),  # RMS 22.6 of 32768: -63 dBFS
        (tone(10, amplitude=60), 1.0),  # RMS 42.4: -57.8 dBFS
        (b"\x01\x00\xff\xff" * 40_000, 0.0),  # the noise of an open line
    ],
)
def test_frame_sounds_above_minus_sixty_dbfs(tmp_path: Path, sound: bytes, share: float) -> None:
    assert measure(put(tmp_path, "a.wav", wav(sound))).loud_share == pytest.approx(share, abs=0.002)


def test_every_sample_counts_once_when_the_rate_is_odd(tmp_path: Path) -> None:
    """A rate whose frames do not fill the pieces in which the file is read."""
    found = measure(put(tmp_path, "a.wav", wav(tone(30.01, rate=11_025), rate=11_025)))
    assert found.seconds == pytest.approx(30.01, abs=0.001)
    assert found.loud_share == 1.0


def test_three_minutes_are_measured_in_a_tenth_of_a_second_of_work(tmp_path: Path) -> None:
    """Processor time, so that a busy machine does not decide the test."""
    path = put(tmp_path, "a.wav", wav((tone(2) + silence(1)) * 60))
    spent = []
    for _ in range(3):
        began = time.process_time()
        measure(path)
        spent.append(time.process_time() - began)
    assert min(spent) < 0.1
