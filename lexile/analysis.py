"""The pipeline on one screen: from a document to all that is known about how hard it is to read."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from math import sqrt

from lexile.documents import Document
from lexile.documents.limits import MAX_WORDS
from lexile.documents.structure import looks_like_verse
from lexile.errors import AnotherLanguage, EmptyText, TooLarge
from lexile.estimator.combine import combine
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.estimator.estimator import Estimates, Estimator
from lexile.estimator.explanation import Explanation, explanation_of
from lexile.estimator.sentence_model import Contributions
from lexile.estimator.word_difficulty import ContentWord
from lexile.scale import BANDS, band_of
from lexile.text.cleaning import FOREIGN, SPEAKER, VERSE, LeftOut, clean
from lexile.text.language import is_english, language_of
from lexile.text.passages import Passage, split_passages
from lexile.text.sections import Section, split_sections
from lexile.text.sentences import SegmentedText, Sentence, as_one_sentence, segment
from lexile.text.words import count_words

LEAST_WORDS = 5  # of a document: a title or a greeting is no text to measure
SHORT = 100  # words; the published measures and formulas ask for as many (facts.md, section 6)
FEW_SENTENCES = 3  # where the largest errors are
OUTSIDE = (200.0, 1700.0)  # L; beyond them the corpus has one label in a hundred (data: 3 of 100L, 8 of 1900L)

# How often each caution is said of real excerpts and books: tests/README.md.
MUCH = 0.3  # of the words in verse
LIST_ITEMS = 5
MIXED_SHARE = 0.01  # of the words in another language; a long novel quotes a paragraph or two
UNEVEN_SHARE = 0.1  # of the words in easy sections, and of those in hard ones
DAMAGED_SHARE = 0.03  # of the words; sound prose has less than one odd word in a hundred
DAMAGE_SAMPLE = 200_000  # characters


class Caution(StrEnum):
    """What a reader of the estimate should know before trusting it; worded in `views.wording`."""

    SHORT = "short"
    FEW_SENTENCES = "few sentences"
    OUTSIDE = "outside"
    VERSE = "verse"
    PLAY = "play"
    LIST = "list"
    MIXED = "mixed languages"
    UNEVEN = "uneven"
    SCANNED = "scanned"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class SentenceMeasure:
    """A sentence of the text with its difficulty on the scale, in L."""

    sentence: Sentence
    measure: float


@dataclass(frozen=True, slots=True)
class PassageEstimate:
    """A passage of the text with its estimate."""

    passage: Passage
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class SectionEstimate:
    """A section of the text with its estimate."""

    section: Section
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its text as it was measured, the whole's estimate, and the estimates of its parts.

    Spans of sentences and passages are in characters of `text`. `content_words` are the hardest first.
    """

    document: Document
    segmented: SegmentedText
    estimate: Estimate
    sentences: tuple[SentenceMeasure, ...]
    passages: tuple[PassageEstimate, ...]
    teachers: EasinessEstimate
    effects: Contributions
    content_words: tuple[ContentWord, ...]
    cautions: tuple[Caution, ...]
    sections: tuple[SectionEstimate, ...] = ()

    @property
    def text(self) -> str:
        """The text that was measured."""
        return self.segmented.text

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where its paragraphs begin and end, in characters."""
        return self.segmented.paragraphs

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was not measured, each piece with its reason."""
        return self.segmented.left_out

    def explanation_of(self, number: int) -> Explanation:
        """Why sentence `number` stands where it stands, in L."""
        return explanation_of(self.segmented, self.effects, number, self.sentences[number].measure)

    @property
    def words(self) -> int:
        """How many words were measured."""
        return self.estimate.words

    @property
    def words_left_out(self) -> int:
        """How many words were not measured."""
        return sum(count_words(part.text) for part in self.left_out)

    def text_of(self, part: Sentence | Passage) -> str:
        """The words of a sentence or passage as they stand in the text."""
        return self.text[part.start : part.end]


def analyze(document: Document, estimator: Estimator, *, keep_all: bool = False) -> Analysis:
    """Estimate how hard a document is to read: as a whole, passage by passage, sentence by sentence.

    With `keep_all`, what is no prose is measured too.

    Raises:
        EmptyText: there is no word in it, or fewer than `LEAST_WORDS`.
        AnotherLanguage: it is not English.
        TooLarge: more than `MAX_WORDS` words.
    """
    text = segment(clean(document, keep_all=keep_all))
    check_words(text, LEAST_WORDS)
    check_english(text.text)
    analysis = assemble(document, text, estimator)
    return replace(analysis, cautions=cautions_of(analysis))


def analyze_sentence(document: Document, estimator: Estimator) -> Analysis:
    """Estimate how hard one sentence is, whatever stands in it; that it is short needs no caution.

    Raises:
        EmptyText: there is no word in it.
        AnotherLanguage: it is not English.
    """
    text = as_one_sentence(clean(document))
    check_words(text, 1)
    check_english(text.text)
    return assemble(document, text, estimator, alone=True)


def assemble(document: Document, text: SegmentedText, estimator: Estimator, *, alone: bool = False) -> Analysis:
    """All estimates of a text, or of one sentence `alone`, joined with what they are estimates of."""
    passages = split_passages(text)
    estimates = (estimator.estimate_sentence if alone else estimator.estimate)(text, passages)
    return Analysis(
        document=document,
        segmented=text,
        estimate=estimates.whole,
        sentences=tuple(map(SentenceMeasure, text.sentences, estimates.sentences)),
        passages=tuple(map(PassageEstimate, passages, estimates.passages)),
        teachers=estimates.teachers,
        effects=estimates.effects,
        content_words=estimates.content_words,
        cautions=(),
        sections=_sections(text, passages, estimates, estimator.manifest.shared_error),
    )


def _sections(
    text: SegmentedText, passages: tuple[Passage, ...], estimates: Estimates, shared_error: float
) -> tuple[SectionEstimate, ...]:
    """Each section's estimate, from its sentences' share of the passages that it touches."""
    found = []
    place = 0
    for section in split_sections(text):
        while passages[place].last <= section.first:
            place += 1
        parts: list[Estimate] = []
        for passage, estimate in zip(passages[place:], estimates.passages[place:], strict=True):
            if passage.first >= section.last:
                break
            parts.append(_share(text, passage, estimate, estimates.sentences, section))
        found.append(SectionEstimate(section, combine(tuple(parts), shared_error)))
    return tuple(found)


def _share(
    text: SegmentedText, passage: Passage, estimate: Estimate, measures: tuple[float, ...], section: Section
) -> Estimate:
    """What a passage tells of a section: the mean of the sentences in both, the less certain the fewer they are."""
    first, last = max(passage.first, section.first), min(passage.last, section.last)
    words = [sentence.words for sentence in text.sentences[first:last]]
    total = sum(words)
    mean = sum(measure * count for measure, count in zip(measures[first:last], words, strict=True)) / total
    return Estimate(mean, estimate.standard_error * sqrt(passage.words / total), total)


def check_words(text: SegmentedText, least: int) -> None:
    """Refuse a text that has nothing to measure, or more than can be measured."""
    count = len(text.words)
    if not count and text.left_out:
        reasons = ", ".join(dict.fromkeys(part.reason for part in text.left_out))
        raise EmptyText(f"There is no sentence to measure here, only what is left out: {reasons}.")
    if not any(any(sign.isalpha() for sign in form) for form in text.words.forms):
        raise EmptyText("There are no words to measure here. Type or paste some sentences of English text.")
    if count < least:
        words = "is only 1 word" if count == 1 else f"are only {count} words"
        raise EmptyText(
            f"There {words} here: too little to estimate. Give at least a sentence; {SHORT} words or more are best."
        )
    if count > MAX_WORDS:
        raise TooLarge(
            f"This text has {count:,} words; at most {MAX_WORDS:,} can be measured at once. Give it in parts."
        )


def check_english(text: str) -> None:
    """Refuse a text in another language, by the language's name where it can be told."""
    if not is_english(text):
        language = language_of(text)
        what = f"to be {language}" if language not in (None, "English") else "to be in another language"
        raise AnotherLanguage(
            f"This text seems {what}. Only English can be estimated: a number for anything else would mean nothing."
        )


def cautions_of(analysis: Analysis) -> tuple[Caution, ...]:
    """What to know before trusting the whole's estimate."""
    least, most = OUTSIDE
    items = len(analysis.segmented.items)
    reasons = Counter(part.reason for part in analysis.left_out)
    verse, foreign = (
        sum(count_words(part.text) for part in analysis.left_out if part.reason == reason)
        for reason in (VERSE, FOREIGN)
    )
    signs = (
        (Caution.SHORT, analysis.words < SHORT),
        (Caution.FEW_SENTENCES, analysis.words >= SHORT and len(analysis.sentences) < FEW_SENTENCES),
        (Caution.OUTSIDE, not least <= analysis.estimate.measure <= most),
        (Caution.VERSE, verse > MUCH * (analysis.words + verse) or _is_verse(analysis)),
        (Caution.PLAY, SPEAKER in reasons),
        (Caution.LIST, items >= LIST_ITEMS and items > len(analysis.paragraphs) / 2),
        (Caution.MIXED, foreign > MIXED_SHARE * (analysis.words + foreign)),
        (Caution.UNEVEN, _is_uneven(analysis)),
        (Caution.SCANNED, analysis.document.pages_without_text > 0),
        (Caution.DAMAGED, is_damaged(analysis.text)),
    )
    return tuple(caution for caution, given in signs if given)


def _is_verse(analysis: Analysis) -> bool:
    """Whether the text that is measured is itself broken into lines of verse."""
    return looks_like_verse([analysis.text[start:end] for start, end in analysis.paragraphs])


def _is_uneven(analysis: Analysis) -> bool:
    """Whether easy sections and hard ones lie more than two bands apart, beyond what their estimates may err.

    A few sections of a long book that differ do not count: on either side must stand `UNEVEN_SHARE` of the words.
    """
    parts = sorted((part.estimate for part in analysis.sections), key=lambda estimate: estimate.measure)
    parts = [estimate for estimate in parts if estimate.words >= SHORT]
    if not parts:
        return False
    enough = UNEVEN_SHARE * sum(estimate.words for estimate in parts)
    easy, hard = _reached(parts, enough), _reached(parts[::-1], enough)
    lowest, highest = easy.measure + easy.standard_error, hard.measure - hard.standard_error
    return BANDS.index(band_of(highest)) - BANDS.index(band_of(lowest)) > 2


def _reached(estimates: list[Estimate], words: float) -> Estimate:
    """The first estimate up to which there are so many words."""
    reached = accumulate(estimate.words for estimate in estimates)
    return next(estimate for estimate, so_far in zip(estimates, reached, strict=True) if so_far >= words)


def is_damaged(text: str) -> bool:
    """Whether a text looks as if a machine had misread it: words of signs, digits within words, words without vowels.

    >>> is_damaged("Tlie sm4ll b0at l@y 0n tbe s@nd xkq wrtz"), is_damaged("The small boat lay on the sand.")
    (True, False)
    """
    sample = text[:DAMAGE_SAMPLE]
    if sum(1 for _ in _ODD.finditer(sample)) < 3:  # most texts have hardly any such sign
        return False
    words = sample.split()
    odd = sum(_ODD.search(word) is not None for word in words)
    return odd > DAMAGED_SHARE * len(words) and odd > 2


# A digit or sign between letters; four small letters or more without a vowel; the sign for a lost letter.
_ODD = re.compile(r"[a-z][0-9@#$%^|~\\{}<>=][a-z]|\ufffd|\b[b-df-hj-np-tv-xz]{4,}\b")
