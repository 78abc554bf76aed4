"""`callcenter serve`: run the service until it is told to stop."""

import asyncio
import signal

import click

from callcenter.bootstrap import put_together
from callcenter.cli import configuration
from callcenter.cli.opened import sole_use
from callcenter.config import Config
from callcenter.db.migrate import upgrade
from callcenter.log import configure_logging, get_log
from callcenter.runtime.memory import look_seldom

log = get_log(__name__)


@click.command()
@click.option("--migrate/--no-migrate", default=True, help="Bring the store up to date first (default).")
@click.pass_context
def serve(context: click.Context, migrate: bool) -> None:
    """运行服务 · Run the service: exchange links, queue, timers, courier, API."""
    config = configuration(context)
    configure_logging(style=config.service.log_style, level=config.service.log_level)
    config.service.data_dir.mkdir(parents=True, exist_ok=True)
    with sole_use(config):
        asyncio.run(run(config, migrate=migrate))


async def run(config: Config, *, migrate: bool = True) -> None:
    """Serve until SIGTERM or SIGINT; calls in progress go on in the exchange and are found again."""
    if migrate:
        await upgrade(config.database_url)
    plant = put_together(config)
    look_seldom()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        await plant.supervisor.run(stop)
    finally:
        await plant.close()
        log.info("stopped")


commands = [serve]
