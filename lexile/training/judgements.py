"""Replacements that were proposed for words of CLEAR excerpts and judged by reading: would a teacher keep them?

Crowd workers were asked for easier words; this tells what is wrong in a text to be read. `judgements.tsv` names each
word by its excerpt and place, since the texts themselves are not part of the project.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from lexile.documents import document_from_text
from lexile.errors import LexileError, UnusableCorpus
from lexile.estimator.estimator import load_estimator
from lexile.leveling.draft import CONFIDENT
from lexile.leveling.word_suggestions import load_replacer, place_of
from lexile.text.cleaning import clean
from lexile.text.sentences import segment
from lexile.training.corpora import read_clear
from lexile.training.replacements import LabelledWord

JUDGED = "judged"
_FILE = Path(__file__).parent / "judgements.tsv"


_CONSIDERED = 12  # choices of a word among which a judged replacement is looked for
_LOWER = 0.1  # below the confidence that drafts ask for; what they offer first


def evaluate_judgements(data: Path, model: Path) -> str:
    """How many of the judged replacements are right with the confidence that drafts ask for, and a little below.

    The rankers have not learned from these judgements. Only replacements that mean the same count, as in drafts.

    Raises:
        LexileError: CLEAR or a file of the model is missing.
    """
    replacer = load_replacer(load_estimator(model), model)
    found: list[tuple[float, bool]] = []
    for word in judged_words(data):
        place = word.place
        span = len(place.before), len(place.before) + len(place.word)
        (choices,) = replacer.choices_for(f"{place.before}{place.word}{place.after}", (span,), _CONSIDERED)
        known = word.replacements | (word.rejected or frozenset())
        found += [
            (one.confidence, one.text.lower() in word.replacements)
            for one in choices
            if one.means_the_same and one.text.lower() in known
        ]
    return "\n".join(_figure(found, least) for least in (CONFIDENT, CONFIDENT - _LOWER))


def _figure(found: Sequence[tuple[float, bool]], least: float) -> str:
    sure = [is_right for confidence, is_right in found if confidence >= least]
    return (
        f"judged in texts: {sum(sure) / max(len(sure), 1):.3f} right of {len(sure)} replacements "
        f"with a confidence of {least:.2f} or more"
    )


def judged_words(data: Path) -> tuple[LabelledWord, ...]:
    """The words with the replacements judged right and wrong; those of excerpts that the corpus lacks are left out.

    Raises:
        UnusableCorpus: CLEAR is missing.
    """
    by_place: dict[tuple[str, int, str], dict[str, bool]] = defaultdict(dict)
    for line in _FILE.read_text(encoding="utf-8").splitlines():
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
            JUDGED, place_of(text, (start, start + len(word))), right, right, frozenset(replacements) - right
        )
