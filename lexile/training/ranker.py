"""The ranker of replacements, learned from the replacements that people gave for words in sentences."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.leveling.ranker import Ranker


def exported(model: Any) -> Ranker:
    """A model of scikit-learn's histogram gradient boosting as a ranker."""
    roots, feature, threshold, left, right, value = [], [], [], [], [], []
    place = 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        own = np.arange(place, place + len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(place)
        feature.append(np.where(leaf, 0, nodes["feature_idx"]))
        threshold.append(np.where(leaf, 0, nodes["num_threshold"]))
        left.append(np.where(leaf, own, nodes["left"] + place))
        right.append(np.where(leaf, own, nodes["right"] + place))
        value.append(np.where(leaf, nodes["value"], 0))
        place += len(nodes)
    return Ranker(
        np.array(roots),
        np.concatenate(feature).astype(np.int64),
        np.concatenate(threshold).astype(np.float32),
        np.concatenate(left).astype(np.int64),
        np.concatenate(right).astype(np.int64),
        np.concatenate(value).astype(np.float32),
        float(model._baseline_prediction[0, 0]),
    )


_: NDArray[np.float64] | None = None
