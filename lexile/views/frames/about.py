"""The accuracy of the estimator as tables."""

import pandas as pd

from lexile.estimator.manifest import Manifest
from lexile.views.wording.quantities import RANGE_NAME, percentage


def accuracy_table(manifest: Manifest) -> pd.DataFrame:
    """This estimator and the readability formulas, evaluated on the same passages."""
    rows = manifest.figures["table"]
    return pd.DataFrame(
        {
            "Method": [row["name"][0].upper() + row["name"][1:] for row in rows],
            "Typical error": [f"{row['rmse']:.0f}L" for row in rows],
            "Within one band": [percentage(row["within_one"]) for row in rows],
        }
    )


def error_by_length_table(manifest: Manifest) -> pd.DataFrame:
    """The error for texts that are shorter than a passage."""
    rows = manifest.figures["pieces"]
    return pd.DataFrame(
        {
            "Words": [f"{row['words'][0]} to {row['words'][1]}" for row in rows],
            "Typical error": [f"{row['rmse']:.0f}L" for row in rows],
            f"Within the {RANGE_NAME}": [percentage(row["coverage"]) for row in rows],
        }
    )
