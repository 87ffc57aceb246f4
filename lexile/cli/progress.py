"""The progress of a long run on standard error: one line redrawn in a terminal, an occasional line in a file."""

import sys
import time
from typing import TextIO

from lexile.batch.run import RunStatistics
from lexile.documents.names import visible_name

_TERMINAL_INTERVAL = 0.2  # seconds between two lines: quick enough to look alive, slow enough to read
_FILE_INTERVAL = 30.0  # seconds: the log of a night's run stays below a thousand lines
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Reports the progress of a run, its rate and the time left."""

    def __init__(self, *, quiet: bool, verbose: bool, stream: TextIO | None = None) -> None:
        """Report nothing if `quiet`, and each document that failed if `verbose`."""
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._verbose = verbose
        self._redrawn = self._stream.isatty()
        self._updated = time.monotonic()

    def update(self, statistics: RunStatistics, errors: list[str]) -> None:
        """Report the progress after an item; `errors` are those of its documents."""
        if self._verbose:
            for error in errors:
                self.say(error)
        now = time.monotonic()
        if self._quiet or now - self._updated < (_TERMINAL_INTERVAL if self._redrawn else _FILE_INTERVAL):
            return
        self._updated = now
        line = progress_line(statistics)
        print(f"{_CLEAR_LINE}{line}" if self._redrawn else line, file=self._stream, end="" if self._redrawn else "\n")
        self._stream.flush()

    def say(self, sentence: str) -> None:
        """Print a line that stays."""
        if not self._quiet:
            print(
                f"{_CLEAR_LINE if self._redrawn else ''}lexile: {visible_name(sentence)}", file=self._stream, flush=True
            )

    def end(self) -> None:
        """Clear the line that is redrawn."""
        if self._redrawn and not self._quiet:
            print(_CLEAR_LINE, file=self._stream, end="", flush=True)


def progress_line(statistics: RunStatistics) -> str:
    """The progress of a run in one line.

    >>> progress_line(RunStatistics(2000, seconds=10.0, items=500, documents=500, new_words=40_000))
    '500 of 2,000 · 4,000 words per second · about 30 s left'
    """
    total = "" if statistics.total is None else f" of {statistics.total:,}"
    left = statistics.seconds_left
    figures = [
        f"{statistics.items:,}{total}",
        f"{statistics.new_words / max(statistics.seconds, 1e-3):,.0f} words per second",
        *([] if left is None else [f"about {duration(left)} left"]),
        *([f"{statistics.failed:,} failed"] if statistics.failed else []),
    ]
    return " · ".join(figures)


def closing_line(statistics: RunStatistics, workers: str) -> str:
    """The work of a finished run and its rate.

    >>> done = RunStatistics(3, seconds=2.0, items=3, documents=3, failed=1, words=900, new_words=900)
    >>> closing_line(done, "2 workers")
    '3 documents, 900 words in 2.0 s with 2 workers: 450 words per second. 1 could not be measured.'
    """
    seconds = max(statistics.seconds, 1e-3)
    new = f" ({statistics.new_words:,} in this run)" if statistics.resumed_items else ""
    failed = f" {statistics.failed:,} could not be measured." if statistics.failed else ""
    documents = f"{statistics.documents:,} document{'' if statistics.documents == 1 else 's'}"
    return (
        f"{documents}, {statistics.words:,} words{new} in {duration(seconds)} with {workers}: "
        f"{statistics.new_words / seconds:,.0f} words per second.{failed}"
    )


def duration(seconds: float) -> str:
    """A length of time in one or two units.

    >>> duration(4.26), duration(42), duration(600), duration(9000), duration(400_000)
    ('4.3 s', '42 s', '10 min', '2 h 30 min', '4 d 15 h')
    """
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 120:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min"
    return f"{hours // 24} d {hours % 24} h"
