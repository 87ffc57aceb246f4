"""What a trained model says of itself, and the check that it was made for what this program computes."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lexile.errors import UnusableModel
from lexile.estimator.easiness import EasinessScale
from lexile.features.lexicon import COLUMNS
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import EDGES

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The record that training leaves beside the weights.

    `shared_error` is the standard error in L that all passages of one text are taken to have in common; `corpora` gives
    for each file its digest and rows; `figures` what `python -m lexile evaluate` printed.
    """

    inputs: tuple[str, ...]
    frequency_lists: tuple[str, ...]
    band_edges: tuple[float, ...]
    shared_error: float
    teachers: EasinessScale
    seed: int
    date: str
    versions: dict[str, str]
    corpora: dict[str, dict[str, Any]]
    figures: dict[str, Any]


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a model folder.

    Raises:
        UnusableModel: it is missing, damaged, or of a model with other inputs or bands.
    """
    try:
        fields = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for name in ("inputs", "frequency_lists", "band_edges"):
            fields[name] = tuple(fields[name])
        scale = fields["teachers"]
        fields["teachers"] = EasinessScale(
            tuple(scale["eases"]), tuple(scale["measures"]), float(scale["shared"]), float(scale["by_word"])
        )
        manifest = Manifest(**fields)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The model folder {folder.name} has no usable {MANIFEST}. Train the model again."
        raise UnusableModel(message) from error
    for what, theirs, ours in (
        ("inputs", manifest.inputs, PASSAGE_FEATURES),
        ("frequency lists", manifest.frequency_lists, COLUMNS),
        ("band edges", manifest.band_edges, EDGES),
    ):
        if theirs != ours:
            raise UnusableModel(f"The model was trained with other {what} than this program has. Train it again.")
    return manifest


def save_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest beside the weights."""
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
