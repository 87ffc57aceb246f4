"""Words that a prefix or an ending makes deny another: unsafe, impossible, dislike, non-stop, harmless."""

import re

# Beginnings of words that "in", "dis" and their like deny; "invent" and "discover" deny no vent and no cover.
_STEMS = {
    prefix: tuple(stems.split())
    for prefix, stems in (
        (
            "in",
            "abilit accessib accura activ adequa animate appropriate audib capab coheren compar complet conclusive "
            "consisten convenien correct curab decisive definite dependen digestib direct edib effective efficien "
            "equal evitab exact expensive experience flexib formal frequent hospitable human justice offensive organic "
            "secur sensitiv significan solub stab sufficien tangible toleran valid variab visib voluntar",
        ),
        (
            "im",
            "balance material matur measurabl mobil modest moral mortal partial passab patien perfect permeab "
            "personal polite possib practical precise probab proper pur",
        ),
        ("il", "legal legib legitimate litera logical"),
        ("ir", "rational regular relevan replaceab resistib responsib reversib"),
        (
            "dis",
            "advantag agree allow appear approv arm assembl believ belief comfort connect continu courag credit honest "
            "honour honor infect integrat interest like loyal obedien obey order organi own pleas prove qualif regard "
            "respect satisf similar trust united",
        ),
    )
}  # fmt: skip
# "un" denies whatever it stands before, but in these words it is no prefix.
_NO_PREFIX = re.compile(r"un(?:der|i[cfioqstv]|less$|cle|t[io]l?$|guent|dulat)")
_LEAST_REST = 3  # letters after "un" or before "less"
_NO_ENDING = frozenset("unless nevertheless nonetheless regardless bless".split())
_PREFIXES = ("un", "non-", "non", *_STEMS)


def affirmed_by(word: str) -> str:
    """What a word in lower case denies by its prefix or ending, "" if it has none.

    >>> affirmed_by("unsafe"), affirmed_by("impossible"), affirmed_by("harmless"), affirmed_by("uncle")
    ('safe', 'possible', 'harmful', '')
    """
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and _is_denied_by(prefix, rest):
            return rest
    stem = word.removesuffix("ly").removesuffix("less")
    if len(stem) >= _LEAST_REST and word.removesuffix("ly") == f"{stem}less" and word not in _NO_ENDING:
        return f"{stem}ful"
    return ""


def _is_denied_by(prefix: str, rest: str) -> bool:
    if prefix in _STEMS:
        return rest.startswith(_STEMS[prefix])
    return len(rest) >= _LEAST_REST and not _NO_PREFIX.match(prefix + rest)
