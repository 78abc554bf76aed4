"""The life of services: start, stop, run once, supervision, leadership, wake-ups; knows nothing of calls."""

from callcenter.runtime.leadership import Leadership, LeaseStore
from callcenter.runtime.loop import Backoff, Loop, Work
from callcenter.runtime.service import Health, Service
from callcenter.runtime.signals import Listener, Signal
from callcenter.runtime.spawn import spawn
from callcenter.runtime.supervisor import Supervisor
from callcenter.runtime.wake import Wake, Wakes

__all__ = [
    "Backoff",
    "Health",
    "Leadership",
    "LeaseStore",
    "Listener",
    "Loop",
    "Service",
    "Signal",
    "Supervisor",
    "Wake",
    "Wakes",
    "Work",
    "spawn",
]
