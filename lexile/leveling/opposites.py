"""Words and their opposites, where exchanging them turns a statement round: rise and fall, north and south."""

# Pairs of groups; each word of one is an opposite of each of the other. The project's own: words that a paraphrase
# seldom exchanges by turning its sentence round, as "before" and "after", "larger" and "smaller" often are.
_GROUPS = (
    ("increase rise grow raise gain climb expand", "decrease fall drop decline shrink lower reduce diminish sink"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("left", "right"),
    ("hot warm hotter warmer", "cold cool colder cooler"),
    ("male man men boy husband father son brother king", "female woman women girl wife mother daughter sister queen"),
    ("win won victory", "lose lost defeat"),
    ("always", "never"),
    ("safe", "dangerous unsafe"),
    ("legal allow permit", "illegal forbid ban"),
    ("rich wealthy", "poor"),
    ("true", "false untrue"),
    ("maximum most", "minimum least"),
    ("summer", "winter"),
    ("success succeed", "failure fail"),
    ("easy", "difficult hard"),
    ("early", "late"),
    ("day", "night"),
    ("import", "export"),
    ("acid", "alkali"),
    ("positive", "negative"),
    ("inside indoors", "outside outdoors"),
    ("ancient old", "modern"),
    ("sunrise dawn", "sunset dusk"),
    ("birth", "death"),
    ("enemy", "friend ally"),
    ("faster quickly", "slower slowly"),
)
_OPPOSITES: dict[str, frozenset[str]] = {}
for _first, _second in _GROUPS:
    for _ours, _theirs in ((_first, _second), (_second, _first)):
        for _word in _ours.split():
            _OPPOSITES[_word] = _OPPOSITES.get(_word, frozenset()) | frozenset(_theirs.split())


def opposites_of(word: str) -> frozenset[str]:
    """The opposites of a base form, if it is one of the words that a paraphrase should not turn round.

    >>> sorted(opposites_of("northern"))
    ['south', 'southern']
    """
    return _OPPOSITES.get(word, frozenset())
