"""Base forms: the word under which a dictionary lists a form.

Suffixes and irregular forms come from `text.english`. A suffix is taken off only where adding it again, by the rules
of English spelling, gives the form back: *hoping* comes from *hope*, since *hop* would give *hopping*. Of the words
that do, the most frequent one is the base form. `tests/text/test_lemmas.py` compares the result with a lexicon.
"""

import re
from collections.abc import Callable, Iterator

from lexile.text.english import (
    ADVERB,
    ADVERBS_WITHOUT_ADJECTIVE,
    COMPARATIVE,
    IRREGULAR,
    IRREGULAR_PLURALS,
    NEGATION,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    SUPERLATIVE,
    UNINFLECTED,
    VERB_PREFIXES,
)

Frequency = Callable[[str], float | None]
"""The Zipf frequency of a word, or None for a word that is not known."""

_SHORTEST = 3  # letters of a base form; what is shorter is mostly an abbreviation: "ad" for "added"
_RARER = 2.0  # Zipf; "morning" is not a form of "morn", 2.2 rarer. From 1.5 to 2.5 all cutoffs find the gold as well
_ADJECTIVE = 1.5, 2.5  # Zipf; how much rarer than its adverb an adjective may be, and how rare at all
_COMPARED = 1.8  # Zipf; an adjective has both degrees: "supper" has no "suppest"
_ENDINGS = {"s": PLURAL, "ed": PAST, "ing": PARTICIPLE, "est": SUPERLATIVE, "er": COMPARATIVE}
_IRREGULAR_PLURALS = tuple(plural for plural, _ in IRREGULAR_PLURALS)
_FROM_LE = ("ly", "le")  # gently; not among the lexicon's suffixes, which the estimator was trained with
_OTHER_DEGREE = {"er": "est", "est": "er"}
_MOST_APOSTROPHES = 9  # "rock'n'roll's" has three; what has more is no word, and has no base form
_VOWEL = re.compile("[aeiouy]")
# A stem of one syllable that ends in one vowel and one consonant doubles it; one of more syllables may.
_DOUBLES = re.compile(r"(?:[^aeiou]|(?<=q)u)*[aeiouy][^aeiouwxy]")
_MAY_DOUBLE = re.compile(r".*(?:[^aeiou]|qu)[aeiou][^aeiouwxy]|.*[aeiou]l")


def headword(form: str, frequency: Frequency) -> str:
    """The base form of a word in lower case; of an adverb in -ly, the adjective.

    >>> headword("happily", {"happy": 5.0, "happily": 4.0}.get)
    'happy'
    """
    base = lemma(form, frequency)
    if not base.endswith("ly") or base in ADVERBS_WITHOUT_ADJECTIVE:
        return base
    rarer, rarest = _ADJECTIVE
    least = max(rarest, (frequency(base) or 0.0) - rarer)
    adjectives = (base.removesuffix(suffix) + end for suffix, end in (*ADVERB, _FROM_LE) if base.endswith(suffix))
    known = [one for one in adjectives if len(one) >= _SHORTEST and (frequency(one) or 0.0) >= least]
    if not known:
        return base
    adjective = max(known, key=lambda one: frequency(one) or 0.0)
    return IRREGULAR.get(adjective, adjective)


def lemma(form: str, frequency: Frequency) -> str:
    """The base form of a word in lower case, or the word itself where it has no known base form.

    >>> known = dict.fromkeys(("giant", "stop", "hope", "hop", "line", "quick"), 5.0).get
    >>> [lemma(form, known) for form in ("giants'", "stopped", "hoping", "lines", "children", "quickly")]
    ['giant', 'stop', 'hope', 'line', 'child', 'quickly']
    """
    if "'" in form:
        return _without_clitic(form, frequency) if form.count("'") <= _MOST_APOSTROPHES else form
    if form in IRREGULAR:
        return IRREGULAR[form]
    if form in UNINFLECTED:
        return form
    if "-" in form:
        return _compound(form, frequency)
    return (
        (_prefixed(form, frequency) if form.startswith(VERB_PREFIXES) else None)
        or (_irregular_plural(form, frequency) if form.endswith(_IRREGULAR_PLURALS) else None)
        or next(
            (base for ending in _ENDINGS if form.endswith(ending) and (base := _regular(form, ending, frequency))), form
        )
    )


def _without_clitic(form: str, frequency: Frequency) -> str:
    """The base form of a possessive or a negated verb: giants', didn't."""
    for suffix, replacement in (*POSSESSIVE, *NEGATION):
        if form.endswith(suffix) and len(form) > len(suffix):
            return lemma(form.removesuffix(suffix) + replacement, frequency)
    return IRREGULAR.get(form, form)


def _compound(form: str, frequency: Frequency) -> str:
    """The base form of a hyphenated compound, of which only a plural is undone: by-laws. "Well-known" is a word."""
    first, _, last = form.rpartition("-")
    if last in UNINFLECTED or not last.endswith("s"):
        return form
    return f"{first}-{_regular(last, 's', frequency) or last}"


def _prefixed(form: str, frequency: Frequency) -> str | None:
    """The base form of an irregular verb with a prefix: undertaken."""
    for prefix in VERB_PREFIXES:
        verb = IRREGULAR.get(form.removeprefix(prefix))
        if verb and verb != "be" and form.startswith(prefix) and frequency(prefix + verb):
            return prefix + verb
    return None


def _irregular_plural(form: str, frequency: Frequency) -> str | None:
    """The singular of a word whose stem changes, alone or at the end of a compound: bookshelves."""
    for plural, singular in IRREGULAR_PLURALS:
        base = form.removesuffix(plural) + singular
        # With one letter before it, it is another word: "omen".
        if form.endswith(plural) and len(base) != len(singular) + 1 and frequency(base):
            return base
    return None


def _regular(form: str, ending: str, frequency: Frequency) -> str | None:
    """The most frequent word of which a form may be a regular inflection."""
    other = _OTHER_DEGREE.get(ending)
    if other and (frequency(form.removesuffix(ending) + other) or 0.0) < _COMPARED:
        return None
    least = (frequency(form) or 0.0) - _RARER
    known = [
        (zipf, base)
        for base in base_candidates(form, _ENDINGS[ending])
        if len(base) >= _SHORTEST and (zipf := frequency(base)) and zipf >= least and form in _inflected(base, ending)
    ]
    return max(known)[1] if known else None


def base_candidates(form: str, suffixes: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The words that may be left of a form without its suffix, before anyone looks whether they exist.

    >>> list(base_candidates("stopped", (("ed", ""), ("ed", "e"))))
    ['stopp', 'stop', 'stoppe', 'stop']
    """
    for suffix, replacement in suffixes:
        if form.endswith(suffix):
            stem = form.removesuffix(suffix)
            yield stem + replacement
            if len(stem) > 1 and stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("ick"):  # panicked
                yield stem[:-1]
            if suffix == "ing" and stem.endswith("y"):  # tying
                yield f"{stem[:-1]}ie"


def _inflected(base: str, ending: str) -> tuple[str, ...]:
    """The possible spellings of a word with an ending: s, ed, ing, er or est."""
    last, before = base[-1], base[-2:-1]
    to_i = last == "y" and before not in "aeiou"
    if ending == "s":
        if to_i:
            return (f"{base[:-1]}ies",)
        if base.endswith(("s", "x", "z", "sh")):
            return (f"{base}es", f"{base}{last}es")
        return (f"{base}es", f"{base}s") if base.endswith(("ch", "o")) else (f"{base}s",)
    if not _VOWEL.search(base.removesuffix("e")):  # "thing" is not a form of "the"
        return ()
    if ending == "ing" and base.endswith("ie"):
        return (f"{base[:-2]}ying",)
    if last == "e":
        if ending != "ing":
            # "seed" is not a form of "see", as verbs of one syllable are irregular.
            return (f"{base[:-1]}{ending}",) if before != "e" or _VOWEL.search(base[:-2]) else ()
        return (f"{base}ing",) if before in "eoy" else (f"{base[:-1]}ing", f"{base}ing")
    if to_i and ending != "ing":
        return (f"{base[:-1]}i{ending}",)
    if base.endswith("ic"):
        return (f"{base}k{ending}",)
    doubled = f"{base}{last}{ending}"
    if _DOUBLES.fullmatch(base):
        return (doubled,)
    return (f"{base}{ending}", doubled) if _MAY_DOUBLE.fullmatch(base) else (f"{base}{ending}",)
