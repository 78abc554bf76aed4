"""Every code has its status and its sentence, in both languages."""

import importlib
import pkgutil
import re

import callcenter
from callcenter.errors import every_error
from callcenter.web.middleware import STATUS
from callcenter.web.prose import LANGUAGES, said, texts

NAMES = {"other_language", "vin"}
"""Keys whose text is the same name in both languages, or the other language's."""


def _import_everything() -> None:
    for module in pkgutil.walk_packages(callcenter.__path__, "callcenter."):
        # Alembic's own script and the program's entry run when they are imported.
        if ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def test_every_error_code_has_a_status_and_a_sentence() -> None:
    _import_everything()
    codes = {error.code for error in every_error() if error.__module__.startswith("callcenter.")}
    assert codes - set(STATUS) == set()
    for language in LANGUAGES:
        assert codes - set(texts(language)["errors"]) == set(), language


def test_no_two_errors_share_a_code() -> None:
    _import_everything()
    by_code: dict[str, set[str]] = {}
    for error in every_error():
        if "code" in vars(error) and error.__module__.startswith("callcenter."):
            by_code.setdefault(error.code, set()).add(f"{error.__module__}.{error.__qualname__}")
    assert {code: names for code, names in by_code.items() if len(names) > 1} == {}


def test_both_languages_have_the_same_keys() -> None:
    chinese, english = texts("zh-CN"), texts("en")
    assert {(section, key) for section in chinese for key in chinese[section]} == {
        (section, key) for section in english for key in english[section]
    }


def test_each_text_is_in_its_language() -> None:
    cjk = re.compile(r"[\u4e00-\u9fff]")
    for section, sentences in texts("zh-CN").items():
        for key, sentence in sentences.items():
            assert cjk.search(sentence) or key in NAMES, (section, key)
    for section, sentences in texts("en").items():
        for key, sentence in sentences.items():
            assert not cjk.search(sentence) or key in NAMES, (section, key)


def test_sentences_of_both_languages_name_the_same_fields() -> None:
    named = re.compile(r"{(\w+)}")
    for section, sentences in texts("zh-CN").items():
        for key, sentence in sentences.items():
            assert set(named.findall(sentence)) == set(named.findall(texts("en")[section][key])), (section, key)


def test_fields_are_filled_in_and_unknown_ones_left() -> None:
    assert said("en", "errors", "forbidden", {"act": "export"}) == (
        "Your role or its scope does not allow this (export)."
    )
    assert said("en", "errors", "no-such-code") is None
