"""Supervisors who hear a call: listening, whispering to the agent (the customer does not hear it), or joining the talk.

A listener is a small document on the attempt's row: {person, leg, way, device, up, since}.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from callcenter.core.facts import ListenerGone, ListenerUp
from callcenter.core.model.calls import Attempt
from callcenter.core.orders import HangUp, Listen, Step

WAYS = ("listen", "whisper", "join")


def listener_of(attempt: Attempt, person_id: str) -> dict[str, Any] | None:
    """The person's own listening to this call, or None."""
    return next((one for one in attempt.listeners if one["person"] == person_id), None)


def start_listening(attempt: Attempt, person_id: str, device: str, way: str, now: datetime) -> Step:
    """Ring a supervisor's device into the call, or let the leg that is up already change its way."""
    mine = listener_of(attempt, person_id)
    if mine is not None and mine["way"] == way:
        return Step(attempt=attempt)
    if mine is not None:
        changed = [{**one, "way": way} if one is mine else one for one in attempt.listeners]
        order = Listen(mine["leg"], device, way, attempt.agent_legs, again=bool(mine["up"]))
        return Step(
            attempt=replace(attempt, listeners=changed),
            happened=("attempt.listening",),
            effects=(order,) if mine["up"] else (),
        )
    leg = attempt.side_legs + 1
    new = {"person": person_id, "leg": leg, "way": way, "device": device, "up": False, "since": now.isoformat()}
    return Step(
        attempt=replace(attempt, side_legs=leg, listeners=[*attempt.listeners, new]),
        happened=("attempt.listening",),
        effects=(Listen(leg, device, way, attempt.agent_legs),),
    )


def stop_listening(attempt: Attempt, person_id: str) -> Step:
    """The supervisor leaves the call; nothing when not in it."""
    mine = listener_of(attempt, person_id)
    if mine is None:
        return Step(attempt=attempt)
    rest = [one for one in attempt.listeners if one is not mine]
    return Step(
        attempt=replace(attempt, listeners=rest),
        happened=("attempt.listening_ended",),
        effects=(HangUp("listener", mine["leg"]),),
    )


def listener_up(attempt: Attempt, fact: ListenerUp) -> Step:
    """The leg hears the call; one that wished for another way meanwhile gets it now, one that nobody wants is taken down."""
    mine = next((one for one in attempt.listeners if one["leg"] == fact.leg), None)
    if mine is None:
        return Step(attempt=attempt, effects=(HangUp("listener", fact.leg),))
    if mine["up"] and mine["way"] == fact.way:
        return Step(attempt=attempt)
    order = Listen(fact.leg, mine["device"], mine["way"], attempt.agent_legs, again=True)
    return Step(
        attempt=replace(attempt, listeners=[{**one, "up": True} if one is mine else one for one in attempt.listeners]),
        happened=("attempt.listening",),
        effects=(order,) if mine["way"] != fact.way else (),
    )


def listener_gone(attempt: Attempt, fact: ListenerGone) -> Step:
    """The leg is over."""
    rest = [one for one in attempt.listeners if one["leg"] != fact.leg]
    if len(rest) == len(attempt.listeners):
        return Step(attempt=attempt)
    return Step(attempt=replace(attempt, listeners=rest), happened=("attempt.listening_ended",))
