"""What a careful reader of the page wants to know of the estimate: how it is made, how good it is, where it fails.

Every figure comes from the model's manifest, where the command that evaluates the model put it.
"""

from typing import Any

import pandas as pd

from lexile.estimator.distribution import RANGE
from lexile.estimator.manifest import Manifest
from lexile.views.wording.headline import share

HOW = (
    "A text is cleaned of what is no prose and cut into passages of 125 words or more. Of each passage the program "
    "counts how long its sentences are and how frequent its words, and a small neural network, trained on passages "
    "with a published Lexile band, answers with a distribution over the scale. Measure, range and band probabilities "
    "are read from that one distribution, so they cannot contradict each other. What teachers would judge comes from "
    "a second network, which also reads the passage with a small language model; sentences and words from a third, "
    "trained on sentences that teachers of English put into levels."
)
LIMITS = (
    "Below 100 words the range is much wider; a sentence by itself is judged by labels made for learners of English.",
    "Below 400L and above 1600L there was little to learn from: estimates there lean to the middle.",
    "Verse, plays, lists, tables and pupils' own writing were not learned; only English is measured.",
    "A measure tells of sentences and words, not of ideas, of what a reader knows already, or of interest.",
    "It must not be used to place or grade a person, or to label a book with a measure.",
)
STORED = (
    "Nothing. A text is held in this server's memory while the page is open and for at most twenty minutes after, so "
    "that going back to it is quick; then it is gone. There is no account, no cookie that follows you, no statistics, "
    "and the page asks no other server for anything."
)


def accuracy_lines(manifest: Manifest) -> list[str]:
    """How good the estimates are on authors that the network never saw, one figure a line."""
    figures = manifest.figures
    own = figures["table"][0]
    bands = figures["band_calibration"]
    return [
        f"Tested on {figures['rows']:,} passages by authors that the network had not seen.",
        f"The estimate lies within one 200L band of the published one in {share(own['within_one'])} of them, and in "
        f"the very band in {share(own['exact'])}.",
        f"Its usual error is {own['rmse']:.0f}L (root mean square, against the middle of a 200L band: a perfect "
        "estimator would show 58L).",
        f"The {RANGE:.0%} range held the published value {figures['coverage']:.0%} of the time.",
        f"The most probable of the five bands was right {share(bands['accuracy'])} of the time.",
        *_further_lines(figures),
    ]


def _further_lines(figures: dict[str, Any]) -> list[str]:
    """Teachers' judgement and single sentences."""
    ours, *formulas = figures["teachers"]["table"]
    best = max(formulas, key=lambda row: float(row["r"]))
    ranks = figures["sentences"].values()
    return [
        f"With teachers' judgement of the same passages it agrees at r {ours['r']:.2f}; the best of the formulas, "
        f"{best['name']}, at r {best['r']:.2f}.",
        "Single sentences are ranked as teachers of English rank them at "
        f"{min(row['spearman'] for row in ranks):.2f} to {max(row['spearman'] for row in ranks):.2f} (Spearman's "
        "correlation), by the kind of text.",
    ]


def accuracy_table(manifest: Manifest) -> pd.DataFrame:
    """This estimator beside the formulas that people know, on the same passages."""
    rows = manifest.figures["table"]
    return pd.DataFrame(
        {
            "On the same passages": [row["name"][0].upper() + row["name"][1:] for row in rows],
            "Usual error": [f"{row['rmse']:.0f}L" for row in rows],
            "Within one band": [share(row["within_one"]) for row in rows],
        }
    )


def length_table(manifest: Manifest) -> pd.DataFrame:
    """How the error grows for texts below a passage's length."""
    rows = manifest.figures["pieces"]
    return pd.DataFrame(
        {
            "Words": [f"{row['words'][0]} to {row['words'][1]}" for row in rows],
            "Usual error": [f"{row['rmse']:.0f}L" for row in rows],
            f"{RANGE:.0%} range held": [f"{row['coverage']:.0%}" for row in rows],
        }
    )


def made_line(manifest: Manifest) -> str:
    """When the model was made."""
    return f"The model was made on {manifest.date}; model/README.md in the program's folder tells all of it."
