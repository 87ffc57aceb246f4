"""Work in another process: limits hold, errors arrive as what they are, and nothing is left behind."""

import contextlib
import gc
import os
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lexile.errors import EmptyText, TooLarge
from lexile.isolation import Limits, Meter, Sandbox, report_progress, run_once
from tests.isolated import Text

MIB = 2**20
LIMITS = Limits(seconds=1, memory=100 * MIB)
Call = Callable[..., Any]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    box = Sandbox("tests.isolated:load")
    yield box
    box.close()


@pytest.fixture(params=["child", "once"])
def call(request: pytest.FixtureRequest, sandbox: Sandbox) -> Call:
    return partial(sandbox.call if request.param == "child" else run_once, limits=LIMITS)


def test_a_value_comes_back(call: Call) -> None:
    """The function runs in another process, and its return value arrives."""
    assert call("tests.isolated:double", 21) == 42
    assert call("tests.isolated:process")[0] != os.getpid()


def test_a_loop_is_stopped(call: Call) -> None:
    """A call that computes for too long ends with a sentence that names the limit."""
    with pytest.raises(TooLarge, match="more than 1 seconds of computing"):
        call("tests.isolated:loop")


def test_a_call_that_swells_is_refused(call: Call) -> None:
    """A call that asks for too much memory ends with a sentence about memory; the next one works."""
    with pytest.raises(TooLarge, match="of memory"):
        call("tests.isolated:swell", 300 * MIB)
    assert call("tests.isolated:swell", 10 * MIB) == 10 * MIB


@pytest.mark.parametrize("function", ["abort", "swell_in_answer", "want_threads"])
def test_want_of_memory_is_never_a_damaged_file(call: Call, function: str) -> None:
    """Wherever memory runs out, the sentence is about memory."""
    with pytest.raises(TooLarge, match="of memory"):
        call(f"tests.isolated:{function}")


@pytest.mark.parametrize("status", [0, 3])
def test_a_library_that_gets_no_memory_is_not_a_bug(sandbox: Sandbox, status: int) -> None:
    """What fails after most of its memory was used has run out of it; what fails before that has not."""
    with pytest.raises(TooLarge, match="of memory"):
        sandbox.call("tests.isolated:fail_in_c", 60 * MIB, status, limits=LIMITS)
    with pytest.raises(RuntimeError):
        sandbox.call("tests.isolated:fail_in_c", 5 * MIB, status, limits=LIMITS)


@pytest.mark.parametrize("status", [1, 127])
def test_an_end_by_openblas_or_the_linker_is_want_of_memory(call: Call, status: int) -> None:
    """They end the process with these when they get no memory, however little was used before."""
    with pytest.raises(TooLarge, match="of memory"):
        call("tests.isolated:fail_in_c", 0, status)


def test_a_crash_ends_only_the_call(call: Call) -> None:
    """A process that crashes is an error of this program, not of the text; the next call works."""
    with pytest.raises(RuntimeError, match="ended with status -11"):
        call("tests.isolated:crash")
    assert call("tests.isolated:double", 1) == 2


def test_errors_arrive_as_what_they_are(call: Call) -> None:
    """What a person can mend keeps its type and sentence; a bug is named by its place, without a word of the text."""
    with pytest.raises(EmptyText, match=r"^There are no words\.$"):
        call("tests.isolated:refuse")
    with pytest.raises(RuntimeError, match=r"^KeyError in isolated\.py, line \d+$"):
        call("tests.isolated:fail", "a secret")


def test_a_refused_text_is_not_kept(call: Call) -> None:
    """Not even until garbage is collected: a few large ones in a row would fill the memory."""
    text = Text()
    seen = weakref.ref(text)
    gc.disable()
    try:
        with contextlib.suppress(EmptyText):
            call("tests.isolated:refuse_text", text)
        del text
        assert seen() is None
    finally:
        gc.enable()


def test_output_does_not_mix_with_the_answer(call: Call) -> None:
    """Whatever a library prints, the answer arrives whole."""
    assert call("tests.isolated:chatter") == "answer"


def test_children_inherit_what_the_template_loaded(sandbox: Sandbox) -> None:
    """Loading happens once; each call has a process of its own."""
    assert sandbox.call("tests.isolated:loads", limits=LIMITS) == ["once"]
    first, second = (sandbox.call("tests.isolated:process", limits=LIMITS) for _ in range(2))
    assert first[0] != second[0]
    assert first[1] == second[1]


def test_a_call_that_hangs_is_given_up() -> None:
    """A process that neither computes nor answers is not waited for beyond the limit's patience."""
    impatient = Limits(seconds=1, memory=100 * MIB, patience=0.5)
    box = Sandbox("tests.isolated:load")
    for call in (box.call, run_once):
        begun = time.monotonic()
        with pytest.raises(TooLarge):
            call("tests.isolated:sleep", 60.0, limits=impatient)
        assert time.monotonic() - begun < 20
    box.close()


def test_calls_wait_for_their_turn() -> None:
    """Never more than `at_once` at the same time; all of them are answered."""
    box = Sandbox("tests.isolated:load", at_once=1)
    with ThreadPoolExecutor(4) as threads:
        begun = time.monotonic()
        answers = list(threads.map(lambda _: box.call("tests.isolated:sleep", 0.1, limits=LIMITS), range(4)))
    assert answers == ["awake"] * 4
    assert time.monotonic() - begun >= 0.4
    box.close()


def test_an_idle_template_ends_and_starts_again() -> None:
    """Its memory goes back while nobody needs it."""
    box = Sandbox("tests.isolated:load", idle=0.1)
    _, template = box.call("tests.isolated:process", limits=LIMITS)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{template}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{template}").exists()
    assert box.call("tests.isolated:double", 4, limits=LIMITS) == 8
    box.close()


def test_a_killed_template_is_replaced() -> None:
    """If the kernel ends the template, the next call starts another one."""
    box = Sandbox("tests.isolated:load")
    _, template = box.call("tests.isolated:process", limits=LIMITS)
    os.kill(template, 9)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            assert box.call("tests.isolated:double", 4, limits=LIMITS) == 8
            break
        except RuntimeError:  # it was still about to die
            time.sleep(0.05)
    box.close()


def test_a_child_is_ended_before_the_page() -> None:
    """When memory runs out, the kernel takes the process that works on the text."""
    box = Sandbox("tests.isolated:load")
    assert box.call("tests.isolated:oom_score", limits=LIMITS) > int(Path("/proc/self/oom_score_adj").read_text())
    box.close()


def test_a_slow_machine_is_waited_for() -> None:
    """As long as a process computes, however slowly, only its computing time counts."""
    impatient = Limits(seconds=3, memory=100 * MIB, patience=1.0)
    box = Sandbox("tests.isolated:load")
    for call in (box.call, run_once):
        assert call("tests.isolated:compute", 1.5, limits=impatient) == "done"
    box.close()


def test_computing_time_is_told(call: Call) -> None:
    """A meter adds up what calls computed, those that were ended included; sleeping costs nothing."""
    meter = Meter()
    call("tests.isolated:compute", 0.6, meter=meter)
    assert 0.6 <= meter.seconds < 1.6
    with pytest.raises(TooLarge):
        call("tests.isolated:loop", meter=meter)
    assert 1.4 <= meter.seconds < 4
    before = meter.seconds
    call("tests.isolated:sleep", 1.0, meter=meter)
    assert meter.seconds - before < 0.9


def test_progress_is_told_while_the_work_goes_on(sandbox: Sandbox) -> None:
    """Twice a second, in order, and at the end; then the answer comes as ever."""
    told: list[tuple[float, int, int]] = []
    answer = sandbox.call(
        "tests.isolated:count_to",
        40,
        0.04,
        limits=LIMITS,
        progress=lambda done, total: told.append((time.monotonic(), done, total)),
    )
    assert answer == 40
    numbers = [done for _, done, _ in told]
    assert numbers == sorted(set(numbers))
    assert 2 <= len(numbers) < 10
    assert {total for *_, total in told} == {40}
    assert numbers[-1] == 40
    assert told[-1][0] - told[0][0] > 0.2


def test_quick_work_reports_nothing(sandbox: Sandbox) -> None:
    """So that small files pay nothing for it."""
    told: list[tuple[int, int]] = []
    sandbox.call("tests.isolated:count_to", 40, 0.0, limits=LIMITS, progress=lambda *numbers: told.append(numbers))
    assert told == []


def test_progress_that_nobody_wants_is_dropped(call: Call) -> None:
    """Also where a new process does the work, and where no process works for another."""
    assert call("tests.isolated:count_to", 30, 0.02) == 30
    report_progress(1, 2)
