"""A service that does one small piece of work again and again: at an interval, or at once when woken.

The only place of a service where every exception is caught: a failed run is logged and counted, the next waits with
back-off, /readyz shows it until a run succeeds.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from callcenter.clock import Clock
from callcenter.log import get_log
from callcenter.runtime.service import Health
from callcenter.runtime.signals import Signal
from callcenter.runtime.spawn import first_of, spawn
from callcenter.runtime.wake import Wake

log = get_log(__name__)

Work = Callable[[], Awaitable[bool | None]]
"""One run; True says that there is more to do at once."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Seconds to wait after the n-th failure in a row: doubled each time up to `most`, half of it chance."""

    first: float = 0.5
    most: float = 60.0

    def delay(self, failures_in_a_row: int, chance: float) -> float:
        """`chance` is from 0 to 1, so that nodes that failed together do not come back together."""
        whole = min(self.most, self.first * 2.0 ** min(failures_in_a_row - 1, 30))
        return whole * (0.5 + chance / 2)


class Loop:
    """Runs `work` every `interval` seconds of the clock and whenever `wake` rings."""

    def __init__(
        self,
        name: str,
        work: Work,
        *,
        clock: Clock,
        interval: float,
        wake: Wake | None = None,
        backoff: Backoff | None = None,
        chance: Callable[[], float] = random.random,
        stuck_after: float = 60.0,
    ) -> None:
        self.ran: Signal[bool] = Signal()
        """Tells after every run whether it succeeded."""
        self._name = name
        self._work = work
        self._clock = clock
        self._interval = interval
        self._wake = wake or Wake()
        self._backoff = backoff or Backoff()
        self._chance = chance
        self._stuck_after = stuck_after
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._began: float | None = None
        self._runs = self._failures = self._failed_in_a_row = 0
        self._last_error = ""
        self._last_run_at: datetime | None = None

    @property
    def name(self) -> str:
        return self._name

    def wake(self) -> None:
        """Run soon, whatever the interval says."""
        self._wake.ring()

    async def run_once(self) -> bool:
        """One run in the caller's task, errors and all; True says that there is more to do at once."""
        return bool(await self._work())

    async def start(self) -> None:
        """Begin; the first run comes at once."""
        if self._task is None or self._task.done():
            self._stopping.clear()
            self._task = spawn(self._run(), name=self._name)

    async def stop(self, grace: float) -> None:
        """Let the run in hand end within `grace` seconds, then cancel it."""
        self._stopping.set()
        if (task := self._task) is None:
            return
        done, _ = await asyncio.wait({task}, timeout=max(0.0, grace))
        if not done:
            log.warning("service_cut_off", service=self._name, grace_seconds=grace)
            task.cancel()
            await asyncio.wait({task})

    def health(self) -> Health:
        reason = ""
        if self._task is None or self._task.done():
            reason = "not_running"
        elif self._failed_in_a_row:
            reason = "failing"
        elif self._began is not None and self._clock.monotonic() - self._began > self._stuck_after:
            reason = "stuck"
        return Health(
            name=self._name,
            ok=not reason,
            reason=reason,
            runs=self._runs,
            failures=self._failures,
            last_error=self._last_error,
            last_run_at=self._last_run_at,
        )

    async def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            pause = await self._guarded()
            if pause > 0 and not self._stopping.is_set():
                waits = [self._clock.sleep(pause), self._stopping.wait()]
                # A ring does not cut a back-off short: what fails is not asked faster because there is more of it.
                await first_of(*waits, *([] if self._failed_in_a_row else [self._wake.wait()]))
            else:
                await asyncio.sleep(0)

    async def _guarded(self) -> float:
        """One run with everything caught; returns the seconds to wait before the next."""
        self._began = self._clock.monotonic()
        try:
            more = await self.run_once()
        except asyncio.CancelledError as cancelled:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            return self._failed(cancelled)
        except Exception as error:
            return self._failed(error)
        finally:
            self._began = None
            self._last_run_at = self._clock.now()
            self._runs += 1
        if self._failed_in_a_row:
            log.info("service_recovered", service=self._name, failures=self._failed_in_a_row)
        self._failed_in_a_row = 0
        self.ran.tell(True)
        return 0.0 if more else self._interval

    def _failed(self, error: BaseException) -> float:
        self._failures += 1
        self._failed_in_a_row += 1
        self._last_error = f"{type(error).__name__}: {error}"[:300]
        pause = self._backoff.delay(self._failed_in_a_row, self._chance())
        log.error(
            "service_failed",
            service=self._name,
            in_a_row=self._failed_in_a_row,
            retry_in=round(pause, 2),
            exc_info=error,
        )
        self.ran.tell(False)
        return pause
