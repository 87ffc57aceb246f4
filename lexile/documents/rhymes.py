"""Whether lines rhyme, by how their last words are spelled.

Where every line of a verse is a sentence, only rhyme tells it from a first reader.
Spelling does not tell that "shoe" rhymes with "two"; half of the lines of a poem are enough to know it.
"""

import re

# Endings that sound the same, as spelled; what is not here must be spelled the same from its last vowel on.
_SAME = tuple(
    tuple(group.split())
    for group in """
    ight ite eight | ee ea me he be we she key ie | y igh ie eye uy | ay ey eigh | ow o oe ough ew | oad ode owed
    ewed oed | ood ould | air are ear ere eir | eer ear ere ier | ore oor our oar or ar | eat eet ete | eed ead ede
    | ead ed aid | een ean ene ine | eep eap | ain ane ein eign | ail ale eil | aid ade ayed eyed | ait ate eat |
    aze aise ays eys | eel eal | eam eem eme | ease eeze ees eas ies | ide ied yed ied | ime yme imb | ise ize ies
    yes ighs | ire igher yre | oke oak olk | ole oal oll oul owl | ome oam omb | one oan own ewn | ose ows oes oze |
    oot ute uit | oo ue ew oe ou wo o | oon une | ool ule | oom omb ume | all awl aul | ought aught ort ot | urn
    earn ern | ir er ur or | ird erd urd eard ord | irt urt ert | un on one onne | ung ong | um ome omb umb | ove uv
    | ight yte | ace ase | ack ac | ound owned | oun own | out oubt | ouse owse | our ower | ock oc | and anned
    """.split("|")
)
_LAST_WORD = re.compile(r"([a-z]{1,20}+)[^a-z]{0,20}$")
_ENDING = re.compile(r"(?<![aeiouy])[aeiouy]++[^aeiouy]*+(?:e[ds]?)?$")
_REACH = 3  # lines; rhymes stand in pairs, or every second or third line
_SHARE = 0.5  # of the lines


def rhymes(lines: list[str]) -> bool:
    """Whether at least half of the lines rhyme with one near them.

    >>> rhymes(["His name is Parr: he says that he", "Is given bread and milk for tea."])
    True
    """
    words = [found[1] if (found := _LAST_WORD.search(line.lower()[-40:])) else "" for line in lines]
    rhyming: set[int] = set()
    for index, word in enumerate(words):
        for other in range(index + 1, min(index + 1 + _REACH, len(words))):
            if _sound_alike(word, words[other]):
                rhyming |= {index, other}
    return len(rhyming) >= _SHARE * len(lines) and len(rhyming) >= 2


def _sound_alike(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return False
    if _ending(one) == _ending(other):
        return True
    return any(any(one.endswith(end) for end in group) and any(other.endswith(end) for end in group) for group in _SAME)


def _ending(word: str) -> str:
    found = _ENDING.search(word)
    return found[0] if found else word
