"""A second opinion on the level of each labelled sentence, from a kernel machine that saw other sentences' labels only.

One or two teachers gave each label, and another pair would often have given the next one. Where a network learns from
the mean of label and second opinion, it learns less of such chance (model/LOG.md). The machine itself is not served: it
would have to carry every sentence with it.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

Array = NDArray[np.float32]
PARTS = 5  # each is judged by what the other four say
REACH = 0.6  # of the inputs, each as wide as its columns; half and twice as much agreed a little less (model/LOG.md)
OWN = 0.7  # by how much the corpora lie apart
DOUBT = 1.0  # of a label, as a share of the kernel's own width; 0.3 agreed less (model/LOG.md)
_CLIP = 4.0  # deviations of an input


def second_opinions(blocks: list[Array], corpus: NDArray[np.int64], levels: Array, weights: Array, seed: int) -> Array:
    """The level of each sentence as the others' labels have it, shape (sentences,).

    Ridge regression with a Gaussian kernel (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006,
    section 2.2).

    Args:
        blocks: what is known of each sentence, each of shape (sentences, columns); every block counts alike.
        corpus: the number of each one's corpus.
        levels: the labels, in levels of the CEFR.
        weights: how much each label counts.
        seed: of the parts.
    """
    columns = [REACH * _scaled(block) / np.sqrt(block.shape[1]) for block in blocks]
    inputs = np.concatenate([*columns, OWN * np.eye(corpus.max() + 1)[corpus]], axis=1).astype(np.float32)
    part = np.random.default_rng(seed).permutation(len(levels)) % PARTS
    middle = float(np.average(levels, weights=weights))
    opinions = np.zeros(len(levels), dtype=np.float32)
    for number in range(PARTS):
        others, judged = inputs[part != number], inputs[part == number]
        kernel = _kernel(others, others)
        kernel[np.diag_indices(len(kernel))] += DOUBT / weights[part != number]
        shares = cho_solve(cho_factor(kernel, lower=True, overwrite_a=True), levels[part != number] - middle)
        opinions[part == number] = _kernel(judged, others) @ shares + middle
    return opinions


def _scaled(block: Array) -> Array:
    return np.asarray(np.clip((block - block.mean(axis=0)) / (block.std(axis=0) + 1e-6), -_CLIP, _CLIP))


def _kernel(some: Array, others: Array) -> Array:
    squares = (some**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None] - 2 * some @ others.T
    return np.asarray(np.exp(-np.maximum(squares, 0.0) / 2))
