"""A target on the scale, how far a text is from it, and what would bring it nearer, worked out by the estimator itself.

Each mend is a change that can be made: a long sentence split where it can be split, a rare word replaced by a common
one. What it brings is the difference between two estimates, with and without it; nothing is added up by rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import inf

import numpy as np

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.explain.readers import Readers
from lexile.explain.statistics import rare_places
from lexile.features.lexicon import MODERN
from lexile.features.passage import passage_features
from lexile.leveling.clause_splitting import find_split
from lexile.scale import BANDS, GRADES
from lexile.text.cleaning import Prose
from lexile.text.sentences import segment

MOST_WORDS = 6_000  # of a text whose mends are worked out; of a book, a section
MOST_OF_A_KIND = 12  # splits, and words, that are tried: more than anybody mends in one go
# The common word that stands in for a rare one: of middling length, frequency and value among the common ones.
STAND_IN = "place"
LEAST_GAIN = 0.5  # L; less is no gain


@dataclass(frozen=True, slots=True)
class Target:
    """The measures that a text shall have: above `low`, up to `high`, in L."""

    name: str
    low: float
    high: float


class SuggestionKind(StrEnum):
    """What is changed."""

    SPLIT = "split"
    WORD = "word"


Edit = tuple[int, int, str]
"""Characters from, up to, and what to write in their place."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change to a text: its edits, the sentence that it is first made in, and what it brings by itself, in L.

    `what` is the sentence to split or the word to replace; `split` the sentence as two.
    """

    kind: SuggestionKind
    what: str
    sentence: int
    edits: tuple[Edit, ...]
    split: str = ""
    gain: float = 0.0
    measure: float = 0.0
    """The whole text's measure in L once this mend and all before it are made."""


def band_targets() -> tuple[Target, ...]:
    """Each band as a target."""
    return tuple(Target(f"{band.name}, {band.readers}", band.floor, band.ceiling) for band in BANDS)


def grade_targets() -> tuple[Target, ...]:
    """The texts of each grade as a target."""
    return tuple(Target(grade.name, grade.low, grade.high) for grade in GRADES)


def reader_target(measure: float) -> Target:
    """What suits a reader of this measure."""
    reader = Readers("", measure, measure)
    return Target(f"a reader of {measure:.0f}L", *reader.texts)


def distance(measure: float, target: Target) -> float:
    """How far a measure is from a target, in L: above it positive, below it negative, within it 0.

    >>> target = Target("grades 4–5", 740.0, 1010.0)
    >>> [distance(measure, target) for measure in (1050.0, 900.0, 700.0)]
    [40.0, 0.0, -40.0]
    """
    return max(measure - target.high, 0.0) + min(measure - target.low, 0.0)


def sentences_above(analysis: Analysis, target: Target) -> tuple[int, ...]:
    """The sentences that are harder than a target allows, the hardest first."""
    above = [number for number, one in enumerate(analysis.sentences) if one.measure > target.high]
    return tuple(sorted(above, key=lambda number: -analysis.sentences[number].measure))


def suggestions(analysis: Analysis, estimator: Estimator, target: Target) -> tuple[Suggestion, ...]:
    """The changes that bring a text nearer to a target below it, by their gain, up to the one that reaches it."""
    if distance(analysis.estimate.measure, target) <= 0:
        return ()
    tried = [*_splits(analysis), *_replacements(analysis, estimator)]
    alone = _measures(analysis, estimator, [mend.edits for mend in tried])
    gains = [analysis.estimate.measure - measure for measure in alone]
    ranked = [mend for _, mend in sorted(zip(gains, tried, strict=True), key=lambda pair: -pair[0])]
    useful = ranked[: sum(gain >= LEAST_GAIN for gain in gains)]
    together = _measures(analysis, estimator, list(_growing(useful)))
    by_mend = dict(zip(map(id, tried), gains, strict=True))
    found = []
    for mend, measure in zip(useful, together, strict=True):
        found.append(
            Suggestion(mend.kind, mend.what, mend.sentence, mend.edits, mend.split, by_mend[id(mend)], measure)
        )
        if measure <= target.high:
            break
    return tuple(found)


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made; of two that overlap, the first in the text.

    >>> with_edits("A big dog, and a cat.", [(9, 15, ". "), (2, 5, "small"), (9, 11, "!")])
    'A small dog. a cat.'
    """
    parts, place = [], 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= place:
            parts += [text[place:start], replacement]
            place = end
    return "".join([*parts, text[place:]])


def _growing(chosen: Sequence[Suggestion]) -> Iterable[tuple[Edit, ...]]:
    edits: tuple[Edit, ...] = ()
    for mend in chosen:
        edits += mend.edits
        yield edits


def _splits(analysis: Analysis) -> list[Suggestion]:
    """The longest sentences that can be split."""
    order = sorted(range(len(analysis.sentences)), key=lambda number: -analysis.sentences[number].sentence.words)
    found: list[Suggestion] = []
    for number in order:
        sentence = analysis.sentences[number].sentence
        text = analysis.text_of(sentence)
        split = find_split(text)
        if split is not None:
            edit = (sentence.start + split.start, sentence.start + split.end, split.replacement)
            found.append(Suggestion(SuggestionKind.SPLIT, text, number, (edit,), split.applied(text)))
            if len(found) == MOST_OF_A_KIND:
                break
    return found


def _replacements(analysis: Analysis, estimator: Estimator) -> list[Suggestion]:
    """The rarest words, each wherever it stands; names and numbers stay, since nobody can replace them."""
    words = analysis.segmented.words
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in rare_places(analysis.segmented, estimator.table).tolist():
        form = words.forms[words.ids[place]]
        if form.isalpha():
            places[form].append((int(words.starts[place]), int(words.ends[place])))
    frequency = estimator.table.look_up(places)[0][:, MODERN].tolist()
    rarest = sorted(zip(frequency, places, strict=True))
    starts = np.array([one.sentence.start for one in analysis.sentences])
    found = []
    for _, word in rarest[:MOST_OF_A_KIND]:
        first = int(np.searchsorted(starts, places[word][0][0], side="right")) - 1
        found.append(Suggestion(SuggestionKind.WORD, word, first, tuple((*span, STAND_IN) for span in places[word])))
    return found


def _measures(analysis: Analysis, estimator: Estimator, variants: Sequence[tuple[Edit, ...]]) -> list[float]:
    """The whole text's measure with each set of edits: only passages that are changed are estimated again, all at once.

    Passages are estimated apart from the text, where a list item counts as a paragraph; so each is compared with itself
    unchanged, estimated in the same way.
    """
    asked: dict[str, int] = {}
    changed: list[list[tuple[int, int, int]]] = []  # of each variant: passage, its text as it was, its text as changed
    for edits in variants:
        rows = []
        for number, passage in enumerate(analysis.passages):
            start, end = passage.passage.start, passage.passage.end
            within = [(a - start, b - start, new) for a, b, new in edits if start <= a and b <= end]
            if within:
                text = analysis.text[start:end]
                unchanged = asked.setdefault(text, len(asked))
                rows.append((number, unchanged, asked.setdefault(with_edits(text, within), len(asked))))
        changed.append(rows)
    if not asked:
        return [analysis.estimate.measure] * len(variants)
    measures = _passage_measures(tuple(asked), estimator)
    shares = [one.passage.words / analysis.words for one in analysis.passages]
    return [
        analysis.estimate.measure + sum(shares[number] * (measures[new] - measures[old]) for number, old, new in rows)
        for rows in changed
    ]


_BLANK = re.compile(r"\n\s*\n")


def _passage_measures(texts: tuple[str, ...], estimator: Estimator) -> list[float]:
    """The measure of each text as one passage, all of them with one call of the network."""
    paragraphs: list[tuple[int, int]] = []
    first_paragraph = []
    whole: list[str] = []
    place = 0
    for text in texts:
        first_paragraph.append(len(paragraphs))
        for paragraph in _BLANK.split(text):
            whole.append(paragraph)
            paragraphs.append((place, place + len(paragraph)))
            place += len(paragraph) + 2
    parted = segment(Prose("\n\n".join(whole), tuple(paragraphs), (), ()))
    numbers = [sentence.paragraph for sentence in parted.sentences]
    cuts = [int(cut) for cut in np.searchsorted(numbers, [*first_paragraph, inf])]
    words = [sum(one.words for one in parted.sentences[first:last]) for first, last in pairwise(cuts)]
    inputs = passage_features(parted, np.concatenate([[0], np.cumsum(words)]), estimator.table)
    measures: list[float] = estimator.network(inputs)[:, 0].astype(np.float64).tolist()
    return measures
