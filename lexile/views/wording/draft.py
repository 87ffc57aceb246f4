"""A draft in words: what was reached, what each change does, and what is left to do by hand."""

from lexile.analysis import Analysis
from lexile.leveling.draft import DraftEdit, EditKind
from lexile.leveling.targets import Target, distance
from lexile.scale import format_measure
from lexile.views.wording.quantities import about, count_of, percentage
from lexile.views.wording.targets import target_name

DRAFT_WORDS = {
    "label": "Original and draft. Tab to a change and press Enter to undo it, make it or choose another.",
    "views": "How to show the draft",
    "both": "Side by side",
    "one": "In one text",
    "original": "Original",
    "draft": "Draft",
    "removed": "removed",
    "added": "added",
    "offered": "suggested, not made",
    "close": "Close",
}
UNDO_LABEL, MAKE_LABEL = "Undo this change", "Make this change"
_KINDS = {
    EditKind.WORD: "An easier word",
    EditKind.PHRASE: "A plainer phrase",
    EditKind.SPLIT: "A sentence split",
    EditKind.GLOSS: "A term explained",
}


def draft_line(before: Analysis, after: Analysis, target: Target, made: int) -> str:
    """What a draft has reached: both measures, and the probability of the target."""
    probability = percentage(after.estimate.mass_between(target.low, target.high)[1])
    changes = count_of(made, "change") if made else "no change"
    return (
        f"Estimated {format_measure(before.estimate.measure)} → {format_measure(after.estimate.measure)} with "
        f"{changes}. The probability that it is within {target_name(target)} is {probability}."
    )


def other_target_line(target: Target) -> str:
    """That a draft was made for another target than the one that is chosen now."""
    return f"The draft that is shown was made for {target_name(target)}. Make another one for this target."


def still_to_do_line(after: Analysis, target: Target, hard: int) -> str:
    """How far a draft is from its target, and what to do about it; empty if it is there."""
    gap = distance(after.estimate.measure, target)
    if gap <= 0:
        return ""
    line = f"The draft is still {about(gap)} above the target."
    return f"{line} Rewrite these {count_of(hard, 'sentence')} by hand, hardest first:" if hard > 1 else line


def change_title(edit: DraftEdit) -> str:
    """What kind of change it is, and whether it is made.

    >>> change_title(DraftEdit(EditKind.WORD, ((0, 9, "bought"),), "purchased", "bought", 0.9, made=True))
    'An easier word: made'
    """
    return f"{_KINDS[edit.kind]}: {'made' if edit.made else 'suggested, not made'}"


def change_tooltip(edit: DraftEdit) -> str:
    """A change in one line.

    >>> change_tooltip(DraftEdit(EditKind.WORD, ((0, 9, "bought"),), "purchased", "bought", 0.9, made=True))
    '“purchased” became “bought”'
    >>> change_tooltip(DraftEdit(EditKind.WORD, ((0, 9, "bought"),), "purchased", "bought", 0.5))
    'Suggested: “bought” for “purchased”'
    """
    if edit.kind is EditKind.SPLIT:
        return f"Split: “{edit.after}”" if edit.made else f"Could be split: “{edit.after}”"
    if edit.made:
        return f"“{edit.before}” became “{edit.after}”"
    return f"Suggested: “{edit.after}” for “{edit.before}”"


def change_lines(edit: DraftEdit) -> list[str]:
    """What a change does: its wording, meaning, effect and confidence."""
    confidence = f"confidence {percentage(edit.confidence)}"
    effect = f"Makes the text {about(edit.gain)} easier" if edit.gain > 0 else "Hardly changes the measure"
    said = change_tooltip(edit)
    lines = [said if said.endswith(".”") else f"{said}."]
    if edit.meaning:
        lines.append(f"Meaning here: {edit.meaning.removesuffix('.')}.")
    if not edit.means_the_same:
        lines.append("This word is broader or narrower than the one it replaces, so it does not mean quite the same.")
    return [*lines, f"{effect}; {confidence}."]
