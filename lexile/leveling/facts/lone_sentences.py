"""Sentences of one text that nothing in the other is like."""

from collections.abc import Sequence
from dataclasses import dataclass

from lexile.leveling.facts.alignment import Alignment, Pair
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.findings import Change, FactKind, Finding
from lexile.text.words import WORD

# Likeness below which a sentence has no counterpart. Set on 60 sound versions, of which no sentence is below it
# (tests/leveling/versions); of 1,800 halves of split sentences (BiSECT) 2% are.
LEAST_SOURCE_LIKENESS = 0.6
LEAST_VERSION_LIKENESS = 0.58
_LEAST_WORDS = 4  # of such a sentence; "So it was." is like everything and nothing
_CONTENT_ZIPF = 5.5  # more frequent words, "ever" or "people", are in sentences on anything
_LEAST_CONTENT_WORDS = 3  # of an added one: "Nobody had ever been faster." has two, too little to be found anywhere


@dataclass(frozen=True, slots=True)
class LoneSentences:
    """The numbers of the sentences that have no counterpart, in the source and in the version."""

    source: frozenset[int]
    version: frozenset[int]

    def findings(self, first: CheckedText, second: CheckedText) -> list[Finding]:
        """Each such sentence as one that was lost or added."""
        return [
            *(
                Finding(FactKind.SENTENCE, Change.LOST, source=first.sentences[number], source_sentence=number)
                for number in sorted(self.source)
            ),
            *(
                Finding(FactKind.SENTENCE, Change.ADDED, version=second.sentences[number], version_sentence=number)
                for number in sorted(self.version)
            ),
        ]

    def pairs_without(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Pairs without these sentences; pairs of which a side is empty then are left out."""
        left = [
            Pair(
                tuple(number for number in pair.source if number not in self.source),
                tuple(number for number in pair.version if number not in self.version),
            )
            for pair in pairs
        ]
        return [pair for pair in left if pair.source and pair.version]

    def pairs_untouched(self, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs in which none of these sentences is."""
        return [pair for pair in pairs if self.source.isdisjoint(pair.source) and self.version.isdisjoint(pair.version)]


def lone_sentences(first: CheckedText, second: CheckedText, alignment: Alignment) -> LoneSentences:
    """The sentences of two texts of which too little is in the other."""
    added = _lone(second, alignment.version_likeness, LEAST_VERSION_LIKENESS)
    return LoneSentences(
        _lone(first, alignment.source_likeness, LEAST_SOURCE_LIKENESS),
        frozenset(number for number in added if _content_words(second, number) >= _LEAST_CONTENT_WORDS),
    )


def _lone(side: CheckedText, likeness: Sequence[float], least: float) -> frozenset[int]:
    return frozenset(
        number for number, one in enumerate(likeness) if one < least and side.spans[number].words >= _LEAST_WORDS
    )


def _content_words(side: CheckedText, number: int) -> int:
    words = (match[0].lower() for match in WORD.finditer(side.sentences[number]))
    return sum((side.lexicon.zipf_of(word) or 0.0) < _CONTENT_ZIPF for word in words)
