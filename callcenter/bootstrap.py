"""Puts the service together from its configuration: the one place, beside the command line, that knows every part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress, LinkTimings
from callcenter.clock import Clock, SystemClock
from callcenter.config import Config, Pbx, Trunk
from callcenter.core.dial_rules import DialRules, Rewrite
from callcenter.core.order_columns import OrderMapping
from callcenter.core.recording import RecordingRules
from callcenter.core.trunk_rules import TrunkRules
from callcenter.db.engine import Engines, open_engines
from callcenter.db.events import SqlEventLog
from callcenter.db.invariants import SqlInvariants
from callcenter.db.leases import SqlLeases
from callcenter.db.uow import SqlUnitOfWork
from callcenter.flows import check_recording, device_checks
from callcenter.flows.claim import Rates
from callcenter.flows.due_flows import DUE_FLOWS
from callcenter.flows.outbox import Performer
from callcenter.flows.ports_sms import SmsGateway
from callcenter.flows.send_sms import SmsPerformer
from callcenter.flows.setup import Setup, TrunkPlan
from callcenter.ids import Ids, TimeOrderedIds
from callcenter.imports.files import ConfiguredFiles
from callcenter.imports.limits import ReadLimits
from callcenter.messaging.chosen import chosen_gateway, chosen_webhooks
from callcenter.messaging.log import LogGateway
from callcenter.policies import shipped_documents
from callcenter.policies.own import usable_policies
from callcenter.recordings.store import RecordingFolder
from callcenter.runtime import Health, Loop, Service, Supervisor, Wakes
from callcenter.runtime.leadership import Leadership
from callcenter.services.courier import Courier
from callcenter.services.dialer import Dialer
from callcenter.services.floor import Floor
from callcenter.services.importer import Importer
from callcenter.services.janitor import Ages, Janitor, janitor_loop
from callcenter.services.loops import courier_loop, dialer_loop, due_loop, held_loop, look_loop, look_topic, queue_loop
from callcenter.services.owned import OwnedPbx
from callcenter.web.app import make_app
from callcenter.web.house import House
from callcenter.web.parts import CALLS, IMPORTS, RECORDINGS, SMS_GATEWAY, SMS_WEBHOOKS, STANDING_ALARMS
from callcenter.web.serve import WebServer


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
    recordings: RecordingFolder
    house: House
    site: WebServer
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
        pbx_lines=pbx.lines,
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
    """What people configured, with the shipped documents below what the store holds. BadConfig for unusable policies."""
    shipped: dict[tuple[str, str], Mapping[str, Any]] = dict(shipped_documents())
    for code, body in usable_policies(config.policy.dir, config.policy.default).items():
        shipped[("policy", code)] = body
    trunks = {trunk.name: trunk_plan(pbx, trunk) for pbx in config.pbx for trunk in pbx.trunks}
    kept = set(TrunkRules.model_fields)
    for pbx in config.pbx:
        for trunk in pbx.trunks:
            shipped[("trunk", trunk.name)] = trunk.model_dump(mode="json", include=kept)
    return Setup(node=config.service.node, default_policy=config.policy.default, trunks=trunks, shipped=shipped)


def asterisk(pbx: Pbx, clock: Clock) -> AsteriskPbx:
    """The exchange of one `[[pbx]]` section."""
    return AsteriskPbx(
        AsteriskSettings(
            name=pbx.name,
            address=AmiAddress(
                host=pbx.host,
                port=pbx.port,
                username=pbx.username,
                secret=pbx.secret.get_secret_value(),
                ssl=pbx.tls,
                ca_file=pbx.tls_ca_file,
            ),
            pbx_dir=pbx.recordings.pbx_dir,
            agent_dial=pbx.agent_dial,
            queue_capacity=pbx.event_queue,
            timings=LinkTimings(
                action=pbx.action_timeout_seconds, ping_every=pbx.ping_seconds, ping_deadline=pbx.ping_seconds
            ),
        ),
        clock,
    )


def recording_folder(config: Config) -> RecordingFolder:
    """The folder of recordings, with each exchange's folder as this machine sees it."""
    return RecordingFolder(
        config.recordings.dir,
        {pbx.name: pbx.recordings.local_dir for pbx in config.pbx},
        silence_dbfs=config.recordings.silence_dbfs,
    )


def recording_rules(config: Config) -> RecordingRules:
    """When a recording counts as good."""
    return RecordingRules(
        tolerance=config.recordings.length_tolerance_seconds,
        silence_dbfs=config.recordings.silence_dbfs,
        sounding_share=config.recordings.sounding_share,
    )


def make_janitor(
    config: Config,
    engines: Engines,
    uow: SqlUnitOfWork,
    clock: Clock,
    files: RecordingFolder,
    gateway: SmsGateway,
    importer: Importer,
) -> Janitor:
    """The janitor with the configured ages, and with what this node keeps on its own disk."""
    keep = config.retention
    return Janitor(
        uow,
        clock,
        files,
        zone=config.service.zone,
        night_at=time.fromisoformat(config.recordings.audit_at),
        ages=Ages(
            events=timedelta(days=keep.events),
            messages=timedelta(days=keep.messages),
            audit=timedelta(days=keep.access_log),
            import_reports=timedelta(days=keep.import_reports),
            sessions=timedelta(days=keep.sessions),
        ),
        invariants=SqlInvariants(engines, clock),
        forget_events=SqlEventLog(engines).forget,
        forget_reports=importer.forget_reports,
        forget_sent=gateway.forget if isinstance(gateway, LogGateway) else None,
    )


def exchange_of(pbx: Pbx, config: Config, engines: Engines, clock: Clock) -> AsteriskPbx | OwnedPbx:
    """The exchange itself where there is one node (SQLite), else one that is connected while this node owns it."""
    if engines.sqlite:
        return asterisk(pbx, clock)
    lease = Leadership(
        f"pbx-{pbx.name}",
        store=SqlLeases(engines, clock),
        holder=config.service.node,
        clock=clock,
        ttl=config.dialing.lease_seconds,
    )
    return OwnedPbx(pbx.name, lambda: asterisk(pbx, clock), lease, clock)


def wake_listener(config: Config, engines: Engines, clock: Clock, heard: Callable[[set[str]], None]) -> list[Service]:
    """What hears the other nodes' commits, on PostgreSQL; asyncpg is installed only there."""
    if engines.sqlite:
        return []
    from callcenter.db.listen import Listener

    return [Listener(config.database_url, heard, clock)]


def told(health: Health, floors: Mapping[str, Floor]) -> Health:
    """A floor's health as /readyz shows it: an exchange that another node owns is no fault of this one."""
    floor = floors.get(health.name.removeprefix("floor:"))
    if floor is not None and isinstance(floor.pbx, OwnedPbx) and not floor.pbx.owning and health.reason == "link-down":
        return replace(health, ok=True, reason="standby")
    return health


def order_files(config: Config) -> ConfiguredFiles:
    """The readers of order files, with the columns and limits of the configuration."""
    imports = config.imports
    columns = {header: field for field, headers in imports.columns.items() for header in headers}
    return ConfiguredFiles(
        mapping=OrderMapping(columns=columns),
        limits=ReadLimits(
            rows=imports.max_rows,
            columns=imports.max_columns,
            file_bytes=imports.max_file_mb * 1024 * 1024,
            sheet_memory_bytes=imports.reader_memory_mb * 1024 * 1024,
            sheet_cpu_seconds=imports.reader_cpu_seconds,
        ),
    )


def put_together(
    config: Config,
    *,
    clock: Clock | None = None,
    performers: Mapping[str, Performer] | None = None,
    services: Sequence[Service] = (),
    console: Path | None = None,
) -> Plant:
    """Every part of one node, wired. Nothing is connected or started yet. `console`: another built console's folder."""
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
            exchange_of(pbx, config, engines, clock),
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
    files = recording_folder(config)
    performs: dict[str, Performer] = {
        "sms.send": SmsPerformer(
            uow,
            setup,
            gateway,
            clock,
            config.sms.per_minute,
            receipts=config.sms.gateway == "kannel" and bool(config.sms.kannel.callback_url),
        ),
        **check_recording.performers(
            uow,
            files,
            clock,
            recording_rules(config),
            within=timedelta(seconds=config.recordings.verify_within_seconds),
            keep=timedelta(days=config.recordings.retention_days),
        ),
        **device_checks.performers(uow, files, clock),
        **(performers or {}),
    }
    courier = Courier(uow, clock, performs, node=config.service.node)
    tick = config.dialing.tick_seconds
    importer = Importer(
        uow, setup, order_files(config), config.service.data_dir / "imports", zone=config.service.time_zone
    )
    janitor = make_janitor(config, engines, uow, clock, files, gateway, importer)
    loops: list[Loop] = [
        queue_loop(uow, setup, clock, wakes, tick=tick),
        due_loop(uow, setup, clock, wakes, DUE_FLOWS, tick=tick),
        dialer_loop(dialer, clock, wakes, tick=tick),
        janitor_loop(janitor, clock),
    ]
    for floor in floors.values():
        loops += [look_loop(floor, clock, wakes), held_loop(floor, clock, tick=tick)]
    house = House(
        uow=uow,
        event_log=SqlEventLog(engines),
        clock=clock,
        ids=ids,
        config=config,
        setup=setup,
        wakes=wakes,
        services=lambda: [told(health, floors) for health in supervisor.health()],
    )
    house.parts.put(CALLS, dialer)
    house.parts.put(RECORDINGS, files)
    house.parts.put(SMS_GATEWAY, gateway)
    house.parts.put(STANDING_ALARMS, janitor)
    house.parts.put(IMPORTS, importer)
    if (webhooks := chosen_webhooks(config.sms)) is not None:
        house.parts.put(SMS_WEBHOOKS, webhooks)
    site = WebServer(make_app(house, console=console), config.web, data_dir=config.service.data_dir, clock=clock)
    listener = wake_listener(config, engines, clock, after_commit)
    # Stopped from the end: taking effects first of all, and awaiting those in work after all that may add to the wait.
    taking = courier_loop(courier, clock, wakes, tick=tick)
    supervisor = Supervisor(
        [*listener, *floors.values(), courier, *loops, importer, *services, site, taking],
        clock=clock,
        grace=config.service.stop_grace_seconds,
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
        recordings=files,
        house=house,
        site=site,
        gateway=gateway,
        supervisor=supervisor,
    )


__all__ = ["Plant", "asterisk", "look_topic", "make_setup", "put_together", "recording_folder", "trunk_plan"]
