"""The SMS texts shipped with the package, one document for each language."""

from importlib.resources import files

from callcenter.core.sms_text import SmsTexts, read_texts

LANGUAGES = ("zh-CN", "en")


def shipped_texts() -> dict[str, SmsTexts]:
    """Language to its texts; raises InvalidInput where a document is broken."""
    folder = files("callcenter").joinpath("policies", "sms")
    return {language: read_texts(folder.joinpath(f"{language}.toml").read_text("utf-8")) for language in LANGUAGES}
