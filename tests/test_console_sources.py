"""The console's sources: types that fit the API, words in both languages, files that can be read at one sitting."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TREE = Path(__file__).parents[1]
SOURCES = TREE / "console" / "src"
CHINESE = re.compile(r"[㐀-鿿]")
GENERATED = {"schema.d.ts"}

NAMES = {
    "AMI", "API", "CSV", "XLSX", "PDF", "JSON", "TOML", "SMS", "VOC", "VIN", "ID", "IP", "URL", "SIP", "DTMF", "callcenter",
    "Kannel", "Asterisk", "OK", "ms", "dB", "kbit/s", "English", "Esc", "Enter", "Tab", "Ctrl", "Shift", "Space",
}  # fmt: skip
"""What is written alike in both languages: names, units, keys. A zh text of nothing else needs no Chinese character."""

OWN_NAMES = {"中文"}
"""What an English text may hold in Chinese: the name of the language itself."""


def texts() -> Iterator[tuple[Path, dict[str, str]]]:
    """Every file of words with its texts by dotted key."""
    for path in sorted(SOURCES.rglob("zh-CN.json")) + sorted(SOURCES.rglob("en.json")):
        yield path, dict(flat(json.loads(path.read_text(encoding="utf-8"))))


def flat(said: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Dotted keys and texts of nested words."""
    for key, value in said.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            assert isinstance(value, str), f"{before}{key} is no text"
            yield before + key, value


def test_the_words_have_the_same_keys_when_the_language_changes() -> None:
    """Every room and the shared words: each zh-CN.json beside an en.json."""
    for path in sorted(SOURCES.rglob("zh-CN.json")):
        chinese = dict(flat(json.loads(path.read_text(encoding="utf-8"))))
        english = dict(flat(json.loads(path.with_name("en.json").read_text(encoding="utf-8"))))
        assert chinese.keys() == english.keys(), f"{path}: {sorted(chinese.keys() ^ english.keys())}"


def test_no_chinese_text_is_without_a_chinese_character_unless_it_is_all_names() -> None:
    found = [
        f"{path.relative_to(SOURCES)} {key}: {text}"
        for path, words in texts()
        if path.name == "zh-CN.json"
        for key, text in words.items()
        if not CHINESE.search(text) and not all_names(text)
    ]
    assert not found, "\n".join(found)


def all_names(text: str) -> bool:
    """Whether a text is names, numbers, placeholders and signs only."""
    rest = re.sub(r"\{[^}]*\}", " ", text)
    return all(word in NAMES or len(word) == 1 for word in re.findall(r"[A-Za-z][A-Za-z/]*", rest))


def test_chinese_texts_have_chinese_punctuation() -> None:
    """A half-width comma, colon or bracket beside a Chinese character is a slip of the keyboard."""
    beside = re.compile(r"[㐀-鿿”》}][,:;?!()]|[,:;?!()] ?[㐀-鿿“]")
    found = [
        f"{path.relative_to(SOURCES)} {key}: {text}"
        for path, words in texts()
        if path.name == "zh-CN.json"
        for key, text in words.items()
        if beside.search(text)
    ]
    assert not found, "\n".join(found)


def test_no_english_text_has_a_chinese_character() -> None:
    found = [
        f"{path.relative_to(SOURCES)} {key}: {text}"
        for path, words in texts()
        if path.name == "en.json"
        for key, text in words.items()
        if CHINESE.search(text) and text not in OWN_NAMES
    ]
    assert not found, "\n".join(found)


def test_placeholders_are_the_same_in_both_languages() -> None:
    """A figure or a name that one language shows is shown in the other."""
    found = []
    for path in sorted(SOURCES.rglob("zh-CN.json")):
        english = dict(flat(json.loads(path.with_name("en.json").read_text(encoding="utf-8"))))
        for key, text in flat(json.loads(path.read_text(encoding="utf-8"))):
            if set(re.findall(r"\{\w+\}", text)) != set(re.findall(r"\{\w+\}", english.get(key, text))):
                found.append(f"{path.relative_to(SOURCES)} {key}")
    assert not found, "\n".join(found)


def test_no_words_stand_in_the_sources_themselves() -> None:
    """A Chinese character in a template or script is a text that the other language would show too."""
    found = []
    for path in sorted([*SOURCES.rglob("*.vue"), *SOURCES.rglob("*.ts")]):
        if path.name.endswith(".test.ts") or path.name in GENERATED:
            continue
        code = re.sub(r"<!--.*?-->|/\*.*?\*/|(?m:^\s*//.*$)|(?m:\s//\s.*$)", "", path.read_text("utf-8"), flags=re.S)
        for text in re.findall(r".*[㐀-鿿].*", code):
            if not any(name in text for name in OWN_NAMES):
                found.append(f"{path.relative_to(SOURCES)}: {text.strip()}")
    assert not found, "\n".join(found)


def test_every_key_that_is_asked_for_has_words() -> None:
    """`t("room.key")` with a whole key, in a template or a script."""
    known: set[str] = set()
    for path, words in texts():
        head = "" if path.parent.name == "texts" else f"{path.parent.name}."
        known |= {head + key for key in words}
    rooms = {path.name for path in (SOURCES / "rooms").iterdir() if path.is_dir()}
    known |= {f"rooms.{room}" for room in rooms}
    missing = []
    for path in sorted([*SOURCES.rglob("*.vue"), *SOURCES.rglob("*.ts")]):
        for key in re.findall(r"""(?<![\w.])\$?t\(\s*["']([\w.-]+)["']\s*[,)]""", path.read_text(encoding="utf-8")):
            if key not in known:
                missing.append(f"{path.relative_to(SOURCES)}: {key}")
    assert not missing, "\n".join(missing)


def test_every_source_begins_with_what_it_is_for_and_ends_within_400_lines() -> None:
    found = []
    for path in sorted([*SOURCES.rglob("*.vue"), *SOURCES.rglob("*.ts")]):
        if path.name in GENERATED:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > 400:
            found.append(f"{path.relative_to(SOURCES)}: {len(lines)} lines")
        if not lines[0].startswith("<!--" if path.suffix == ".vue" else ("//", "/*")):
            found.append(f"{path.relative_to(SOURCES)}: says not what it is for")
    assert not found, "\n".join(found)


def test_no_colour_is_written_outside_the_look() -> None:
    """Light and dark come from Element Plus's variables; only shell/look.css gives them values."""
    found = []
    for path in sorted(SOURCES.rglob("*.vue")):
        for style in re.findall(r"<style[^>]*>(.*?)</style>", path.read_text(encoding="utf-8"), flags=re.S):
            for colour in re.findall(r"(?<![\w-])#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", style):
                found.append(f"{path.relative_to(SOURCES)}: {colour}")
    assert not found, "\n".join(found)


@pytest.mark.timeout(300)
def test_the_types_are_those_of_the_api(tmp_path: Path) -> None:
    """`scripts/console types` writes them; whoever changes a route writes them again."""
    written = tmp_path / "schema.d.ts"
    done = subprocess.run(
        [TREE / "scripts/console", "types", str(written)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kept = (SOURCES / "api" / "schema.d.ts").read_text(encoding="utf-8")
    assert written.read_text(encoding="utf-8") == kept, "run scripts/console types"


@pytest.mark.parametrize("folder", ["console", "console/openapi"])
def test_the_lock_holds_hashes_and_no_address(folder: str) -> None:
    lock = json.loads((TREE / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert packages and not [name for name, one in packages.items() if "resolved" in one]
    assert not [name for name, one in packages.items() if "integrity" not in one and not one.get("inBundle")]
