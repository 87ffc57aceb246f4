"""An easier draft of a text, made of edits that can each be seen, measured and undone.

    draft = level(analysis, estimator, target, keep={"glacier"})
    draft.text, draft.probability, [edit for edit in draft.edits if edit.made]

Four kinds of edits are considered: plain words for wordy phrases, easier words that fit, long sentences split at a
clause boundary, and glosses of key terms, which are only offered. Names, numbers, quotations and the words to keep are
never touched. The most effective edits are made first, until the draft is at least as likely to be at the target as
not. Edits that are less sure are only offered.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from lexile.analysis import Analysis, analyze
from lexile.documents import Block, BlockKind, Document
from lexile.errors import LexileError, TooLarge
from lexile.estimator.estimator import Estimator
from lexile.leveling.clause_splitting import compatible_splits
from lexile.leveling.edits import Edit, with_edits
from lexile.leveling.forms import Forms
from lexile.leveling.glosses import glosses
from lexile.leveling.key_terms import key_terms
from lexile.leveling.parser import load_parser
from lexile.leveling.plain_phrases import find_plain_phrases
from lexile.leveling.quoted import find_quoted
from lexile.leveling.targets import Target, distance
from lexile.leveling.word_suggestions import WORTH_SHOWING, WordSuggestion, load_replacer
from lexile.text.cleaning import PARAGRAPH_GAP

MAX_DRAFT_WORDS = 6_000  # of a text: a chapter; longer ones are levelled section by section
MAX_KEPT = 100  # words to keep, on the page and in the API; more than a class learns from one text
# Least confidence of an edit that is made by itself: nine in ten such replacements were right when they were read in
# excerpts of CLEAR that nothing was learned from (model/LOG.md).
CONFIDENT = 0.85
_EASY = 400.0  # L; about level A1, for which there is hardly an easier word
_LEAST_TRIED = 60  # places of hard words tried in a short text; about 10 ms each
_TRIED_SHARE = 0.1  # of the words of a longer text: nearly all that are hard for its target
_WORDS_DONE, _MEASURED_DONE = 0.7, 0.85  # shares of the work, by the clock, of a text of 6,000 words
_CHOICES = 3  # replacements of each word among which one is looked for that may be made by itself
_PHRASE_CONFIDENCE = 0.95  # a judgement, not measured: the list has only phrases that fit everywhere
_LEAST_GAIN = 0.5  # L, in a text of up to `_SHORT` words; an edit with a smaller gain is hardly worth making
_SHORT = 500  # words; in a longer text one edit counts for less


class EditKind(StrEnum):
    """The kind of change."""

    PHRASE = "phrase"
    WORD = "word"
    SPLIT = "split"
    GLOSS = "gloss"


@dataclass(frozen=True, slots=True)
class DraftEdit:
    """A change to a text: `edits` in characters of the source, and what stands there before and after.

    `gain` is what it takes off the measure by itself, in L; `confidence` the probability that people would accept it;
    `meaning` the sense of a replaced word; `means_the_same` is false for a wider or narrower word. `made` tells whether
    the draft contains it; others are offered.
    """

    kind: EditKind
    edits: tuple[Edit, ...]
    before: str
    after: str
    confidence: float
    meaning: str = ""
    gain: float = 0.0
    made: bool = False
    means_the_same: bool = True

    @property
    def start(self) -> int:
        """The first character of the source that it changes."""
        return self.edits[0][0]


@dataclass(frozen=True, slots=True)
class Draft:
    """An easier version of a text. `with_edits(source, made edits)` is `text`; without any edit it is `source` again.

    `probability` is that of the target, given the draft. `hard_sentences` are sentences of the draft still above the
    target, which need rewriting by hand.
    """

    source: str
    text: str
    target: Target
    edits: tuple[DraftEdit, ...]
    before: Analysis
    after: Analysis
    probability: float
    hard_sentences: tuple[str, ...]

    @property
    def reached(self) -> bool:
        """Whether the draft is at least as likely to be at the target as not."""
        return self.probability >= 0.5


def level(
    analysis: Analysis,
    estimator: Estimator,
    target: Target,
    keep: Collection[str] = (),
    progress: Callable[[float], None] | None = None,
) -> Draft:
    """The draft of a text at a target, with the words in `keep` left as they are.

    A text that is at the target already, or below it, comes back unchanged. `progress` is told the share of the work
    that is done, from 0 to 1.

    Raises:
        TooLarge: the text has more than `MAX_DRAFT_WORDS` words.
    """
    if analysis.words > MAX_DRAFT_WORDS:
        raise TooLarge(
            f"This text has {analysis.words:,} words; drafts can be made of up to {MAX_DRAFT_WORDS:,}. "
            "Take one chapter or section at a time."
        )
    if distance(analysis.estimate.measure, target) <= 0:
        return _draft(analysis, analysis, target, ())
    report = progress or _ignore
    found = _candidates(analysis, estimator, keep, lambda share: report(share * _WORDS_DONE))
    candidates = _measured(analysis, estimator, _without_overlaps(found))
    report(_MEASURED_DONE)
    made, after = _fewest(analysis, estimator, target, [one for one in candidates if _is_sure(one)])
    report(1.0)
    chosen = {id(one) for one in made}
    edits = tuple(replace(one, made=id(one) in chosen) for one in sorted(candidates, key=lambda one: one.start))
    return _draft(analysis, after, target, edits)


def made_text(source: str, edits: Iterable[DraftEdit]) -> str:
    """The source with the edits that are made."""
    return with_edits(source, [edit for one in edits if one.made for edit in one.edits])


def _draft(before: Analysis, after: Analysis, target: Target, edits: tuple[DraftEdit, ...]) -> Draft:
    hard = sorted((one for one in after.sentences if one.measure > target.high), key=lambda one: -one.measure)
    probability = _probability(after, target)
    return Draft(
        before.text,
        made_text(before.text, edits),
        target,
        edits,
        before,
        after,
        probability,
        tuple(after.text_of(one.sentence) for one in hard) if probability < 0.5 else (),
    )


def _probability(analysis: Analysis, target: Target) -> float:
    return analysis.estimate.mass_between(target.low, target.high)[1]


def _is_sure(edit: DraftEdit) -> bool:
    """Whether an edit may be made by itself.

    A gloss adds what the author did not write, and a wider or narrower word says something else: both are only offered.
    """
    return edit.confidence >= CONFIDENT and edit.kind is not EditKind.GLOSS and edit.means_the_same


def _ignore(share: float) -> None:
    """Ignore the progress, when nobody asked for it."""


def _candidates(
    analysis: Analysis, estimator: Estimator, keep: Collection[str], progress: Callable[[float], None]
) -> list[DraftEdit]:
    text = analysis.text
    kept = {word.strip().lower() for word in keep}
    terms = key_terms(analysis, estimator)
    kept.update(form for term in terms for form in term.forms)
    # Another's words and addresses stay as they are.
    untouched = [*find_quoted(text), *analysis.segmented.prose.addresses]
    found = [
        DraftEdit(EditKind.PHRASE, ((one.start, one.end, one.plain),), one.phrase, one.plain, _PHRASE_CONFIDENCE)
        for one in find_plain_phrases(text)
        if not _overlaps((one.start, one.end), untouched) and not kept & set(one.phrase.lower().split())
    ]
    found += [
        DraftEdit(
            EditKind.GLOSS, ((one.start, one.end, one.glossed),), one.term, one.glossed, one.probability, one.meaning
        )
        for one in glosses(analysis, estimator, terms)
        if not _overlaps((one.start, one.end), untouched)
    ]
    replacer = load_replacer(estimator)
    spans = [span for span in _hard_words(analysis, kept) if not _overlaps(span, untouched)]
    parser = load_parser(estimator.encoder)
    forms = Forms(text, parser, [(one.sentence.start, one.sentence.end) for one in analysis.sentences])
    choices = replacer.choices_for(text, spans, _CHOICES, lambda done: progress(done / len(spans)), forms)
    found += [
        DraftEdit(
            EditKind.WORD,
            one.edits,
            text[slice(*span)],
            one.text,
            one.confidence,
            one.meaning,
            means_the_same=one.means_the_same,
        )
        for span, own in zip(spans, choices, strict=True)
        for one in _best(own)
    ]
    for sentence in (one.sentence for one in analysis.sentences):
        own = analysis.text_of(sentence)
        for split in compatible_splits(own, parser):
            edits = tuple((sentence.start + start, sentence.start + end, new) for start, end, new in split.edits)
            if not any(_overlaps((start, end), untouched) for start, end, _ in edits):
                found.append(DraftEdit(EditKind.SPLIT, edits, own, split.applied(own), split.confidence))
    return found


def _best(choices: Sequence[WordSuggestion]) -> Sequence[WordSuggestion]:
    """The first choice that may be made by itself, else the first that is worth showing."""
    makeable = [one for one in choices if one.means_the_same and one.confidence >= CONFIDENT]
    return (makeable or [one for one in choices if one.confidence >= WORTH_SHOWING])[:1]


def _hard_words(analysis: Analysis, kept: Collection[str]) -> list[tuple[int, int]]:
    """The places of the hardest content words, hardest first."""
    words = analysis.segmented.words
    places: dict[str, list[tuple[int, int]]] = {}
    for form, start, end in zip(words.ids.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True):
        places.setdefault(words.forms[form], []).append((start, end))
    found = [
        place
        for word in analysis.content_words
        if word.difficulty > _EASY
        for form in word.forms
        if form.isalpha() and form not in kept and word.word not in kept
        for place in places.get(form, ())
    ]
    return found[: max(_LEAST_TRIED, int(_TRIED_SHARE * analysis.words))]


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _without_overlaps(candidates: list[DraftEdit]) -> list[DraftEdit]:
    """The surest of candidates that change the same characters; a gloss, which is only offered, after all others."""
    taken: list[tuple[int, int]] = []
    found = []
    for one in sorted(candidates, key=lambda one: (one.kind is EditKind.GLOSS, -one.confidence)):
        spans = [(start, end) for start, end, _ in one.edits]
        if not any(_overlaps(span, taken) for span in spans):
            taken += spans
            found.append(one)
    return found


def _measured(analysis: Analysis, estimator: Estimator, candidates: list[DraftEdit]) -> list[DraftEdit]:
    """The candidates that make the text easier, and glosses, each with its gain, largest first."""
    measures = _measures(analysis, estimator, [one.edits for one in candidates])
    least = _LEAST_GAIN * min(1.0, _SHORT / analysis.words)
    found = [
        replace(one, gain=analysis.estimate.measure - measure)
        for one, measure in zip(candidates, measures, strict=True)
        if analysis.estimate.measure - measure >= least or one.kind is EditKind.GLOSS
    ]
    return sorted(found, key=lambda one: -one.gain * one.confidence)


def _measures(analysis: Analysis, estimator: Estimator, variants: Sequence[Sequence[Edit]]) -> list[float]:
    """The measure of the whole in L after each set of edits; only passages that change are measured again."""
    spans = analysis.passage_spans
    texts: dict[str, int] = {}
    rows: list[list[tuple[int, int, int]]] = []
    for edits in variants:
        row = []
        for number, span in enumerate(spans):
            inside = [
                (start - span.start, end - span.start, new)
                for start, end, new in edits
                if span.start <= start and end <= span.end
            ]
            if inside:
                own = analysis.text_of(span)
                before = texts.setdefault(own, len(texts))
                row.append((number, before, texts.setdefault(with_edits(own, inside), len(texts))))
        rows.append(row)
    measures = estimator.text_measures(tuple(texts)) if texts else np.zeros(0)
    shares = [span.words / analysis.words for span in spans]
    return [
        analysis.estimate.measure
        + float(sum(shares[number] * (measures[new] - measures[old]) for number, old, new in row))
        for row in rows
    ]


def _fewest(
    analysis: Analysis, estimator: Estimator, target: Target, sure: list[DraftEdit]
) -> tuple[list[DraftEdit], Analysis]:
    """The fewest of the sure edits, most effective first, that reach the target, and the analysis of the draft."""
    after = {0: analysis}

    def analyzed(count: int) -> Analysis:
        if count not in after:
            edits = [edit for one in sure[:count] for edit in one.edits]
            after[count] = _analysis_of(with_edits(analysis.text, edits), analysis, estimator)
        return after[count]

    low, high = 0, len(sure)  # a binary search: the measure falls with each edit
    while low < high:
        middle = (low + high) // 2
        if _is_low_enough(analyzed(middle), target):
            high = middle
        else:
            low = middle + 1
    return sure[:low], analyzed(low)


def _is_low_enough(analysis: Analysis, target: Target) -> bool:
    below = analysis.estimate.measure < target.low
    return below or (analysis.estimate.measure <= target.high and _probability(analysis, target) >= 0.5)


def _analysis_of(text: str, source: Analysis, estimator: Estimator) -> Analysis:
    """The analysis of an edited text; its paragraphs are measured as they are, since the source was prose."""
    items, numbered = set(source.segmented.items), set(source.segmented.numbered)
    blocks = tuple(
        Block(BlockKind.LIST_ITEM if number in items else BlockKind.PARAGRAPH, part, numbered=number in numbered)
        for number, part in enumerate(text.split(PARAGRAPH_GAP))
    )
    try:
        return analyze(Document(source.document.name, blocks), estimator, keep_all=True)
    except LexileError:
        return source
