"""Replacements that people gave for words in sentences, and how well a ranking of candidates finds them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.leveling.places import WordPlace

BENCHLS_FILE = Path("words") / "BenchLS.txt"
MTURK_FILE = Path("words") / "lex.mturk.txt"
_SAME_SENTENCE = 40  # letters at its beginning by which a sentence of one set is known in the other
_CONSIDERED = 3  # replacements that a reader looks at


@dataclass(frozen=True, slots=True)
class LabelledWord:
    """A word in its sentence with the replacements that people gave, in lower case.

    `rejected` are those judged wrong; None where all that people did not give count as wrong. `source` names the text
    that the sentence stands in, where that is known.
    """

    corpus: str
    place: WordPlace
    replacements: frozenset[str]
    rejected: frozenset[str] | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Shares of words, 0 to 1, for which a ranking is right.

    `first`: the first replacement is one that people gave; `of_three`: one of the first three is; `map_at_3`: mean
    average precision of the first three, over three; `surest_fifth`: `first` among the fifth of the words of whose
    first replacement the ranking is surest. `words` is their number.
    """

    words: int
    first: float
    of_three: float
    map_at_3: float
    surest_fifth: float

    def __str__(self) -> str:
        return (
            f"{self.words} words: first right {self.first:.3f}, one of three {self.of_three:.3f}, "
            f"MAP@3 {self.map_at_3:.3f}, surest fifth {self.surest_fifth:.3f}"
        )


def labelled_words(data: Path) -> tuple[LabelledWord, ...]:
    """The words of lex.mturk, then those of BenchLS that are not among them.

    Raises:
        UnusableCorpus: a file is missing or has unexpected lines.
    """
    try:
        mturk = list(_mturk((data / MTURK_FILE).read_text(encoding="latin-1")))
        seen = {_key(one.place) for one in mturk}
        bench = _bench((data / BENCHLS_FILE).read_text(encoding="utf-8"))
        others = [one for one in bench if _key(one.place) not in seen]
    except OSError as error:
        raise UnusableCorpus(f"{error.filename} is missing.") from error
    except (IndexError, ValueError) as error:
        raise UnusableCorpus(f"{MTURK_FILE} or {BENCHLS_FILE} has lines of another form than expected.") from error
    return (*mturk, *others)


def ranking_figures(words: Sequence[LabelledWord], ranked: Sequence[Sequence[tuple[str, float]]]) -> RankingFigures:
    """How right some rankings are: for each word its replacements, best first, each with how sure the ranking is."""
    hits = np.zeros((len(words), _CONSIDERED), dtype=bool)
    surest = np.zeros(len(words))
    for row, (word, found) in enumerate(zip(words, ranked, strict=True)):
        for place, (text, sure) in enumerate(found[:_CONSIDERED]):
            hits[row, place] = text in word.replacements
            surest[row] = max(surest[row], sure)
    precision = np.cumsum(hits, axis=1) / np.arange(1, _CONSIDERED + 1)
    fifth = np.argsort(-surest, kind="stable")[: max(1, len(words) // 5)]
    return RankingFigures(
        len(words),
        float(hits[:, 0].mean()),
        float(hits.any(axis=1).mean()),
        float((precision * hits).sum(axis=1).mean() / _CONSIDERED),
        float(hits[fifth, 0].mean()),
    )


def best_first(texts: Sequence[str], confidences: NDArray[np.float64]) -> list[tuple[str, float]]:
    """Different texts with their highest confidence, best first."""
    best: dict[str, float] = {}
    for number in np.argsort(-confidences, kind="stable").tolist():
        best.setdefault(texts[number].lower(), float(confidences[number]))
    return list(best.items())


def folds_by_word(words: Sequence[LabelledWord], count: int) -> list[list[int]]:
    """The numbers of the words in each of some folds; a word with several sentences is in one fold."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(words):
        by_word[one.place.word.lower()].append(number)
    folds: list[list[int]] = [[] for _ in range(count)]
    for word in sorted(by_word, key=lambda one: (-len(by_word[one]), one)):
        min(folds, key=len).extend(by_word[word])
    return folds


def _mturk(text: str) -> Iterable[LabelledWord]:
    for line in text.split("\n")[1:]:
        sentence, word, *given = [field.strip() for field in line.split("\t")] if line.strip() else ("", "")
        sentence = sentence.strip('"').strip()
        match = re.search(rf"\b{re.escape(word)}\b", sentence) if word else None
        if match:  # a few words stand in their sentences in another form
            place = WordPlace(sentence[: match.start()], match[0], sentence[match.end() :])
            yield LabelledWord("lex.mturk", place, frozenset(one.lower() for one in given if one))


def _bench(text: str) -> Iterable[LabelledWord]:
    for line in text.split("\n"):
        if not line.strip():
            continue
        sentence, word, number, *given = line.rstrip().split("\t")
        tokens = sentence.split(" ")
        place = int(number)
        if place >= len(tokens) or tokens[place].lower() != word.lower():  # one line is damaged
            continue
        before, after = " ".join(tokens[:place]), " ".join(tokens[place + 1 :])
        before, after = before + " " * bool(before), " " * bool(after) + after
        replacements = frozenset(one.partition(":")[2].lower() for one in given)
        yield LabelledWord("BenchLS", WordPlace(before, tokens[place], after), replacements)


def _key(place: WordPlace) -> tuple[str, str]:
    sentence = re.sub(r"\W", "", f"{place.before}{place.word}{place.after}").lower()
    return place.word.lower(), sentence[:_SAME_SENTENCE]
