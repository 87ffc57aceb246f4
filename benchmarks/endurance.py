"""Can hostile, clumsy and many visitors end a page that has 512 MiB, and does it give the memory back?

python benchmarks/endurance.py                    # needs requirements-test.txt and Linux
python benchmarks/endurance.py --attacks FOLDER   # uploads every file of a folder, too
python benchmarks/endurance.py --only uploads     # one visit by a part of its name

The program starts a page of its own in a control group of 512 MiB; where it may not make one (it takes root), it adds
up the memory of the page's processes instead. Meanwhile, another visitor asks for the page's health four times a
second. It takes about a quarter of an hour.
"""

import argparse
import gzip
import math
import multiprocessing
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

sys.path.insert(0, str(Path(__file__).parents[1]))

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect

from benchmarks.control_group import ControlGroup, control_group
from benchmarks.footprint import LEAST_MEMORY, generated_book, pasted
from benchmarks.memory import held
from tests.hosts.serving import free_port, is_healthy, served, streamlit_command
from tests.hosts.visitor import Interrupted, Visitor

SESSIONS = 30
LARGE = 40  # uploads in a row
REST = 300  # seconds after the last visitor has left
MOST_LEFT = 60  # MiB more than at the beginning
MOST_IDLE = 260  # MiB after the first visitor has left
HEALTHY = 1.0  # seconds in which a health check must be answered
_MB = 10**6
_STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box. "


class Watch:
    """Memory and health of the page while it is visited: what has been seen since the last `begin`."""

    def __init__(self, origin: str, pid: int, group: ControlGroup | None) -> None:
        """Watch a page at an address, in a group or by its process."""
        self._pid, self._group = pid, group
        self._done = threading.Event()
        self._weighing = threading.Thread(target=self._weigh, daemon=True)
        # A process of its own, because threads of this one would hold each other up.
        spawn = multiprocessing.get_context("spawn")
        self._answers, answers = spawn.Pipe(duplex=False)
        self._asking = spawn.Process(target=_ask, args=(origin, answers), daemon=True)
        self._asking.start()
        self._answers.recv()
        self.begin()

    def begin(self) -> None:
        """Begin a new part of the visit."""
        self.most = 0.0
        self.checks()

    def checks(self) -> list[float]:
        """How long each health check took that has been answered since this was last asked, in seconds."""
        seconds = []
        while self._answers.poll():
            seconds.append(self._answers.recv())
        return seconds

    def now(self) -> float:
        """Memory held now, in MiB."""
        return self._group.used() if self._group is not None else held(self._pid)

    def __enter__(self) -> Self:
        self._weighing.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._done.set()
        self._weighing.join()
        self._asking.kill()

    def _weigh(self) -> None:
        while not self._done.wait(0.05):
            self.most = max(self.most, self.now())


def _ask(origin: str, answers: Connection) -> None:
    """Send the seconds of one health check after the other; a check that fails takes forever."""
    while True:
        begin = time.monotonic()
        well = is_healthy(origin)
        answers.send(time.monotonic() - begin if well else math.inf)
        time.sleep(0.25)


def main() -> None:
    """Print a line for each visit, and at last what is left."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attacks", type=Path, help="a folder with files to upload")
    parser.add_argument("--only", default="", help="only visits with this in their name")
    parser.add_argument("--rest", type=float, default=REST, help="seconds to wait at the end")
    arguments = parser.parse_args()
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = streamlit_command(port)
    with tempfile.TemporaryDirectory() as folder, control_group(LEAST_MEMORY) as group:
        how = "the sum of its processes" if group is None else f"a control group of version {group.version}"
        print(f"The page in {how}, {LEAST_MEMORY} MiB.")
        log = Path(folder) / "log"
        with served(group.command(command) if group else command, origin, log) as page:
            with Visitor(origin) as first:
                first.paste(pasted(0))
            time.sleep(2)
            fine = watch_visits(origin, Watch(origin, page.pid, group), arguments)
            alive = page.poll() is None
        ended = "unknown" if group is None else str(group.ended())
        print(f"page {'alive' if alive else 'ENDED'}; processes ended by the kernel for lack of memory: {ended}")
        traceback = "Traceback" in log.read_text(encoding="utf-8", errors="replace")
        print(f"tracebacks in the log: {'YES' if traceback else 'none'}")
        if traceback:
            print(log.read_text(encoding="utf-8", errors="replace")[-3000:], file=sys.stderr)
    sys.exit(not (fine and alive))


def watch_visits(origin: str, watch: Watch, arguments: argparse.Namespace) -> bool:
    """Make all visits, wait, and say whether every promise was kept."""
    start = watch.now()
    print(f"idle after the first visitor: {start:.0f} MiB (at most {MOST_IDLE})\n")
    print("| visit | seconds | peak, MiB | longest health check, s | later than 1 s | what the page said |")
    print("|---|---:|---:|---:|---:|---|")
    fine = start <= MOST_IDLE
    with watch:
        for name, visit in visits(origin, arguments.attacks):
            if arguments.only not in name:
                continue
            watch.begin()
            begin = time.monotonic()
            try:
                said = visit()
            except (OSError, Interrupted) as error:
                said = f"interrupted: {error}"
            took = time.monotonic() - begin
            checks = watch.checks() or [0.0]
            late = sum(seconds > HEALTHY for seconds in checks)
            print(
                f"| {name} | {took:.0f} | {watch.most:.0f} | {max(checks):.2f} | {late} of {len(checks)} "
                f"| {said.replace(chr(92), '')[:110]} |",
                flush=True,
            )
            fine = fine and watch.most <= LEAST_MEMORY and not late
        time.sleep(arguments.rest)
        left = watch.now()
    print(f"\n{arguments.rest:.0f} s after the last visitor: {left:.0f} MiB, {left - start:+.0f} (limit +{MOST_LEFT})")
    return fine and left - start <= MOST_LEFT


def visits(origin: str, attacks: Path | None) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each visit by its name."""
    rng = random.Random(1)
    yield "a novel", lambda: upload(origin, "novel.txt", generated_book() * 4)
    yield f"{SESSIONS} sessions", lambda: sessions(origin)
    for name, text in hostile_texts():
        yield name, partial(_upload_made, origin, name, text)
    yield "a message of 150 MB", lambda: message(origin, 150 * _MB)
    yield "a message of 45 MB", lambda: message(origin, 45 * _MB)
    yield f"{SESSIONS} messages of 24 MB at once", lambda: messages(origin, SESSIONS, 24 * _MB)
    yield f"{SESSIONS} messages of 12 MB at once", lambda: messages(origin, SESSIONS, 12 * _MB)
    yield f"{LARGE} messages of 4 MB at once", lambda: messages(origin, LARGE, 4 * _MB)
    yield "100 messages of 0.9 MB at once", lambda: messages(origin, 100, 9 * _MB // 10)
    yield "eleven uploads of 19 MB", lambda: together(origin, [large(19.0, rng) for _ in range(11)])
    sizes = [0.5 + 18.5 * number / (LARGE - 1) for number in range(LARGE)]
    yield f"{LARGE} uploads in a row", lambda: in_a_row(origin, sizes, rng)
    for path in sorted(attacks.iterdir()) if attacks else ():
        if path.is_file() and path.name != "README.md":
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            yield path.name, partial(upload, origin, path.name.removesuffix(".gz"), data)


def hostile_texts() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Texts made to take memory."""
    yield "60,000 hyphens.txt", lambda: (_STORY * 20 + "-" * 60_000).encode()
    yield "Go on, 495,000 times.txt", lambda: b"Go on. " * 495_000
    yield "330,000 paragraphs of a line.txt", lambda: b"The dog ran to it.\n\n" * 330_000
    yield "990,000 different words.txt", lambda: " ".join(different_words(990_000)).encode()
    yield "combining marks.txt", lambda: ("a\u0323\u0307" * 3_900_000).encode()
    yield "odd entities.md", lambda: (_STORY + "&CounterClockwiseContourIntegral; " * 80_000).encode()


def different_words(count: int) -> Iterator[str]:
    """Words that look like words, in sentences."""
    parts = [first + second for first in "bdfglmnprst" for second in "aeiou"]
    for number in range(count):
        word, rest = "", number
        for _ in range(4):
            word += parts[rest % len(parts)]
            rest //= len(parts)
        yield word if number % 12 else f"{word}."


def large(megabytes: float, rng: random.Random) -> bytes:
    """A text of this size, unlike any other."""
    line = f"{_STORY}It was number {rng.randrange(10**9)} of them.\n\n"
    return (line * (int(megabytes * _MB) // len(line))).encode()


def upload(origin: str, name: str, data: bytes) -> str:
    """One visitor uploads one file; what the page says."""
    with Visitor(origin) as visitor:
        visitor.choose_input_method("Upload")
        visitor.upload(name, data)
        return said_to(visitor)


def _upload_made(origin: str, name: str, make: Callable[[], bytes]) -> str:
    return upload(origin, name, make())


def said_to(visitor: Visitor) -> str:
    """The page's answer or error."""
    errors = [alert.body for alert in visitor.of_kind("alert")]
    measures = [metric.body for metric in visitor.of_kind("metric")]
    return errors[0] if errors and not measures else ", ".join(measures[:1]) or "nothing"


def sessions(origin: str) -> str:
    """Many visitors at once, each with a text."""
    with ExitStack() as open_now, ThreadPoolExecutor(SESSIONS) as pool:

        def visit(number: int) -> bool:
            visitor = open_now.enter_context(Visitor(origin))
            visitor.paste(pasted(number))
            return bool(visitor.of_kind("metric"))

        answered = sum(pool.map(visit, range(SESSIONS)))
    return f"{answered} of {SESSIONS} answered"


def together(origin: str, files: list[bytes]) -> str:
    """Visitors who each upload a file at the same moment."""

    def visit(data: bytes) -> str:
        try:
            return upload(origin, "large.txt", data)
        except (OSError, Interrupted) as error:
            return f"interrupted: {error}"

    with ThreadPoolExecutor(len(files)) as pool:
        said = list(pool.map(visit, files))
    return "; ".join(f"{said.count(one)} × {one}" for one in sorted(set(said)))


def in_a_row(origin: str, sizes: list[float], rng: random.Random) -> str:
    """One file after another, each by a visitor who leaves when the page has answered."""
    said = [together(origin, [large(size, rng)]).removeprefix("1 × ") for size in sizes]
    kinds = sorted({one[:60] for one in said})
    return "; ".join(f"{sum(one.startswith(kind) for one in said)} × {kind}" for kind in kinds)


def message(origin: str, size: int) -> str:
    """A WebSocket message of this size: what a browser sends when a box holds so long a text."""
    with Visitor(origin) as visitor:
        box = visitor.of_kind("text_area")[0].id  # the same for every visitor
    typed = BackMsg()
    typed.rerun_script.widget_states.widgets.add(id=box, string_value="a" * size)
    address = origin.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, origin=origin, subprotocols=["streamlit"], max_size=None, proxy=None) as link:  # type: ignore[arg-type, list-item]
        try:
            link.send(typed.SerializeToString())
            link.recv(timeout=20)
            for _ in range(100):
                link.recv(timeout=5)
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:100]
    return "taken"


def messages(origin: str, count: int, size: int) -> str:
    """So many WebSocket messages of this size at once."""
    with ThreadPoolExecutor(count) as pool:
        said = list(pool.map(lambda _: message(origin, size), range(count)))
    return "; ".join(f"{said.count(one)} × {one}" for one in sorted(set(said)))


if __name__ == "__main__":
    main()
