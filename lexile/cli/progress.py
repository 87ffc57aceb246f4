"""How far a long run is, on standard error: a terminal's line is renewed, a file gets a line now and then."""

import sys
import time
from typing import TextIO

from lexile.batch.run import Tally

_TERMINAL, _FILE = 0.2, 30.0  # seconds between two lines
_CLEAR = "\r\x1b[K"


class Progress:
    """Tells how far a run is, how quick, and how long it will take."""

    def __init__(self, *, quiet: bool, verbose: bool, stream: TextIO | None = None) -> None:
        """Nothing is said where it is `quiet`, and of each failed document where it is `verbose`."""
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._verbose = verbose
        self._renewed = self._stream.isatty()
        self._told = time.monotonic()

    def tell(self, tally: Tally, problems: list[str]) -> None:
        """After each item; `problems` are those of its documents."""
        if self._verbose:
            for problem in problems:
                self.say(problem)
        now = time.monotonic()
        if self._quiet or now - self._told < (_TERMINAL if self._renewed else _FILE):
            return
        self._told = now
        line = progress_line(tally)
        print(f"{_CLEAR}{line}" if self._renewed else line, file=self._stream, end="" if self._renewed else "\n")
        self._stream.flush()

    def say(self, sentence: str) -> None:
        """A line that stays."""
        if not self._quiet:
            print(f"{_CLEAR if self._renewed else ''}lexile: {sentence}", file=self._stream, flush=True)

    def end(self) -> None:
        """Take the renewed line away."""
        if self._renewed and not self._quiet:
            print(_CLEAR, file=self._stream, end="", flush=True)


def progress_line(tally: Tally) -> str:
    """How far a run is.

    >>> progress_line(Tally(2000, seconds=10.0, items=500, documents=500, words_now=40_000))
    '500 of 2,000 · 4,000 words a second · about 30 s left'
    """
    of = "" if tally.total is None else f" of {tally.total:,}"
    left = tally.seconds_left
    parts = [
        f"{tally.items:,}{of}",
        f"{tally.words_now / max(tally.seconds, 1e-3):,.0f} words a second",
        *([] if left is None else [f"about {duration(left)} left"]),
        *([f"{tally.failed:,} failed"] if tally.failed else []),
    ]
    return " · ".join(parts)


def closing_line(tally: Tally, workers: str) -> str:
    """What was done, and at what rate.

    >>> closing_line(Tally(3, seconds=2.0, items=3, documents=3, failed=1, words=900, words_now=900), "2 workers")
    '3 documents, 900 words in 2.0 s with 2 workers: 450 words a second. 1 could not be measured.'
    """
    seconds = max(tally.seconds, 1e-3)
    now = f", of which {tally.words_now:,} now" if tally.before else ""
    failed = f" {tally.failed:,} could not be measured." if tally.failed else ""
    documents = f"{tally.documents:,} document{'' if tally.documents == 1 else 's'}"
    return (
        f"{documents}, {tally.words:,} words{now} in {duration(seconds)} with {workers}: "
        f"{tally.words_now / seconds:,.0f} words a second.{failed}"
    )


def duration(seconds: float) -> str:
    """A length of time as people say it.

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
