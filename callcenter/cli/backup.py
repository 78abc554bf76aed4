"""`callcenter backup` and `restore`: the store with the index of recordings in one checked file, between any two engines."""

from collections.abc import Sequence
from pathlib import Path

import click

from callcenter.bootstrap import recording_folder
from callcenter.cli.opened import begin, embedded_file, engines_of, run, sole_use
from callcenter.clock import SystemClock
from callcenter.config import Config
from callcenter.core.model import Recording, RecordingState
from callcenter.db import backup as copies
from callcenter.db.engine import open_engines
from callcenter.db.uow import SqlUnitOfWork
from callcenter.ids import TimeOrderedIds

HAVE_A_FILE = (
    RecordingState.VERIFIED,
    RecordingState.TRUNCATED,
    RecordingState.SILENT,
    RecordingState.SHORT,
    RecordingState.LONG,
)


@click.command("backup")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(context: click.Context, file: Path | None) -> None:
    """备份数据库与录音索引 · Back up the store, while the service works. Default: data_dir/backups/<time>.zip.

    Recordings are files of their own: copy the recordings folder beside it.
    """
    config = begin(context)
    now = SystemClock().now()
    to = file or config.service.data_dir / "backups" / f"callcenter-{now:%Y%m%d-%H%M%S}.zip"
    made = run(_backup(config, to))
    click.echo(f"{to}: {made.rows} 行 rows, {len(made.tables)} 表 tables, {to.stat().st_size} 字节 bytes")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """恢复到空库 · Restore into an empty store, all or nothing; the service must be stopped.

    Checked against the backup's checksums before the commit. Then the recordings' index is held against the files.
    """
    config = begin(context)
    with sole_use(config):
        told, missing = run(_restore(config, file))
    click.echo(f"{told.rows} 行 rows, {len(told.tables)} 表 tables, {told.made_at:%F %T} UTC")
    if missing:
        click.echo(f"缺少 {len(missing)} 个录音文件 · recordings whose files are not here: {len(missing)}", err=True)
        for name in missing[:10]:
            click.echo(f"  {name}", err=True)
        context.exit(2)


async def _backup(config: Config, to: Path) -> copies.Backup:
    async with engines_of(config) as engines:
        return await copies.backup(engines, to, SystemClock().now())


async def _restore(config: Config, file: Path) -> tuple[copies.Backup, Sequence[str]]:
    path = embedded_file(config)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    copies.read_manifest(file)  # a damaged file is refused before anything is made
    engines = open_engines(config.database_url, pool_size=2, busy_seconds=config.database.lock_wait_seconds)
    try:
        told = await copies.restore(engines, config.database_url, file)
        clock = SystemClock()
        uow = SqlUnitOfWork(engines, clock, TimeOrderedIds(clock.now))
        async with uow.read() as view:
            rows = await view.rows(Recording).all(state__in=HAVE_A_FILE)
        files = recording_folder(config)
        return told, [row.path for row in rows if not files.place(row.path).is_file()]
    finally:
        await engines.dispose()


commands = [backup, restore]
