"""The floor's orders about calls that go on, and what it means for a call when one surely was not done."""

from datetime import datetime
from typing import assert_never

from callcenter.core.facts import AgentLegFailed, Fact, ListenerGone, ThirdGone
from callcenter.core.model import Attempt
from callcenter.core.orders import DialThird, Lead, LetGo, Listen, Mute, RingOther, SendDigits, SideEffect
from callcenter.flows.ports_pbx import AgentRing, ListenRing, Pbx, ThirdDial


async def order(pbx: Pbx, attempt: Attempt, effect: SideEffect, ring_seconds: int) -> None:
    """Give one order to the exchange. Errors as of every order (flows/ports_pbx)."""
    match effect:
        case Lead(role=role, leg=leg, place=place):
            await pbx.lead(attempt.id, role, leg, place)
        case LetGo():
            await pbx.let_go(attempt.id)
        case Mute(leg=leg, muted=muted, aside=aside):
            await pbx.mute(attempt.id, leg, muted, aside)
        case SendDigits(role=role, leg=leg, digits=digits):
            await pbx.send_digits(attempt.id, role, leg, digits)
        case RingOther(leg=leg, device=device, aside=aside):
            await pbx.ring_agent(
                AgentRing(
                    attempt=attempt.id,
                    leg=leg,
                    device=device,
                    ring_seconds=ring_seconds,
                    caller_id=attempt.caller_id,
                    aside=aside,
                )
            )
        case DialThird(leg=leg, dial_string=dial_string, caller_id=caller_id, aside=aside):
            await pbx.dial_third(
                ThirdDial(
                    attempt=attempt.id,
                    leg=leg,
                    dial_string=dial_string,
                    caller_id=caller_id,
                    ring_seconds=attempt.ring_seconds,
                    aside=aside,
                )
            )
        case Listen(leg=leg, device=device, way=way, agent_leg=agent_leg, again=again):
            ring = ListenRing(
                attempt=attempt.id, leg=leg, device=device, way=way, agent_leg=agent_leg, ring_seconds=ring_seconds
            )
            await (pbx.listen_otherwise(ring) if again else pbx.listen(ring))
        case _:
            assert_never(effect)


def not_done(attempt: Attempt, effect: SideEffect, at: datetime, reason: str) -> Fact | None:
    """The fact that an order which was not done amounts to; None where the exchange itself tells it."""
    pbx = attempt.pbx
    match effect:
        case RingOther(leg=leg):
            return AgentLegFailed(pbx=pbx, at=at, attempt=attempt.id, leg=leg, reason=reason)
        case DialThird(leg=leg):
            return ThirdGone(pbx=pbx, at=at, attempt=attempt.id, leg=leg, dial_status="FAILED", cause=0)
        case Listen(leg=leg):
            return ListenerGone(pbx=pbx, at=at, attempt=attempt.id, leg=leg, reason=reason)
        case Lead() | LetGo() | Mute() | SendDigits():
            return None
        case _:
            assert_never(effect)
