"""The labelled excerpts and the books, read from the files that their publishers hand out.

They are not part of the project. Where each comes from and under which licence: model/README.md.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus

CLEAR_FILE = "CLEAR_corpus_final.xlsx"
BOOKS_FOLDER = "books"
HALF_WIDTH = 100.0  # L; a label of CLEAR is the midpoint of a band of 200L
FORMULAS = {
    "Flesch-Kincaid": "Flesch-Kincaid-Grade-Level",
    "Automated Readability Index": "Automated Readability Index",
    "Flesch Reading Ease": "Flesch-Reading-Ease",
    "SMOG": "SMOG Readability",
    "New Dale-Chall": "New Dale-Chall Readability Formula",
    "CAREC-M": "CAREC_M",
}
"""The columns of CLEAR that hold readability formulas, by the name of the formula."""

# Many people write under these names, so their works are held out one by one instead of all together.
_NOT_AN_AUTHOR = frozenset(
    {"", "?", "nan", "anonymous", "unknown", "wikipedia", "simple wiki", "ushistory.org", "commonlit staff"}
)
_BAND = re.compile(r"(\d+)L?\s*-\s*(\d+)L?")
_COLUMNS = ("Author", "Title", "Lexile Band", "Excerpt", "BT_easiness", "s.e.", "Pub Year", "Categ", *FORMULAS.values())


@dataclass(frozen=True, slots=True, eq=False)
class Excerpts:
    """The excerpts of CLEAR.

    `midpoints`, shape (excerpts,), are those of the labels in L. `groups` holds each excerpt's author, or its work;
    a group is never on both sides of a split. `frame` holds all columns of the file, one row per excerpt.
    """

    texts: tuple[str, ...]
    midpoints: NDArray[np.float64]
    groups: tuple[str, ...]
    frame: pd.DataFrame

    def __len__(self) -> int:
        return len(self.texts)


def read_clear(folder: Path) -> Excerpts:
    """Read the CLEAR corpus from a folder.

    Raises:
        UnusableCorpus: the file or one of its columns is missing.
    """
    path = folder / CLEAR_FILE
    if not path.is_file():
        raise UnusableCorpus(f"There is no {CLEAR_FILE} in {folder}. model/README.md says where to get it.")
    frame = pd.read_excel(path, sheet_name=0)
    missing = [column for column in _COLUMNS if column not in frame]
    if missing:
        raise UnusableCorpus(f"{CLEAR_FILE} lacks these columns: {', '.join(missing)}.")
    frame = frame.dropna(subset=["Excerpt", "Lexile Band"]).reset_index(drop=True)
    return Excerpts(
        tuple(frame["Excerpt"].astype(str)),
        np.array([midpoint_of(label) for label in frame["Lexile Band"]]),
        tuple(_group(row) for _, row in frame.iterrows()),
        frame,
    )


def midpoint_of(label: object) -> float:
    """The midpoint of a label in L; most labels are midpoints, a few are written as bands.

    >>> midpoint_of(900), midpoint_of("410L - 600L"), midpoint_of("610L-800")
    (900.0, 500.0, 700.0)
    """
    band = _BAND.fullmatch(str(label).strip())
    if band:  # 410L-600L is the band (400, 600]: measures are rounded to 10L
        return (float(band.group(1)) - 10.0 + float(band.group(2))) / 2
    return float(str(label))


def read_books(folder: Path) -> list[str]:
    """Read the texts of the public-domain books, without Project Gutenberg's licence at the beginning and the end.

    Raises:
        UnusableCorpus: there are no books.
    """
    paths = sorted((folder / BOOKS_FOLDER).glob("*.txt"))
    if not paths:
        raise UnusableCorpus(f"There are no books (.txt) in {folder / BOOKS_FOLDER}. model/README.md says which.")
    return [_body(path.read_text(encoding="utf-8", errors="replace")) for path in paths]


_START = re.compile(r"\*\*\* ?START OF.*?\*\*\*", re.DOTALL)
_END = re.compile(r"\*\*\* ?END OF")


def _body(text: str) -> str:
    start, end = _START.search(text), _END.search(text)
    return text[start.end() if start else 0 : end.start() if end else len(text)]


def _group(row: Any) -> str:
    author = str(row["Author"]).strip().lower()
    return f"title: {str(row['Title']).strip().lower()}" if author in _NOT_AN_AUTHOR else author


def fold_of(group: str, folds: int) -> int:
    """The fold of a group: a hash, so that it does not depend on the machine or on the other rows.

    >>> fold_of("charles dickens", 5)
    2
    """
    return int.from_bytes(hashlib.sha1(group.encode()).digest()[:8], "big") % folds


def digest(path: Path) -> str:
    """The first sixteen hexadecimal digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
