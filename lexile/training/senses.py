"""How often the sense that is chosen for a word is the right one, on the examples in WordNet's own glosses."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lexile.errors import UnusableCorpus
from lexile.estimator.estimator import load_estimator
from lexile.leveling.inflection import base_forms
from lexile.leveling.parts_of_speech import TAGGER_FILE, load_tagger
from lexile.leveling.places import Reader, WordPlace
from lexile.leveling.senses import fitting_senses
from lexile.leveling.thesaurus import THESAURUS_FILE, load_thesaurus
from lexile.training.thesaurus import meaning_of, read_glosses

_EXAMPLES = 1_500  # tried: the share is then known to a hundredth
_EXAMPLE = re.compile(r'"([^"]{15,300})"')
_WORD = re.compile(r"[A-Za-z]+")
_TOGETHER = 64  # examples read at once


@dataclass(frozen=True, slots=True)
class _Example:
    place: WordPlace
    part_of_speech: str
    meaning: str


def evaluate_senses(wordnet: Path, model: Path, seed: int = 1) -> str:
    """The share of words in WordNet's examples for which the chosen sense is the one that the example stands for.

    The thesaurus has no examples, so nothing of them is known when a sense is chosen.

    Raises:
        UnusableCorpus: a file of WordNet is missing.
    """
    try:
        examples = list(_examples(wordnet))
    except OSError as error:
        raise UnusableCorpus(f"{error.filename} is missing: the folder must hold WordNet's database.") from error
    random.Random(seed).shuffle(examples)
    thesaurus = load_thesaurus(model / THESAURUS_FILE)
    reader = Reader(load_estimator(model).encoder, load_tagger(model / TAGGER_FILE))
    tried = right = first_right = 0
    for start in range(0, len(examples), _TOGETHER):
        some = examples[start : start + _TOGETHER]
        places = [one.place for one in some]
        for example, senses in zip(some, fitting_senses(places, reader.views(places), thesaurus, reader), strict=True):
            own = [
                one.sense.meaning == example.meaning and one.sense.part_of_speech == example.part_of_speech
                for one in senses
            ]
            if len(senses) < 2 or not any(own):
                continue  # nothing to choose from
            tried += 1
            right += own[max(range(len(own)), key=lambda place: senses[place].probability)]
            first_right += own[max(range(len(own)), key=lambda place: senses[place].sense.share)]
        if tried >= _EXAMPLES:
            break
    return (
        f"sense right for {right / max(tried, 1):.3f} of {tried} words in WordNet's examples; "
        f"the most frequent sense for {first_right / max(tried, 1):.3f}"
    )


def _examples(wordnet: Path) -> Iterable[_Example]:
    for part, lemmas, gloss in read_glosses(wordnet):
        for sentence in _EXAMPLE.findall(gloss):
            for match in _WORD.finditer(sentence):
                form = match[0].lower()
                if not lemmas.isdisjoint((form, *base_forms(form, part))):
                    place = WordPlace(sentence[: match.start()], match[0], sentence[match.end() :])
                    yield _Example(place, part, meaning_of(gloss))
                    break
