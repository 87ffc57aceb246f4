"""`train`, `evaluate` and `typical`: the edge to `lexile.training` and its packages, which the page does not have."""

import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from lexile.errors import UnusableInput, UnusableModel
from lexile.estimator.estimator import MODEL_FOLDER

_NEEDED = ("tensorflow", "wordfreq", "openpyxl", "scipy", "safetensors")


def run_training(command: str, data: Path, model: Path | None, *, quiet: bool = False) -> int:
    """Train or evaluate, with progress on standard error and the figures on standard output."""
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise UnusableInput(
            f"{command} needs {', '.join(missing)}. Install them with: pip install -r requirements-train.txt"
        )
    folder = model or MODEL_FOLDER
    if command == "train":
        _make(folder)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from lexile.training.train import TrainingConfig, evaluate, train

    run = train if command == "train" else evaluate
    report = _say_nothing if quiet else _report
    begun = time.monotonic()
    print(run(data, folder, TrainingConfig(), report))
    report(f"Done in {(time.monotonic() - begun) / 60:.0f} minutes.")
    return 0


def run_typical(data: Path, model: Path | None) -> int:
    """Count what is typical of each band, and print it."""
    if find_spec("openpyxl") is None:
        raise UnusableInput("typical needs openpyxl. Install it with: pip install -r requirements-train.txt")
    from lexile.training.norms import make_typical

    print(make_typical(data, model or MODEL_FOLDER))
    return 0


def _make(folder: Path) -> None:
    """The folder that is trained into: better refused now than after a quarter of an hour."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableModel(f"The model folder {folder} cannot be written: {error.strerror}.") from error


def _say_nothing(line: str) -> None:
    """As `--quiet` asks."""


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
