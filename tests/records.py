"""Records as programs get them, for tests to look into."""

from collections.abc import Iterator
from typing import Any

from lexile.analysis import Analysis
from lexile.views.export.records import analysis_fields


def analysis_record(analysis: Analysis) -> dict[str, Any]:
    """The whole analysis with lists in place of what is written as it goes."""
    fields = analysis_fields(analysis)
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in fields.items()}
