"""Word families: words that a reader who knows one of them nearly knows, such as *erupt*, *erupted* and *eruption*.

Inflected forms are already one word (`text.lemmas`). Here an ending is taken off, and the word joins the family of what
is left if that word is among those given: "number" joins "numb" only in a text that has both.
"""

from collections.abc import Iterable

# An ending, and what may stand in its place; one that ends in another comes before it.
_ENDINGS = (
    ("ification", ("ify",)),
    ("ization", ("ize",)),
    ("isation", ("ise",)),
    ("ication", ("y", "icate")),
    ("ibility", ("ible",)),
    ("ability", ("able",)),
    ("ation", ("e", "", "ate")),
    ("ition", ("e", "ite")),
    ("ption", ("be", "pt")),
    ("ssion", ("t", "d", "ss")),
    ("sion", ("d", "de", "se")),
    ("iness", ("y",)),
    ("fully", ("ful", "")),
    ("ically", ("ic", "ical")),
    ("tion", ("t", "te")),
    ("ment", ("",)),
    ("ness", ("",)),
    ("able", ("", "e", "ate")),
    ("ible", ("", "e")),
    ("ance", ("", "e", "ant")),
    ("ence", ("", "e", "ent")),
    ("ical", ("ic", "y")),
    ("less", ("",)),
    ("ship", ("",)),
    ("ity", ("", "e")),
    ("ily", ("y",)),
    ("ive", ("", "e", "ion")),
    ("ous", ("", "e", "y")),
    ("ful", ("",)),
    ("ism", ("", "ist")),
    ("ist", ("", "y", "e")),
    ("ize", ("", "y")),
    ("ise", ("", "y")),
    ("ant", ("", "e", "ate")),
    ("ent", ("", "e")),
    ("ial", ("", "y", "e")),
    ("al", ("", "e")),
    ("ly", ("", "le")),
    ("er", ("", "e")),
    ("or", ("", "e")),
    ("ic", ("", "e", "y")),
    ("y", ("", "e")),
)
_LEAST = 3  # letters of what is left


def families(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Words (base forms) in families, each in the order given; a family stands where its first word does.

    >>> families(["eruption", "cone", "erupt", "happiness", "happy", "number"])
    [('eruption', 'erupt'), ('cone',), ('happiness', 'happy'), ('number',)]
    """
    given = list(dict.fromkeys(words))
    known = set(given)
    found: dict[str, list[str]] = {}
    for word in given:
        found.setdefault(_root(word, known), []).append(word)
    return [tuple(family) for family in found.values()]


def _root(word: str, known: set[str]) -> str:
    """The word that is left when endings are taken off, as far as it is known; endings only get shorter words."""
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for base in (stem + other for other in others):
                if len(base) >= _LEAST and base != word and base in known and len(base) < len(word):
                    return _root(base, known)
            doubled = stem[:-1] if len(stem) > _LEAST and stem[-1:] == stem[-2:-1] else ""  # "beginner"
            if doubled in known:
                return _root(doubled, known)
    return word
