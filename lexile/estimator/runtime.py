"""Trained networks as plain functions of arrays, run by LiteRT or, if that is not installed, by Keras.

With LiteRT the page needs a third of the memory that it takes with TensorFlow, and starts in 2 s instead of 8
(docs/hosting.md#why-litert).
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from queue import LifoQueue
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel

MEASURE, SENTENCES, LENGTH, EASINESS = "measure", "sentences", "length", "easiness"
"""The networks of a model folder; each has a file for LiteRT and one for Keras."""
_ROWS = 2048  # rows of one call, so that a whole book takes only a few megabytes

Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""Features of shape (rows, features) to outputs of shape (rows, outputs).

The outputs of `MEASURE` are the measure's centre and spread in L; those of `SENTENCES` the contributions of length and
of interaction in L, and that of `LENGTH` the first of these alone, for texts whose sentences the encoder does not read;
that of `EASINESS` is how easy teachers would find a passage.
"""


def litert_file(name: str) -> str:
    """The name of a network's LiteRT file."""
    return f"{name}.tflite"


def keras_file(name: str) -> str:
    """The name of a network's Keras file."""
    return f"{name}.keras"


def load_network(folder: Path, name: str) -> Network:
    """A network of a model folder, safe to call from many threads at once.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    if find_spec("ai_edge_litert") is not None:
        return load_litert(folder / litert_file(name))
    return load_keras(folder / keras_file(name))


def load_litert(path: Path) -> Network:
    """An exported network, run by LiteRT's interpreter."""
    layers = load_layers(path)
    return _in_slices(lambda inputs: layers(inputs)[0])


Layers = Callable[[NDArray[np.float32]], list[NDArray[np.float32]]]
"""One input to several outputs, ordered by name."""


def load_layers(path: Path, threads: int = 1) -> Layers:
    """An exported model, safe to call from many threads; up to `threads` calls run at once, further ones wait.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    _must_exist(path)
    # TensorFlow includes the interpreter too.
    package = "ai_edge_litert" if find_spec("ai_edge_litert") is not None else "tensorflow.lite.python"
    interpreter_class: Any = import_module(f"{package}.interpreter").Interpreter
    content = path.read_bytes()  # kept, because interpreters are also made later, when the file may have changed

    def new_interpreter() -> Any:
        try:
            return interpreter_class(model_content=content, num_threads=1)
        except (ValueError, RuntimeError) as error:
            raise UnusableModel(f"{path.name} in the model folder is damaged. Train the model again.") from error

    # An interpreter keeps its tensors between calls, so each serves one caller at a time. The last one used goes first,
    # because its tensors may already have the right shape.
    free: LifoQueue[Layers] = LifoQueue()
    for _ in range(threads):
        free.put(_interpreted(new_interpreter))

    def run(inputs: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        layers = free.get()
        try:
            return layers(inputs)
        finally:
            free.put(layers)

    return run


def _interpreted(new_interpreter: Callable[[], Any]) -> Layers:
    """An interpreter as a function, for one caller at a time.

    Inputs may become smaller, but for one that is larger than any before, a new interpreter is made. With LiteRT 2.3,
    an interpreter whose input has grown now and then gives wrong numbers, and others if asked again, until its input is
    smaller (benchmarks/README.md#wrong-answers).
    """
    interpreter = new_interpreter()
    place_in = interpreter.get_input_details()[0]["index"]
    outputs = sorted(interpreter.get_output_details(), key=lambda detail: str(detail["name"]))
    places_out = [detail["index"] for detail in outputs]
    shape: tuple[int, ...] = ()
    largest = 0

    def run(inputs: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        nonlocal interpreter, shape, largest
        if inputs.shape != shape:
            if inputs.size > largest:
                if largest:
                    interpreter = new_interpreter()
                largest = inputs.size
            interpreter.resize_tensor_input(place_in, inputs.shape)
            interpreter.allocate_tensors()
            shape = inputs.shape
        interpreter.set_tensor(place_in, inputs)
        interpreter.invoke()
        return [np.array(interpreter.get_tensor(place)) for place in places_out]

    return run


def load_keras(path: Path) -> Network:
    """A network as training saved it, run by TensorFlow."""
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
