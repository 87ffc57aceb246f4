"""The words around the text to work in: buttons, labels, and what a sentence's card offers."""

from lexile.leveling.word_suggestions import WordSuggestion
from lexile.scale import format_measure
from lexile.views.wording.quantities import about

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
        "The text. Tab to a sentence, move with the arrow keys, and press Enter to see what makes it easy or hard."
    ),
    "field": "Edit the text. The measure is updated when you pause; press Escape to stop editing.",
}
NO_SUGGESTIONS = "No easier words or splits that fit this sentence well were found."
SPLIT_LABEL = "Split it:"
SPLIT_DONE = "The sentence is split in two."


def word_label(word: str, difficulty: float) -> str:
    """A hard word with its difficulty.

    >>> word_label("harbor", 1152.0)
    '“harbor” (1150L):'
    """
    return f"“{word}” ({format_measure(difficulty)}):"


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
