"""Interpreters: what is asked of LiteRT, so that its answers can be believed."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lexile.errors import UnusableModel
from lexile.estimator.encoder import LAYERS_FILE, WINDOW
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.estimator.runtime import _interpreted, load_layers


class Interpreter:
    """One that says which it is and what shapes it had."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.number = next(numbers)
        self.shapes: list[tuple[int, ...]] = []

    def get_input_details(self) -> list[dict[str, object]]:
        return [{"index": 0}]

    def get_output_details(self) -> list[dict[str, object]]:
        return [{"index": 1, "name": "output"}]

    def resize_tensor_input(self, place: int, shape: tuple[int, ...]) -> None:
        self.shapes.append(shape)

    def allocate_tensors(self) -> None: ...

    def set_tensor(self, place: int, inputs: NDArray[np.float32]) -> None:
        assert inputs.shape == self.shapes[-1]

    def invoke(self) -> None:
        sizes = [int(np.prod(shape)) for shape in self.shapes]
        assert max(sizes) == sizes[0], "tensors that have grown may give nonsense"

    def get_tensor(self, place: int) -> int:
        return self.number


def test_an_interpreter_never_grows() -> None:
    """A larger input gets a new one; for smaller and equal ones it is kept."""
    numbers = count()
    run = _interpreted(lambda: Interpreter(numbers))
    answers = [int(run(np.zeros((1, rows, 3), np.float32))[0]) for rows in (4, 4, 2, 3, 4, 5, 1, 5, 9)]
    assert answers == [0, 0, 0, 0, 0, 1, 1, 1, 2]


def test_interpreters_made_later_have_the_same_weights(tmp_path: Path) -> None:
    """The folder of a running page may be replaced by a newer one."""
    file = tmp_path / LAYERS_FILE
    file.write_bytes((MODEL_FOLDER / LAYERS_FILE).read_bytes())
    layers = load_layers(file)
    random = np.random.default_rng(3)
    inputs = random.standard_normal((1, WINDOW, 384)).astype(np.float32)
    layers(inputs[:, :7])
    file.unlink()
    again = load_layers(MODEL_FOLDER / LAYERS_FILE)(inputs)
    for one, other in zip(layers(inputs), again, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """When it is loaded, not when it is first used."""
    (tmp_path / LAYERS_FILE).write_bytes(b"TFL3" * 9)
    with pytest.raises(UnusableModel, match=LAYERS_FILE):
        load_layers(tmp_path / LAYERS_FILE)
