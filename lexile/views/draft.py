"""A draft as data for a browser: the paragraphs of the original with the changes in them."""

from collections.abc import Sequence
from typing import Any

from lexile.leveling.draft import DraftEdit
from lexile.leveling.word_suggestions import WordSuggestion
from lexile.views.wording.draft import MAKE_LABEL, UNDO_LABEL, change_lines, change_title, change_tooltip
from lexile.views.wording.surface import option_title

UNDO, MAKE = -1, -2
"""The options of a change besides its alternatives, which are counted from 0."""


def draft_data(
    source: str,
    edits: Sequence[DraftEdit],
    opened: int | None = None,
    alternatives: Sequence[WordSuggestion] = (),
) -> dict[str, Any]:
    """Paragraphs as lists of pieces: characters that stay, or a change with what stands there before and after."""
    spans = sorted((start, end, new, number) for number, edit in enumerate(edits) for start, end, new in edit.edits)
    pieces: list[dict[str, Any]] = []
    place = 0
    for start, end, new, number in spans:
        if start < place:
            continue
        pieces.append({"text": source[place:start]})
        edit = edits[number]
        while 0 < end < len(source) and source[end - 1].isalnum() and source[end].isalnum():
            new += source[end]  # a change is shown in whole words
            end += 1
        pieces.append(
            {
                "id": number,
                "before": source[start:end],
                "after": new,
                "made": edit.made,
                "title": change_tooltip(edit),
            }
        )
        place = end
    pieces.append({"text": source[place:]})
    is_open = opened is not None and opened < len(edits)
    return {
        "paragraphs": _paragraphs(pieces),
        "opened": opened if is_open else None,
        "card": _card(edits[opened], alternatives) if is_open and opened is not None else None,
    }


def _paragraphs(pieces: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The pieces of each paragraph; a change is never divided."""
    paragraphs: list[list[dict[str, Any]]] = [[]]
    for piece in pieces:
        if "id" in piece:
            paragraphs[-1].append(piece)
            continue
        first, *others = piece["text"].split("\n")
        if first:
            paragraphs[-1].append({"text": first})
        paragraphs += [[{"text": line}] if line else [] for line in others]
    return [paragraph for paragraph in paragraphs if paragraph]


def _card(edit: DraftEdit, alternatives: Sequence[WordSuggestion]) -> dict[str, Any]:
    choice = (
        {"label": UNDO_LABEL, "title": "", "choice": UNDO}
        if edit.made
        else {"label": MAKE_LABEL, "title": "", "choice": MAKE}
    )
    others = [
        {"label": one.text, "title": option_title(one), "choice": number}
        for number, one in enumerate(alternatives)
        if one.text != edit.after
    ]
    return {"title": change_title(edit), "lines": change_lines(edit), "options": [choice, *others]}
