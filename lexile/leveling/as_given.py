"""A draft in the text as it was given, with its headings, lists and whatever else is not measured."""

from collections.abc import Iterable
from dataclasses import replace

from lexile.analysis import Analysis
from lexile.explain.placement import given_text, place_in
from lexile.leveling.draft import Draft, DraftEdit, made_text


def as_given(draft: Draft, text: str = "") -> Draft:
    """The draft with its edits in `text`, or in the text of the document's blocks if that is empty.

    What was measured stays as it was: `before`, `after` and the probability are those of the prose.
    """
    source = text.replace("\r\n", "\n").replace("\r", "\n") or given_text(draft.before)
    edits = placed_edits(draft.before, source, draft.edits)
    return replace(draft, source=source, text=made_text(source, edits), edits=edits)


def placed_edits(analysis: Analysis, text: str, edits: Iterable[DraftEdit]) -> tuple[DraftEdit, ...]:
    """Edits of the measured text as edits of `text`, from which it was read; one that has no place there is dropped."""
    placement = place_in(analysis, text)
    placed = []
    for edit in edits:
        places = [placement.place_of_edit(start, end, analysis.text) for start, end, _ in edit.edits]
        spans = [(*place, new) for place, (_, _, new) in zip(places, edit.edits, strict=True) if place is not None]
        if len(spans) == len(edit.edits):
            placed.append(replace(edit, edits=tuple(spans)))
    return tuple(placed)
