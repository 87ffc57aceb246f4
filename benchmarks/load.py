"""Thirty people at once on one page: is every answer right and their own, how long do they wait, what does it hold?

python benchmarks/load.py      # needs requirements-test.txt; Linux, for the memory

It visits its own page on this machine alone; every wait is bounded, and all of it takes some three minutes. Each
session pastes texts of its own, and each answer is compared with what the pipeline says of the same text. Then the page
is killed under its visitors, started again, and all of them ask once more.
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.memory import Peak, resident
from lexile.analysis import analyze
from lexile.dashboard.samples import SAMPLES
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.scale import format_measure
from lexile.views import highlight
from lexile.views.wording import headline as wording
from tests.hosts.serving import free_port, served, streamlit_command
from tests.hosts.visitor import Visitor

SESSIONS = 30
ANSWERS = 3
SENTENCES = 18  # of a pasted text: some 350 words
FORGOTTEN = 125  # seconds: Streamlit keeps a session for two minutes after its browser has gone
_POOL = [part for sample in SAMPLES for part in re.split(r"(?<=[.!?])\s+", sample.text) if part]

Source = TypeVar("Given")
Found = TypeVar("Found")
Shown = tuple[str, str, str, str]
"""What tells an answer from any other: the measure, its range, the size of the text, the text sentence by sentence."""


def main() -> None:
    """Print what was seen, one line each."""
    estimator = load_estimator()
    numbers = range(SESSIONS * (ANSWERS + 2) + 1)
    expected = {number: expected_of(text_of(number), estimator) for number in numbers}
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = streamlit_command(port)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_now:
        log = Path(folder) / "log"
        with served(command, origin, log) as page:
            with Visitor(origin) as first:
                first.paste(text_of(numbers[-1]))
            before = resident(page.pid)
            with Peak(page.pid) as peak:
                visitors, opening = at_once(lambda _: open_now.enter_context(Visitor(origin)), [None] * SESSIONS)
                tell("the page opened", opening)
                sessions = list(enumerate(visitors))
                rounds = [
                    ask_all(sessions, [session * ANSWERS + turn for session in range(SESSIONS)], expected)
                    for turn in range(ANSWERS)
                ]
            waits = [wait for _, times in rounds for wait in times]
            right = sum(count for count, _ in rounds)
            print(f"{right} of {len(waits)} answers right and their own")
            tell("an answer", waits)
            for visitor in visitors:
                visitor.close()
            after = resident(page.pid)
            print(
                f"memory of the page: {before:.0f} MiB after one visitor, {peak.most:.0f} MiB at most, {after:.0f} MiB "
                "when all had left"
            )
            time.sleep(FORGOTTEN)
            with Peak(page.pid) as second:
                at_once(Visitor.connect, visitors)
                asked = [SESSIONS * ANSWERS + session for session in range(SESSIONS)]
                ask_all(sessions, asked, expected)
            print(f"memory when as many came again two minutes later: {second.most:.0f} MiB at most")
            page.kill()
            page.wait()
        began = time.monotonic()
        with served(command, origin, log):
            print(
                f"killed under {SESSIONS} visitors and started again: it answers after {time.monotonic() - began:.1f} s"
            )
            at_once(Visitor.connect, visitors)
            right, _ = ask_all(sessions, [number + SESSIONS for number in asked], expected)
            print(
                f"{right} of {SESSIONS} visitors found it again and got their answer, the last one "
                f"{time.monotonic() - began:.1f} s after the death"
            )
            open_now.close()


def ask_all(
    sessions: list[tuple[int, Visitor]], asked: list[int], expected: dict[int, Shown]
) -> tuple[int, list[float]]:
    """Every session pastes its next text at the same moment: how many answers were right, and how long each took."""

    def ask(place: int) -> bool:
        visitor, number = sessions[place][1], asked[place]
        visitor.paste(text_of(number))
        return shown_by(visitor) == expected[number]

    answers, waits = at_once(ask, range(len(sessions)))
    return sum(answers), waits


def at_once(do: Callable[[Source], Found], given: Sequence[Source]) -> tuple[list[Found], list[float]]:
    """Do it for all at the same moment: what came of it, and how many seconds each took."""

    def timed(one: Source) -> tuple[Found, float]:
        begin = time.monotonic()
        found = do(one)
        return found, time.monotonic() - begin

    with ThreadPoolExecutor(SESSIONS) as pool:
        done = list(pool.map(timed, given))
    return [found for found, _ in done], [seconds for _, seconds in done]


def text_of(number: int) -> str:
    """A text that no other number has."""
    chosen = random.Random(number).sample(_POOL, SENTENCES)
    return " ".join([*chosen, f"That was number {number} of them."])


def expected_of(text: str, estimator: Estimator) -> Shown:
    """What the page must show of a text."""
    analysis = analyze(document_from_text(text, "Your text"), estimator)
    return (
        format_measure(analysis.estimate.measure),
        wording.range_line(analysis.estimate),
        wording.size_line(analysis),
        highlight.tinted_text(analysis),
    )


def shown_by(visitor: Visitor) -> Shown:
    """What the page shows."""
    lines = [line.body.replace("\\", "") for line in visitor.of_kind("markdown")]
    (measure,) = visitor.of_kind("metric")
    size = next(line for line in lines if line.startswith("Your text: "))
    span = next(line for line in lines if line.startswith(wording.RANGE_NAME))
    return measure.body, span, size.removeprefix("Your text: ").rstrip("."), visitor.of_kind("html")[1].body


def tell(what: str, waits: list[float]) -> None:
    """The median and the 95th percentile of some waits."""
    told = f"median {median(waits):.2f} s, 95 in 100 within {quantiles(waits, n=20)[-1]:.2f} s"
    print(f"{what}, {SESSIONS} sessions at once: {told}, {max(waits):.2f} s at most")


if __name__ == "__main__":
    main()
