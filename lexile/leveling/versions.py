"""Versions of one text for readers of different measures."""

from dataclasses import dataclass

from lexile.analysis import Analysis
from lexile.leveling.draft import DraftEdit
from lexile.leveling.targets import Target


@dataclass(frozen=True, slots=True)
class Version:
    """A draft for readers of a measure `level` in L, with the analysis of the draft."""

    level: int
    text: str
    edits: tuple[DraftEdit, ...]
    target: Target
    after: Analysis
