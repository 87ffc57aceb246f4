"""What the easiness network learns from: ratings mixed with a kernel machine's predictions, and passages of books.

A kernel machine that also sees each passage as a large encoder does agrees better with the ratings of held-out authors
than the network, but would have to carry the whole corpus and that encoder with it. So the network learns its answers:
a rating is mixed with the prediction from other authors' ratings, and passages that nobody rated get the prediction
alone (knowledge distillation; model/LOG.md).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

from lexile.documents import document_from_text
from lexile.estimator.easiness import easiness_features, passage_texts
from lexile.estimator.encoder import Encoder
from lexile.estimator.estimator import passage_bounds
from lexile.features.lexicon import Lexicon
from lexile.features.passage import PASSAGE_FEATURES, passage_features
from lexile.features.sentence import SENTENCE_FEATURES, find_names, sentence_features
from lexile.text.cleaning import clean
from lexile.text.passages import split_passages
from lexile.text.sentences import segment
from lexile.training.soft_labels import gaussian_kernel, standardized

Array = NDArray[np.float32]
# In root mean square standard deviations over the features of a block; 1.2 and 2.5 agreed less with held-out ratings.
_LENGTH_SCALE = 1.8 * np.sqrt(0.5)
_NOISE = 0.35  # variance of a rating, as a share of the kernel's; 0.1 and 0.6 agreed less
_COUNTED = len(PASSAGE_FEATURES) + len(SENTENCE_FEATURES)
_MEANS = 4  # of either encoder: two means over each of two layers
BOOK_PASSAGES = 240  # of each book, evenly spaced


@dataclass(frozen=True, slots=True, eq=False)
class KernelMachine:
    """Ridge regression with a Gaussian kernel (Rasmussen and Williams, 2006, section 2.2), fitted to ratings."""

    known: Array
    coefficients: NDArray[np.float64]
    mean: float

    def predict(self, others: Array) -> NDArray[np.float64]:
        """The easiness of rows with these features (rows, features), shape (rows,)."""
        return np.asarray(gaussian_kernel(others, self.known) @ self.coefficients + self.mean)


def fit_kernel_machine(features: Array, easiness: Array, weights: Array) -> KernelMachine:
    """The machine for rows with these features (rows, features), ratings and weights, both (rows,)."""
    mean = float(np.average(easiness, weights=weights))
    kernel = gaussian_kernel(features, features).astype(np.float64)
    kernel[np.diag_indices(len(kernel))] += _NOISE / weights
    coefficients = cho_solve(cho_factor(kernel, lower=True, overwrite_a=True), easiness - mean)
    return KernelMachine(features, coefficients, mean)


def scaled_features(features: Array, like: Array, embeddings: Array) -> Array:
    """What the kernel machine sees of passages, shape (passages, features + directions): blocks of equal influence.

    They are what is counted, and each mean over a layer of either encoder.

    Args:
        features: those of the easiness network, shape (passages, features).
        like: features of the passages to learn from, for their mean and spread, shape (others, features).
        embeddings: what a large encoder makes of the passages (`embeddings.py`), shape (passages, directions).
    """
    encoded = (features.shape[1] - _COUNTED) // _MEANS
    sizes = np.repeat([_COUNTED, encoded], [_COUNTED, features.shape[1] - _COUNTED])  # of each feature's block
    columns = standardized(features, like) / np.sqrt(sizes)
    blocks = 1 + _MEANS + (_MEANS if embeddings.shape[1] else 0)
    scale = _LENGTH_SCALE * np.sqrt(blocks)
    return np.asarray(np.concatenate([columns, embeddings], axis=1) / scale, dtype=np.float32)


def out_of_fold_easiness(features: Array, easiness: Array, weights: Array, folds: NDArray[np.int64]) -> Array:
    """The easiness of each excerpt as predicted from the other folds' ratings, shape (excerpts,).

    With a single fold, it is the rating itself. `features` (excerpts, features) are scaled; the others (excerpts,).
    """
    predicted = easiness.astype(np.float32)
    for fold in np.unique(folds).tolist():
        held_out = folds == fold
        if not held_out.all():
            machine = fit_kernel_machine(features[~held_out], easiness[~held_out], weights[~held_out])
            predicted[held_out] = machine.predict(features[held_out])
    return predicted


def book_passages(books: list[str], lexicon: Lexicon, encoder: Encoder) -> tuple[Array, list[str]]:
    """Features, shape (passages, features), and texts of passages of books: `BOOK_PASSAGES` of each, or all."""
    found, texts = [], []
    for book in books:
        text = segment(clean(document_from_text(book)))
        passages = split_passages(text)
        chosen = np.unique(np.linspace(0, len(passages) - 1, BOOK_PASSAGES).astype(int)).tolist()
        bounds = passage_bounds(text, passages)
        of_sentences = sentence_features(text, find_names(text, lexicon))
        of_passages = passage_features(text, bounds, lexicon)
        found.append(easiness_features(text, bounds, of_passages, of_sentences, chosen, encoder))
        texts += passage_texts(text, bounds, chosen)
    return np.concatenate(found), texts
