"""Puts the service together from its configuration: the one place, beside the command line, that knows every part."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress, LinkTimings
from callcenter.clock import Clock, SystemClock
from callcenter.config import Config, Pbx, Trunk
from callcenter.core.dial_rules import DialRules, Rewrite
from callcenter.db.engine import Engines, open_engines
from callcenter.db.events import SqlEventLog
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows.claim import Rates
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.outbox import Performer
from callcenter.flows.ports_sms import SmsGateway
from callcenter.flows.send_sms import SmsPerformer
from callcenter.flows.setup import Setup, TrunkPlan
from callcenter.ids import Ids, TimeOrderedIds
from callcenter.messaging.chosen import chosen_gateway
from callcenter.policies import policy_text, shipped_documents
from callcenter.runtime import Loop, Service, Supervisor, Wakes
from callcenter.services.courier import Courier
from callcenter.services.dialer import Dialer
from callcenter.services.floor import Floor
from callcenter.services.loops import courier_loop, dialer_loop, due_loop, held_loop, look_loop, look_topic, queue_loop
from callcenter.web.app import make_app
from callcenter.web.house import House
from callcenter.web.parts import CALLS
from callcenter.web.site import Site
from callcenter.web.tls import tls_context


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """Everything that runs, put together and not started. `supervisor` starts and stops it."""

    config: Config
    clock: Clock
    ids: Ids
    engines: Engines
    uow: SqlUnitOfWork
    setup: Setup
    wakes: Wakes
    floors: Mapping[str, Floor]
    dialer: Dialer
    courier: Courier
    house: House
    site: Site
    gateway: SmsGateway
    supervisor: Supervisor

    async def close(self) -> None:
        """Close gateway and store, after the supervisor has stopped."""
        await self.gateway.close()
        await self.engines.dispose()


def trunk_plan(pbx: Pbx, trunk: Trunk) -> TrunkPlan:
    """A trunk of the configuration as the flows take it."""
    return TrunkPlan(
        name=trunk.name,
        pbx=pbx.name,
        dial=trunk.dial,
        lines=trunk.lines,
        caller_ids=trunk.caller_ids,
        calls_per_caller_id_per_hour=trunk.calls_per_caller_id_per_hour or None,
        destinations=trunk.destinations,
        rules=DialRules(
            area_code=trunk.area_code or None,
            local_landline=trunk.local_landline,
            mobile_zero=trunk.mobile_zero,
            local_mobile_segments=frozenset(trunk.local_mobile_segments),
            form=trunk.form,
            rewrites=tuple(Rewrite(starts=r.starts, strip=r.strip, prefix=r.prefix) for r in trunk.rewrites),
            access_prefix=trunk.access_prefix,
        ),
    )


def make_setup(config: Config) -> Setup:
    """What people configured, with the shipped documents below what the store holds."""
    shipped: dict[tuple[str, str], Mapping[str, Any]] = dict(shipped_documents())
    shipped[("policy", config.policy.default)] = tomllib.loads(
        (config.policy.dir / f"{config.policy.default}.toml").read_text("utf-8")
        if config.policy.dir is not None
        else policy_text(config.policy.default)
    )
    trunks = {trunk.name: trunk_plan(pbx, trunk) for pbx in config.pbx for trunk in pbx.trunks}
    return Setup(node=config.service.node, trunks=trunks, shipped=shipped)


def asterisk(pbx: Pbx, clock: Clock) -> AsteriskPbx:
    """The exchange of one `[[pbx]]` section."""
    return AsteriskPbx(
        AsteriskSettings(
            name=pbx.name,
            address=AmiAddress(
                host=pbx.host, port=pbx.port, username=pbx.username, secret=pbx.secret.get_secret_value()
            ),
            pbx_dir=pbx.recordings.pbx_dir,
            queue_capacity=pbx.event_queue,
            timings=LinkTimings(
                action=pbx.action_timeout_seconds, ping_every=pbx.ping_seconds, ping_deadline=pbx.ping_seconds
            ),
        ),
        clock,
    )


def put_together(
    config: Config,
    *,
    clock: Clock | None = None,
    performers: Mapping[str, Performer] | None = None,
    services: Sequence[Service] = (),
) -> Plant:
    """Every part of one node, wired. Nothing is connected or started yet."""
    clock = clock or SystemClock()
    ids = TimeOrderedIds(clock.now)
    wakes = Wakes()
    setup = make_setup(config)
    rates = Rates()

    def after_commit(topics: set[str]) -> None:
        if "setup" in topics:
            setup.forget()
        if "rates" in topics:
            rates.kept.clear()
        wakes.ring(topics)

    engines = open_engines(
        config.database_url, pool_size=config.database.pool_size, busy_seconds=config.database.lock_wait_seconds
    )
    uow = SqlUnitOfWork(engines, clock, ids, after_commit)
    floors = {
        pbx.name: Floor(
            asterisk(pbx, clock),
            uow,
            setup,
            clock,
            look_soon=partial(wakes.ring, (look_topic(pbx.name),)),
            agent_ring_seconds=int(config.dialing.agent_ring_seconds),
        )
        for pbx in config.pbx
    }
    dialer = Dialer(uow, setup, floors, rates)
    gateway = chosen_gateway(config.sms, config.service.data_dir, clock)
    performs: dict[str, Performer] = {
        "sms.send": SmsPerformer(
            uow, setup, gateway, clock, config.sms.per_minute, receipts=config.sms.gateway == "kannel"
        ),
        **(performers or {}),
    }
    courier = Courier(uow, clock, performs, node=config.service.node)
    tick = config.dialing.tick_seconds
    loops: list[Loop] = [
        queue_loop(uow, setup, clock, wakes, tick=tick),
        due_loop(uow, setup, clock, wakes, DUE_FLOWS, tick=tick),
        courier_loop(courier, clock, wakes, tick=tick),
        dialer_loop(dialer, clock, wakes, tick=tick),
    ]
    for floor in floors.values():
        loops += [look_loop(floor, clock, wakes), held_loop(floor, clock, tick=tick)]
    supervisor = Supervisor([*floors.values(), *loops, *services], clock=clock, grace=config.service.stop_grace_seconds)
    house = House(
        uow=uow,
        event_log=SqlEventLog(engines),
        clock=clock,
        ids=ids,
        config=config,
        setup=setup,
        wakes=wakes,
        services=lambda: supervisor.health(),
    )
    house.parts.put(CALLS, dialer)
    site = Site(
        make_app(house),
        config.web.host,
        config.web.port,
        tls_context(config.web, config.service.data_dir, clock.now()),
    )
    supervisor = Supervisor(
        [*floors.values(), *loops, *services, site], clock=clock, grace=config.service.stop_grace_seconds
    )
    return Plant(
        config=config,
        clock=clock,
        ids=ids,
        engines=engines,
        uow=uow,
        setup=setup,
        wakes=wakes,
        floors=floors,
        dialer=dialer,
        courier=courier,
        house=house,
        site=site,
        gateway=gateway,
        supervisor=supervisor,
    )


__all__ = ["Plant", "asterisk", "look_topic", "make_setup", "put_together", "trunk_plan"]
