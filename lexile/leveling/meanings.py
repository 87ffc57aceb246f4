"""Meanings of words in their sentences: the sense chosen by its frequency and its likeness to the sentence.

    meaning(text, (start, end), estimator)      # a `Meaning`, or None for a word that the thesaurus does not know
    meanings(text, spans, estimator)            # the same for many words of one text, quicker

The meaning is WordNet's short gloss, without its notes and examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lexile.estimator.estimator import Estimator
from lexile.leveling.word_suggestions import Replacer, load_replacer, place_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means in its sentence.

    `text` is a short definition without a full stop; `part_of_speech` is `n v a r` for noun, verb, adjective and
    adverb; `lemma` the base form; `confidence` the probability of this sense among all that the word may have.
    """

    text: str
    part_of_speech: str
    lemma: str
    confidence: float


def meaning(text: str, span: tuple[int, int], estimator: Estimator) -> Meaning | None:
    """The meaning of the word at a span of characters that fits its sentence best."""
    return meanings(text, (span,), estimator)[0]


def meanings(text: str, spans: Sequence[tuple[int, int]], estimator: Estimator) -> list[Meaning | None]:
    """The meaning of each of many words of a text that fits its sentence best."""
    replacer = load_replacer(estimator)
    return [_best(replacer, text, span) for span in spans]


def _best(replacer: Replacer, text: str, span: tuple[int, int]) -> Meaning | None:
    weighed = replacer.reader.weighed_senses(place_of(text, span), replacer.thesaurus)
    total = sum(weight for _, _, weight in weighed)
    described = [one for one in weighed if one[1].meaning]
    if not described:
        return None
    reading, sense, weight = max(described, key=lambda one: one[2])
    return Meaning(sense.meaning.rstrip("…").rstrip(" ,;:"), sense.part_of_speech, reading.lemma, weight / total)
