"""All work on a visitor's text: done in children of a template process, never in the process that serves the page.

The page hands over a source, or an analysis that it got earlier, and gets back records. `_LIMITS` bounds what one call
may use. This module imports no Streamlit, so that the template stays small.
"""

import contextlib
import pickle
import threading
from collections.abc import Sequence
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
from lexile.explain.readers import Readers
from lexile.explain.statistics import TextStatistics, text_statistics
from lexile.isolation import Limits, Meter, ProcessDied, Progress, Sandbox
from lexile.leveling import sentence_suggestions as leveling
from lexile.leveling.draft import DraftEdit, level
from lexile.leveling.sentence_suggestions import SentenceSuggestions
from lexile.leveling.targets import Target
from lexile.leveling.version_check import VersionCheck, check_version
from lexile.leveling.vocabulary import VocabularyWord
from lexile.leveling.vocabulary import vocabulary as words_worth_teaching
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


def analysis(
    source: Source, keep_all: bool, meter: Meter | None = None, progress: Progress | None = None
) -> tuple[Analysis, int]:
    """The analysis of a source, and its size in bytes when pickled; `progress` hears of the pages of a long PDF.

    Raises:
        LexileError: the source cannot be read or measured, or takes more than the limits allow.
    """
    return _answer(source.name, meter, "_analysis", source, keep_all, progress=progress)


def outcome(source: Source, keep_all: bool, meter: Meter | None = None, progress: Progress | None = None) -> Outcome:
    """The outcome of a source as one document of a batch; `progress` hears of the pages of a long PDF.

    Raises:
        LexileError: it takes more than the limits allow; any other problem is part of the outcome.
    """
    result: Outcome = _answer(source.name, meter, "_outcome", source, keep_all, progress=progress)[0]
    return result


def explanation(
    analysis: Analysis, meter: Meter | None = None
) -> tuple[tuple[TextStatistics, GroupContributions], int]:
    """The statistics of a text and its group contributions, and their size in bytes when pickled."""
    return _answer(analysis.document.name, meter, "_explanation", analysis)


def draft_edits(
    analysis: Analysis, target: Target, keep: tuple[str, ...], meter: Meter | None = None
) -> tuple[tuple[DraftEdit, ...], int]:
    """The edits of a draft, made and offered, and their size in bytes when pickled.

    Raises:
        LexileError: the text is too long.
    """
    return _answer(analysis.document.name, meter, "_draft_edits", analysis, target, keep)


def vocabulary(
    analysis: Analysis,
    readers: Readers | None,
    cefr: str | None,
    add: tuple[str, ...],
    meter: Meter | None = None,
) -> tuple[tuple[VocabularyWord, ...], int]:
    """The words worth teaching, and their size in bytes when pickled."""
    return _answer(analysis.document.name, meter, "_vocabulary", analysis, readers, cefr, add)


def version_check(
    source: Analysis, version: Analysis, target: Target | None, meter: Meter | None = None
) -> tuple[VersionCheck, int]:
    """What was lost or added in a version of a text, and its size in bytes when pickled.

    Raises:
        LexileError: a text is too long.
    """
    return _answer(version.document.name, meter, "_version_check", source, version, target)


def sentence_suggestions(
    name: str,
    text: str,
    sentence: tuple[int, int],
    words: Sequence[tuple[int, int]],
    meter: Meter | None = None,
) -> tuple[SentenceSuggestions, int]:
    """What could be changed in a sentence of a text, and its size in bytes when pickled."""
    return _answer(name, meter, "_sentence_suggestions", text, sentence, words)


def sources(name: str, data: bytes, meter: Meter | None = None) -> list[Source]:
    """The documents in an uploaded file: the members of an archive, or the file itself."""
    if not data.startswith(b"PK"):
        return [Source(name, data)]
    try:
        found: list[Source] = _answer(name, meter, "_sources", name, data)[0]
    except LexileError:
        return [Source(name, data)]  # reading it raises the error again, where the page can show it
    return found


def call(name: str, path: str, *arguments: Any, meter: Meter | None = None, progress: Progress | None = None) -> bytes:
    """What `module:function` returns in a child; its computing time is added to `meter`, its errors name the document.

    Raises:
        LexileError: it takes more than the limits allow, or whatever the function raises.
    """
    alone = _LARGE_ONES if any(_size(argument) > _LARGE for argument in arguments) else contextlib.nullcontext()
    try:
        with turns.pause(), alone:
            pickled: bytes = _SANDBOX.call(path, *arguments, limits=_LIMITS, meter=meter, progress=progress)
    except TooLarge as error:
        raise (error if str(error).startswith(f"{name}: ") else error.for_document(name)) from None
    except ProcessDied as error:
        raise DamagedFile(
            f"{name}: reading and measuring it stopped without a result. The file may be damaged, or need more memory "
            "than there is. Save it again, or paste a part of its text."
        ) from error
    return pickled


def _answer(
    name: str, meter: Meter | None, function: str, *arguments: Any, progress: Progress | None = None
) -> tuple[Any, int]:
    """What a function below returns in a child, and its pickled size; the computing time is added to `meter`."""
    pickled = call(name, f"{__name__}:{function}", *arguments, meter=meter, progress=progress)
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


def _draft_edits(analysis: Analysis, target: Target, keep: tuple[str, ...]) -> bytes:
    return _pickled(level(analysis, load(), target, keep).edits)


def _vocabulary(analysis: Analysis, readers: Readers | None, cefr: str | None, add: tuple[str, ...]) -> bytes:
    return _pickled(words_worth_teaching(analysis, load(), readers=readers, cefr=cefr, add=add))


def _version_check(source: Analysis, version: Analysis, target: Target | None) -> bytes:
    return _pickled(check_version(source, version, load(), target))


def _sentence_suggestions(text: str, sentence: tuple[int, int], words: Sequence[tuple[int, int]]) -> bytes:
    return _pickled(leveling.sentence_suggestions(text, sentence, words, load()))


def _sources(name: str, data: bytes) -> bytes:
    return _pickled(sources_of_file(name, data))


def _pickled(answer: object) -> bytes:
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
