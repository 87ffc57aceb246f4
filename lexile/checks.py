"""Checks: texts that cannot be estimated are refused here, with a sentence to act on."""

from lexile.cautions import SHORT_TEXT_WORDS
from lexile.documents.limits import MAX_WORDS
from lexile.errors import AnotherLanguage, EmptyText, TooLarge
from lexile.text.language import is_english, language_of
from lexile.text.sentences import SegmentedText


def check_words(text: SegmentedText, least: int) -> None:
    """Refuse a text with too few words, or too many.

    Raises:
        EmptyText: it has no words, or fewer than `least`.
        TooLarge: it has more than `MAX_WORDS`.
    """
    count = len(text.words)
    if not count and text.left_out:
        reasons = ", ".join(dict.fromkeys(part.reason for part in text.left_out))
        raise EmptyText(f"There is no sentence to measure here, only text that is left out: {reasons}.")
    if not any(any(character.isalpha() for character in form) for form in text.words.forms):
        raise EmptyText("There are no words to measure here. Type or paste some sentences of English text.")
    if count < least:
        words = "is only 1 word" if count == 1 else f"are only {count} words"
        raise EmptyText(
            f"There {words} here: too little to estimate. Give at least a sentence; {SHORT_TEXT_WORDS} words or more "
            "are best."
        )
    if count > MAX_WORDS:
        raise TooLarge(
            f"This text has {count:,} words; at most {MAX_WORDS:,} can be measured at once. Split it into parts."
        )


def check_english(text: str) -> None:
    """Refuse a text in another language.

    Raises:
        AnotherLanguage: it is not English; the message names the language if it is clear.
    """
    if not is_english(text):
        language = language_of(text)
        what = f"to be {language}" if language not in (None, "English") else "to be in another language"
        raise AnotherLanguage(
            f"This text seems {what}. Only English can be estimated: a measure of anything else would mean nothing."
        )
