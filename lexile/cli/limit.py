"""`lexile limit`: whether documents are harder than allowed, one line for each finding, for editors and CI."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lexile.analysis import Analysis, analyze
from lexile.cli.status import FAILED, UNUSABLE
from lexile.documents import read_documents
from lexile.documents.names import visible_name
from lexile.errors import Failure, LexileError, UnusableInput
from lexile.estimator.estimator import load_estimator
from lexile.explain.placement import place_in, place_sentences
from lexile.scale import HIGHEST, LOWEST, format_exactly, format_measure, rounded_measure
from lexile.views.wording.headline import range_line

_MOST_SENTENCES = 5  # of a document that is too hard as a whole: enough to begin with
_TEXT = (".txt", ".md", ".markdown", ".rst", ".html", ".htm")  # files whose lines an editor shows


@dataclass(frozen=True, slots=True)
class Finding:
    """A document or a sentence that is harder than allowed, at a line counted from 1."""

    path: str
    line: int
    message: str

    def written(self, *, for_github: bool) -> str:
        """The finding as compilers write it, or as a command that GitHub shows beside the line.

        >>> Finding("a.md", 3, "Estimated 950L: 100% too hard.").written(for_github=False)
        'a.md:3: Estimated 950L: 100% too hard.'
        >>> Finding("a.md", 3, "Estimated 950L: 100% too hard.").written(for_github=True)
        '::error file=a.md,line=3,title=Reading level::Estimated 950L: 100%25 too hard.'
        """
        path, message = visible_name(self.path), visible_name(self.message)
        if not for_github:
            return f"{path}:{self.line}: {message}"
        message = message.replace("%", "%25")
        path = path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        return f"::error file={path},line={self.line},title=Reading level::{message}"


def limit_files(names: list[str], most: float, most_sentence: float | None, environment: Mapping[str, str]) -> int:
    """Print what is harder than allowed: whole documents above `most`, and sentences above `most_sentence`, in L.

    On GitHub, which sets `GITHUB_ACTIONS`, the lines are annotations.

    Returns:
        The exit status: `FAILED` if anything is too hard, `UNUSABLE` if a document cannot be measured.

    Raises:
        UnusableInput: a limit is off the scale.
    """
    for limit in (most, most_sentence):
        if limit is not None and not LOWEST <= limit <= HIGHEST:
            raise UnusableInput(
                f"{limit:.0f} is not a possible limit: the scale runs from {format_exactly(LOWEST)} to "
                f"{format_exactly(HIGHEST)}."
            )
    estimator = load_estimator()
    for_github = environment.get("GITHUB_ACTIONS") == "true"
    status = 0
    for name in names:
        data = _read(name)
        if isinstance(data, LexileError):
            print(f"lexile: {visible_name(str(data))}", file=sys.stderr)
            status = UNUSABLE
            continue
        for document in read_documents(Path(name).name, data):
            try:
                if isinstance(document, Failure):
                    raise document.error
                analysis = analyze(document, estimator)
            except LexileError as error:
                problem = str(error).removeprefix(f"{Path(name).name}: ")  # what is in an archive has another name
                print(f"lexile: {visible_name(f'{name}: {problem}')}", file=sys.stderr)
                status = UNUSABLE
                continue
            found = findings(name, data, analysis, most, most_sentence)
            for finding in found:
                print(finding.written(for_github=for_github))
            if found and not status:
                status = FAILED
    return status


def findings(
    path: str, data: bytes, analysis: Analysis, most: float, most_sentence: float | None = None
) -> list[Finding]:
    """What is harder than allowed in a document; the hardest sentences of one that is too hard as a whole.

    What is compared are measures as they are shown, so that no line says that 690L is above a limit of 690L.
    """
    found = []
    estimate = analysis.estimate
    shown = [rounded_measure(one.measure) for one in analysis.sentences]
    sentences = [] if most_sentence is None else [number for number, one in enumerate(shown) if one > most_sentence]
    if rounded_measure(estimate.measure) > most:
        estimated = f"{format_measure(estimate.measure)} ({range_line(estimate)})"
        found.append(Finding(path, 1, f"Estimated {estimated}, above the limit of {format_exactly(most)}."))
        hardest = sorted(range(len(shown)), key=lambda number: -analysis.sentences[number].measure)
        above = [number for number in hardest[:_MOST_SENTENCES] if shown[number] > most]
        sentences = sorted({*sentences, *above})
    lines = _lines(path, data, analysis) if sentences else {}
    for number in sentences:
        measure = analysis.sentences[number].measure
        found.append(
            Finding(path, lines.get(number, 1), f"Sentence {number + 1}: estimated {format_measure(measure)}.")
        )
    return found


def _lines(path: str, data: bytes, analysis: Analysis) -> dict[int, int]:
    """The line of each sentence, in a file that is text; other files have no lines."""
    if Path(path).suffix.lower() not in _TEXT:
        return {}
    text = data.decode("utf-8", "replace")
    lines, line, place = {}, 1, 0
    for start, _, number in place_sentences(analysis, place_in(analysis, text)):
        line += text.count("\n", place, start)
        place = start
        lines[number] = line
    return lines


def _read(name: str) -> bytes | UnusableInput:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        return UnusableInput(f"{name}: the file cannot be read: {error.strerror}.")
