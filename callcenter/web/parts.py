"""The parts that not every process has, by name: routes ask for them with `house.parts.get(...)` (NotReady without one)."""

from callcenter.flows.ports_floor import CallDesk
from callcenter.flows.ports_health import StandingAlarms
from callcenter.flows.ports_orders import ImportDesk
from callcenter.flows.ports_recordings import RecordingFiles
from callcenter.flows.ports_sms import SmsGateway, SmsWebhooks
from callcenter.web.house import Part

CALLS: Part[CallDesk] = Part("calls", CallDesk)  # type: ignore[type-abstract]
SMS_WEBHOOKS: Part[SmsWebhooks] = Part("sms_webhooks", SmsWebhooks)  # type: ignore[type-abstract]
SMS_GATEWAY: Part[SmsGateway] = Part("sms_gateway", SmsGateway)  # type: ignore[type-abstract]
RECORDINGS: Part[RecordingFiles] = Part("recordings", RecordingFiles)  # type: ignore[type-abstract]
IMPORTS: Part[ImportDesk] = Part("imports", ImportDesk)  # type: ignore[type-abstract]
STANDING_ALARMS: Part[StandingAlarms] = Part("standing_alarms", StandingAlarms)  # type: ignore[type-abstract]
