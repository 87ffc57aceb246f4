"""The manifest of a trained model, checked against the features that this program computes.

Bands are not part of it: the network gives a centre and a spread, and `scale.BANDS` can change without training again.
"""

import json
from dataclasses import asdict, dataclass
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any

from lexile.errors import UnusableModel
from lexile.estimator.easiness import EasinessScale
from lexile.features.lexicon import COLUMNS
from lexile.features.passage import PASSAGE_FEATURES

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record that training leaves beside the weights.

    `features` names the columns of the measure network's input in order, `frequency_lists` those of the lexicon.
    `shared_error` is the standard error in L that all passages of a text are assumed to have in common. `corpora` holds
    the digest and row count of each training file, `figures` the output of `lexile evaluate`.
    """

    features: tuple[str, ...]
    frequency_lists: tuple[str, ...]
    shared_error: float
    easiness_scale: EasinessScale
    seed: int
    date: str
    versions: dict[str, str]
    corpora: dict[str, dict[str, Any]]
    figures: dict[str, Any]


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a model folder.

    Raises:
        UnusableModel: it is missing, damaged, or belongs to a model with other features.
    """
    try:
        fields = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for name in ("features", "frequency_lists"):
            fields[name] = tuple(fields[name])
        scale = fields["easiness_scale"]
        fields["easiness_scale"] = EasinessScale(
            _ascending(scale["easiness_quantiles"]),
            _ascending(scale["measure_quantiles"]),
            _not_negative(scale["shared_variance"]),
            _not_negative(scale["variance_by_word"]),
        )
        fields["shared_error"] = _not_negative(fields["shared_error"])
        manifest = Manifest(**fields)
        for name, kind in (("seed", int), ("date", str), ("versions", dict), ("corpora", dict), ("figures", dict)):
            if not isinstance(fields[name], kind):
                raise TypeError(name)
    except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        message = f"The model folder {folder.name} has no usable {MANIFEST}. Train the model again."
        raise UnusableModel(message) from error
    for what, theirs, ours in (
        ("features", manifest.features, PASSAGE_FEATURES),
        ("frequency lists", manifest.frequency_lists, COLUMNS),
    ):
        if theirs != ours:
            raise UnusableModel(
                f"The model was trained with different {what} from those that this program uses. Train it again."
            )
    return manifest


def _not_negative(value: float) -> float:
    if not 0 <= value < inf:
        raise ValueError
    return float(value)


def _ascending(values: list[float]) -> tuple[float, ...]:
    if len(values) <= 1 or not all(-inf < low <= high < inf for low, high in pairwise(values)):
        raise ValueError
    return tuple(float(value) for value in values)


def save_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest beside the weights."""
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
