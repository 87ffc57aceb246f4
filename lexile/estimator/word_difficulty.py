"""The content words of a text with their difficulty, grouped by base form; names and numbers are not counted."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

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


def content_words(text: SegmentedText, lexicon: Lexicon, names: NDArray[np.bool_]) -> tuple[ContentWord, ...]:
    """The content words of a text, hardest first; `names`, shape (words,), comes from `find_names`.

    An ending makes a word no harder: all forms share the difficulty of the easiest among them and their base form.
    """
    words = text.words
    used = np.flatnonzero(~names)
    ids = words.ids[used]
    counts = np.bincount(ids, minlength=len(words.forms)).tolist()
    in_order = np.full(len(words.forms), -1)
    in_order[ids[::-1]] = used[::-1]
    first = in_order.tolist()
    groups: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(words.forms):
        if counts[number] and _is_word(form):
            base_form = _base_form if len(form) <= _LONGEST else _base_form.__wrapped__  # so that little is kept
            groups[base_form(form, lexicon)].append(number)
    forms_of = {base: tuple(sorted((words.forms[n] for n in numbers), key=len)) for base, numbers in groups.items()}
    rated = zip(forms_of, *_frequency_and_difficulty(forms_of, lexicon), strict=True)
    kept: list[tuple[float, int, str]] = [
        (-min(max(difficulty, EASIEST), HARDEST), min(map(first.__getitem__, groups[base])), base)
        for base, frequency, difficulty in rated
        if frequency < FUNCTION and base not in FUNCTION_WORDS and len(base) > 1
    ]
    kept.sort()
    places = [place for _, place, _ in kept]
    starts, ends = words.starts[places].tolist(), words.ends[places].tolist()
    bases = [base for _, _, base in kept]
    totals = [sum(map(counts.__getitem__, groups[base])) for base in bases]
    difficulties = [-easiness for easiness, _, _ in kept]
    return tuple(map(ContentWord, bases, map(forms_of.__getitem__, bases), totals, difficulties, starts, ends))


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
    forms_of: dict[str, tuple[str, ...]], lexicon: Lexicon
) -> tuple[list[float], list[float]]:
    """For each base form with its forms, the Zipf frequency of the most frequent one and the L of the easiest one."""
    if not forms_of:
        return [], []
    every = [form for base, forms in forms_of.items() for form in (base, *forms)]
    rows = lexicon.rows(every)
    starts = np.cumsum([0, *(1 + len(forms) for forms in forms_of.values())])[:-1]
    known = rows >= 0
    frequency = np.maximum.reduceat(np.where(known, lexicon.zipf[rows, MODERN], 0.0), starts)
    # A form that the lexicon lacks counts only if it lacks the others too.
    some = np.logical_or.reduceat(known, starts)
    counted = known | ~np.repeat(some, np.diff(starts, append=len(rows)))
    difficulties = np.full(len(every), np.inf)
    difficulties[counted] = word_difficulties(list(compress(every, counted.tolist())), lexicon, rows[counted])
    difficulty = np.minimum.reduceat(difficulties, starts)
    return frequency.tolist(), difficulty.tolist()
