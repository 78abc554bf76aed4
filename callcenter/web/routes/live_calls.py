"""Calls in progress: what their agent does (hold, mute, tones, transfer), and what supervisors do (listen, end, move)."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Attempt, AttemptState, Person, Seat, SeatState
from callcenter.core.third import third_of
from callcenter.errors import Invalid, NotFound
from callcenter.flows import daily_acts, live_calls
from callcenter.flows.apply_fact import Applied
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Line, Model, Number, Shown
from callcenter.web.parts import CALLS
from callcenter.web.route import Routes

routes = Routes("live-calls")


class ThirdShown(Shown):
    """The third party: `kind` number or agent, `way` blind or attended, `state` dialing, talking or joined.

    `label` is a name, or the number masked; `by` whoever asked for it: only they or a supervisor cancel it.
    """

    kind: Literal["number", "agent"]
    way: Literal["blind", "attended"]
    state: Literal["dialing", "talking", "joined"]
    label: str
    agent_id: str | None
    since: datetime
    by: str


class ListenerShown(Shown):
    """Who hears the call, and how; `up` once their phone was answered."""

    person: str
    way: Literal["listen", "whisper", "join"]
    up: bool
    since: datetime


class LiveCallShown(Shown):
    """A call in progress after an act. `held_at`: the customer hears music since then."""

    id: Id
    state: AttemptState
    agent_id: str | None
    agent_up: bool
    agent_lost_at: datetime | None
    answered_at: datetime | None
    held_at: datetime | None
    muted: bool
    third: ThirdShown | None
    listeners: list[ListenerShown]
    version: int


class Digits(Model):
    """Tones to send: digits, `*`, `#`, A to D."""

    digits: Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[0-9*#A-D]+$")]


class TransferTo(Model):
    """To whom: a telephone `number` or a ready agent. `attended` calls them first; then `complete` or `cancel`."""

    number: Number = ""
    agent_id: Id | None = None
    attended: bool = False


class Colleague(Shown):
    """An agent who is ready."""

    id: Id
    name: str


class Colleagues(Shown):
    """Who could take a call."""

    items: list[Colleague]


class MoveTo(Model):
    """The agent who is to have the call; must be ready."""

    agent_id: Id


class MarkNote(Model):
    """A word on what is said at this second."""

    note: Line = ""


class Marked(Shown):
    """The second of the recording that was pinned, counted from the answer."""

    second: float


Do = Callable[[WriteTx, Setup, str], Awaitable[Applied]]
"""An act of flows/live_calls on the attempt with this id."""


async def live_call_of(asked: Asked, tx: ReadTx | WriteTx, attempt: Attempt) -> LiveCallShown:
    """An attempt as its call control shows it; who listens is told to those only who may listen themselves."""
    third = third_of(attempt)
    hears = asked.may(Act.CALL_LISTEN) and (await asked.reach(tx, Act.CALL_LISTEN)).covers(attempt.dealer_id)
    return LiveCallShown.of(
        attempt,
        third=ThirdShown.of(third) if third is not None else None,
        listeners=[ListenerShown(**_shown(one)) for one in attempt.listeners] if hears else [],
    )


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    return {name: one[name] for name in ("person", "way", "up", "since")}


async def _own(asked: Asked, attempt_id: str, do: Do) -> LiveCallShown:
    """An act of the call's own agent; to everybody else there is no such call."""

    async def act(tx: WriteTx, attempt: Attempt) -> Applied:
        if attempt.agent_id != asked.person_id:
            raise NotFound(what="attempts", id=attempt_id)
        return await do(tx, asked.house.setup, attempt_id)

    return await _act(asked, attempt_id, act)


async def _supervised(asked: Asked, attempt_id: str, wanted: Act, name: str, do: Do, **detail: Any) -> LiveCallShown:
    """An act of a supervisor on a call within the own scope, audited."""

    async def act(tx: WriteTx, attempt: Attempt) -> Applied:
        await asked.demand(tx, wanted, attempt.dealer_id, hide=("attempts", attempt_id))
        applied = await do(tx, asked.house.setup, attempt_id)
        await asked.audit(
            tx,
            name,
            "attempt",
            attempt_id,
            attempt.dealer_id,
            agent=attempt.agent_id,
            state=str(attempt.state),
            **detail,
        )
        return applied

    # That a call is to end is kept with it: whichever node reaches the exchange sees to it.
    return await _act(asked, attempt_id, act, later=name == "call.end")


async def _act(
    asked: Asked, attempt_id: str, act: Callable[[WriteTx, Attempt], Awaitable[Applied]], *, later: bool = False
) -> LiveCallShown:
    """`later`: the act may wait for the exchange; any other is refused while nobody can be told of it."""
    calls = asked.house.parts.get(CALLS)
    async with asked.write() as tx:
        # Held before it is asked whose call it is: a move that ends meanwhile makes it somebody else's.
        applied = await act(tx, await tx.rows(Attempt).lock(attempt_id))
        if applied.effects and not later:
            calls.demand_link(applied.attempt.pbx)
        shown = await live_call_of(asked, tx, applied.attempt)
        await asked.keep(tx, shown)
    calls.perform(applied.attempt, applied.effects)
    return shown


@routes.get("/live-calls/{attempt_id}", zh="通话控制状态", act=Act.CALL_SEE)
async def show_live_call(asked: Asked, tx: ReadTx, attempt_id: Id) -> LiveCallShown:
    """A call as its control shows it: held, muted, third party, who listens."""
    attempt = await tx.rows(Attempt).get(attempt_id)
    own = attempt.agent_id == asked.person_id
    await asked.demand(tx, Act.CALL_SEE, attempt.dealer_id, own=own, hide=("attempts", attempt_id))
    return await live_call_of(asked, tx, attempt)


@routes.get("/live-calls/{attempt_id}/colleagues", zh="可接转的同事", act=Act.CALL_PLACE)
async def list_colleagues(asked: Asked, tx: ReadTx, attempt_id: Id) -> Colleagues:
    """Who could take this call now: agents who are ready on the same exchange, longest ready first."""
    attempt = await tx.rows(Attempt).get(attempt_id)
    if attempt.agent_id != asked.person_id:
        await asked.demand(tx, Act.CALL_END, attempt.dealer_id, hide=("attempts", attempt_id))
    ready = await tx.rows(Seat).all(
        pbx=attempt.pbx, state=SeatState.READY, device_alive=True, order=("since", "id"), limit=100
    )
    others = [seat for seat in ready if seat.id != attempt.agent_id]
    names = {one.id: one.name for one in await tx.rows(Person).all(id__in=sorted(seat.id for seat in others))}
    return Colleagues(items=[Colleague(id=seat.id, name=names[seat.id]) for seat in others if seat.id in names])


@routes.post("/live-calls/{attempt_id}/hold", zh="保持", act=Act.CALL_PLACE, transaction=False)
async def hold_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Put the customer on hold: they hear music."""
    return await _own(asked, attempt_id, live_calls.hold)


@routes.post("/live-calls/{attempt_id}/unhold", zh="取消保持", act=Act.CALL_PLACE, transaction=False)
async def unhold_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Back to the customer."""
    return await _own(asked, attempt_id, live_calls.unhold)


@routes.post("/live-calls/{attempt_id}/mute", zh="静音", act=Act.CALL_PLACE, transaction=False)
async def mute_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """The agent is not heard until `unmute`."""
    return await _own(asked, attempt_id, partial(live_calls.mute, muted=True))


@routes.post("/live-calls/{attempt_id}/unmute", zh="取消静音", act=Act.CALL_PLACE, transaction=False)
async def unmute_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """The agent is heard again."""
    return await _own(asked, attempt_id, partial(live_calls.mute, muted=False))


@routes.post("/live-calls/{attempt_id}/dtmf", zh="发送按键音", act=Act.CALL_PLACE, transaction=False)
async def send_dtmf(asked: Asked, attempt_id: Id, body: Digits) -> LiveCallShown:
    """Send tones to the customer's side, or to whom the agent consults. They are kept nowhere."""
    return await _own(asked, attempt_id, partial(live_calls.send_digits, digits=body.digits))


@routes.post("/live-calls/{attempt_id}/transfer", zh="转接", act=Act.CALL_PLACE, transaction=False)
async def transfer_call(asked: Asked, attempt_id: Id, body: TransferTo) -> LiveCallShown:
    """Hand the customer over to a number or a ready agent, at once or after consulting (`attended`).

    Who does not answer leaves the customer with the agent: consulted ones by themselves, else the agent is rung again.
    """
    if bool(body.number) is (body.agent_id is not None):
        raise Invalid("number", "a number or an agent is needed")

    if body.agent_id is not None:
        call = partial(live_calls.call_agent, agent_id=body.agent_id, attended=body.attended)
    else:
        call = partial(live_calls.call_number, number=body.number, attended=body.attended)
    return await _own(asked, attempt_id, call)


@routes.post("/live-calls/{attempt_id}/transfer/complete", zh="完成转接", act=Act.CALL_PLACE, transaction=False)
async def complete_transfer(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Whom the agent consulted takes the customer."""
    return await _own(asked, attempt_id, live_calls.complete_transfer)


@routes.post("/live-calls/{attempt_id}/transfer/cancel", zh="取消转接", act=Act.CALL_PLACE, transaction=False)
async def cancel_transfer(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Back to the customer; who was called is let go."""
    return await _own(asked, attempt_id, live_calls.cancel_transfer)


@routes.post("/live-calls/{attempt_id}/rejoin", zh="话机重新接入", act=Act.CALL_PLACE, transaction=False)
async def rejoin_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """The own phone has lost the call (its page was loaded anew): the customer is held and the phone is rung again."""
    return await _own(asked, attempt_id, live_calls.leg_lost)


@routes.post("/live-calls/{attempt_id}/mark", zh="标记此刻", act=Act.CALL_SEE)
async def mark_call(asked: Asked, tx: WriteTx, attempt_id: Id, body: MarkNote) -> Marked:
    """Pin this second of the recording, of the own call or of one that a supervisor may listen to."""
    attempt = await tx.rows(Attempt).get(attempt_id)
    if attempt.agent_id != asked.person_id:
        await asked.demand(tx, Act.CALL_LISTEN, attempt.dealer_id, hide=("attempts", attempt_id))
        await asked.audit(tx, "call.mark", "attempt", attempt_id, attempt.dealer_id)
    return Marked(second=await live_calls.mark(tx, attempt_id, body.note))


async def _listen(asked: Asked, attempt_id: str, way: str) -> LiveCallShown:
    listen = partial(live_calls.listen, person_id=asked.person_id, way=way)
    return await _supervised(asked, attempt_id, Act.CALL_LISTEN, f"call.{way}", listen)


@routes.post("/live-calls/{attempt_id}/listen", zh="监听", act=Act.CALL_LISTEN, transaction=False)
async def listen_to_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Hear a call over the own signed-on device; nobody in it hears the listener. Audited."""
    return await _listen(asked, attempt_id, "listen")


@routes.post("/live-calls/{attempt_id}/whisper", zh="耳语", act=Act.CALL_LISTEN, transaction=False)
async def whisper_to_agent(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Speak to the agent only; the customer does not hear it. Audited."""
    return await _listen(asked, attempt_id, "whisper")


@routes.post("/live-calls/{attempt_id}/join", zh="加入通话", act=Act.CALL_LISTEN, transaction=False)
async def join_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Speak with both. Audited."""
    return await _listen(asked, attempt_id, "join")


@routes.post("/live-calls/{attempt_id}/stop-listening", zh="停止监听", act=Act.CALL_LISTEN, transaction=False)
async def stop_listening(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """Leave the call that one listens to. Audited."""
    leave = partial(live_calls.leave, person_id=asked.person_id)
    return await _supervised(asked, attempt_id, Act.CALL_LISTEN, "call.stop_listening", leave)


@routes.post("/live-calls/{attempt_id}/end", zh="强制结束通话", act=Act.CALL_END, transaction=False)
async def end_call(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """A supervisor ends a call. Audited."""
    hang_up = partial(daily_acts.hang_up, by=asked.person_id, supervisor=True)
    return await _supervised(asked, attempt_id, Act.CALL_END, "call.end", hang_up)


@routes.post("/live-calls/{attempt_id}/move", zh="转给其他坐席", act=Act.CALL_END, transaction=False)
async def move_call(asked: Asked, attempt_id: Id, body: MoveTo) -> LiveCallShown:
    """A supervisor hands a live call to another ready agent; the former one stays until the other is there. Audited."""
    move = partial(live_calls.call_agent, agent_id=body.agent_id, attended=False)
    return await _supervised(asked, attempt_id, Act.CALL_END, "call.move", move, to=body.agent_id)


@routes.post("/live-calls/{attempt_id}/move/cancel", zh="取消转给其他坐席", act=Act.CALL_END, transaction=False)
async def cancel_move(asked: Asked, attempt_id: Id) -> LiveCallShown:
    """A supervisor calls a hand-over off while it rings, whoever asked for it: the agent keeps the customer. Audited."""
    cancel = partial(live_calls.cancel_transfer, supervisor=True)
    return await _supervised(asked, attempt_id, Act.CALL_END, "call.cancel_move", cancel)
