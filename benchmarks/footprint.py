"""What the page costs a host: what is downloaded and installed, what it holds in memory, how soon it answers.

python benchmarks/footprint.py                # needs requirements-test.txt; Linux, for the memory
python benchmarks/footprint.py --book FILE    # a book of one's own in place of a made one of 120,000 words

It makes an environment from requirements.txt alone in a temporary folder, with Python 3.12 if there is one, runs the
page in it as it is and once more with no more memory than the smallest host gives, and prints the tables of
docs/hosting.md. It takes three minutes, most of them for packing what Heroku calls the slug.
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

from benchmarks.memory import Peak, resident
from lexile.dashboard.samples import SAMPLES
from tests.hosts.serving import ROOT, free_port, served, streamlit_command
from tests.hosts.visitor import Visitor

SESSIONS = 10
BOOK_WORDS = 120_000
LEAST_MEMORY = 512  # MiB, Heroku's smallest
_CHAPTER = 4_000  # words
_POOL = [part for sample in SAMPLES for part in re.split(r"(?<=[.!?])\s+", sample.text) if part]
_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Sizes:
    """What lies on the disk, in MiB."""

    download: float
    installed: float
    project: float
    model: float
    slug: float


@dataclass(frozen=True, slots=True)
class Run:
    """What a running page holds, in MiB, and when it answers, in seconds from its start."""

    health: float
    first_estimate: float
    idle: float
    first_visit: float
    sessions: float
    book: float
    book_seconds: float
    afterwards: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--book", type=Path, help="a book as a text file")
    book = parser.parse_args().book
    name, text = ("book.txt", made_book()) if book is None else (book.name, book.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        python, download = make_environment(Path(folder))
        print_sizes(sizes_of(python, download))
        free = run(python, Path(folder), name, text)
        limited = run(python, Path(folder), name, text, LEAST_MEMORY)
    print_runs(free, limited, len(text.split()))


def make_environment(folder: Path) -> tuple[Path, Path]:
    """An environment with what requirements.txt names and no more: its Python, and where the downloads lie."""
    base = shutil.which("python3.12") or sys.executable
    environment, packages = folder / "environment", folder / "packages"
    subprocess.run([base, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "-qq", "--disable-pip-version-check"]
    wanted = str(ROOT / "requirements.txt")
    subprocess.run([*pip, "download", "--dest", str(packages), "-r", wanted], check=True)
    offline = ["--no-index", "--find-links", str(packages)]
    subprocess.run([*pip, "install", *offline, "-r", wanted], check=True)
    return python, packages


def sizes_of(python: Path, packages: Path) -> Sizes:
    """How large everything is."""
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
    """The files that are in git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def slug_size(python: Path, files: list[Path]) -> float:
    """MiB of what Heroku packs and counts: Python with its library, what is installed, the project less .slugignore."""
    rules = [line for line in (ROOT / ".slugignore").read_text(encoding="utf-8").splitlines() if line[:1] == "/"]
    left_out = {path for rule in rules for found in ROOT.glob(rule[1:]) for path in (found, *found.rglob("*"))}
    asked = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    library = Path(subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip())
    counter = Counted()
    with (
        gzip.GzipFile(fileobj=counter, mode="wb", compresslevel=6) as gz,
        tarfile.open(fileobj=gz, mode="w|") as packed,
    ):
        packed.add(library, "python", filter=lambda one: None if one.name.endswith(("site-packages", "test")) else one)
        packed.add(python.resolve(), "bin/python")
        packed.add(python.parents[1] / "lib", "lib")
        for path in files:
            if path not in left_out:
                packed.add(path, str(path.relative_to(ROOT)))
    return counter.length / _MIB


class Counted(io.RawIOBase):
    """A file that keeps nothing but its length."""

    length = 0

    def writable(self) -> bool:
        """It takes whatever comes."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Count it."""
        self.length += len(data)
        return len(data)


def size(paths: Iterable[Path]) -> float:
    """MiB of some files."""
    return sum(path.stat().st_size for path in paths if path.is_file() and not path.is_symlink()) / _MIB


def run(python: Path, folder: Path, name: str, book: bytes, limit: int | None = None) -> Run:
    """Start the page, visit it, open it ten times, read a book; with `limit`, no more MiB of data can be had."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = streamlit_command(port, str(python))
    if limit is not None:
        # What threads reserve for their stacks counts as data too, though hardly any of it is ever held: 2 MiB each.
        command = ["prlimit", f"--data={limit * _MIB}", f"--stack={2 * _MIB}", *command]
    log = folder / f"log-{limit}"
    began = time.monotonic()
    with served(command, origin, log) as page, ExitStack() as open_now, Peak(page.pid) as peak:
        health = time.monotonic() - began
        idle = resident(page.pid)
        first = open_now.enter_context(Visitor(origin))
        first_estimate = time.monotonic() - began
        assert first.of_kind("metric"), "The page shows no estimate."
        first_visit = resident(page.pid)
        for number in range(SESSIONS):
            visitor = open_now.enter_context(Visitor(origin))
            visitor.paste(pasted(number))
            assert visitor.of_kind("metric"), "The page shows no estimate."
        sessions = peak.most
        first.choose_way("Upload")
        begin = time.monotonic()
        first.upload(name, book)
        book_seconds = time.monotonic() - begin
        told = [line.body for line in first.of_kind("markdown") if " words in " in line.body]
        assert told, f"The page did not measure the book: {log.read_text(encoding='utf-8')}"
        within = "as it is" if limit is None else f"within {limit} MiB"
        print(f"{within}: {told[0]}".replace("\\", ""), file=sys.stderr)
        first.choose_way("Paste")
        first.paste(pasted(SESSIONS))
        return Run(health, first_estimate, idle, first_visit, sessions, peak.most, book_seconds, resident(page.pid))


def pasted(number: int) -> str:
    """A text of some 350 words that no other session has."""
    return " ".join([*random.Random(number).sample(_POOL, 18), f"That was number {number} of them."])


def made_book() -> bytes:
    """A book that has as many different words as a novel: the samples' sentences with words of the table put in."""
    chance = random.Random(1)
    words = np.load(ROOT / "model" / "words.npz")["words"].tobytes().decode().split("\n")
    rare = chance.sample([word for word in words if word.isalpha() and len(word) > 3], 12_000)
    paragraphs: list[str] = []
    count = chapter = 0
    while count < BOOK_WORDS:
        if count >= chapter * _CHAPTER:
            chapter += 1
            paragraphs.append(f"Chapter {chapter}")
        sentences = [" ".join(_changed(sentence.split(), rare, chance)) for sentence in chance.sample(_POOL, 6)]
        paragraphs.append("\n".join(wrap(" ".join(sentences), 72)))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs).encode()


def _changed(words: list[str], rare: list[str], chance: random.Random) -> list[str]:
    """A sentence with a word in twelve replaced."""
    return [chance.choice(rare) if word.isalpha() and chance.random() < 1 / 12 else word for word in words]


def print_sizes(sizes: Sizes) -> None:
    """What lies on the disk, beside what a host allows."""
    print("| on the disk | MiB | a host's limit |")
    print("|---|---|---|")
    print(f"| downloaded for `requirements.txt` | {sizes.download:.0f} | |")
    print(f"| installed | {sizes.installed:.0f} | |")
    print(f"| this project, the model's {sizes.model:.0f} MiB in it | {sizes.project:.0f} | |")
    print(f"| Heroku's slug: Python, packages and project, compressed | {sizes.slug:.0f} | 500 |\n")


def print_runs(free: Run, limited: Run, words: int) -> None:
    """What the running page takes, beside what a host allows."""
    hosts = "Heroku 512, Streamlit Community Cloud 690, PythonAnywhere 3,000"
    rows = (
        ("memory before the first visit, MiB", "idle", ".0f"),
        ("memory after the first visit, MiB", "first_visit", ".0f"),
        (f"memory with {SESSIONS} more sessions at most, MiB", "sessions", ".0f"),
        (f"memory while a book of {words:,} words is read, at most, MiB", "book", ".0f"),
        ("memory afterwards, MiB", "afterwards", ".0f"),
        ("from the start to the first page, s", "health", ".1f"),
        ("from the start to the first estimate on it, s", "first_estimate", ".1f"),
        ("from the book's upload to its estimate, s", "book_seconds", ".1f"),
    )
    print(f"| the running page | as it is | within {LEAST_MEMORY} MiB |")
    print("|---|---|---|")
    for title, field, form in rows:
        print(f"| {title} | {getattr(free, field):{form}} | {getattr(limited, field):{form}} |")
    print(f"\nLimits of memory, MiB: {hosts}.")


if __name__ == "__main__":
    main()
