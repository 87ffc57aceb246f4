"""The pipeline on one screen: a document in, everything known about how hard it is to read out."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import sqrt

from lexile.cautions import NOT_PROSE, Caution, Evidence, cautions_of
from lexile.checks import check_english, check_words
from lexile.documents import Document
from lexile.documents.limits import check_paragraphs
from lexile.estimator.combine import combine
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.estimator.estimator import Estimates, Estimator
from lexile.estimator.explanation import ExplainedSentences, Explanation, explain_sentences
from lexile.estimator.sentence_model import Contributions
from lexile.estimator.word_difficulty import ContentWord
from lexile.text.cleaning import LeftOut, clean
from lexile.text.passages import Passage, split_passages
from lexile.text.sections import Section, split_sections
from lexile.text.sentences import SegmentedText, Sentence, as_one_sentence, measured_text_of, segment_words
from lexile.text.words import count_words, find_words

MIN_WORDS = 5  # of a document; a title or a greeting is not a text to measure


@dataclass(frozen=True, slots=True)
class SentenceMeasure:
    """A sentence of a text with its measure in L."""

    sentence: Sentence
    measure: float


@dataclass(frozen=True, slots=True)
class PassageEstimate:
    """A passage of a text with its estimate."""

    passage: Passage
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class SectionEstimate:
    """A section of a text with its estimate."""

    section: Section
    estimate: Estimate


@dataclass(frozen=True)
class Analysis:
    """A document, the text measured in it, and all estimates of that text.

    Spans of sentences and passages are characters of `text`. `passage_spans` are the passages without their estimates.
    """

    document: Document
    segmented: SegmentedText
    passage_spans: tuple[Passage, ...]
    estimates: Estimates
    sections: tuple[SectionEstimate, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @cached_property
    def sentences(self) -> tuple[SentenceMeasure, ...]:
        """Each sentence with its measure, in reading order."""
        return tuple(map(SentenceMeasure, self.segmented.sentences, self.estimates.sentences))

    @cached_property
    def passages(self) -> tuple[PassageEstimate, ...]:
        """Each passage with its estimate, in reading order."""
        return tuple(map(PassageEstimate, self.passage_spans, self.estimates.passages))

    @property
    def estimate(self) -> Estimate:
        """The estimate of the whole text."""
        return self.estimates.whole

    @property
    def is_prose(self) -> bool:
        """Whether the text is of the kind that can be measured: no caution says that it is something else."""
        return not NOT_PROSE.intersection(self.cautions)

    @property
    def easiness(self) -> EasinessEstimate | None:
        """How easy teachers would find the text."""
        return self.estimates.easiness

    @property
    def contributions(self) -> Contributions:
        """What makes each sentence easier or harder than a typical one."""
        return self.estimates.contributions

    @property
    def content_words(self) -> tuple[ContentWord, ...]:
        """The content words of the text, hardest first."""
        return self.estimates.content_words

    @property
    def text(self) -> str:
        """The text that a reader sees; all of it was measured but the addresses in its sentences."""
        return self.segmented.text

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The first and last character of each paragraph; the last is exclusive."""
        return self.segmented.paragraphs

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The parts of the document that were not measured, each with its reason."""
        return self.segmented.left_out

    @property
    def words(self) -> int:
        """The number of words that were measured."""
        return self.estimate.words

    @property
    def words_left_out(self) -> int:
        """The number of words that were not measured."""
        return sum(count_words(part.text) for part in self.left_out)

    def text_of(self, span: Sentence | Passage) -> str:
        """The text of a sentence or passage."""
        return self.text[span.start : span.end]

    def explanation_of(self, number: int) -> Explanation:
        """The contributions that add up to the measure of sentence `number`, in L."""
        return self.explain(range(number, number + 1)).explanation(0)

    def explain(self, numbers: range) -> ExplainedSentences:
        """The explanations of the sentences with these numbers, much faster than one by one."""
        return explain_sentences(self.segmented, self.contributions, self.estimates.sentences, numbers)


def analyze(document: Document, estimator: Estimator, *, keep_all: bool = False) -> Analysis:
    """Estimate how hard a document is to read: as a whole, passage by passage, sentence by sentence.

    With `keep_all`, text that is not prose is measured too.

    Raises:
        EmptyText: it has no words, or fewer than `MIN_WORDS`.
        AnotherLanguage: it is not English.
        TooLarge: it has more words, different words or paragraphs than can be measured (`documents.limits`).
    """
    check_paragraphs(len(document.blocks))
    prose = clean(document, keep_all=keep_all)
    measured = measured_text_of(prose)
    words = find_words(measured)
    check_words(words, prose, MIN_WORDS)
    check_english(measured)
    text = segment_words(prose, words, measured)
    passages = split_passages(text)
    estimates = estimator.estimate(text, passages)
    sections = estimate_sections(text, passages, estimates, estimator.manifest.shared_error)
    evidence = Evidence(document, text, estimates.whole, tuple(one.estimate for one in sections))
    return Analysis(document, text, passages, estimates, sections, cautions_of(evidence))


def analyze_sentence(document: Document, estimator: Estimator) -> Analysis:
    """Estimate how hard a document is to read as one sentence, whatever its punctuation; it gets no cautions.

    Raises:
        EmptyText: it has no words.
        AnotherLanguage: it is not English.
        TooLarge: it has more than `MAX_WORDS` words.
    """
    text = as_one_sentence(clean(document))
    check_words(text.words, text.prose, 1)
    check_english(text.measured_text)
    passages = split_passages(text)
    estimates = estimator.estimate_sentence(text, passages)
    sections = estimate_sections(text, passages, estimates, estimator.manifest.shared_error)
    return Analysis(document, text, passages, estimates, sections)


def estimate_sections(
    text: SegmentedText, passages: tuple[Passage, ...], estimates: Estimates, shared_error: float
) -> tuple[SectionEstimate, ...]:
    """The estimate of each section, combined from the passages that it overlaps."""
    found = []
    place = 0
    for section in split_sections(text):
        while passages[place].last <= section.first:
            place += 1
        overlaps: list[Estimate] = []
        for passage, estimate in zip(passages[place:], estimates.passages[place:], strict=True):
            if passage.first >= section.last:
                break
            overlaps.append(_overlap(text, passage, estimate, estimates.sentences, section))
        found.append(SectionEstimate(section, combine(tuple(overlaps), shared_error)))
    return tuple(found)


def _overlap(
    text: SegmentedText, passage: Passage, estimate: Estimate, measures: tuple[float, ...], section: Section
) -> Estimate:
    """The estimate of the sentences that a passage shares with a section, less certain the fewer words they have."""
    if section.first <= passage.first and passage.last <= section.last:  # as most do
        return estimate
    first, last = max(passage.first, section.first), min(passage.last, section.last)
    words = text.sentences.words[first:last].tolist()
    total = sum(words)
    mean = sum(measure * count for measure, count in zip(measures[first:last], words, strict=True)) / total
    return replace(
        estimate, measure=mean, standard_error=estimate.standard_error * sqrt(passage.words / total), words=total
    )
