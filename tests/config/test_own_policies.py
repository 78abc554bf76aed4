"""The folder of policies of one's own: every file counts, before the shipped ones, and whatever is wrong is told at once."""

from pathlib import Path

import pytest

from callcenter.bootstrap import make_setup
from callcenter.config import load_config
from callcenter.errors import BadConfig
from callcenter.policies import DEFAULT_POLICY, policy_text

OWN = 'name = "strict"\nversion = 7\ntitle = { "zh-CN" = "严", en = "strict" }\n'


def configured(folder: Path, default: str = DEFAULT_POLICY, **files: str) -> Path:
    """A configuration whose folder of policies has these files, by name and text."""
    (folder / "own").mkdir()
    for name, text in files.items():
        (folder / "own" / f"{name}.toml").write_text(text, encoding="utf-8")
    path = folder / "callcenter.toml"
    path.write_text(f'[policy]\ndir = "own"\ndefault = "{default}"\n', encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadConfig) as refused:
        make_setup(load_config(path, {}))
    return [(problem.field, problem.reason) for problem in refused.value.problems]


def test_every_file_is_a_policy_and_stands_above_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    """A dealer may be given any of them, not the default alone."""
    shipped = policy_text().replace("version = 1\n", "version = 9\n", 1)
    setup = make_setup(load_config(configured(tmp_path, strict=OWN, **{DEFAULT_POLICY: shipped}), {}))
    assert setup.shipped["policy", "strict"]["version"] == 7
    assert setup.shipped["policy", DEFAULT_POLICY]["version"] == 9


def test_shipped_policies_stay_beside_ones_own(tmp_path: Path) -> None:
    """A default from one's own folder hid the shipped one from the dealers that already had it."""
    setup = make_setup(load_config(configured(tmp_path, "strict", strict=OWN), {}))
    assert {("policy", "strict"), ("policy", DEFAULT_POLICY)} <= setup.shipped.keys()


def test_everything_wrong_is_told_at_once_with_file_and_place(tmp_path: Path) -> None:
    files = {"broken": "name = ", "odd": OWN + '[selection]\nat = "25:00"\n[sms]\npigeon = 1\n', "strict": OWN}
    found = problems(configured(tmp_path, "stritc", **files))
    assert [field for field, _ in found] == ["policy.dir"] * 3 + ["policy.default"]
    (_, broken), (_, first), (_, second), (_, default) = found
    assert f"{tmp_path / 'own' / 'broken.toml'}: is not TOML" in broken
    assert "odd.toml: selection.at: " in first and "odd.toml: sms.pigeon: " in second
    assert "stritc" in default and "strict" in default


def test_default_that_is_there_and_broken_is_told_once(tmp_path: Path) -> None:
    assert [field for field, _ in problems(configured(tmp_path, "broken", broken="name = "))] == ["policy.dir"]


def test_folder_that_is_missing_is_told_by_its_name(tmp_path: Path) -> None:
    path = configured(tmp_path)
    (tmp_path / "own").rmdir()
    (field, reason), *others = problems(path)
    assert (field, others) == ("policy.dir", [])
    assert str(tmp_path / "own") in reason
