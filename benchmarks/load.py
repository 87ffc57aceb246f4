"""Thirty people use one page at once: does each get the right answer, how long do they wait, how much memory is used?

python benchmarks/load.py      # needs requirements-test.txt and Linux, which reports memory in /proc

The program starts a page of its own on this machine and takes about three minutes; every wait is bounded. Each session
pastes its own texts, and each answer is compared with the pipeline's answer for that text. Then the page is killed
while its visitors are connected, started again, and every visitor asks once more.
"""

import argparse
import json
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

from benchmarks.memory import Peak, held
from lexile.analysis import analyze
from lexile.dashboard.samples import SAMPLES
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.scale import format_measure
from lexile.views.surface import shown_as_given, surface_data
from lexile.views.wording.headline import range_line, size_line
from lexile.views.wording.quantities import RANGE_NAME
from tests.hosts.serving import free_port, served, streamlit_command
from tests.hosts.visitor import Visitor

SESSIONS = 30
ANSWERS = 3
SENTENCES = 18  # in a pasted text: about 350 words
FORGET_SECONDS = 125  # a visit ends a minute after its browser has left, and its files for download a minute later
_PARTS = ("text", "sentences", "words")  # of what the browser draws of a text
_POOL = [part for sample in SAMPLES for part in re.split(r"(?<=[.!?])\s+", sample.text) if part]

Input = TypeVar("Input")
Output = TypeVar("Output")
Answer = tuple[str, str, str, object]
"""The parts of an answer that identify it: measure, range, size, and the text with its sentences' measures."""


def main() -> None:
    """Print one line for each figure."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    estimator = load_estimator()
    numbers = range(SESSIONS * (ANSWERS + 2) + 1)
    expected = {number: expected_answer(text_of(number), estimator) for number in numbers}
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    command = streamlit_command(port)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_now:
        log = Path(folder) / "log"
        with served(command, origin, log) as page:
            with Visitor(origin) as first:
                first.paste(text_of(numbers[-1]))
            before = held(page.pid)
            with Peak(page.pid) as peak:
                visitors, opening = at_once(lambda _: open_now.enter_context(Visitor(origin)), [None] * SESSIONS)
                print_waits("first page", opening)
                sessions = list(enumerate(visitors))
                rounds = [
                    ask_all(sessions, [session * ANSWERS + turn for session in range(SESSIONS)], expected)
                    for turn in range(ANSWERS)
                ]
            waits = [wait for _, times in rounds for wait in times]
            right = sum(count for count, _ in rounds)
            print(f"{right} of {len(waits)} answers were right and went to the right visitor")
            print_waits("answer", waits)
            for visitor in visitors:
                visitor.close()
            after = held(page.pid)
            print(
                f"memory of the page: {before:.0f} MiB after one visitor, {peak.most:.0f} MiB at its peak, "
                f"{after:.0f} MiB after all had left"
            )
            time.sleep(FORGET_SECONDS)
            with Peak(page.pid) as second:
                at_once(Visitor.connect, visitors)
                asked = [SESSIONS * ANSWERS + session for session in range(SESSIONS)]
                ask_all(sessions, asked, expected)
            print(f"memory when the same number came back two minutes later: {second.most:.0f} MiB at its peak")
            page.kill()
            page.wait()
        began = time.monotonic()
        with served(command, origin, log):
            print(
                f"killed with {SESSIONS} visitors connected and restarted: ready after {time.monotonic() - began:.1f} s"
            )
            _, reopening = at_once(Visitor.connect, visitors)
            print_waits("page reopened", reopening)
            right, _ = ask_all(sessions, [number + SESSIONS for number in asked], expected)
            print(
                f"{right} of {SESSIONS} visitors reconnected and got their answer, the last one "
                f"{time.monotonic() - began:.1f} s after the restart"
            )
            open_now.close()


def ask_all(
    sessions: list[tuple[int, Visitor]], asked: list[int], expected: dict[int, Answer]
) -> tuple[int, list[float]]:
    """Let every session paste its next text at the same moment; the number of right answers, and each wait."""

    def ask(place: int) -> bool:
        visitor, number = sessions[place][1], asked[place]
        visitor.paste(text_of(number))
        return answer_shown_to(visitor) == expected[number]

    answers, waits = at_once(ask, range(len(sessions)))
    return sum(answers), waits


def at_once(call: Callable[[Input], Output], inputs: Sequence[Input]) -> tuple[list[Output], list[float]]:
    """Call a function on all inputs at the same moment; the outputs, and the seconds each call took."""

    def timed(value: Input) -> tuple[Output, float]:
        begin = time.monotonic()
        output = call(value)
        return output, time.monotonic() - begin

    with ThreadPoolExecutor(SESSIONS) as pool:
        done = list(pool.map(timed, inputs))
    return [output for output, _ in done], [seconds for _, seconds in done]


def text_of(number: int) -> str:
    """A text that is different for every number."""
    chosen = random.Random(number).sample(_POOL, SENTENCES)
    return " ".join([*chosen, f"That was number {number} of them."])


def expected_answer(text: str, estimator: Estimator) -> Answer:
    """The answer that the page must show for a text."""
    analysis = analyze(document_from_text(text, "Your text"), estimator)
    return (
        format_measure(analysis.estimate.measure),
        range_line(analysis.estimate),
        size_line(analysis),
        [surface_data(analysis, shown_as_given(analysis, text), None)[part] for part in _PARTS],
    )


def answer_shown_to(visitor: Visitor) -> Answer:
    """The answer that the page shows to a visitor."""
    lines = [line.body.replace("\\", "").replace("\N{WORD JOINER}", "") for line in visitor.of_kind("markdown")]
    text = next(json.loads(one.json) for one in visitor.of_kind("bidi_component") if one.component_name == "surface")
    (measure,) = visitor.of_kind("metric")
    size = next(line for line in lines if line.startswith("Your text: "))
    span = next(line for line in lines if line.startswith(RANGE_NAME))
    return measure.body, span, size.removeprefix("Your text: ").rstrip("."), [text[part] for part in _PARTS]


def print_waits(name: str, waits: list[float]) -> None:
    """Print the median, the 95th percentile and the longest of some waits in seconds."""
    print(
        f"{name}, {SESSIONS} sessions at once: median {median(waits):.2f} s, "
        f"95% within {quantiles(waits, n=20)[-1]:.2f} s, longest {max(waits):.2f} s"
    )


if __name__ == "__main__":
    main()
