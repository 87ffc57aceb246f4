"""Soft labels: the level of each labelled sentence as a kernel machine predicts it from the other sentences' labels.

One or two people gave each label, and other people would often have given a neighbouring one. A network that learns
from the mean of label and prediction learns less of that noise (model/LOG.md). The kernel machine itself is not part of
the model: it would have to carry every sentence with it, and the large encoder whose embeddings of them it sees.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

Array = NDArray[np.float32]
FOLDS = 5  # a fifth of the sentences is predicted from the other four
# In root mean square standard deviations over the features of a block. Half and twice as much agreed a little less
# with held-out labels.
LENGTH_SCALE = 1 / 0.6
EMBEDDING_INFLUENCE = 0.5  # of each mean in an embedding, beside a block; 0.25 and 1 made little difference
CORPUS_OFFSET = 0.7  # distance between sentences of different corpora, in length scales; not tuned
NOISE = 1.0  # variance of a label, as a share of the kernel's; 0.3 agreed less
_CLIP = 4.0  # standard deviations of a feature, so that an outlier does not lose all its neighbours


def out_of_fold_soft_labels(
    blocks: list[Array], embeddings: Array, corpus: NDArray[np.int64], levels: Array, weights: Array, seed: int
) -> Array:
    """The level of each sentence as predicted from the other folds' labels, shape (sentences,).

    The prediction is ridge regression with a Gaussian kernel (Rasmussen and Williams, Gaussian Processes for Machine
    Learning, 2006, section 2.2).

    Args:
        blocks: the features of each sentence, in blocks of equal influence; each of shape (sentences, features).
        embeddings: what a large encoder makes of each sentence (`embeddings.py`), shape (sentences, directions).
        corpus: the number of each sentence's corpus, shape (sentences,).
        levels: the labels on the scale of the CEFR, 1 to 6, shape (sentences,).
        weights: the weight of each label, shape (sentences,).
        seed: for the random folds.
    """
    columns = [standardized(block, block) / LENGTH_SCALE / np.sqrt(block.shape[1]) for block in blocks]
    columns += [
        embeddings * np.sqrt(EMBEDDING_INFLUENCE) / LENGTH_SCALE,
        CORPUS_OFFSET * np.eye(corpus.max() + 1)[corpus],
    ]
    features = np.concatenate(columns, axis=1).astype(np.float32)
    fold = np.random.default_rng(seed).permutation(len(levels)) % FOLDS
    mean = float(np.average(levels, weights=weights))
    predicted = np.zeros(len(levels), dtype=np.float32)
    for number in range(FOLDS):
        others, held_out = features[fold != number], features[fold == number]
        kernel = gaussian_kernel(others, others)
        kernel[np.diag_indices(len(kernel))] += NOISE / weights[fold != number]
        coefficients = cho_solve(cho_factor(kernel, lower=True, overwrite_a=True), levels[fold != number] - mean)
        predicted[fold == number] = gaussian_kernel(held_out, others) @ coefficients + mean
    return predicted


def standardized(features: Array, like: Array) -> Array:
    """Features in standard deviations from their mean in `like`, clipped; shape (rows, features)."""
    return np.asarray(np.clip((features - like.mean(axis=0)) / (like.std(axis=0) + 1e-6), -_CLIP, _CLIP))


def gaussian_kernel(some: Array, others: Array) -> Array:
    """The kernel between rows of scaled features, shape (some, others)."""
    squares = (some**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None] - 2 * some @ others.T
    return np.asarray(np.exp(-np.maximum(squares, 0.0) / 2))
