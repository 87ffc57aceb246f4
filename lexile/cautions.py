"""Cautions: reasons to trust an estimate less, each found by a test of its own.

To add one, add a member to `Caution`, its predicate to `CAUTIONS`, and its wording to `views.wording.cautions`. How
often each caution is given to real excerpts and books: tests/README.md.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

import numpy as np

from lexile.documents import Document
from lexile.documents.structure import looks_like_verse
from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, band_of
from lexile.text.cleaning import FOREIGN, FRAGMENT, SPEAKER, TURN, VERSE
from lexile.text.english import CHAT_WORDS
from lexile.text.sentences import SegmentedText
from lexile.text.words import count_words

# The number of words that published measures and formulas ask for (docs/measure.md#readability-formulas).
SHORT_TEXT_WORDS = 100
FEW_SENTENCES = 3  # excerpts with fewer have the largest held-out errors
TRAINED_RANGE = (200.0, 1700.0)  # L; beyond it the corpus has one label in a hundred (3 at 100L, 8 at 1900L)

# The thresholds below were chosen by reading the excerpts and books that they single out (tests/README.md).
VERSE_SHARE = 0.3  # of the words
CHAT_FORMS = 2  # different short forms of chats; a story may quote one
CHAT_SHARE = 0.03  # of the words
LIST_ITEMS = 5  # fewer are an enumeration within prose
FOREIGN_SHARE = 0.01  # of the words; a long novel quotes a paragraph or two
UNEVEN_BANDS = 2  # bands between easy and hard sections that many texts span
UNEVEN_SHARE = 0.1  # of the words must be in easy sections, and as many in hard ones
DAMAGED_SHARE = 0.03  # of the words; intact prose has less than one odd word in a hundred
DAMAGED_WORDS = 3  # fewer odd words may be names or codes
DAMAGE_SAMPLE = 200_000  # characters, read in a few milliseconds


class Caution(StrEnum):
    """Something to know before trusting an estimate; the value is its name in exports."""

    SHORT = "short"
    FEW_SENTENCES = "few sentences"
    OUTSIDE = "outside"
    VERSE = "verse"
    PLAY = "play"
    CONVERSATION = "conversation"
    LIST = "list"
    MIXED = "mixed languages"
    UNEVEN = "uneven"
    SCANNED = "scanned"
    DAMAGED = "damaged"


NOT_PROSE = frozenset({Caution.VERSE, Caution.CONVERSATION, Caution.LIST})
"""Texts without sentences in the sense of the measure: what they are is said before any number."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document, the text measured in it, and the estimates of the whole and of its sections."""

    document: Document
    text: SegmentedText
    estimate: Estimate
    sections: tuple[Estimate, ...]

    def words_left_out(self, reason: str) -> int:
        """The number of words that were left out for this reason."""
        return sum(count_words(part.text) for part in self.text.left_out if part.reason == reason)


def cautions_of(evidence: Evidence) -> tuple[Caution, ...]:
    """The cautions that apply, in the order of `CAUTIONS`."""
    return tuple(caution for caution, applies in CAUTIONS.items() if applies(evidence))


def _is_short(evidence: Evidence) -> bool:
    return evidence.estimate.words < SHORT_TEXT_WORDS


def _has_few_sentences(evidence: Evidence) -> bool:
    return not _is_short(evidence) and len(evidence.text.sentences) < FEW_SENTENCES


def _is_outside(evidence: Evidence) -> bool:
    low, high = TRAINED_RANGE
    return evidence.estimate.is_outside or not low <= evidence.estimate.measure <= high


def _is_verse(evidence: Evidence) -> bool:
    """Whether much of the document is verse that was left out, or its lines, measured or not, are lines of verse."""
    verse = evidence.words_left_out(VERSE)
    if verse > VERSE_SHARE * (evidence.estimate.words + verse):
        return True
    measured = [evidence.text.text[start:end] for start, end in evidence.text.paragraphs]
    # A line of verse that ends no sentence is left out as a fragment.
    fragments = [part.text for part in evidence.text.left_out if part.reason == FRAGMENT]
    return looks_like_verse(measured) or looks_like_verse([*measured, *fragments])


def _is_play(evidence: Evidence) -> bool:
    return any(part.reason == SPEAKER for part in evidence.text.left_out)


def _is_conversation(evidence: Evidence) -> bool:
    """Whether names and times were left out, or the words are those of people who type to each other."""
    if any(part.reason == TURN for part in evidence.text.left_out):
        return True
    words = evidence.text.words
    short = [number for number, form in enumerate(words.forms) if form in CHAT_WORDS]
    if len(short) < CHAT_FORMS:
        return False
    return int(np.isin(words.ids, short).sum()) >= CHAT_SHARE * len(words)


def _is_list(evidence: Evidence) -> bool:
    items = len(evidence.text.items)
    return items >= LIST_ITEMS and items > len(evidence.text.paragraphs) / 2


def _is_mixed(evidence: Evidence) -> bool:
    foreign = evidence.words_left_out(FOREIGN)
    return foreign > FOREIGN_SHARE * (evidence.estimate.words + foreign)


def _is_uneven(evidence: Evidence) -> bool:
    """Whether easy and hard sections are more than `UNEVEN_BANDS` bands apart, beyond the error of their estimates.

    Both the easy and the hard sections must have `UNEVEN_SHARE` of the words: an odd chapter of a long book is not
    enough.
    """
    sections = [estimate for estimate in evidence.sections if estimate.words >= SHORT_TEXT_WORDS]
    if not sections:
        return False
    sections.sort(key=lambda estimate: estimate.measure)
    enough = UNEVEN_SHARE * sum(estimate.words for estimate in sections)
    easy, hard = _reaching(sections, enough), _reaching(sections[::-1], enough)
    lowest, highest = easy.measure + easy.standard_error, hard.measure - hard.standard_error
    return BANDS.index(band_of(highest)) - BANDS.index(band_of(lowest)) > UNEVEN_BANDS


def _reaching(estimates: Iterable[Estimate], words: float) -> Estimate:
    """The first of the estimates that brings their words to at least this number."""
    estimates = list(estimates)
    totals = accumulate(estimate.words for estimate in estimates)
    return next(estimate for estimate, total in zip(estimates, totals, strict=True) if total >= words)


def _is_scanned(evidence: Evidence) -> bool:
    return evidence.document.pages_without_text > 0


def _is_damaged(evidence: Evidence) -> bool:
    return is_damaged(evidence.text.text)


def is_damaged(text: str) -> bool:
    """Whether a text looks misread by a machine: symbols and digits inside words, words without vowels.

    >>> is_damaged("Tlie sm4ll b0at l@y 0n tbe s@nd xkq wrtz"), is_damaged("The small boat lay on the sand.")
    (True, False)
    """
    sample = text[:DAMAGE_SAMPLE]
    if sum(1 for _ in _ODD.finditer(sample)) < DAMAGED_WORDS:  # true of most texts, and quicker to find
        return False
    words = sample.split()
    odd = sum(_ODD.search(word) is not None for word in words)
    return odd > DAMAGED_SHARE * len(words) and odd >= DAMAGED_WORDS


# A digit or symbol between lower-case letters; four or more of these without a vowel; the replacement character.
_ODD = re.compile(r"[a-z][0-9@#$%^|~\\{}<>=][a-z]|\ufffd|\b[b-df-hj-np-tv-xz]{4,}\b")

CAUTIONS: dict[Caution, Callable[[Evidence], bool]] = {
    Caution.SHORT: _is_short,
    Caution.FEW_SENTENCES: _has_few_sentences,
    Caution.OUTSIDE: _is_outside,
    Caution.VERSE: _is_verse,
    Caution.PLAY: _is_play,
    Caution.CONVERSATION: _is_conversation,
    Caution.LIST: _is_list,
    Caution.MIXED: _is_mixed,
    Caution.UNEVEN: _is_uneven,
    Caution.SCANNED: _is_scanned,
    Caution.DAMAGED: _is_damaged,
}
"""Each caution with the predicate that finds it; the order is that of the page."""
