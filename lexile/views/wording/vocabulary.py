"""A vocabulary sheet in words."""

from lexile.explain.readers import Readers
from lexile.leveling.vocabulary import VocabularyWord

PARTS_OF_SPEECH = {"n": "noun", "v": "verb", "a": "adjective", "r": "adverb", "": ""}
VOCABULARY_HINT = (
    "Words that are clearly harder than these readers can be expected to know, one line for each word family; those "
    "that matter most to the text come first. Meanings come from this project's glossary of school terms, or else from "
    "WordNet, in the sense that fits the sentence best; check them before you use them. Levels: CEFR-J Wordlist 1.5 "
    "(A1–B2) and Octanove 1.0 (C1, C2)."
)
SOURCES = (
    "Meanings: this project's glossary of school terms, and WordNet 3.1, Princeton University. CEFR levels: CEFR-J "
    "Wordlist 1.5, compiled by Yukio Tono, Tokyo University of Foreign Studies; Octanove Vocabulary Profile C1/C2 1.0, "
    "Octanove Labs, CC BY-SA 4.0."
)
NO_VOCABULARY = "No word of this text is clearly harder than these readers can be expected to know."


def sheet_line(readers: Readers | None, cefr: str | None) -> str:
    """For whom the words are chosen, and how to choose others.

    >>> sheet_line(None, "A2")
    'For learners of English who have reached A2. Choose other readers above under “For whom?”.'
    """
    whom = "readers at the level of the text" if readers is None else readers.name
    if cefr is not None:
        whom = f"learners of English who have reached {cefr}"
    return f"For {whom}. Choose other readers above under “For whom?”."


def level_phrase(word: VocabularyWord) -> str:
    """The CEFR level with the list that says so; empty if none does."""
    return f"{word.level.level} ({word.level.source})" if word.level is not None else ""


def family_phrase(word: VocabularyWord) -> str:
    """The word with its family."""
    return ", ".join((word.word, *word.family))


def note_phrase(word: VocabularyWord) -> str:
    """What else is known of a word."""
    notes = (("key term", word.is_key_term), ("sight word", word.is_sight_word))
    return ", ".join(note for note, holds in notes if holds)
