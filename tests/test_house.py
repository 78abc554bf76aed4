"""The rules of the house that a tool can check: size, names, words, first lines, sleeping, addresses."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES = 400

# Names of the field that end like names of code: panoramisk's Manager is subclassed under that name.
ALLOWED_NAMES = {"Manager", "LabManager", "GuardedManager", "PbxManager"}
CODE_WORDS = re.compile(r"Manager$|Handler$|Helper$|^Helper|Utils?$")
TRADE_ROLES = re.compile(r"^(General|Service|Regional|Sales|Area|Dcrc)\w*Manager$")
MODULE_WORDS = {"utils", "util", "common", "helpers", "helper", "misc", "manager", "managers", "handlers"}

TEXT_ENDINGS = {".py", ".md", ".toml", ".txt", ".sh", ".conf", ".ini", ".cfg", ".yml", ".yaml", ".json", ""}
# Spelled in parts, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X(?!X|\.|\])|HA" r"CK)\b")
MACHINE_PATHS = re.compile(r"/wo" r"rk/|/tmp/br" r"ief|/root/\.")
INDEX_ADDRESSES = re.compile(
    r"--(?:extra-)?index-"
    r"url[ =]|--find-"
    r"links[ =]|pypi\.(?:org|python)/simple|registry\.npm"
    r"js|deb\.debian\.org/"
)


@cache
def tree() -> tuple[Path, ...]:
    """Every file of the tree that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> tuple[tuple[Path, str], ...]:
    found = []
    for path in tree():
        if path.suffix in TEXT_ENDINGS and path.stat().st_size < 2_000_000:
            try:
                found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return tuple(found)


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(text)))


def modules(*folders: str) -> Iterator[tuple[Path, str]]:
    for path, text in texts():
        script = path.suffix == "" and text.startswith("#!") and "python" in text.splitlines()[0]
        if (path.suffix == ".py" or script) and (not folders or path.parts[0] in folders):
            yield path, text


def names(text: str) -> Iterator[str]:
    for node in nodes(text):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def test_files_are_no_longer_than_the_limit() -> None:
    """Every admired code base has one giant; it began as a file of 401 lines."""
    long = {
        str(path): len(text.splitlines())
        for path, text in modules()
        # The schema's steps are written by a tool from core/model, a line for each column.
        if len(text.splitlines()) > MOST_LINES and not path.is_relative_to("callcenter/db/migrations/versions")
    }
    assert long == {}


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = []
    for path, text in modules():
        if path.name == "__init__.py" and not text.strip():
            continue
        said = ast.get_docstring(ast.parse(text))
        if not said or len(said.splitlines()[0]) < 15:
            silent.append(str(path))
    assert silent == []


def test_names_are_the_words_of_the_trade() -> None:
    found = {
        f"{path}: {name}"
        for path, text in modules()
        for name in names(text)
        if CODE_WORDS.search(name) and name not in ALLOWED_NAMES and not TRADE_ROLES.match(name)
    }
    assert found == set()


def test_modules_have_no_names_of_nothing() -> None:
    found = {str(path) for path, _ in modules() if {path.stem, *path.parts[:-1]} & MODULE_WORDS}
    assert found == set()


@pytest.mark.parametrize("words", [UNFINISHED, MACHINE_PATHS, INDEX_ADDRESSES], ids=["unfinished", "paths", "indexes"])
def test_no_file_has_words_that_must_not_be_there(words: re.Pattern[str]) -> None:
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        if path.name != "LICENSE"
        for number, line in enumerate(text.splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_tests_do_not_sleep() -> None:
    """A test waits on a condition or a signal (tests.support.waiting, runtime.signals), never for a length of time."""
    found = []
    for path, text in modules("tests"):
        if not path.name.startswith(("test_", "conftest")):
            continue  # parts that play the outside world may be slow on purpose
        for node in nodes(text):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "asyncio.sleep"}:
                if [ast.unparse(argument) for argument in node.args] != ["0"]:
                    found.append(f"{path}:{node.lineno}")
    assert found == []


def test_tests_are_not_skipped_and_not_expected_to_fail() -> None:
    ways = {
        "pytest.skip",
        "pytest.mark.skip",
        "pytest.mark.skipif",
        "pytest.mark.xfail",
        "pytest.xfail",
        "pytest.importorskip",
    }
    found = [
        f"{path}:{node.lineno}"
        for path, text in modules("tests")
        for node in nodes(text)
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ways
    ]
    assert found == []


def test_own_code_is_not_mocked() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path, text in modules("tests")
        for node in nodes(text)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("unittest.mock", "mock")))
        or (isinstance(node, ast.Import) and any(alias.name in {"unittest.mock", "mock"} for alias in node.names))
    ]
    assert found == []


def test_core_tests_have_neither_fixtures_nor_async() -> None:
    found = []
    for path, text in modules("tests"):
        if path.parts[1] != "core":
            continue
        for node in nodes(text):
            if isinstance(node, ast.AsyncFunctionDef):
                found.append(f"{path}:{node.lineno}: async")
            elif isinstance(node, ast.FunctionDef) and any("fixture" in ast.unparse(d) for d in node.decorator_list):
                found.append(f"{path}:{node.lineno}: fixture")
    assert found == []


def test_every_error_of_ours_has_a_code_of_its_own() -> None:
    """Read from the source, so that errors of modules that no test imports count too."""
    codes: dict[str, str] = {}
    twice = []
    for path, text in modules("callcenter"):
        for node in nodes(text):
            if not isinstance(node, ast.ClassDef):
                continue
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "code":
                    if isinstance(line.value, ast.Constant) and isinstance(line.value.value, str) and line.value.value:
                        code = line.value.value
                        if code in codes:
                            twice.append(f"{code}: {codes[code]} and {path}:{node.name}")
                        codes[code] = f"{path}:{node.name}"
    assert twice == []
    assert "not-found" in codes


def test_rings_are_all_under_contract() -> None:
    """A new package that no contract names would be free to import anything."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract for contract in contracts if contract["type"] == "layers")
    assert layers["exhaustive"] is True


def test_documents_that_the_readme_promises_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [target for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", readme) if not (ROOT / target).exists()]
    assert missing == []
    assert "scripts/run" in readme
    assert "scripts/test" in readme


def test_scripts_can_be_run_and_say_what_they_do() -> None:
    wrong = []
    for path in sorted((ROOT / "scripts").iterdir()):
        if path.is_dir() or path.suffix:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if not (path.stat().st_mode & 0o111 and lines[0].startswith("#!") and lines[1].startswith(("#", '"""'))):
            wrong.append(path.name)
    assert wrong == []


def test_locks_hold_every_direct_dependency_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in {
        "runtime": project["dependencies"],
        "postgres": project["dependencies"] + extras["postgres"],
        "dev": project["dependencies"] + extras["postgres"] + extras["dev"],
    }.items():
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==", text, re.MULTILINE))
        direct = {re.split(r"[\[<>=~! ;]", one)[0].lower().replace("_", "-") for one in wanted}
        assert direct - pinned == set(), lock
        assert len(pinned) <= text.count("# via"), lock
        assert text.count("--hash=sha256:") >= len(pinned), lock


def test_every_public_module_of_the_package_is_typed_strictly() -> None:
    """`type: ignore` needs the code of what is ignored."""
    found = [
        f"{path}:{number}"
        for path, text in modules("callcenter", "tests")
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(r"#\s*type:\s*ig" r"nore(?!\[)", line)
    ]
    assert found == []


def test_every_script_is_mentioned_in_a_document_for_people() -> None:
    texts_for_people = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    silent = [
        path.name
        for path in (ROOT / "scripts").iterdir()
        if path.is_file() and f"scripts/{path.name}" not in texts_for_people
    ]
    assert silent == []


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = sorted(path.name[:4] for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers == sorted(set(numbers))
    assert numbers[0] == "0001"


def test_changes_are_kept_in_the_agreed_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert "## [Unreleased]" in text
    assert set(headings) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_continuous_integration_runs_what_people_run() -> None:
    command = ROOT / ".ci" / "run"
    assert "scripts/test" in command.read_text(encoding="utf-8")
    assert command.stat().st_mode & 0o111
