"""One of the two texts that are compared, with its sentences and words."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.text.lemmas import lemma
from lexile.text.sentences import Sentence
from lexile.text.words import WORD

_NEAR = 7  # words on either side of one in which a negation denies it


class CheckedText:
    """A text with its sentences, its words in them, and what was left out of the measure."""

    def __init__(self, analysis: Analysis, estimator: Estimator) -> None:
        """Cut the text into its sentences."""
        self.analysis = analysis
        self.text = analysis.text
        self.spans: Sequence[Sentence] = analysis.segmented.sentences
        self.starts = [span.start for span in self.spans]
        self.sentences = [analysis.text_of(span) for span in self.spans]
        # What was not measured, such as headings and tables, still counts as said.
        self.unmeasured = "\n\n".join(part.text for part in analysis.left_out)
        self.lexicon = estimator.lexicon
        self.all_text = f"{self.text}\n\n{self.unmeasured}"

    def sentence_of(self, start: int) -> int:
        """The number of the sentence in which a character stands."""
        return max(bisect_right(self.starts, start) - 1, 0)

    def places_of(self, words: frozenset[str], number: int) -> list[tuple[int, int]]:
        """Where words with these base forms stand in a sentence."""
        span = self.spans[number]
        return [
            match.span() for match in WORD.finditer(self.text, span.start, span.end) if self.base_of(match[0]) in words
        ]

    def base_of(self, word: str) -> str:
        """The base form of a word."""
        return lemma(word.lower().replace("’", "'"), self.lexicon.zipf_of)

    def beside(self, place: tuple[int, int], number: int) -> tuple[str, str]:
        """The words before and after a place that stand near it, within its sentence."""
        span = self.spans[number]
        before = self.text[span.start : place[0]].split()[-_NEAR:]
        after = self.text[place[1] : span.end].split()[:_NEAR]
        return " ".join(before), " ".join(after)

    def lemmas(self, numbers: Iterable[int]) -> frozenset[str]:
        """The base forms of the words in some sentences."""
        return frozenset(
            self.base_of(match[0]) for number in numbers for match in WORD.finditer(self.sentences[number])
        )


def sentences_around(numbers: Sequence[int]) -> range:
    """The numbers of sentences and of one on either side, which may lie outside the text."""
    return range(min(numbers) - 1, max(numbers) + 2)
