"""The configuration: everything at once, every error with its key path, nothing unknown, secrets from files."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from callcenter.config import Config, load_config
from callcenter.errors import BadConfig

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
PBX = """
[[pbx]]
name = "main"
secret = "s"
recordings.local_dir = "/tmp"
trunks = [{ name = "pstn" }]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "callcenter.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems(path: Path, **environment: str) -> dict[str, str]:
    with pytest.raises(BadConfig) as refused:
        load_config(path, environment)
    return {problem.field: problem.reason for problem in refused.value.problems}


def models(kind: object) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in get_args(kind):
        yield from models(inner)


def settings(model: type[BaseModel], path: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = list(models(field.annotation))
        yield f"{path}{name}"
        for one in inner:
            yield from settings(one, f"{path}{name}.")


def test_example_is_taken_as_it_stands() -> None:
    config = load_config(EXAMPLE, {})
    assert config.pbx[0].trunks[0].dial == "PJSIP/{number}@pstn"


def test_example_names_every_setting() -> None:
    """A setting that the example does not name, as a key or as a commented key, does not exist for its reader."""
    named: set[str] = set()
    table = ""
    for raw in EXAMPLE.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("["):
            table = line.strip("[] ") + "."
            named.add(table[:-1])
            continue
        key, found, _ = line.removeprefix("# ").partition(" = ")
        if found and key.isidentifier():
            named.add(table + key)
    assert set(settings(Config)) - named == set()


def test_example_shows_the_defaults() -> None:
    config = load_config(EXAMPLE, {})
    default = Config.model_validate({}, context={"base": EXAMPLE.parent})
    for section in (
        "demonstration",
        "service",
        "database",
        "web",
        "dialing",
        "sms",
        "recordings",
        "retention",
        "policy",
    ):
        assert getattr(config, section) == getattr(default, section), section


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, ""), {})
    assert config.database_url == f"sqlite+aiosqlite:///{tmp_path}/var/callcenter.db"
    assert config.recordings.dir == tmp_path / "recordings"


def test_every_problem_is_told_at_once_with_its_key_path(tmp_path: Path) -> None:
    path = written(tmp_path, "nonsense = 1\n[web]\nport = 0\ncolour = 1\n[service]\ntime_zone = 'Mars/North'\n" + PBX)
    found = problems(path, CALLCENTER__PBX__0__TRUNKS__0__LINES="many", CALLCENTER__SMS__GATEWAY="pigeon")
    assert set(found) == {
        "nonsense",
        "web.port",
        "web.colour",
        "service.time_zone",
        "pbx.0.trunks.0.lines",
        "sms.gateway",
    }
    assert found["web.colour"] == "is not a setting"
    assert "CALLCENTER__SMS__GATEWAY" in found["sms.gateway"]


@pytest.mark.parametrize(
    "name", ["CALLCENTER__WEB__PROT", "CALLCENTER__WBE__PORT", "CALLCENTER__WEB__PORT__X", "CALLCENTER__"]
)
def test_unknown_environment_name_is_refused(tmp_path: Path, name: str) -> None:
    assert problems(written(tmp_path, "[web]\nport = 1\n"), **{name: "8080"})


def test_unknown_key_is_refused_at_every_depth(tmp_path: Path) -> None:
    path = written(
        tmp_path, PBX.replace('{ name = "pstn" }', '{ name = "pstn", rewrites = [{ starts = "1", strip_off = 1 }] }')
    )
    assert problems(path) == {"pbx.0.trunks.0.rewrites.0.strip_off": "is not a setting"}


def test_environment_overrides_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "[web]\nport = 81\n" + PBX)
    config = load_config(
        path,
        {
            "CALLCENTER__WEB__PORT": "82",
            "CALLCENTER__DEMONSTRATION": "true",
            "CALLCENTER__WEB__TRUSTED_PROXIES": '["10.0.0.0/8"]',
            "CALLCENTER__PBX__0__HOST": "pbx.example",
            "CALLCENTER_OTHER": "not ours",
        },
    )
    assert (config.web.port, config.demonstration, config.pbx[0].host) == (82, True, "pbx.example")
    assert config.web.trusted_proxies == ("10.0.0.0/8",)


def test_whole_pbx_can_come_from_the_environment(tmp_path: Path) -> None:
    config = load_config(
        written(tmp_path, ""),
        {
            "CALLCENTER__PBX__0__NAME": "lab",
            "CALLCENTER__PBX__0__SECRET": "s",
            "CALLCENTER__PBX__0__RECORDINGS__LOCAL_DIR": "/tmp",
            "CALLCENTER__PBX__0__TRUNKS": '[{"name": "pstn"}]',
        },
    )
    assert [pbx.name for pbx in config.pbx] == ["lab"]


def test_secret_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "ami").write_text("hush\n", encoding="utf-8")
    config = load_config(written(tmp_path, PBX.replace('secret = "s"', 'secret_file = "ami"')), {})
    assert config.pbx[0].secret.get_secret_value() == "hush"
    assert "hush" not in repr(config)


def test_secret_file_that_is_missing_is_told_with_its_key_path(tmp_path: Path) -> None:
    found = problems(written(tmp_path, PBX.replace('secret = "s"', 'secret_file = "gone"')))
    assert list(found) == ["pbx.0.secret_file"]


def test_secret_given_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ami").write_text("hush", encoding="utf-8")
    found = problems(written(tmp_path, PBX.replace('secret = "s"', 'secret = "s"\nsecret_file = "ami"')))
    assert list(found) == ["pbx.0.secret"]


def test_secret_is_not_in_the_message_when_a_neighbour_is_wrong(tmp_path: Path) -> None:
    path = written(tmp_path, PBX.replace('secret = "s"', 'secret = "hush-hush"\nport = "x"'))
    with pytest.raises(BadConfig) as refused:
        load_config(path, {})
    assert "hush-hush" not in str(refused.value)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://a:b@db/c", "postgresql+asyncpg://a:b@db/c"),
        ("postgres://db/c", "postgresql+asyncpg://db/c"),
        ("sqlite:////srv/x.db", "sqlite+aiosqlite:////srv/x.db"),
        ("postgresql+asyncpg://db/c", "postgresql+asyncpg://db/c"),
    ],
)
def test_database_address_is_taken_with_or_without_its_driver(tmp_path: Path, given: str, used: str) -> None:
    assert load_config(written(tmp_path, ""), {"CALLCENTER__DATABASE__URL": given}).database_url == used


def test_other_database_engine_is_refused(tmp_path: Path) -> None:
    assert list(problems(written(tmp_path, '[database]\nurl = "mysql://x/y"\n'))) == ["database.url"]


def test_two_trunks_of_one_name_are_refused(tmp_path: Path) -> None:
    found = problems(written(tmp_path, PBX.replace('[{ name = "pstn" }]', '[{ name = "pstn" }, { name = "pstn" }]')))
    assert "pstn" in found["configuration"]


@pytest.mark.parametrize(
    "dial", ["PJSIP/pstn", "PJSIP/{number}@a&PJSIP/9@b", "PJSIP/{number},30,x", "Local/{number}|{number}"]
)
def test_dial_string_that_could_do_more_than_dial_is_refused(tmp_path: Path, dial: str) -> None:
    path = written(tmp_path, PBX.replace('{ name = "pstn" }', f'{{ name = "pstn", dial = "{dial}" }}'))
    assert list(problems(path)) == ["pbx.0.trunks.0.dial"]


def test_certificates_for_an_exchange_are_read_at_once_and_only_with_tls(tmp_path: Path) -> None:
    (tmp_path / "empty.crt").write_text("no certificate", encoding="utf-8")
    for lines in (
        'tls_ca_file = "empty.crt"',
        'tls = true\ntls_ca_file = "gone.crt"',
        'tls = true\ntls_ca_file = "empty.crt"',
    ):
        path = written(tmp_path, PBX.replace('name = "main"', f'name = "main"\n{lines}'))
        assert list(problems(path)) == ["pbx.0.tls_ca_file"]


def test_kannel_without_a_password_is_refused(tmp_path: Path) -> None:
    assert list(problems(written(tmp_path, '[sms]\ngateway = "kannel"\n'))) == ["sms"]


def test_what_kannels_callbacks_and_sender_need_is_told_with_its_key_path(tmp_path: Path) -> None:
    """Otherwise the examination passes and the service does not start, or starts and every message is refused."""
    kannel = '[sms]\ngateway = "kannel"\n[sms.kannel]\npassword = "p"\n'
    address = 'callback_url = "http://10.0.0.1:8080"\n'
    for lines, at in {
        address: "callback_token",
        f'{address}callback_token = "123456789012345"': "callback_token",
        'callback_token = "short"': "callback_token",
        'callback_networks = ["10.0.0.0/8", "box"]': "callback_networks.1",
        'sender = "0215 800"': "sender",
    }.items():
        assert list(problems(written(tmp_path, kannel + lines))) == [f"sms.kannel.{at}"], lines
    good = f'{address}callback_token = "1234567890123456"\ncallback_networks = ["10.0.0.7/8"]'
    section = load_config(written(tmp_path, kannel + good), {}).sms.kannel
    assert (section.sender, section.callback_networks) == ("", ("10.0.0.0/8",))


def test_tls_by_files_needs_both_files(tmp_path: Path) -> None:
    assert list(problems(written(tmp_path, '[web]\ntls = "files"\ncert_file = "c.pem"\n'))) == ["web"]


def test_file_that_is_no_toml_is_refused_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, "[web\n")
    found = problems(path)
    assert list(found) == [str(path)]
    assert "line 1" in found[str(path)]


def test_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    assert list(problems(tmp_path / "none.toml")) == [str(tmp_path / "none.toml")]
