"""The changes of a draft, and several drafts of one text, as tables."""

from collections.abc import Sequence

import pandas as pd

from lexile.csv_text import escape_formula
from lexile.leveling.draft import DraftEdit
from lexile.leveling.versions import Version
from lexile.scale import format_measure, format_range
from lexile.views.wording.quantities import RANGE_NAME, difference, percentage


def change_table(edits: Sequence[DraftEdit]) -> pd.DataFrame:
    """One row for each change, in reading order."""
    return pd.DataFrame(
        {
            "Made": [edit.made for edit in edits],
            "Before": [escape_formula(edit.before) for edit in edits],
            "After": [escape_formula(edit.after) for edit in edits],
            "Easier by": [difference(edit.gain) for edit in edits],
            "Confidence": [percentage(edit.confidence) for edit in edits],
        }
    )


def version_table(versions: Sequence[Version]) -> pd.DataFrame:
    """One row for each draft: its estimate, and how probable it is that it suits the readers it is for."""
    estimates = [one.after.estimate for one in versions]
    return pd.DataFrame(
        {
            "For readers of": [format_measure(one.level) for one in versions],
            "Estimated": [format_measure(one.measure) for one in estimates],
            RANGE_NAME: [format_range(one.low, one.high) for one in estimates],
            "Suits them": [
                percentage(estimate.mass_between(one.target.low, one.target.high)[1])
                for one, estimate in zip(versions, estimates, strict=True)
            ],
            "Changes": [sum(edit.made for edit in one.edits) for one in versions],
        }
    )
