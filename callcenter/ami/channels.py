"""One item of `CoreShowChannels` as a live channel of ours, or of somebody else."""

from callcenter.ami.parser import Message
from callcenter.ami.translate import parse_channel_id
from callcenter.flows.ports_pbx import LiveChannel
from callcenter.ids import is_id

_RETURN = "callcenter-return"


def live_channel(item: Message) -> LiveChannel:
    """The channel with its attempt and role: by its id, or, for a return call, by the context it was redirected to."""
    channel_id = item.header("Uniqueid")
    attempt: str | None = None
    role: str | None = None
    leg = 1
    ours = parse_channel_id(channel_id)
    if ours is not None:
        attempt, role, leg = ours
    elif item.header("Context") == _RETURN and is_id(item.header("Exten")):
        attempt, role = item.header("Exten"), "return"
    return LiveChannel(
        channel_id=channel_id,
        name=item.header("Channel"),
        attempt=attempt,
        role=role,
        leg=leg,
        state=item.header("ChannelStateDesc"),
        seconds=_seconds(item.header("Duration")),
    )


def _seconds(text: str) -> int:
    """`hh:mm:ss`, as Asterisk counts it."""
    fields = text.split(":")
    if len(fields) != 3 or not all(field.isdigit() for field in fields):
        return 0
    hours, minutes, seconds = (int(field) for field in fields)
    return hours * 3600 + minutes * 60 + seconds
