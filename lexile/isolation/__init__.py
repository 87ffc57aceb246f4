"""Work in a process of its own, so that no text can stall, swell or crash the process that serves everybody else.

Two ways, with the same limits and the same errors:

- `run_once` starts a new Python process for one call (`new_process`).
- `Sandbox` keeps a `template` process, which imports what the work needs and never sees a text, and forks a `child`
  from it for each call. A child inherits what is loaded, reports how far its work is if that takes long, sends back its
  answer and exits, so that all memory it used goes back to the system at once. Where a system cannot fork (Windows), a
  `Sandbox` calls `run_once`.

docs/reliability.md says what is promised, and how it is tested.
"""

from lexile.isolation.child import is_isolated, report_progress
from lexile.isolation.host_memory import memory_left
from lexile.isolation.limits import Limits, Meter
from lexile.isolation.messages import ProcessDied, Progress
from lexile.isolation.new_process import run_once
from lexile.isolation.sandbox import Sandbox

__all__ = [
    "Limits",
    "Meter",
    "ProcessDied",
    "Progress",
    "Sandbox",
    "is_isolated",
    "memory_left",
    "report_progress",
    "run_once",
]
