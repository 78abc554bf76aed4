"""The shipped SMS texts: both languages say the same things, and a realistic message takes two parts at most."""

import pytest

from callcenter.core.sms_text import PLACEHOLDERS, Audience, measure, placeholders_of, render, substitute
from callcenter.messaging.texts import LANGUAGES, shipped_texts

TEXTS = shipped_texts()
KINDS = sorted(TEXTS["zh-CN"].kinds)
REALISTIC = {
    "zh-CN": {
        "customer_name": "欧阳建国",
        "plate": "沪AD12345",
        "model": "宋PLUS DM-i",
        "dealer_name": "浦东锦绣汽车",
        "signature": "锦绣汽车",
        "return_number": "021-58001234",
        "agreed_time": "11月22日15:30",
        "due_time": "11月22日15:30",
        "time_left": "2小时15分",
        "ticket_no": "C2026112100012",
        "ticket_kind": "投诉",
        "subject": "刹车异响维修后仍未解决",
        "step": "首次联系",
    },
    "en": {
        "customer_name": "Mr Ouyang",
        "plate": "沪AD12345",
        "model": "Song PLUS",
        "dealer_name": "Jinxiu Motors",
        "signature": "锦绣汽车",
        "return_number": "021-58001234",
        "agreed_time": "22 Nov 15:30",
        "due_time": "22 Nov 15:30",
        "time_left": "2 h 15 min",
        "ticket_no": "C2026112100012",
        "ticket_kind": "complaint",
        "subject": "brake noise after repair",
        "step": "first contact",
    },
}


def test_both_languages_have_the_same_kinds_for_the_same_readers() -> None:
    assert set(TEXTS) == set(LANGUAGES)
    readers = [{kind: text.audience for kind, text in TEXTS[language].kinds.items()} for language in LANGUAGES]
    assert readers[0] == readers[1]


def test_kinds_that_the_rules_send_are_all_there() -> None:
    needed = {"second_miss", "declined", "inconvenient_confirm", "unreached_handled", "complaint_received"}
    staff = {"ticket_opened", "ticket_reminder", "ticket_breached", "question_asked", "question_reminder"}
    assert needed | staff | {"grievance_received"} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_use_the_same_names(kind: str) -> None:
    chinese, english = (placeholders_of(TEXTS[language].whole(kind)) for language in LANGUAGES)
    assert chinese == english


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_realistic_message_takes_two_parts_at_most(language: str, kind: str) -> None:
    made = render(TEXTS[language], kind, REALISTIC[language])
    assert 1 <= made.length.parts <= 2
    assert made.text.startswith("【锦绣汽车】")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if TEXTS["en"].kinds[kind].audience is Audience.CUSTOMER])
@pytest.mark.parametrize("language", LANGUAGES)
def test_customer_is_told_the_return_number_and_how_to_opt_out(language: str, kind: str) -> None:
    text = render(TEXTS[language], kind, REALISTIC[language]).text
    assert "021-58001234" in text
    assert "TD" in text[-12:]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_values_still_fit_the_limit_of_parts(language: str, kind: str) -> None:
    """So that a long name never makes a message unsendable."""
    longest = {name: "满" * rule.longest for name, rule in PLACEHOLDERS.items()}
    whole = substitute(TEXTS[language].whole(kind), longest)
    assert measure(whole).parts <= TEXTS[language].max_parts
