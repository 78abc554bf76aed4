"""The sections of the configuration but for the telephone side: what can be set, its form and its default."""

from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from callcenter.clock import known_zones

SHORTEST_CALLBACK_TOKEN = 16
"""Characters. Whoever guesses it settles our messages and writes in customers' names."""


class Section(BaseModel):
    """Base of every section: frozen, and refusing what it does not know, at every depth."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_default=True, revalidate_instances="always", hide_input_in_errors=True
    )


def _beside_the_file(path: Path, info: ValidationInfo) -> Path:
    base = (info.context or {}).get("base")
    return base / path if isinstance(base, Path) and not path.is_absolute() else path


def _whole_line(text: str) -> str:
    if any(letter in text for letter in "\r\n\0"):
        raise ValueError("no line breaks allowed here")
    return text


def _http_address(text: str) -> str:
    if text and not text.startswith(("http://", "https://")):
        raise ValueError("an address that begins with http:// or https:// is needed")
    return text.rstrip("/")


def _network(text: str) -> str:
    return str(ip_network(text, strict=False))


LocalPath = Annotated[Path, AfterValidator(_beside_the_file)]
"""A path; a relative one is meant from the folder of the configuration file."""

Line = Annotated[str, AfterValidator(_whole_line)]
Port = Annotated[int, Field(ge=1, le=65535)]
HttpAddress = Annotated[str, AfterValidator(_http_address)]
Network = Annotated[str, AfterValidator(_network)]
DailyTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Service(Section):
    """The service as a whole."""

    node: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")] = "node-1"
    data_dir: LocalPath = Path("var")
    time_zone: str = "Asia/Shanghai"
    language: Literal["zh-CN", "en"] = "zh-CN"
    log_style: Literal["json", "console"] = "json"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    stop_grace_seconds: Annotated[float, Field(ge=0, le=600)] = 20.0

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in known_zones():
            raise ValueError("not a time zone of the IANA database, such as Asia/Shanghai")
        return name

    @property
    def zone(self) -> ZoneInfo:
        """The zone of what is shown where no dealer's own applies."""
        return ZoneInfo(self.time_zone)


class Database(Section):
    """Where rows live: the embedded SQLite by default, PostgreSQL for several nodes."""

    url: SecretStr = SecretStr("")
    url_file: LocalPath | None = None
    pool_size: Annotated[int, Field(ge=1, le=200)] = 10
    lock_wait_seconds: Annotated[float, Field(gt=0, le=120)] = 15.0

    @field_validator("url")
    @classmethod
    def _known_engine(cls, url: SecretStr) -> SecretStr:
        text = url.get_secret_value()
        engine, _, rest = text.partition("://")
        known = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
        if text and (engine not in {*known, *known.values()} or not rest):
            raise ValueError("begins with sqlite:/// or postgresql://")
        return SecretStr(f"{known.get(engine, engine)}://{rest}") if text else url


class Web(Section):
    """The HTTP side: the API, the console, the events."""

    host: str = "127.0.0.1"
    port: Port = 8080
    tls: Literal["off", "self_signed", "files"] = "off"
    cert_file: LocalPath | None = None
    key_file: LocalPath | None = None
    trusted_proxies: tuple[Network, ...] = ()
    public_url: HttpAddress = ""
    upload_max_mb: Annotated[int, Field(ge=1, le=10_000)] = 200
    session_hours: Annotated[float, Field(gt=0, le=720)] = 12.0
    session_idle_minutes: Annotated[float, Field(gt=0)] = 120.0
    given_password_hours: Annotated[float, Field(gt=0, le=8760)] = 72.0
    sign_in_tries_per_account: Annotated[int, Field(ge=1)] = 10
    sign_in_tries_per_address: Annotated[int, Field(ge=1)] = 300
    sign_in_window_minutes: Annotated[float, Field(gt=0)] = 15.0

    @model_validator(mode="after")
    def _files_for_tls(self) -> "Web":
        if self.tls == "files" and not (self.cert_file and self.key_file):
            raise ValueError('tls = "files" needs cert_file and key_file')
        return self


class Kannel(Section):
    """A Kannel SMS gateway (smsbox)."""

    url: HttpAddress = "http://127.0.0.1:13013"
    user: Line = "callcenter"
    password: SecretStr = SecretStr("")
    password_file: LocalPath | None = None
    callback_url: HttpAddress = ""
    callback_token: SecretStr = SecretStr("")
    callback_token_file: LocalPath | None = None
    callback_networks: tuple[Network, ...] = ("127.0.0.0/8", "::1/128")
    home_code: Line = "86"
    sender: Annotated[str, Field(pattern=r"^(\+?[0-9A-Za-z]{1,20})?$")] = ""
    smsc: Line = ""
    timeout_seconds: Annotated[float, Field(gt=0, le=120)] = 10.0

    @field_validator("callback_token")
    @classmethod
    def _long_enough(cls, token: SecretStr, info: ValidationInfo) -> SecretStr:
        length = len(token.get_secret_value())
        if length < SHORTEST_CALLBACK_TOKEN and (length or info.data.get("callback_url")):
            raise ValueError(f"with callback_url a token of at least {SHORTEST_CALLBACK_TOKEN} characters is needed")
        return token


class Sms(Section):
    """Text messages: which gateway carries them. When and what is sent is policy."""

    gateway: Literal["log", "kannel"] = "log"
    max_parts: Annotated[int, Field(ge=1, le=20)] = 6
    per_minute: Annotated[int, Field(ge=0)] = 60
    opt_out_words: tuple[str, ...] = ("退订", "TD", "T", "STOP")
    kannel: Kannel = Kannel()

    @model_validator(mode="after")
    def _kannel_told(self) -> "Sms":
        if self.gateway == "kannel" and not self.kannel.password.get_secret_value():
            raise ValueError('gateway = "kannel" needs kannel.password or kannel.password_file')
        return self


class Imports(Section):
    """Orders from files: how the columns are called here, and the limits of a file."""

    columns: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    encodings: tuple[Literal["utf-8", "gb18030", "utf-16"], ...] = ("utf-8", "utf-16", "gb18030")
    max_rows: Annotated[int, Field(ge=1)] = 1_000_000
    max_columns: Annotated[int, Field(ge=1)] = 300
    max_file_mb: Annotated[int, Field(ge=1)] = 256
    reader_memory_mb: Annotated[int, Field(ge=128)] = 1024
    reader_cpu_seconds: Annotated[int, Field(ge=1)] = 60


class Recordings(Section):
    """Where recordings are kept and when one counts as good."""

    dir: LocalPath = Path("recordings")
    retention_days: Annotated[int, Field(ge=1)] = 730
    verify_within_seconds: Annotated[float, Field(gt=0)] = 60.0
    length_tolerance_seconds: Annotated[float, Field(ge=0)] = 2.0
    silence_dbfs: Annotated[float, Field(ge=-96, le=0)] = -60.0
    sounding_share: Annotated[float, Field(ge=0, le=1)] = 0.01
    audit_at: DailyTime = "03:00"


class Retention(Section):
    """How long other personal data are kept, in days; the janitor removes what is older."""

    events: Annotated[int, Field(ge=30)] = 1825
    messages: Annotated[int, Field(ge=30)] = 1095
    access_log: Annotated[int, Field(ge=180)] = 1095
    import_reports: Annotated[int, Field(ge=1)] = 180
    sessions: Annotated[int, Field(ge=1)] = 30


class PolicyChoice(Section):
    """Which policy documents apply; those shipped, and a folder of one's own that goes before them."""

    default: str = "dealer_follow_up"
    dir: LocalPath | None = None
