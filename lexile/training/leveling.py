"""Everything that replacing words needs: lists of words, thesaurus, tagger, rankers, acceptance, made in this order."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from lexile.estimator.estimator import LEXICON_FILE
from lexile.features.lexicon import load_lexicon
from lexile.leveling.inflection import base_forms
from lexile.leveling.parts_of_speech import TAGGER_FILE, save_tagger
from lexile.leveling.thesaurus import PARTS_OF_SPEECH, THESAURUS_FILE, save_thesaurus
from lexile.training.corpora import read_clear
from lexile.training.judgements import make_acceptance
from lexile.training.parts_of_speech import train_tagger
from lexile.training.ranker import make_ranker
from lexile.training.senses import evaluate_senses
from lexile.training.thesaurus import make_thesaurus, parts_listed
from lexile.training.word_lists import make_word_lists

_COMPLEXITY_FILE = Path("words") / "word_complexity_lexicon.tsv"


def make_leveling(data: Path, wordnet: Path, model: Path, report: Callable[[str], None]) -> str:
    """Make the lists of words, the thesaurus, the tagger, the rankers and the acceptance, and return their figures.

    Raises:
        LexileError: a corpus or a file of the model is missing.
    """
    report("Lists of words")
    make_word_lists(data, model)
    report("Thesaurus")
    thesaurus = make_thesaurus(wordnet, data / _COMPLEXITY_FILE, load_lexicon(model / LEXICON_FILE))
    save_thesaurus(thesaurus, model / THESAURUS_FILE)
    report("Tagger")
    listed = parts_listed(wordnet)

    @cache
    def part_of(word: str) -> str:
        bases = {part: (*base_forms(word, part), word) for part in PARTS_OF_SPEECH}
        return "".join(part for part in PARTS_OF_SPEECH if any(base in listed[part] for base in bases[part]))

    tagger, right = train_tagger(read_clear(data).texts, part_of)
    save_tagger(tagger, model / TAGGER_FILE)
    figures = make_ranker(data, model, report)
    report("Acceptance")
    acceptance = make_acceptance(data, model)
    report("Senses")
    senses = evaluate_senses(wordnet, model)
    tagged = f"part of speech right for {right:.3f} of held-out words of one part of speech"
    return "\n".join((tagged, senses, figures, acceptance))
