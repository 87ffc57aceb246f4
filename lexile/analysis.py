"""The pipeline on one screen: from a document to all that is known about how hard it is to read."""

from dataclasses import dataclass, replace
from enum import StrEnum

from lexile.errors import AnotherLanguage, EmptyText, TooLarge
from lexile.estimate.distribution import Estimate
from lexile.estimate.estimator import Estimator
from lexile.sources import Document
from lexile.text.clean import LeftOut, clean
from lexile.text.language import is_english, language_of
from lexile.text.passages import Passage, split_passages
from lexile.text.segment import SegmentedText, Sentence, as_one_sentence, segment

# 600,000 words are a long novel (War and Peace has 566,000); a library is read book by book.
MAX_WORDS = 1_000_000
LEAST_WORDS = 5  # of a document: a title or a greeting is no text to measure
SHORT = 100  # words; the published measures and formulas ask for as many (facts.md, section 6)
FEW_SENTENCES = 3  # where the largest errors are
OUTSIDE = (200.0, 1700.0)  # L; beyond them the corpus has one label in a hundred (data: 3 of 100L, 8 of 1900L)


class Caution(StrEnum):
    """What a reader of the estimate should know before trusting it; worded in `views.wording`."""

    SHORT = "short"
    FEW_SENTENCES = "few sentences"
    OUTSIDE = "outside"


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
class Analysis:
    """A document with its text as it was measured, the whole's estimate, and the estimates of its parts.

    Spans of sentences and passages are in characters of `text`.
    """

    document: Document
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    estimate: Estimate
    sentences: tuple[SentenceMeasure, ...]
    passages: tuple[PassageEstimate, ...]
    left_out: tuple[LeftOut, ...]
    cautions: tuple[Caution, ...]

    @property
    def words(self) -> int:
        """How many words were measured."""
        return self.estimate.words

    def text_of(self, part: Sentence | Passage) -> str:
        """The words of a sentence or passage as they stand in the text."""
        return self.text[part.start : part.end]


def analyze(document: Document, estimator: Estimator) -> Analysis:
    """Estimate how hard a document is to read: as a whole, passage by passage, sentence by sentence.

    Raises:
        EmptyText: there is no word in it, or fewer than `LEAST_WORDS`.
        AnotherLanguage: it is not English.
        TooLarge: more than `MAX_WORDS` words.
    """
    text = segment(clean(document))
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
    return assemble(document, text, estimator)


def assemble(document: Document, text: SegmentedText, estimator: Estimator) -> Analysis:
    """All estimates of a text, joined with what they are estimates of."""
    passages = split_passages(text)
    estimates = estimator.estimate(text, passages)
    return Analysis(
        document=document,
        text=text.text,
        paragraphs=text.paragraphs,
        estimate=estimates.whole,
        sentences=tuple(map(SentenceMeasure, text.sentences, estimates.sentences)),
        passages=tuple(map(PassageEstimate, passages, estimates.passages)),
        left_out=text.left_out,
        cautions=(),
    )


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
    signs = (
        (Caution.SHORT, analysis.words < SHORT),
        (Caution.FEW_SENTENCES, analysis.words >= SHORT and len(analysis.sentences) < FEW_SENTENCES),
        (Caution.OUTSIDE, not least <= analysis.estimate.measure <= most),
    )
    return tuple(caution for caution, given in signs if given)
