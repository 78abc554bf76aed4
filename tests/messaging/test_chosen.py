"""The gateway that the configuration names."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from callcenter.config import Kannel, Sms
from callcenter.errors import Invalid
from callcenter.messaging.chosen import chosen_gateway, chosen_webhooks, kannel_settings
from tests.support.clock import ManualClock

TOKEN = "0123456789abcdef"


def kannel(**changed: object) -> Sms:
    """`[sms]` with Kannel chosen."""
    section: dict[str, object] = {"password": SecretStr("p"), "sender": "02158001234", **changed}
    return Sms(gateway="kannel", kannel=Kannel(**section))


async def test_log_is_chosen_by_default_and_has_no_webhooks(tmp_path: Path, clock: ManualClock) -> None:
    gateway = chosen_gateway(Sms(), tmp_path, clock)
    assert gateway.name == "log"
    assert chosen_webhooks(Sms()) is None


async def test_kannel_is_chosen_by_name(tmp_path: Path, clock: ManualClock) -> None:
    gateway = chosen_gateway(kannel(), tmp_path, clock)
    assert gateway.name == "kannel"
    await gateway.close()


def test_receipts_come_to_our_path_under_the_callback_address() -> None:
    section = kannel(callback_url="http://10.0.0.1:8080/", callback_token=SecretStr(TOKEN)).kannel
    settings = kannel_settings(section, 4)
    assert settings.receipt_url == "http://10.0.0.1:8080/api/v1/sms/receipts"
    assert (settings.callback_token, settings.max_parts) == (TOKEN, 4)


def test_no_receipts_are_asked_for_without_a_callback_address() -> None:
    assert kannel_settings(kannel().kannel, 6).receipt_url == ""
    assert chosen_webhooks(kannel()) is None


def test_callback_address_without_a_good_token_is_refused() -> None:
    """Also where nobody has looked at the section, which does not let it pass either."""
    with pytest.raises(ValidationError, match="callback_token"):
        kannel(callback_url="http://10.0.0.1:8080")
    unseen = kannel().kannel.model_copy(update={"callback_url": "http://10.0.0.1:8080"})
    with pytest.raises(Invalid) as caught:
        chosen_webhooks(Sms().model_copy(update={"gateway": "kannel", "kannel": unseen}))
    assert caught.value.fields["field"] == "sms.kannel.callback_token"


def test_secrets_are_not_shown_when_settings_are_printed() -> None:
    settings = kannel_settings(kannel(callback_token=SecretStr(TOKEN)).kannel, 6)
    assert TOKEN not in repr(settings)
    assert "password" not in repr(settings)
