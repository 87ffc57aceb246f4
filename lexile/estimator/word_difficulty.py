"""The content words of a text with their difficulty, grouped by base form; names and numbers are not counted."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

import numpy as np
from numpy.typing import NDArray

from lexile.features.difficulty import word_difficulties
from lexile.features.lexicon import MODERN, Lexicon
from lexile.scale import HIGHEST
from lexile.text.english import CONTRACTION, FUNCTION_WORDS
from lexile.text.lemmas import headword
from lexile.text.sentences import SegmentedText

_LONGEST = 100  # characters of a form that is kept
_KNOWN_FORMS = 50_000  # kept from text to text: those of several novels, in some 10 MB
FUNCTION = 6.0  # Zipf; above it, a thousand per million words, hardly any word but function words is left
# L. The scale ends at 2000L (docs/measure.md#the-scale); below BR200L the easiest words are alike.
EASIEST, HARDEST = -200.0, HIGHEST
_CONTRACTED = tuple(ending for ending, _ in CONTRACTION)
_IRREGULAR_STEMS = {"ca": "can", "sha": "shall", "wo": "will"}  # of can't, shan't, won't


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word by its base form, with the forms found in the text, their count and the place of the first one.

    `difficulty` is in L (`features.difficulty`); `start` and `end` are characters of the text.
    """

    word: str
    forms: tuple[str, ...]
    count: int
    difficulty: float
    start: int
    end: int


def content_words(
    text: SegmentedText, lexicon: Lexicon, names: NDArray[np.bool_], rows: NDArray[np.int64] | None = None
) -> tuple[ContentWord, ...]:
    """The content words of a text, hardest first; `names`, shape (words,), comes from `find_names`.

    An ending makes a word no harder: all forms share the difficulty of the easiest among them and their base form.
    `rows` are those of the text's forms in the lexicon, if they are known already.
    """
    words = text.words
    rows = lexicon.rows(words.forms) if rows is None else rows
    used = np.flatnonzero(~names)
    ids = words.ids[used]
    counts = np.bincount(ids, minlength=len(words.forms))
    first = np.zeros(len(words.forms), dtype=np.int64)
    first[ids[::-1]] = used[::-1]
    bases, numbers, starts = _grouped(words.forms, counts, lexicon)
    if not bases:
        return ()
    forms = [words.forms[number] for number in numbers.tolist()]
    frequency, difficulty = _frequency_and_difficulty(bases, forms, rows[numbers], starts, lexicon)
    difficulty = np.clip(difficulty, EASIEST, HARDEST)
    totals = np.add.reduceat(counts[numbers], starts)
    places = np.minimum.reduceat(first[numbers], starts)
    is_content = np.array([base not in FUNCTION_WORDS and len(base) > 1 for base in bases]) & (frequency < FUNCTION)
    order = np.lexsort((places, -difficulty))
    order = order[is_content[order]]
    ends = np.append(starts[1:], len(forms))
    of_words = (
        [bases[number] for number in order.tolist()],
        [tuple(forms[start:end]) for start, end in zip(starts[order].tolist(), ends[order].tolist(), strict=True)],
    )
    places = places[order]
    columns = (totals[order], difficulty[order], words.starts[places], words.ends[places])
    return tuple(map(ContentWord, *of_words, *(column.tolist() for column in columns)))


def _grouped(
    forms: tuple[str, ...], counts: NDArray[np.int64], lexicon: Lexicon
) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """The base forms of the words that occur, the numbers of their forms, and where those of each base form begin.

    The shortest form of a base form stands first; `counts` says how often each form occurs.
    """
    base_numbers: defaultdict[str, int] = defaultdict(count().__next__)
    numbers, base_of, lengths = [], [], []
    for number in np.flatnonzero(counts).tolist():
        form = forms[number]
        if _is_word(form):
            base_form = _base_form if len(form) <= _LONGEST else _base_form.__wrapped__  # so that little is kept
            base_of.append(base_numbers[base_form(form, lexicon)])
            numbers.append(number)
            lengths.append(len(form))
    order = np.lexsort((lengths, base_of))
    return list(base_numbers), np.array(numbers, dtype=np.int64)[order], _sums_before(np.bincount(base_of))


@lru_cache(maxsize=_KNOWN_FORMS)
def _base_form(form: str, lexicon: Lexicon) -> str:
    """The headword of a form; of a contraction, that of its first word: "have" of "haven't"."""
    if "'" in form and form.endswith(_CONTRACTED):
        ending = next(ending for ending in _CONTRACTED if form.endswith(ending))
        stem = form.removesuffix(ending)
        stem = _IRREGULAR_STEMS.get(stem, stem)
        if lexicon.zipf_of(stem) is not None:
            base = headword(stem, lexicon.zipf_of)
            if ending != "'d" or base in FUNCTION_WORDS:  # "destin'd" is an old spelling, not a contraction
                return base
    return headword(form, lexicon.zipf_of)


def _is_word(form: str) -> bool:
    """Whether a form is neither a number nor a dotted abbreviation."""
    return form.isalpha() or not form.isascii() or form.replace("'", "").replace("-", "").isalpha()


def _frequency_and_difficulty(
    bases: list[str], forms: list[str], rows: NDArray[np.int64], starts: NDArray[np.int64], lexicon: Lexicon
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each base form with its forms, the Zipf frequency of the most frequent one and the L of the easiest one.

    Both are of shape (base forms,). `rows` are those of the forms in the lexicon, and those of each base form begin at
    `starts`.
    """
    of_bases = lexicon.rows(bases)
    zipf, zipf_of_bases = (np.where(some >= 0, lexicon.zipf[some, MODERN], 0.0) for some in (rows, of_bases))
    frequency = np.maximum(np.maximum.reduceat(zipf, starts), zipf_of_bases)
    # A form that the lexicon lacks counts only if it lacks the others too.
    lacking = ~(np.logical_or.reduceat(rows >= 0, starts) | (of_bases >= 0))
    counted = (rows >= 0) | np.repeat(lacking, np.diff(starts, append=len(rows)))
    difficulty = np.minimum.reduceat(_difficulties(forms, rows, counted, lexicon), starts)
    return frequency, np.minimum(difficulty, _difficulties(bases, of_bases, (of_bases >= 0) | lacking, lexicon))


def _difficulties(
    forms: list[str], rows: NDArray[np.int64], counted: NDArray[np.bool_], lexicon: Lexicon
) -> NDArray[np.float64]:
    """The difficulty of each form that counts in L, and infinity for the others."""
    difficulties = np.full(len(forms), np.inf)
    difficulties[counted] = word_difficulties(list(compress(forms, counted.tolist())), lexicon, rows[counted])
    return difficulties


def _sums_before(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of all counts before each."""
    return np.asarray(np.cumsum(counts) - counts)
