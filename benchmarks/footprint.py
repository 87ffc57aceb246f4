"""Measure what the page costs a host: disk space, memory and time to the first answer.

python benchmarks/footprint.py                # needs requirements-test.txt and Linux, which reports memory in /proc
python benchmarks/footprint.py --book FILE    # upload your own book instead of a generated one of 120,000 words

The program builds an environment from requirements.txt alone in a temporary folder (with Python 3.12 if it is
installed), runs the page in it twice, without a memory limit and within the smallest host's limit, and prints the
tables of docs/hosting.md. It takes about three minutes, most of them spent compressing what Heroku calls the slug.
"""

import argparse
import gzip
import io
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.memory import Peak, held
from lexile.dashboard.samples import SAMPLES
from tests.hosts.serving import ROOT, free_port, served, streamlit_command
from tests.hosts.visitor import Visitor

SESSIONS = 10
BOOK_WORDS = 120_000
LEAST_MEMORY = 512  # MiB, Heroku's smallest dyno
_CHAPTER = 4_000  # words
_POOL = [sentence for sample in SAMPLES for sentence in re.split(r"(?<=[.!?])\s+", sample.text) if sentence]
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Sizes:
    """Disk space, in MiB."""

    download: float
    installed: float
    project: float
    model: float
    slug: float


@dataclass(frozen=True, slots=True)
class Run:
    """Memory of a running page in MiB, and times in seconds."""

    health: float  # s from the start to the first successful health check
    first_estimate: float  # s from the start to the first estimate
    idle: float
    first_visit: float
    sessions: float
    book: float
    book_seconds: float  # s from the upload to the estimate
    afterwards: float


def main() -> None:
    """Measure everything and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--book", type=Path, help="a book to upload, as a text file")
    book = parser.parse_args().book
    name, text = ("book.txt", generated_book()) if book is None else (book.name, book.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        python, download = make_environment(Path(folder))
        print_sizes(sizes_of(python, download))
        free = run(python, Path(folder), name, text)
        limited = run(python, Path(folder), name, text, LEAST_MEMORY)
    print_runs(free, limited, len(text.split()))


def make_environment(folder: Path) -> tuple[Path, Path]:
    """Build an environment from requirements.txt alone; its Python, and the folder with the downloads."""
    base = shutil.which("python3.12") or sys.executable
    environment, packages = folder / "environment", folder / "packages"
    subprocess.run([base, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "-qq", "--disable-pip-version-check"]
    requirements = str(ROOT / "requirements.txt")
    subprocess.run([*pip, "download", "--dest", str(packages), "-r", requirements], check=True)
    offline = ["--no-index", "--find-links", str(packages)]
    subprocess.run([*pip, "install", *offline, "-r", requirements], check=True)
    return python, packages


def sizes_of(python: Path, packages: Path) -> Sizes:
    """Disk space of the environment, the downloads, the project and the slug."""
    files = project_files()
    model = [path for path in files if path.is_relative_to(ROOT / "model")]
    return Sizes(
        download=size(packages.rglob("*")),
        installed=size((python.parents[1] / "lib").rglob("*")),
        project=size(files),
        model=size(model),
        slug=slug_size(python, files),
    )


def project_files() -> list[Path]:
    """Files tracked by git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def slug_size(python: Path, files: list[Path]) -> float:
    """Compressed size of a Heroku slug in MiB: Python, installed packages, and the project without .slugignore."""
    rules = [line for line in (ROOT / ".slugignore").read_text(encoding="utf-8").splitlines() if line[:1] == "/"]
    left_out = {path for rule in rules for found in ROOT.glob(rule[1:]) for path in (found, *found.rglob("*"))}
    code = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    library = Path(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip())
    counter = ByteCounter()
    with (
        gzip.GzipFile(fileobj=counter, mode="wb", compresslevel=6) as gz,
        tarfile.open(fileobj=gz, mode="w|") as packed,
    ):
        packed.add(library, "python", filter=_without_packages)
        packed.add(python.resolve(), "bin/python")
        packed.add(python.parents[1] / "lib", "lib")
        for path in files:
            if path not in left_out:
                packed.add(path, str(path.relative_to(ROOT)))
    return counter.length / _MIB


def _without_packages(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Leave installed packages and Python's own tests out of the standard library."""
    return None if entry.name.endswith(("site-packages", "test")) else entry


class ByteCounter(io.RawIOBase):
    """A writable file that only counts the bytes written."""

    length = 0

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Count the bytes and discard them."""
        self.length += len(data)
        return len(data)


def size(paths: Iterable[Path]) -> float:
    """Total size of some files in MiB, links not counted."""
    return sum(path.stat().st_size for path in paths if path.is_file() and not path.is_symlink()) / _MIB


def run(python: Path, folder: Path, name: str, book: bytes, limit: int | None = None) -> Run:
    """Start the page, visit it, open ten more sessions, upload a book; `limit` caps the data segment, in MiB."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = streamlit_command(port, str(python))
    if limit is not None:
        # Thread stacks count as data too, though little of them is ever used; 2 MiB each instead of the default 8.
        command = ["prlimit", f"--data={limit * _MIB}", f"--stack={2 * _MIB}", *command]
    log = folder / f"log-{limit}"
    began = time.monotonic()
    with served(command, origin, log) as page, ExitStack() as open_now, Peak(page.pid) as peak:
        health = time.monotonic() - began
        idle = held(page.pid)
        first = open_now.enter_context(Visitor(origin))
        first_estimate = time.monotonic() - began
        assert first.of_kind("metric"), "The page shows no estimate."
        first_visit = held(page.pid)
        for number in range(SESSIONS):
            visitor = open_now.enter_context(Visitor(origin))
            visitor.paste(pasted(number))
            assert visitor.of_kind("metric"), "The page shows no estimate."
        sessions = peak.most
        first.choose_input_method("Upload")
        begin = time.monotonic()
        first.upload(name, book)
        book_seconds = time.monotonic() - begin
        sizes = [line.body for line in first.of_kind("markdown") if " words in " in line.body]
        assert sizes, f"The page did not measure the book: {log.read_text(encoding='utf-8')}"
        condition = "without a limit" if limit is None else f"within {limit} MiB"
        print(f"{condition}: {sizes[0]}".replace("\\", ""), file=sys.stderr)
        first.choose_input_method("Paste")
        first.paste(pasted(SESSIONS))
        return Run(health, first_estimate, idle, first_visit, sessions, peak.most, book_seconds, held(page.pid))


def pasted(number: int) -> str:
    """A text of about 350 words, different for every session."""
    return " ".join([*random.Random(number).sample(_POOL, 18), f"That was number {number} of them."])


def generated_book() -> bytes:
    """A book with a novel's vocabulary: sentences of the samples with some words replaced from the lexicon."""
    rng = random.Random(1)
    words = np.load(ROOT / "model" / "lexicon.npz")["words"].tobytes().decode().split("\n")
    rare = rng.sample([word for word in words if word.isalpha() and len(word) > 3], 12_000)
    paragraphs: list[str] = []
    count = chapter = 0
    while count < BOOK_WORDS:
        if count >= chapter * _CHAPTER:
            chapter += 1
            paragraphs.append(f"Chapter {chapter}")
        sentences = [" ".join(_with_rare_words(sentence.split(), rare, rng)) for sentence in rng.sample(_POOL, 6)]
        paragraphs.append("\n".join(wrap(" ".join(sentences), 72)))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs).encode()


def _with_rare_words(words: list[str], rare: list[str], rng: random.Random) -> list[str]:
    """A sentence with one word in twelve replaced, on average."""
    return [rng.choice(rare) if word.isalpha() and rng.random() < 1 / 12 else word for word in words]


def print_sizes(sizes: Sizes) -> None:
    """Print disk space next to the limits of hosts."""
    print("| disk space | MiB | limit |")
    print("|---|---|---|")
    print(f"| download of `requirements.txt` | {sizes.download:.0f} | |")
    print(f"| installed | {sizes.installed:.0f} | |")
    print(f"| this project, including {sizes.model:.0f} MiB for the model | {sizes.project:.0f} | |")
    print(f"| Heroku slug (Python, packages and project, compressed) | {sizes.slug:.0f} | 500 |\n")


def print_runs(free: Run, limited: Run, words: int) -> None:
    """Print memory and times of both runs."""
    hosts = "Heroku 512, Streamlit Community Cloud 690, PythonAnywhere 3,000"
    rows = (
        ("memory before the first visit, MiB", "idle", ".0f"),
        ("memory after the first visit, MiB", "first_visit", ".0f"),
        (f"peak memory with {SESSIONS} more sessions, MiB", "sessions", ".0f"),
        (f"peak memory while a book of {words:,} words is read, MiB", "book", ".0f"),
        ("memory afterwards, MiB", "afterwards", ".0f"),
        ("start to first health check, s", "health", ".1f"),
        ("start to first estimate, s", "first_estimate", ".1f"),
        ("upload of the book to its estimate, s", "book_seconds", ".1f"),
    )
    print(f"| running page | no limit | within {LEAST_MEMORY} MiB |")
    print("|---|---|---|")
    for title, field, form in rows:
        print(f"| {title} | {getattr(free, field):{form}} | {getattr(limited, field):{form}} |")
    print(f"\nMemory limits, MiB: {hosts}.")


if __name__ == "__main__":
    main()
