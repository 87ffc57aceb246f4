"""Replacements that were proposed for words of CLEAR excerpts and judged by reading: would a teacher keep them?

Crowd workers were asked for easier words; this tells what is wrong in a text to be read. The two tables name each word
by its excerpt and place, since the texts themselves are not part of the project. Nothing is learned from the second,
whose excerpts are in neither the first nor its choice.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from lexile.documents import document_from_text
from lexile.errors import LexileError, UnusableCorpus
from lexile.estimator.estimator import load_estimator
from lexile.leveling.acceptance import ACCEPTANCE_FILE, save_acceptance
from lexile.leveling.candidates import FEATURES, FIRST_FEATURES
from lexile.leveling.draft import CONFIDENT
from lexile.leveling.parts_of_speech import TAGGER_FILE, load_tagger
from lexile.leveling.places import Reader
from lexile.leveling.ranker import FIRST_RANKER_FILE, RANKER_FILE, load_ranker
from lexile.leveling.thesaurus import THESAURUS_FILE, load_thesaurus
from lexile.leveling.word_suggestions import load_replacer, place_of
from lexile.text.cleaning import clean
from lexile.text.sentences import segment
from lexile.training.acceptance import Judged, acceptance_figures, read_judged, train_acceptance
from lexile.training.corpora import read_clear
from lexile.training.replacements import LabelledWord

JUDGED = "judged"
LEARNED_FROM = Path(__file__).parent / "judgements.tsv"
HELD_OUT = Path(__file__).parent / "judgements_held_out.tsv"
_CONSIDERED = 12  # choices of a word among which a judged replacement is looked for
_LOWER = 0.1  # below the confidence that drafts ask for; what they offer first


def make_acceptance(data: Path, model: Path) -> str:
    """Learn what a teacher would keep and write it; returns figures for excerpts and words that were held out.

    Raises:
        LexileError: CLEAR or a file of the model is missing.
    """
    judged = _read_judged(data, model)
    save_acceptance(train_acceptance(judged), model / ACCEPTANCE_FILE)
    return acceptance_figures(judged)


def evaluate_judgements(data: Path, model: Path) -> str:
    """How many replacements a teacher would keep: in excerpts that nothing was learned from, then cross-validated.

    In the former, with the confidence that drafts ask for, and a little below. Only replacements that mean the same
    count, as in drafts.

    Raises:
        LexileError: CLEAR or a file of the model is missing.
    """
    replacer = load_replacer(load_estimator(model), model)
    found: list[tuple[float, bool]] = []
    for word in judged_words(data, HELD_OUT):
        place = word.place
        span = len(place.before), len(place.before) + len(place.word)
        (choices,) = replacer.choices_for(f"{place.before}{place.word}{place.after}", (span,), _CONSIDERED)
        known = word.replacements | (word.rejected or frozenset())
        found += [
            (one.confidence, one.text.lower() in word.replacements)
            for one in choices
            if one.means_the_same and one.text.lower() in known
        ]
    held_out = [_figure(found, least) for least in (CONFIDENT, CONFIDENT - _LOWER)]
    return "\n".join([*held_out, acceptance_figures(_read_judged(data, model))])


def _figure(found: Sequence[tuple[float, bool]], least: float) -> str:
    sure = [is_right for confidence, is_right in found if confidence >= least]
    return (
        f"judged in texts that nothing was learned from: {sum(sure) / max(len(sure), 1):.3f} right of {len(sure)} "
        f"replacements with a confidence of {least:.2f} or more"
    )


def _read_judged(data: Path, model: Path) -> Judged:
    estimator = load_estimator(model)
    rankers = (
        load_ranker(model / FIRST_RANKER_FILE, FIRST_FEATURES),
        load_ranker(model / RANKER_FILE, FEATURES),
    )
    reader = Reader(estimator.encoder, load_tagger(model / TAGGER_FILE))
    words = judged_words(data, LEARNED_FROM)
    return read_judged(words, estimator, load_thesaurus(model / THESAURUS_FILE), reader, rankers)


def judged_words(data: Path, table: Path) -> tuple[LabelledWord, ...]:
    """The words with the replacements judged right and wrong; those of excerpts that the corpus lacks are left out.

    Raises:
        UnusableCorpus: CLEAR is missing.
    """
    by_place: dict[tuple[str, int, str], dict[str, bool]] = defaultdict(dict)
    for line in table.read_text(encoding="utf-8").splitlines():
        excerpt, start, word, replacement, right = line.split("\t")
        by_place[excerpt, int(start), word][replacement.lower()] = right == "1"
    frame = read_clear(data).frame
    if "ID" not in frame:
        raise UnusableCorpus("CLEAR lacks the column ID.")
    wanted = {excerpt for excerpt, _, _ in by_place}
    texts = {str(row.ID): str(row.Excerpt) for row in frame[["ID", "Excerpt"]].itertuples() if str(row.ID) in wanted}
    return tuple(_words(by_place, texts))


def _words(judged: dict[tuple[str, int, str], dict[str, bool]], texts: dict[str, str]) -> Iterator[LabelledWord]:
    cleaned: dict[str, str] = {}
    for (excerpt, start, word), replacements in judged.items():
        if excerpt not in texts:
            continue
        if excerpt not in cleaned:
            try:
                cleaned[excerpt] = segment(clean(document_from_text(texts[excerpt]))).text
            except LexileError:
                cleaned[excerpt] = ""
        text = cleaned[excerpt]
        if text[start : start + len(word)] != word:
            continue
        right = frozenset(one for one, is_right in replacements.items() if is_right)
        yield LabelledWord(
            JUDGED, place_of(text, (start, start + len(word))), right, frozenset(replacements) - right, excerpt
        )
