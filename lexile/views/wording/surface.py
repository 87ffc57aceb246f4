"""The words around the text to work in: buttons, labels, and what a sentence's card offers."""

from lexile.leveling.word_suggestions import WordSuggestion
from lexile.scale import format_measure
from lexile.views.wording.quantities import about, count_of

SURFACE_WORDS = {
    "edit": "Edit",
    "done": "Done",
    "undo": "Undo",
    "redo": "Redo",
    "easier": "Easier",
    "harder": "harder",
    "hard_word": "hard word",
    "close": "Close",
    "label": (
        "The text. Tab to a sentence, move to others with the up and down arrow keys and to hard words with the left "
        "and right ones, and press Enter to see what makes it easy or hard."
    ),
    "field": "Edit the text. The measure is updated when you pause; press Escape to stop editing.",
}
NO_SUGGESTIONS = "No easier words or splits were found that fit this sentence well."
NO_EASIER_WORD = "No easier word was found that fits this sentence well."
EASIER_WORDS = "Use an easier word:"
SPLIT_LABEL = "Split it:"
SPLIT_DONE = "The sentence was split in two."


def word_label(word: str, difficulty: float) -> str:
    """A hard word with its difficulty.

    >>> word_label("harbor", 1152.0)
    '“harbor” (1150L):'
    """
    return f"“{word}” ({format_measure(difficulty)}):"


def word_title(word: str, difficulty: float) -> str:
    """A hard word with its difficulty, as the title of its card and its tooltip.

    >>> word_title("harbor", 1152.0)
    '“harbor”: estimated 1150L'
    """
    return f"“{word}”: estimated {format_measure(difficulty)}"


def word_count_line(word: str, count: int) -> str:
    """How often a word, given by its base form, is used in the text.

    >>> word_count_line("harbor", 1), word_count_line("harbor", 3)
    ('Used once in this text.', 'Used 3 times in this text, counting all forms of “harbor”.')
    """
    if count == 1:
        return "Used once in this text."
    return f"Used {count_of(count, 'time')} in this text, counting all forms of “{word}”."


def option_title(suggestion: WordSuggestion) -> str:
    """What a replacement means and brings: the tooltip of its button."""
    gain = f"makes the text {about(suggestion.gain)} easier" if suggestion.gain > 0 else "no easier"
    return f"{suggestion.meaning}; {gain}" if suggestion.meaning else gain


def replaced_line(word: str, replacement: str) -> str:
    """What was done, for people who hear the page.

    >>> replaced_line("harbor", "port")
    '“harbor” replaced by “port”.'
    """
    return f"“{word}” replaced by “{replacement}”."
