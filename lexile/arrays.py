"""Files of arrays (.npz), as a model folder has them."""

import io
import lzma
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from lexile.errors import UnusableModel

# What the readers of archives and arrays raise, and what comes of arrays in another form than expected.
_DAMAGED = (
    OSError, EOFError, LookupError, OverflowError, RuntimeError, TypeError, ValueError,
    BadZipFile, lzma.LZMAError, struct.error, zlib.error,
)  # fmt: skip


@contextmanager
def read_arrays(path: Path) -> Iterator[NpzFile]:
    """The arrays of a file by name, to be brought into their form within the `with`; .xz is unpacked first.

    Raises:
        UnusableModel: the file is missing or damaged, or its arrays have another form than the `with` expects.
    """
    try:
        packed = path.suffix == ".xz"
        with np.load(io.BytesIO(lzma.decompress(path.read_bytes())) if packed else path) as arrays:
            yield arrays
    except _DAMAGED as error:
        raise UnusableModel(f"{path.name} in the model folder cannot be read. Train it again.") from error


def letters_of(strings: Iterable[str]) -> NDArray[np.uint8]:
    r"""Strings without line breaks as one array, which takes less space than an array of strings.

    >>> letters_of(["a", "b"])
    array([97, 10, 98], dtype=uint8)
    """
    return np.frombuffer("\n".join(strings).encode(), dtype=np.uint8)


def strings_of(letters: NDArray[np.uint8]) -> tuple[str, ...]:
    """The strings of `letters_of`.

    >>> strings_of(letters_of(["a", "b"])), strings_of(letters_of([]))
    (('a', 'b'), ())
    """
    return tuple(letters.tobytes().decode().split("\n")) if len(letters) else ()
