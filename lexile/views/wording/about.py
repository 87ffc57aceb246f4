"""The About section: how the estimate works, how accurate it is, what it cannot do, what happens to a text.

All figures come from the model's manifest, where the command that evaluates the model puts them.
"""

from typing import Any

from lexile.estimator.manifest import Manifest
from lexile.views.wording.quantities import RANGE_NAME, percentage

HOW_IT_WORKS = (
    "Everything that is not running prose is left out, and the text is divided into passages of at least 125 words. "
    "For each passage the program measures how long the sentences are and how common the words; a small neural "
    "network, trained on passages with a published Lexile band, turns this into a probability distribution over the "
    "scale. The measure, its range and the band probabilities all come from this one distribution, so they cannot "
    "contradict each other. What teachers would say comes from a second network, which also reads the passage with a "
    "small language model. The difficulty of sentences comes from a third, trained on sentences that English teachers "
    "sorted by level; that of words was learned from people's ratings and from word lists for learners of English."
)
LIMITATIONS = (
    "Below 100 words the range is much wider. A single sentence is estimated from labels made for learners of English.",
    "There were few texts below 400L and above 1600L to learn from: estimates there lean towards the middle.",
    "Verse, plays, lists, tables and pupils' own writing were not part of the training. Only English can be measured.",
    "A measure reflects sentences and words, not ideas, background knowledge or a reader's interest.",
    "Do not use it to place or grade a person, or to label a book with a measure.",
)
MODEL_LICENCE = (
    "The model is offered for non-commercial use only (Creative Commons BY-NC-SA 4.0), because it was trained on data "
    "that carries such terms. The program itself is under the MIT licence."
)
WHAT_IS_STORED = (
    "Nothing is stored. A text is kept in this server's memory while the page is open and for at most twenty minutes "
    "afterwards; then it is gone. If you reload or leave the page, you have to add the text again. There are no "
    "accounts, no tracking cookies and no statistics about visitors, and the page does not contact any other server."
)


def accuracy_lines(manifest: Manifest) -> list[str]:
    """The accuracy of the estimates for authors the network has never seen, one figure per line."""
    figures = manifest.figures
    own = figures["table"][0]
    bands = figures["band_calibration"]
    return [
        f"Tested on {figures['rows']:,} passages by authors the network had not seen.",
        f"For {percentage(own['within_one'])} of them the estimate is within one 200L band of the published one, and "
        f"for {percentage(own['exact'])} in exactly that band.",
        f"The typical error is {own['rmse']:.0f}L (root mean square, from the middle of a 200L band; even a perfect "
        "estimator would show 58L).",
        f"The {RANGE_NAME} contains the true measure {percentage(figures['coverage'])} of the time, as far as the "
        "published 200L bands can tell.",
        f"The most probable of the five bands was correct {percentage(bands['accuracy'])} of the time.",
        *_other_accuracy_lines(figures),
    ]


def _other_accuracy_lines(figures: dict[str, Any]) -> list[str]:
    """The agreement with teachers about passages, and about single sentences."""
    own, *formulas = figures["teachers"]["table"]
    best = max(formulas, key=lambda row: float(row["r"]))
    ranks = [row["spearman"] for row in figures["sentences"].values()]
    return [
        f"It agrees with teachers' judgements of these passages at r = {own['r']:.2f}; the best of the formulas, "
        f"{best['name']}, at r = {best['r']:.2f}.",
        f"It ranks single sentences much as English teachers do: Spearman's correlation is {min(ranks):.2f} to "
        f"{max(ranks):.2f}, depending on the kind of text.",
    ]


def model_date_line(manifest: Manifest) -> str:
    """When the model was trained, and where to read more."""
    return f"The model was trained on {manifest.date}. For details, see model/README.md in the program's folder."
