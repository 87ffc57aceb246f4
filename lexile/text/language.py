"""Whether a text is English: the only language that the estimator learned from."""

import re
from functools import cache
from importlib import import_module
from typing import Any

from lexile.text.words import WORD

# The forty or so words that hold English sentences together; other languages share hardly any of them.
_ENGLISH = frozenset(
    """the of and to in is was that it he she you for on with as his her they at be this have from or had by not but
    are were what all we when your can said there an which their if will each do how up out them then so some would
    him into has more two my who been its now did get no me our i""".split()
)
_SURE = 0.7  # probability of a language that is told by its name
_SURELY_ENGLISH = 0.95  # probability of English where hardly any small word tells of it: an abstract, a recipe
_SAMPLE = 20_000  # characters from each of the start, the middle and the end
_ENOUGH = 25  # words; fewer may be English with none of these: "Run! Stop. No."
_LEAST_SHARE = 0.18  # English prose has 0.35 to 0.55 (its leanest news and lists 0.2), others under 0.1
_FOREIGN_WORDS = 25  # of a paragraph; a shorter one may be a quotation or a list of names
_FOREIGN_SHARE = 0.05
_HEAD = 60  # characters, and an eighth of the paragraph's
_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "nb": "Norwegian", "nn": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
_FOREIGN_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")


def is_english(text: str) -> bool:
    """Whether a text is English, as its small words tell, or else the spelling of the others.

    A few words are given the benefit of the doubt.

    >>> is_english("The dog ran to the door and barked at it."), is_english("Собака побежала к двери.")
    (True, False)
    """
    sample = _sample(text)
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(sign.isalpha() for sign in sample)
    if letters and len(_FOREIGN_LETTER.findall(sample)) > letters / 2:
        return False
    share = sum(word in _ENGLISH for word in words) / max(len(words), 1)
    if share >= _LEAST_SHARE or (len(words) < _ENOUGH and share >= _LEAST_SHARE / 2):
        return True
    code, probability = _identifier().classify(sample)
    if code == "en":
        return probability > _SURELY_ENGLISH or len(words) < _ENOUGH
    return len(words) < _ENOUGH and probability <= _SURE


def is_foreign(text: str) -> bool:
    """Whether a paragraph, as `clean_text` leaves it, is in another language: so clearly that it must not be measured.

    >>> german = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand. "
    >>> is_foreign(german), is_foreign(german * 2)
    (False, True)
    """
    most = text.count(" ") + 1
    if most < _FOREIGN_WORDS:
        return False
    # As a rule, the first words are English enough for all; the last of them may be cut off.
    head = text[: len(text) // 8 + _HEAD].lower().split()[:-1]
    if sum(map(_ENGLISH.__contains__, head)) >= _FOREIGN_SHARE * most:
        return False
    words = text.lower().split()
    if sum(map(_ENGLISH.__contains__, words)) >= _FOREIGN_SHARE * len(words):
        return False
    return language_of(text) not in (None, "English")


def language_of(text: str) -> str | None:
    """The name of the language that a text is most probably in, or None where that cannot be told.

    >>> language_of("Der Hund lief schnell zur Tür und bellte, weil jemand draußen stand.")
    'German'
    """
    code, probability = _identifier().classify(_sample(text))
    return _NAMES.get(code) if probability > _SURE else None


@cache
def _identifier() -> Any:
    # Loaded only once a text does not look English: most pages never need it.
    langid = import_module("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
