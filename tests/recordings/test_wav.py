"""Headers as exchanges leave them."""

import wave
from pathlib import Path

import pytest

from callcenter.recordings.wav import NotAWav, Wav, read_header, repair
from tests.support.wavs import put, silence, tone, wav


def header(path: Path) -> Wav:
    with path.open("rb") as file:
        return read_header(file)


def test_length_is_the_headers_when_the_file_was_closed(tmp_path: Path) -> None:
    found = header(put(tmp_path, "a.wav", wav(tone(3))))
    assert (found.seconds, found.closed, found.rate, found.channels) == (3.0, True, 8000, 1)


@pytest.mark.parametrize("said", [0, 0xFFFFFFFF, 999_999])
def test_length_is_taken_from_the_size_when_the_header_is_not_true(tmp_path: Path, said: int) -> None:
    """A header says 0 bytes until the file is closed; one cut off promises more than there is."""
    found = header(put(tmp_path, "a.wav", wav(tone(2.5), said=said)))
    assert (found.seconds, found.closed) == (2.5, False)


def test_chunks_before_the_sound_are_passed_over(tmp_path: Path) -> None:
    before = b"LIST" + (5).to_bytes(4, "little") + b"hello\0"
    assert header(put(tmp_path, "a.wav", wav(tone(1), before=before))).seconds == 1.0


def test_chunks_behind_the_sound_are_no_sound(tmp_path: Path) -> None:
    found = header(put(tmp_path, "a.wav", wav(tone(1)) + b"LIST" + (4).to_bytes(4, "little") + b"tail"))
    assert (found.seconds, found.closed) == (1.0, True)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "no-sound"),
        (wav(b""), "no-sound"),
        (wav(b"")[:20], "no-sound"),
        (b"<html>" + bytes(100), "not-a-wav"),
        (wav(tone(1), form=49), "format-49-16"),
        (b"RIFF\0\0\0\0WAVEdata\x40\0\0\0" + bytes(64), "format-missing"),
        (b"RIFF\0\0\0\0WAVEjunk\xff\xff\xff\x7f" + bytes(64), "no-sound"),
    ],
)
def test_what_is_no_recording_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    """44 bytes are what an unanswered call leaves; GSM inside a WAV cannot be measured."""
    with pytest.raises(NotAWav, match=word):
        header(put(tmp_path, "a.wav", content))


def test_any_player_can_read_the_file_when_it_was_repaired(tmp_path: Path) -> None:
    """Half a sample at the end is dropped, both lengths are mended."""
    path = put(tmp_path, "a.wav", wav(tone(2) + b"\x01", said=0))
    assert repair(path).closed
    with wave.open(str(path)) as read:
        assert (read.getnframes(), read.getframerate()) == (16_000, 8000)


def test_silent_file_is_left_as_it_is_when_repaired_twice(tmp_path: Path) -> None:
    path = put(tmp_path, "a.wav", wav(silence(1), said=0))
    repair(path)
    once = path.read_bytes()
    repair(path)
    assert path.read_bytes() == once == wav(silence(1))
