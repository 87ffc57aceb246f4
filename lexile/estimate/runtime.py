"""The trained network as a function from inputs to numbers, on LiteRT or, where that is missing, on Keras.

LiteRT costs the page 190 MB and 2 s, full TensorFlow 650 to 700 MB and 8 s (facts.md, section 9).
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel

LITERT_FILE = "network.tflite"
KERAS_FILE = "network.keras"
_ROWS = 2048  # rows in one go: what a whole book needs stays within a few megabytes

Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""Inputs of shape (rows, inputs) to outputs of shape (rows, 2): the centre and the spread of the measure, in L."""


def load_network(folder: Path) -> Network:
    """The network of a model folder, safe to call from many threads at once.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    if find_spec("ai_edge_litert") is not None:
        return load_litert(folder / LITERT_FILE)
    return load_keras(folder / KERAS_FILE)


def load_litert(path: Path) -> Network:
    """The exported network on LiteRT's interpreter."""
    _must_exist(path)
    interpreter_module = import_module("ai_edge_litert.interpreter")
    try:
        interpreter = interpreter_module.Interpreter(model_path=str(path), num_threads=1)
    except (ValueError, RuntimeError) as error:
        raise UnusableModel(f"{path.name} in the model folder is damaged. Train the model again.") from error
    place_in = interpreter.get_input_details()[0]["index"]
    place_out = interpreter.get_output_details()[0]["index"]
    lock = Lock()  # the interpreter keeps its tensors between the calls: one caller at a time

    def network(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        with lock:
            interpreter.resize_tensor_input(place_in, inputs.shape)
            interpreter.allocate_tensors()
            interpreter.set_tensor(place_in, inputs)
            interpreter.invoke()
            return np.array(interpreter.get_tensor(place_out))

    return _in_slices(network)


def load_keras(path: Path) -> Network:
    """The network as training saved it, on TensorFlow."""
    _must_exist(path)
    keras: Any = import_module("keras")
    try:
        model = keras.saving.load_model(path, compile=False)
    except (ValueError, OSError) as error:
        raise UnusableModel(f"{path.name} in the model folder is damaged. Train the model again.") from error

    def network(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(model(inputs, training=False))

    return _in_slices(network)


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise UnusableModel(f"The model folder {path.parent.name} has no {path.name}. Train the model first.")


def _in_slices(network: Network) -> Network:
    def sliced(inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        slices = [network(inputs[row : row + _ROWS]) for row in range(0, len(inputs), _ROWS)]
        return np.concatenate(slices)

    return sliced
