"""`callcenter migrate`: bring the store to this release's step, or say which one it is at."""

import click

from callcenter.cli.opened import begin, embedded_file, run, sole_use
from callcenter.db.migrate import current, downgrade, newest, upgrade


@click.command()
@click.option("--show", is_flag=True, help="Only say which step the store is at.")
@click.option("--down-to", metavar="STEP", help="Take the store back to a step (the service must be stopped).")
@click.option("--yes", is_flag=True, help="Do not ask before going back.")
@click.pass_context
def migrate(context: click.Context, show: bool, down_to: str | None, yes: bool) -> None:
    """升级数据库结构 · Bring the database up to date: all of it or nothing; on SQLite the service must be stopped."""
    config = begin(context)
    url = config.database_url
    file = embedded_file(config)
    before = run(current(url)) if file is None or file.exists() else None
    if show:
        click.echo(f"{before or '-'} / {newest()}")
        context.exit(0 if before == newest() else 1)
    with sole_use(config):
        if down_to is not None:
            if not yes:
                click.confirm(f"{before} → {down_to}: 数据可能丢失,继续? · Data may be lost. Go on?", abort=True)
            after = run(downgrade(url, down_to))
        else:
            after = run(upgrade(url))
    if after == before:
        click.echo(f"已是最新 · up to date: {after or '-'}")
    else:
        click.echo(f"{before or '-'} → {after or '-'}")


commands = [migrate]
