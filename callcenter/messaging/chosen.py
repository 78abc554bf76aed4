"""The SMS gateway that the configuration names, and its webhooks."""

from pathlib import Path

from callcenter.clock import Clock
from callcenter.config import Kannel, Sms
from callcenter.flows.ports_sms import SmsGateway, SmsWebhooks
from callcenter.messaging.kannel import KannelGateway, KannelSettings
from callcenter.messaging.kannel_webhooks import KannelWebhooks
from callcenter.messaging.log import LogGateway

RECEIPTS_PATH = "/api/v1/sms/receipts"
INBOUND_PATH = "/api/v1/sms/inbound"


def chosen_gateway(sms: Sms, folder: Path, clock: Clock) -> SmsGateway:
    """The gateway of `[sms]`; `log` writes to `folder`/sms.jsonl. Call inside the running loop, close at the end."""
    if sms.gateway == "log":
        return LogGateway(folder / "sms.jsonl", clock)
    return KannelGateway(kannel_settings(sms.kannel, sms.max_parts))


def chosen_webhooks(sms: Sms) -> SmsWebhooks | None:
    """Kannel's webhooks, None where nobody may call them; raises Invalid when the token is shorter than 16."""
    token = sms.kannel.callback_token.get_secret_value()
    if sms.gateway != "kannel" or not (token or sms.kannel.callback_url):
        return None
    return KannelWebhooks(token, sms.kannel.callback_networks)


def kannel_settings(kannel: Kannel, max_parts: int) -> KannelSettings:
    """The section `[sms.kannel]` as the gateway takes it; receipts come to `callback_url` + RECEIPTS_PATH."""
    return KannelSettings(
        url=kannel.url,
        user=kannel.user,
        password=kannel.password.get_secret_value(),
        sender=kannel.sender,
        receipt_url=kannel.callback_url.rstrip("/") + RECEIPTS_PATH if kannel.callback_url else "",
        callback_token=kannel.callback_token.get_secret_value(),
        smsc=kannel.smsc,
        max_parts=max_parts,
        home_code=kannel.home_code,
        connect_seconds=min(5.0, kannel.timeout_seconds),
        reply_seconds=kannel.timeout_seconds,
    )
