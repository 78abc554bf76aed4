"""The configuration: one TOML file, overlaid by the environment; every error at once, each with its key path."""

from callcenter.config.load import Config, load_config
from callcenter.config.sections import (
    SHORTEST_CALLBACK_TOKEN,
    Database,
    Imports,
    Kannel,
    PolicyChoice,
    Recordings,
    Retention,
    Service,
    Sms,
    Web,
)
from callcenter.config.telephony import Dialing, Pbx, PbxRecordings, Rewrite, Trunk

__all__ = [
    "SHORTEST_CALLBACK_TOKEN",
    "Config",
    "Database",
    "Dialing",
    "Imports",
    "Kannel",
    "Pbx",
    "PbxRecordings",
    "PolicyChoice",
    "Recordings",
    "Retention",
    "Rewrite",
    "Service",
    "Sms",
    "Trunk",
    "Web",
    "load_config",
]
