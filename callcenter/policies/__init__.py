"""The policies and texts that are shipped with the package: data, read as text; core/policy.py and core/explain.py
parse it.
"""

from importlib.resources import files

DEFAULT_POLICY = "dealer_follow_up"


def policy_text(name: str = DEFAULT_POLICY) -> str:
    """The TOML text of a shipped policy. Raises FileNotFoundError for a name that is not shipped."""
    return files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


def explain_text(language: str) -> str:
    """The TOML text of the reasons in one language (zh-CN or en). Raises FileNotFoundError."""
    return files(__name__).joinpath("explain", f"{language}.toml").read_text(encoding="utf-8")
