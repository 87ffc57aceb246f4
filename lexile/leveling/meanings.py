"""Meanings of words in their sentences: the sense chosen by its frequency and its likeness to the sentence.

    meaning(text, (start, end), estimator)      # a `Meaning`, or None for a word that the thesaurus does not know
    meanings(text, spans, estimator)            # the same for many words of one text, quicker

The meaning is WordNet's short gloss, without its notes and examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lexile.estimator.estimator import Estimator
from lexile.leveling.forms import Forms
from lexile.leveling.senses import FittingSense, fitting_senses
from lexile.leveling.word_suggestions import load_replacer, place_of

_PARTS = {"NN": "n", "VB": "v", "JJ": "a", "RB": "r"}  # the tags of the Penn Treebank by their first two letters
_TOGETHER = 32  # words looked up at once, which bounds memory


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
    forms = Forms(text, replacer.parser.afresh())
    found = []
    for first in range(0, len(spans), _TOGETHER):
        some = spans[first : first + _TOGETHER]
        places = [place_of(text, span) for span in some]
        views = replacer.reader.views(places)
        senses = fitting_senses(places, views, replacer.thesaurus, replacer.reader)
        found += [_best(one, _PARTS.get(forms.tag(start)[:2])) for one, (start, _) in zip(senses, some, strict=True)]
    return found


def _best(senses: tuple[FittingSense, ...], part: str | None) -> Meaning | None:
    """The likeliest sense, of those with the part of speech that the parser reads if there are any."""
    described = [one for one in senses if one.sense.meaning]
    described = [one for one in described if one.sense.part_of_speech == part] or described
    if not described:
        return None
    best = max(described, key=lambda one: one.probability)
    return Meaning(best.sense.meaning, best.sense.part_of_speech, best.reading.lemma, best.probability)
