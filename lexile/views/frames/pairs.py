"""The sentences of a source and of a version of it, side by side."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.csv_text import escape_formula
from lexile.leveling.version_check import VersionCheck


def pair_table(check: VersionCheck) -> pd.DataFrame:
    """One row for each pair in the order of the source; sentences without a counterpart stand alone."""
    source_alone = set(range(len(check.source.sentences)))
    version_alone = set(range(len(check.version.sentences)))
    rows: list[tuple[int, str, str]] = []
    for pair in check.pairs:
        source_alone -= set(pair.source)
        version_alone -= set(pair.version)
        rows.append((pair.source[0], _text(check.source, pair.source), _text(check.version, pair.version)))
    rows += [(number, _text(check.source, (number,)), "") for number in source_alone]
    rows.sort(key=lambda row: row[0])
    rows += [(number, "", _text(check.version, (number,))) for number in sorted(version_alone)]
    return pd.DataFrame(
        {
            "Source": [escape_formula(source) for _, source, _ in rows],
            "Version": [escape_formula(version) for _, _, version in rows],
        }
    )


def _text(analysis: Analysis, numbers: tuple[int, ...]) -> str:
    return " ".join(" ".join(analysis.text_of(analysis.sentences[one].sentence).split()) for one in numbers)
