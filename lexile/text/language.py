"""Whether a text is English, the only language that the estimator was trained on.

English is recognized by its function words; only a text with few of them is given to a statistical identifier.
"""

import re
from collections import Counter
from functools import cache
from importlib import import_module
from typing import Any

from lexile.text.english import ENGLISH_MARKERS, FIRST_WORDS, FOREIGN_MARKERS
from lexile.text.words import WORD

# The cutoffs were set on English prose, news and lists, and on other languages (tests/cases/languages.json).
_LEAST_SHARE = 0.18  # of markers among the words: English prose has 0.35 to 0.55, lean news 0.2, others under 0.1
_ENOUGH = 25  # words; fewer may be English without any marker: "Run! Stop. No."
_SURELY_ENGLISH = 0.95  # probability of English that makes up for missing markers: an abstract, a recipe
# Of a pre-primer's words, half and more are in the list or are markers; of other languages' at most a tenth are.
_FIRST_READER = 0.5
_SURE = 0.7  # probability of a language that is reported by name
_SAMPLE = 20_000  # characters each from the start, the middle and the end of a long text
_FOREIGN_WORDS = 25  # a shorter foreign paragraph may be a list of names
_FOREIGN_SENTENCE = 8  # words of a shorter one that is left out for its accents and its markers
_FOREIGN_SHARE = 0.05  # of markers; a paragraph with more is English
# Share of a language's markers from which the identifier, which takes 70 MB and half a second to load, need not be
# asked: French in novels has 0.3 to 0.5.
_PLAIN_SHARE = 0.2
_HEAD = 60  # characters, besides an eighth of the paragraph, which mostly have enough markers for all of it
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
_TOKEN = re.compile(r"\S+")
_MARKERS = ENGLISH_MARKERS.union(*FOREIGN_MARKERS.values())
_FOREIGN_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")


def is_english(text: str) -> bool:
    """Whether a text is English, by its function words or else by its spelling; a very short text mostly passes.

    >>> is_english("The dog ran to the door and barked at it."), is_english("Собака побежала к двери.")
    (True, False)
    """
    sample = _sample(text)
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(map(str.isalpha, sample))
    if letters and len(_FOREIGN_LETTER.findall(sample)) > letters / 2:
        return False
    share = sum(word in ENGLISH_MARKERS for word in words) / max(len(words), 1)
    if share >= _LEAST_SHARE or (len(words) < _ENOUGH and share >= _LEAST_SHARE / 2):
        return True
    code, probability = _identifier().classify(sample)
    if code == "en":
        return probability > _SURELY_ENGLISH or len(words) < _ENOUGH or _is_first_reader(words)
    return len(words) < _ENOUGH and probability <= _SURE


def _is_first_reader(words: list[str]) -> bool:
    """Whether a text consists mostly of the words with which children learn to read: "Look, look. See Dot run." """
    known = sum(
        word in ENGLISH_MARKERS or word in FIRST_WORDS or word.removesuffix("s") in FIRST_WORDS for word in words
    )
    return known >= _FIRST_READER * len(words)


def is_foreign(text: str) -> bool:
    """Whether a cleaned paragraph is clearly in another language, so that it must not be measured.

    >>> german = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand. "
    >>> is_foreign(german), is_foreign("Der Hund bellte."), is_foreign("La dolce vita, a café on the Champs-Élysées.")
    (True, False, False)
    """
    words_at_most = text.count(" ") + 1
    if words_at_most < (_FOREIGN_SENTENCE if not text.isascii() else _FOREIGN_WORDS):
        return False
    # Mostly the first words alone have enough markers; the last of them may be cut off.
    head = text[: len(text) // 8 + _HEAD].lower().split(" ")[:-1]
    if sum(map(ENGLISH_MARKERS.__contains__, head)) >= _FOREIGN_SHARE * words_at_most:
        return False
    counts = Counter(token[0] if token[0] in _MARKERS else "" for token in _TOKEN.finditer(text.lower()))
    words = counts.total()
    if _occurrences(counts, ENGLISH_MARKERS) >= _FOREIGN_SHARE * words:
        return False
    if any(_occurrences(counts, markers) >= _PLAIN_SHARE * words for markers in FOREIGN_MARKERS.values()):
        return words >= _FOREIGN_SENTENCE
    return words >= _FOREIGN_WORDS and language_of(text) not in (None, "English")


def _occurrences(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in words if word in counts)


def language_of(text: str) -> str | None:
    """The name of the language that a text is most probably in, or None where none is probable enough.

    >>> language_of("Der Hund lief schnell zur Tür und bellte, weil jemand draußen stand.")
    'German'
    """
    code, probability = _identifier().classify(_sample(text))
    return _NAMES.get(code) if probability > _SURE else None


@cache
def _identifier() -> Any:
    # Loaded when a text does not look English, which most sessions never need.
    langid = import_module("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
