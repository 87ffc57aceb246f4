"""`train`, `evaluate` and `typical`: the edge to `lexile.training` and its packages, which the page does not have."""

import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from lexile.errors import UnusableInput

_NEEDED = ("tensorflow", "wordfreq", "openpyxl", "scipy", "safetensors")


def run_training(command: str, data: Path, model: Path) -> int:
    """Train or evaluate, with progress on standard error and the figures on standard output."""
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise UnusableInput(
            f"{command} needs {', '.join(missing)}. Install them with: pip install -r requirements-train.txt"
        )
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from lexile.training.train import TrainingConfig, evaluate, train

    run = train if command == "train" else evaluate
    begun = time.monotonic()
    print(run(data, model, TrainingConfig(), _report))
    _report(f"Done in {(time.monotonic() - begun) / 60:.0f} minutes.")
    return 0


def run_typical(data: Path, model: Path) -> int:
    """Count what is typical of each band, and print it."""
    if find_spec("openpyxl") is None:
        raise UnusableInput("typical needs openpyxl. Install it with: pip install -r requirements-train.txt")
    from lexile.training.typical import make_typical

    print(make_typical(data, model))
    return 0


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
