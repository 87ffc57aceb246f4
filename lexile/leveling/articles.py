"""Articles: *a* or *an* before a word that is about to be replaced."""

import re

_ARTICLE = re.compile(r"(?<![\w'’-])(an?)(\s+)\Z", re.IGNORECASE)
_LOOK_BACK = 20  # characters: an article and some space
# Spellings that mislead: a vowel letter that sounds like a consonant, and a silent h.
_CONSONANT_SOUND = re.compile(
    r"(?:uni(?![dmn])|unanim|u[bkst][aeiu]|eu|ewe|one\b|once\b|ou?ija|uro|ura|uto)", re.IGNORECASE
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_VOWELS = "aeiou"


def takes_an(word: str) -> bool:
    """Whether *an* goes before a word.

    >>> [takes_an(word) for word in ("apple", "house", "hour", "useful", "unusual", "unit", "unanimous")]
    [True, False, True, False, True, False, False]
    """
    if _SILENT_H.match(word):
        return True
    return word[:1].lower() in _VOWELS and not _CONSONANT_SOUND.match(word)


def article_edit(text: str, start: int, replacement: str) -> tuple[int, int, str] | None:
    """The edit of the article before place `start` that a replacement there needs, or None.

    >>> article_edit("It was an easy task.", 10, "simple")
    (7, 9, 'a')
    """
    match = _ARTICLE.search(text, max(0, start - _LOOK_BACK), start)
    if match is None:
        return None
    wanted = "an" if takes_an(replacement) else "a"
    article = match[1]
    if article.lower() == wanted:
        return None
    if article[0].isupper():
        wanted = wanted.capitalize()
    return match.start(1), match.end(1), wanted
