"""The list of duties and the command that counts which are proved."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = {"S0": 56, "S1": 47, "S2": 49, "S3": 74, "S4": 50}


def counted(root: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([root / "scripts" / "requirements"], capture_output=True, text=True)


def copy_of_the_command(folder: Path, test: str, ring: str = "flows") -> Path:
    """A small tree with the command, two rows and one test file."""
    (folder / "scripts").mkdir()
    (folder / "docs").mkdir()
    (folder / "tests" / ring).mkdir(parents=True)
    command = folder / "scripts" / "requirements"
    command.write_text((ROOT / "scripts" / "requirements").read_text(encoding="utf-8"), encoding="utf-8")
    command.chmod(0o755)
    (folder / "docs" / "requirements.md").write_text(
        "| S2-1 | RULE | thank |\n| S2-2 | RULE | act |\n", encoding="utf-8"
    )
    (folder / "tests" / ring / "test_it.py").write_text(test, encoding="utf-8")
    return folder


def test_list_has_every_row_once() -> None:
    lines = counted(ROOT).stdout.splitlines()[:-1]
    ids = [line.split()[0] for line in lines]
    assert len(ids) == len(set(ids))
    assert Counter(id.split("-")[0] for id in ids) == ROWS


def test_marks_of_this_tree_name_rows_that_exist() -> None:
    done = counted(ROOT)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("kind", ["def", "async def"])
def test_row_is_proved_when_a_test_carries_its_mark(tmp_path: Path, kind: str) -> None:
    tree = copy_of_the_command(tmp_path, f'@pytest.mark.req("S2-2")\n{kind} test_a():\n    ...\n')
    assert counted(tree).stdout.splitlines() == ["S2-1 -", "S2-2 tests/flows/test_it.py::test_a", "1 of 2 rows proved"]


def test_mark_does_not_count_when_the_test_is_not_on_the_real_path(tmp_path: Path) -> None:
    tree = copy_of_the_command(tmp_path, '@pytest.mark.req("S2-2")\ndef test_a():\n    ...\n', ring="core")
    assert counted(tree).stdout.splitlines()[-1] == "0 of 2 rows proved"


def test_unknown_row_is_an_error(tmp_path: Path) -> None:
    tree = copy_of_the_command(tmp_path, '@pytest.mark.req("S2-2", "S9-9")\ndef test_a():\n    ...\n')
    done = counted(tree)
    assert done.returncode == 1
    assert "S9-9" in done.stderr
    assert done.stdout.splitlines()[-1] == "1 of 2 rows proved"
