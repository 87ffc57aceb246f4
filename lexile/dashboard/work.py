"""All work on a visitor's text: done in children of a template process, never in the process that serves the page.

The page hands over a source, or an analysis that it got earlier, and gets back records. `_LIMITS` bounds what one call
may use. This module imports no Streamlit, so that the template stays small.
"""

import contextlib
import pickle
import threading
from functools import lru_cache
from typing import Any

from lexile.analysis import Analysis, analyze
from lexile.batch.outcome import Outcome, measure_document
from lexile.dashboard import turns
from lexile.dashboard.source import Source, sources_of_file
from lexile.errors import DamagedFile, LexileError, TooLarge
from lexile.estimator.estimator import MODEL_FOLDER, Estimator, load_estimator
from lexile.explain.contributions import GroupContributions, group_contributions
from lexile.explain.norms import load_norms
from lexile.explain.statistics import TextStatistics, text_statistics
from lexile.isolation import Limits, Meter, ProcessDied, Sandbox
from lexile.leveling.suggestions import Suggestion, suggestions
from lexile.leveling.targets import Target
from lexile.text.splitting import punkt

# A novel of 550,000 words takes 3 seconds and 270 MiB; what is slower than that was made to be slow, or is not a book.
_LIMITS = Limits(seconds=20, memory=400 * 2**20)
_SANDBOX = Sandbox(f"{__name__}:load")
_LARGE = 2**20  # bytes; a novel has more
_LARGE_ONES = threading.Lock()  # one large text at a time, so that it gets all the memory that a small host has left


@lru_cache(maxsize=1)
def load() -> Estimator:
    """Load the model; called in the template, so that its children find it loaded."""
    punkt()  # cached by itself
    return load_estimator(MODEL_FOLDER)


def start() -> None:
    """Start the template, so that the first visitor does not wait for it."""
    _SANDBOX.start()


def analysis(source: Source, keep_all: bool, meter: Meter | None = None) -> tuple[Analysis, int]:
    """The analysis of a source, and its size in bytes when pickled.

    Raises:
        LexileError: the source cannot be read or measured, or takes more than the limits allow.
    """
    return _answer(source.name, meter, "_analysis", source, keep_all)


def outcome(source: Source, keep_all: bool, meter: Meter | None = None) -> Outcome:
    """The outcome of a source as one document of a batch.

    Raises:
        LexileError: it takes more than the limits allow; any other problem is part of the outcome.
    """
    result: Outcome = _answer(source.name, meter, "_outcome", source, keep_all)[0]
    return result


def explanation(
    analysis: Analysis, meter: Meter | None = None
) -> tuple[tuple[TextStatistics, GroupContributions], int]:
    """The statistics of a text and its group contributions, and their size in bytes when pickled."""
    return _answer(analysis.document.name, meter, "_explanation", analysis)


def edits(analysis: Analysis, target: Target, meter: Meter | None = None) -> tuple[tuple[Suggestion, ...], int]:
    """Edits that bring a text closer to a target, and their size in bytes when pickled."""
    return _answer(analysis.document.name, meter, "_edits", analysis, target)


def sources(name: str, data: bytes, meter: Meter | None = None) -> list[Source]:
    """The documents in an uploaded file: the members of an archive, or the file itself."""
    if not data.startswith(b"PK"):
        return [Source(name, data)]
    try:
        found: list[Source] = _answer(name, meter, "_sources", name, data)[0]
    except LexileError:
        return [Source(name, data)]  # reading it raises the error again, where the page can show it
    return found


def _answer(name: str, meter: Meter | None, function: str, *arguments: Any) -> tuple[Any, int]:
    """What a function below returns in a child, and its pickled size; the computing time is added to `meter`."""
    alone = _LARGE_ONES if any(_size(argument) > _LARGE for argument in arguments) else contextlib.nullcontext()
    try:
        with turns.pause(), alone:
            pickled: bytes = _SANDBOX.call(f"{__name__}:{function}", *arguments, limits=_LIMITS, meter=meter)
    except TooLarge as error:
        raise (error if str(error).startswith(f"{name}: ") else error.for_document(name)) from None
    except ProcessDied as error:
        raise DamagedFile(
            f"{name}: the file cannot be read: it is damaged, or made to do harm. Save it again."
        ) from error
    return pickle.loads(pickled), len(pickled)


def _size(argument: object) -> int:
    """Bytes or characters of a text that a child gets."""
    if isinstance(argument, Analysis):
        return len(argument.text)
    return (
        len(argument.content) if isinstance(argument, Source) else len(argument) if isinstance(argument, bytes) else 0
    )


def _analysis(source: Source, keep_all: bool) -> bytes:
    return _pickled(analyze(source.document(), load(), keep_all=keep_all))


def _outcome(source: Source, keep_all: bool) -> bytes:
    return _pickled(measure_document(source.name, source.document, load(), keep_all=keep_all))


def _explanation(analysis: Analysis) -> bytes:
    statistics = text_statistics(analysis.segmented, load().lexicon)
    return _pickled((statistics, group_contributions(analysis, load(), load_norms(MODEL_FOLDER))))


def _edits(analysis: Analysis, target: Target) -> bytes:
    return _pickled(suggestions(analysis, load(), target))


def _sources(name: str, data: bytes) -> bytes:
    return _pickled(sources_of_file(name, data))


def _pickled(answer: object) -> bytes:
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
