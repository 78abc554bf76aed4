"""The sections of the configuration for the telephone side: PBXs, trunks, dialing."""

import re
import ssl
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator

from callcenter.config.sections import Line, LocalPath, Port, Section

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]
# Asterisk's patterns for digits as dialled inside the country, a leading "-" forbids: "_1[3-9]XXXXXXXXX", "-00."
Pattern = Annotated[str, Field(pattern=r"^-?_?[0-9XZNxzn\[\]-]*[.!]?$", min_length=1, max_length=64)]
WsAddress = Annotated[str, Field(pattern=r"^(wss?://[^\s\r\n\x00]{1,200})?$")]
CallerId = Annotated[str, Field(pattern=r"^\+?[0-9*#]{3,20}$")]


class Rewrite(Section):
    """Where the digits begin with `starts`: take off the first `strip` and put `prefix` before the rest."""

    starts: Annotated[str, Field(pattern=r"^\+?\d*$")]
    strip: Annotated[int, Field(ge=0, le=20)] = 0
    prefix: Annotated[str, Field(pattern=r"^[+0-9*#]*$")] = ""


class Trunk(Section):
    """A line to the public network: how it is dialled, what it may reach, how much it carries."""

    name: Name
    dial: Line = "PJSIP/{number}@pstn"
    lines: Annotated[int, Field(ge=1, le=10_000)] = 10
    caller_ids: tuple[CallerId, ...] = ()
    calls_per_caller_id_per_hour: Annotated[int, Field(ge=0)] = 0
    destinations: tuple[Pattern, ...] = ("_1[3-9]XXXXXXXXX", "_0ZX.", "_0ZXX.", "_[48]00XXXXXXX")
    area_code: Annotated[str, Field(pattern=r"^(0\d{2,3})?$")] = ""
    local_landline: Literal["with_area", "without_area"] = "with_area"
    mobile_zero: Literal["never", "other_area", "always"] = "never"
    local_mobile_segments: tuple[Annotated[str, Field(pattern=r"^1\d{6}$")], ...] = ()
    form: Literal["national", "e164", "e164_without_plus"] = "national"
    rewrites: tuple[Rewrite, ...] = ()
    access_prefix: Annotated[str, Field(pattern=r"^[0-9*#]{0,6}$")] = ""

    @field_validator("dial")
    @classmethod
    def _names_the_number(cls, dial: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9]+/[A-Za-z0-9@{}._/:;=+-]+", dial) or dial.count("{number}") != 1:
            raise ValueError("a dial string with {number} once is needed, such as PJSIP/{number}@pstn")
        return dial


class PbxRecordings(Section):
    """The folder as the PBX writes it and as this machine sees it (the same disk, NFS, or copied there)."""

    pbx_dir: Annotated[str, Field(pattern=r"^/[^\r\n\x00,|&;$]*$")] = "/var/spool/asterisk/monitor/callcenter"
    local_dir: LocalPath


class Pbx(Section):
    """One Asterisk, driven over AMI."""

    name: Name
    host: str = "127.0.0.1"
    port: Port = 5038
    tls: bool = False
    tls_ca_file: LocalPath | None = None
    username: Line = "callcenter"
    secret: SecretStr = SecretStr("")
    secret_file: LocalPath | None = None
    lines: Annotated[int, Field(ge=1, le=10_000)] = 100
    agent_dial: Line = "PJSIP/{device}"
    ws_url: WsAddress = ""
    ping_seconds: Annotated[float, Field(gt=0, le=60)] = 3.0
    action_timeout_seconds: Annotated[float, Field(gt=0, le=60)] = 5.0
    event_queue: Annotated[int, Field(ge=100)] = 10_000
    recordings: PbxRecordings
    trunks: tuple[Trunk, ...]

    @field_validator("tls_ca_file")
    @classmethod
    def _holds_certificates(cls, path: Path | None, info: ValidationInfo) -> Path | None:
        if path is None:
            return None
        if not info.data.get("tls"):
            raise ValueError("is of no use without tls = true")
        try:
            ssl.create_default_context(cafile=path)
        except OSError as error:
            raise ValueError(f"no certificates can be read from it (PEM): {error}") from None
        return path

    @field_validator("agent_dial")
    @classmethod
    def _names_the_device(cls, dial: str) -> str:
        if dial.count("{device}") != 1:
            raise ValueError("a dial string with {device} once is needed, such as PJSIP/{device}")
        return dial

    @field_validator("trunks")
    @classmethod
    def _at_least_one(cls, trunks: tuple[Trunk, ...]) -> tuple[Trunk, ...]:
        if not trunks:
            raise ValueError("at least one trunk is needed")
        return trunks

    @model_validator(mode="after")
    def _secret_told(self) -> "Pbx":
        if not self.secret.get_secret_value():
            raise ValueError("needs secret or secret_file")
        return self


class Dialing(Section):
    """How calls are placed; what follows an outcome, and every amount of time a person sees, is policy."""

    mode: Literal["preview", "progressive"] = "preview"
    agent_ring_seconds: Annotated[float, Field(gt=0, le=120)] = 20.0
    tick_seconds: Annotated[float, Field(gt=0, le=60)] = 1.0
    lease_seconds: Annotated[float, Field(ge=5, le=600)] = 30.0
