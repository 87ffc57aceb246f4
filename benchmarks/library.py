"""What a library takes: `batch` on a folder of books with one worker and with two, and what follows for 70,000 books.

python benchmarks/library.py BOOKS     # a folder of books, .txt or .epub; the table of docs/libraries.md is printed
"""

import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from lexile.cli.progress import duration

ROOT = Path(__file__).parents[1]
BOOKS, WORDS = 70_000, 6_000_000_000
MEASURED = (1, 2)
TOLD = (1, 8, 64)
_CLOSING = re.compile(r"([\d,]+) documents?, ([\d,]+) words in .*: ([\d,]+) words a second")


def main(books: Path) -> None:
    """Measure, and print the rates and what they come to."""
    print(f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}\n")
    rates = {workers: _rate(books, workers) for workers in MEASURED}
    print(f"The largest process took {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB.")
    print(f"\n| workers | {BOOKS:,} books, {WORDS:,} words |\n|---|---|")
    for workers in TOLD:
        print(f"| {workers} | {duration(WORDS / (rates[1] * workers))} |")


def _rate(books: Path, workers: int) -> float:
    """Words a second of a run with so many workers, as `batch` itself tells it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "lexile", "batch", str(books.resolve()), "--workers", str(workers)]
        run = subprocess.run(
            [*command, "--out", f"{folder}/table.parquet"], stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
        )
    closing = _CLOSING.search(run.stderr)
    if closing is None:
        raise SystemExit(run.stderr)
    print(run.stderr.splitlines()[-1].removeprefix("lexile: "))
    return float(closing[3].replace(",", ""))


def _processor() -> str:
    cores = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.*)", cores.read_text()) if cores.exists() else None
    return named[1] if named else platform.processor()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
