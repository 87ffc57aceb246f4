"""Measure `batch` on a folder of books with one worker and with two, and work out the time for 70,000 books.

python benchmarks/batch.py BOOKS     # a folder of books, .txt or .epub; prints the table of docs/batch.md
"""

import argparse
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
BOOKS, WORDS = 70_000, 6_000_000_000  # about the size of Project Gutenberg's English collection
MEASURED_WORKERS = (1, 2)
PROJECTED_WORKERS = (1, 8, 64)
_CLOSING = re.compile(r"([\d,]+) documents?, ([\d,]+) words in .*: ([\d,]+) words (?:a|per) second")


def main() -> None:
    """Print the measured rates and the projected times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("books", metavar="BOOKS", type=Path, help="a folder of books")
    books = parser.parse_args().books
    print(f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}\n")
    rates = {workers: _rate(books, workers) for workers in MEASURED_WORKERS}
    print(f"Memory of the largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB.")
    print(f"\n| workers | {BOOKS:,} books, {WORDS:,} words |\n|---|---|")
    for workers in PROJECTED_WORKERS:
        print(f"| {workers} | {duration(WORDS / (rates[1] * workers))} |")


def _rate(books: Path, workers: int) -> float:
    """Words per second of a run with this many workers, read from the closing line of `batch`."""
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
    cpuinfo = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", cpuinfo.read_text()) if cpuinfo.exists() else None
    return model[1] if model else platform.processor()


if __name__ == "__main__":
    main()
