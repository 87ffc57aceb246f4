"""The difficulty of words in L, whether the lexicon has them or not.

A word's difficulty is the measure of the sentences that teachers place at the level at which learners meet the word.
`training.word_difficulty` learns it for the words of the lexicon; here stands what follows from them for other words.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lexile.features.lexicon import Lexicon, compound_parts
from lexile.text.english import DERIVATION, DERIVED, PREFIXES

# L; the rarest words of the lexicon that are no names lie on the line 1345 + 32 * letters, with a deviation of 230L.
_UNKNOWN, _BY_LETTER = 1345.0, 32.0
_LETTERS = 20  # at most; a longer form is a misprint or a formula and would leave the scale
# British spellings by the American ones, which most lists have. Only known words count, so that a pair may be wide.
_SPELLINGS = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("ysi", "yzi"), ("ogue", "og"),
    ("tre", "ter"), ("bre", "ber"), ("lle", "le"), ("lli", "li"), ("ae", "e"), ("oe", "e"), ("ence", "ense"),
    ("grey", "gray"),
)  # fmt: skip
_DERIVED = tuple(suffix for suffix, _ in DERIVED)  # which `Lexicon.rows` takes off like an inflection
_LONGEST = 100  # characters of a form that is kept
_KNOWN_FORMS = 50_000  # kept from text to text
_SHORTEST = 3  # letters of a part or a stem; shorter ones are found by chance
_SHORTEST_VARIANT = 6  # letters; in shorter words a pair is often no variant: four and for, does and des


def word_difficulties(
    forms: Sequence[str], lexicon: Lexicon, rows: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """The difficulty of each lower-case form in L, shape (forms,); `rows` are those of `Lexicon.rows`, if known.

    A form that the lexicon lacks is as difficult as its base form, its other spelling, or the hardest part of a
    hyphenated compound. A word that is derived or joined from known ones lies halfway between the hardest of these and
    a word of which nothing is known.
    """
    rows = lexicon.rows(forms) if rows is None else rows.copy()
    rows[[form.endswith(_DERIVED) and lexicon.zipf_of(form) is None for form in forms]] = -1
    found = np.where(rows >= 0, lexicon.difficulty[rows], 0.0).astype(np.float64)
    for place in np.flatnonzero(rows < 0).tolist():
        found[place] = _difficulty_of_unlisted(forms[place], lexicon)
    return found


def spelling_variant(form: str, lexicon: Lexicon) -> str | None:
    """The American spelling of a word that is spelled otherwise in Britain, if the lexicon has it."""
    if len(form) >= _SHORTEST_VARIANT or form == "grey":
        for british, american in _SPELLINGS:
            variant = form.replace(british, american) if british in form else form
            if variant != form and lexicon.zipf_of(variant) is not None:
                return variant
    return None


def _difficulty_of_unlisted(form: str, lexicon: Lexicon) -> float:
    unlisted = _unlisted if len(form) <= _LONGEST else _unlisted.__wrapped__  # so that little is kept
    return unlisted(form, lexicon)


@lru_cache(maxsize=_KNOWN_FORMS)
def _unlisted(form: str, lexicon: Lexicon) -> float:
    """The difficulty of a form that the lexicon lacks, and whose base form it lacks."""
    unknown = _UNKNOWN + _BY_LETTER * min(len(form), _LETTERS)
    parts = compound_parts(form)
    if len(parts) > 1:
        return max(_difficulty_of(part, lexicon) for part in parts)
    variant = spelling_variant(form, lexicon)
    if variant is not None:
        return _listed(variant, lexicon)
    nearest = min((max(_listed(part, lexicon) for part in parts) for parts in _formations(form, lexicon)), default=None)
    return unknown if nearest is None else min((nearest + unknown) / 2, unknown)


def _listed(word: str, lexicon: Lexicon) -> float:
    return float(lexicon.difficulty[lexicon.row_of(word)])


def _difficulty_of(form: str, lexicon: Lexicon) -> float:
    """What `word_difficulties` finds for one form, without arrays."""
    derived = form.endswith(_DERIVED) and lexicon.zipf_of(form) is None
    unknown = derived or lexicon.row_of(form) < 0
    return _difficulty_of_unlisted(form, lexicon) if unknown else _listed(form, lexicon)


def _formations(form: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """What a form may be made of: a known stem, or two known words."""
    known = lexicon.zipf_of
    for suffix, replacement in DERIVATION:
        if form.endswith(suffix):
            stem = form.removesuffix(suffix) + replacement
            if len(stem) >= _SHORTEST and known(stem) is not None:
                yield (stem,)
    for prefix in PREFIXES:
        stem = form.removeprefix(prefix)
        if stem != form and len(stem) >= _SHORTEST and known(stem) is not None:
            yield (stem,)
    for cut in range(_SHORTEST, min(len(form), _LETTERS) - _SHORTEST + 1):
        first, second = form[:cut], form[cut:]
        if known(first) is not None and known(second) is not None:
            yield first, second
