"""What could be changed in one sentence: easier words for its hardest ones, and the place where it could be split."""

from collections.abc import Sequence
from dataclasses import dataclass

from lexile.estimator.estimator import Estimator
from lexile.leveling.clause_splitting import find_split
from lexile.leveling.edits import Edit
from lexile.leveling.forms import Forms
from lexile.leveling.parser import load_parser
from lexile.leveling.word_suggestions import WORTH_SHOWING, WordSuggestion, load_replacer


@dataclass(frozen=True, slots=True)
class SplitSuggestion:
    """The edit that splits a sentence, and the sentences it makes."""

    edit: Edit
    after: str


@dataclass(frozen=True, slots=True)
class SentenceSuggestions:
    """The replacements of each word that was asked for, in the same order, and a split; None if there is none.

    All edits are in characters of the text that the sentence is part of.
    """

    words: tuple[tuple[WordSuggestion, ...], ...]
    split: SplitSuggestion | None


def sentence_suggestions(
    text: str, sentence: tuple[int, int], words: Sequence[tuple[int, int]], estimator: Estimator
) -> SentenceSuggestions:
    """Suggestions for a sentence of a text, and for words in it, each given by its characters in the text."""
    parser = load_parser(estimator.encoder)
    suggested = load_replacer(estimator).suggestions_for(text, words, forms=Forms(text, parser, [sentence]))
    found = tuple(tuple(one for one in own if one.confidence >= WORTH_SHOWING) for own in suggested)
    own = text[slice(*sentence)]
    split = find_split(own, parser)
    if split is None:
        return SentenceSuggestions(found, None)
    edit = (sentence[0] + split.start, sentence[0] + split.end, split.replacement)
    return SentenceSuggestions(found, SplitSuggestion(edit, split.applied(own)))
