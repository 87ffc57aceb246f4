"""The labelled corpora, read as the project downloaded them; never part of the project itself.

Where each comes from and under which licence: `model/README.md`.
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
HALF_BAND = 100.0  # L; a band value is the middle of a range of 200L
FORMULAS = {
    "Flesch-Kincaid": "Flesch-Kincaid-Grade-Level",
    "Automated Readability Index": "Automated Readability Index",
    "Flesch Reading Ease": "Flesch-Reading-Ease",
    "SMOG": "SMOG Readability",
    "New Dale-Chall": "New Dale-Chall Readability Formula",
    "CAREC-M": "CAREC_M",
}
"""The formulas whose values the CLEAR file carries, by name and column."""

# Many hands write under these names: what they share is no author, so the work is held out instead.
_COLLECTIVES = frozenset(
    {"", "?", "nan", "anonymous", "unknown", "wikipedia", "simple wiki", "ushistory.org", "commonlit staff"}
)
_SPELLED_OUT = re.compile(r"(\d+)L?\s*-\s*(\d+)L?")
_COLUMNS = ("Author", "Title", "Lexile Band", "Excerpt", "BT_easiness", "s.e.", "Pub Year", "Categ", *FORMULAS.values())


@dataclass(frozen=True, slots=True, eq=False)
class Excerpts:
    """The rows of CLEAR: texts, `middles` of their bands in L of shape (rows,), and who wrote them.

    `groups` names what must never stand on both sides of a split; `frame` is the file as it was read.
    """

    texts: tuple[str, ...]
    middles: NDArray[np.float64]
    groups: tuple[str, ...]
    frame: pd.DataFrame

    def __len__(self) -> int:
        return len(self.texts)


def read_clear(folder: Path) -> Excerpts:
    """The CLEAR corpus from a folder.

    Raises:
        UnusableCorpus: the file is not there, or lacks a column.
    """
    path = folder / CLEAR_FILE
    if not path.is_file():
        raise UnusableCorpus(f"There is no {CLEAR_FILE} in {folder}. model/README.md tells where to get it.")
    frame = pd.read_excel(path, sheet_name=0)
    missing = [column for column in _COLUMNS if column not in frame]
    if missing:
        raise UnusableCorpus(f"{CLEAR_FILE} lacks the columns {', '.join(missing)}.")
    frame = frame.dropna(subset=["Excerpt", "Lexile Band"]).reset_index(drop=True)
    return Excerpts(
        tuple(frame["Excerpt"].astype(str)),
        np.array([band_middle(label) for label in frame["Lexile Band"]]),
        tuple(_group(row) for _, row in frame.iterrows()),
        frame,
    )


def band_middle(label: object) -> float:
    """The middle of a band in L, however the file writes it.

    >>> band_middle(900), band_middle("410L - 600L"), band_middle("610L-800")
    (900.0, 500.0, 700.0)
    """
    spelled = _SPELLED_OUT.fullmatch(str(label).strip())
    if spelled:  # 410L-600L holds what rounds to these tens
        return (float(spelled.group(1)) - 10.0 + float(spelled.group(2))) / 2
    return float(str(label))


def read_books(folder: Path) -> list[str]:
    """The plain texts of public-domain books, without the licence at head and foot.

    Raises:
        UnusableCorpus: there are none.
    """
    paths = sorted((folder / BOOKS_FOLDER).glob("*.txt"))
    if not paths:
        raise UnusableCorpus(f"There are no .txt books in {folder / BOOKS_FOLDER}. model/README.md tells which.")
    return [_body(path.read_text(encoding="utf-8", errors="replace")) for path in paths]


_START = re.compile(r"\*\*\* ?START OF.*?\*\*\*", re.DOTALL)
_END = re.compile(r"\*\*\* ?END OF")


def _body(text: str) -> str:
    start, end = _START.search(text), _END.search(text)
    return text[start.end() if start else 0 : end.start() if end else len(text)]


def _group(row: Any) -> str:
    author = str(row["Author"]).strip().lower()
    return f"title: {str(row['Title']).strip().lower()}" if author in _COLLECTIVES else author


def fold_of(group: str, folds: int) -> int:
    """The fold that a group belongs to: the same on every machine and for every selection of rows."""
    return int.from_bytes(hashlib.sha1(group.encode()).digest()[:8], "big") % folds


def digest(path: Path) -> str:
    """The first sixteen letters of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
