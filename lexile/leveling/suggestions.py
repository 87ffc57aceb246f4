"""Suggested edits that bring a text down to a target, each measured by the estimator itself.

A suggestion splits a long sentence at a clause boundary, or marks a rare word for replacement. Its gain is the
difference between two estimates, with and without the edit; no rule of thumb is involved.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.explain.statistics import rare_places
from lexile.features.lexicon import MODERN
from lexile.leveling.clause_splitting import find_split
from lexile.leveling.targets import Target, distance

MAX_SUGGESTION_WORDS = 6_000  # of a text; longer ones would keep the page waiting for seconds
MAX_PER_KIND = 12  # splits tried, and words tried: more than anyone edits in one go
# The word that replaces each rare one to measure the gain: average among common words in length, frequency and effect.
STAND_IN = "place"
LEAST_GAIN = 0.5  # L; a smaller gain would be shown as 0


class SuggestionKind(StrEnum):
    """The kind of change."""

    SPLIT = "split"
    WORD = "word"


Edit = tuple[int, int, str]
"""The first character to replace, the end (exclusive), and the replacement."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change to a text, with its effect on the measure.

    `what` is the sentence to split or the word to replace; `sentence` the number of the first sentence concerned;
    `split` the sentence after splitting. `gain` is what the change takes off the measure by itself, in L; `measure`
    the measure of the text in L once this suggestion and all before it are carried out.
    """

    kind: SuggestionKind
    what: str
    sentence: int
    edits: tuple[Edit, ...]
    split: str = ""
    gain: float = 0.0
    measure: float = 0.0


def suggestions(analysis: Analysis, estimator: Estimator, target: Target) -> tuple[Suggestion, ...]:
    """Suggestions that bring a text down to a target, largest gain first; the last one reaches it, if any does."""
    if distance(analysis.estimate.measure, target) <= 0:
        return ()
    candidates = [*_splits(analysis), *_replacements(analysis, estimator)]
    measures = _measures(analysis, estimator, [candidate.edits for candidate in candidates])
    candidates = [
        replace(candidate, gain=analysis.estimate.measure - measure)
        for candidate, measure in zip(candidates, measures, strict=True)
    ]
    useful = [one for one in sorted(candidates, key=lambda one: -one.gain) if one.gain >= LEAST_GAIN]
    found = []
    for suggestion, measure in zip(useful, _measures(analysis, estimator, list(_cumulative(useful))), strict=True):
        found.append(replace(suggestion, measure=measure))
        if measure <= target.high:
            break
    return tuple(found)


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits; of two edits that overlap, only the first in the text is made.

    >>> with_edits("A big dog, and a cat.", [(9, 15, ". "), (2, 5, "small"), (9, 11, "!")])
    'A small dog. a cat.'
    """
    parts, place = [], 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= place:
            parts += [text[place:start], replacement]
            place = end
    return "".join([*parts, text[place:]])


def _cumulative(chosen: Sequence[Suggestion]) -> Iterable[tuple[Edit, ...]]:
    """The edits of the first suggestion, of the first two, and so on."""
    edits: tuple[Edit, ...] = ()
    for suggestion in chosen:
        edits += suggestion.edits
        yield edits


def _splits(analysis: Analysis) -> list[Suggestion]:
    """Splits of the longest sentences that have a clause boundary."""
    order = sorted(range(len(analysis.sentences)), key=lambda number: -analysis.sentences[number].sentence.words)
    found: list[Suggestion] = []
    for number in order:
        sentence = analysis.sentences[number].sentence
        text = analysis.text_of(sentence)
        split = find_split(text)
        if split is not None:
            edit = (sentence.start + split.start, sentence.start + split.end, split.replacement)
            found.append(Suggestion(SuggestionKind.SPLIT, text, number, (edit,), split.applied(text)))
            if len(found) == MAX_PER_KIND:
                break
    return found


def _replacements(analysis: Analysis, estimator: Estimator) -> list[Suggestion]:
    """Replacements of the rarest words, each in all its places; names and numbers have to stay."""
    words = analysis.segmented.words
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in rare_places(analysis.segmented, estimator.lexicon).tolist():
        form = words.forms[words.ids[place]]
        if form.isalpha():
            places[form].append((int(words.starts[place]), int(words.ends[place])))
    frequency = estimator.lexicon.look_up(places)[0][:, MODERN].tolist()
    rarest = sorted(zip(frequency, places, strict=True))
    starts = np.array([one.sentence.start for one in analysis.sentences])
    found = []
    for _, word in rarest[:MAX_PER_KIND]:
        first = int(np.searchsorted(starts, places[word][0][0], side="right")) - 1
        found.append(Suggestion(SuggestionKind.WORD, word, first, tuple((*span, STAND_IN) for span in places[word])))
    return found


def _measures(analysis: Analysis, estimator: Estimator, variants: Sequence[tuple[Edit, ...]]) -> list[float]:
    """The measure of the whole text in L after each set of edits.

    Only the passages that change are measured again, all of them at once. Outside its text a passage may be segmented
    a little differently (a list item becomes a paragraph), so it is compared with itself, unchanged but likewise alone.
    """
    texts: dict[str, int] = {}
    changes: list[list[tuple[int, int, int]]] = []  # for each variant: passage, its text unchanged, its text changed
    for edits in variants:
        rows = []
        for number, passage in enumerate(analysis.passage_spans):
            inside = [
                (start - passage.start, end - passage.start, new)
                for start, end, new in edits
                if passage.start <= start and end <= passage.end
            ]
            if inside:
                text = analysis.text_of(passage)
                unchanged = texts.setdefault(text, len(texts))
                rows.append((number, unchanged, texts.setdefault(with_edits(text, inside), len(texts))))
        changes.append(rows)
    if not texts:
        return [analysis.estimate.measure] * len(variants)
    measures = estimator.text_measures(tuple(texts))
    shares = [passage.words / analysis.words for passage in analysis.passage_spans]
    return [
        analysis.estimate.measure + sum(shares[number] * (measures[new] - measures[old]) for number, old, new in rows)
        for rows in changes
    ]
