"""`python -m callcenter.sim --recordings DIR`: the simulated exchange as a process of its own.

Prints one line of JSON (host, port, username, secret, pbx_dir, devices) when it listens, and runs until interrupted.
"""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.sim.server import SimSettings, SimulatedAsterisk


async def _serve(settings: SimSettings) -> None:
    sim = SimulatedAsterisk(settings, SystemClock())
    await sim.start()
    known = {
        "host": settings.host,
        "port": sim.port,
        "username": settings.username,
        "secret": settings.secret,
        "pbx_dir": str(settings.recordings),
        "devices": list(settings.devices),
    }
    sys.stdout.write(json.dumps(known) + "\n")
    sys.stdout.flush()
    over = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, over.set)
    await over.wait()
    await sim.stop()


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(prog="python -m callcenter.sim", description=__doc__)
    parser.add_argument("--recordings", type=Path, required=True, help="folder that recordings are written to")
    parser.add_argument("--port", type=int, default=0, help="port on the loopback; 0 takes a free one")
    parser.add_argument("--speed", type=float, default=1.0, help="simulated seconds in one real second")
    parser.add_argument("--agents", type=int, default=5, help="desk phones, from 1001 on")
    arguments = parser.parse_args()
    devices = tuple(str(1001 + number) for number in range(arguments.agents))
    recordings = arguments.recordings.resolve()
    asyncio.run(_serve(SimSettings(recordings=recordings, devices=devices, speed=arguments.speed, port=arguments.port)))


if __name__ == "__main__":
    main()
