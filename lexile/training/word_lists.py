"""Published lists of words, written to the model folder in the form that `leveling.word_lists` reads."""

import csv
import lzma
import zipfile
from pathlib import Path

from lexile.errors import UnusableCorpus
from lexile.leveling.word_lists import CEFR_J_FILE, LEVELS, OCTANOVE_FILE, SIGHT_FILE

_SOURCES = {
    CEFR_J_FILE: "cefrj-vocabulary-profile-1.5.csv",
    OCTANOVE_FILE: "octanove-vocabulary-profile-c1c2-1.0.csv",
}
_SIGHT = "dolch.zip"
_PARTS = {"noun": "n", "verb": "v", "be-verb": "v", "do-verb": "v", "have-verb": "v", "adjective": "a", "adverb": "r"}


def make_word_lists(data: Path, model: Path) -> None:
    """Write the lists; spellings that share a line ("grey/gray") become words of their own.

    Raises:
        UnusableCorpus: a list is missing.
    """
    folder = data / "words"
    try:
        for file, source in _SOURCES.items():
            lines = _lines(folder / source)
            (model / file).write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
        (model / SIGHT_FILE).write_text("\n".join(_sight_words(folder / _SIGHT)) + "\n", encoding="utf-8")
    except FileNotFoundError as error:
        raise UnusableCorpus(f"{error.filename} is missing.") from error


def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["headword"], row["pos"], row["CEFR"]) for row in csv.DictReader(file)]
    found = {
        (word.strip().lower(), _PARTS.get(part.strip(), "x"), level)
        for words, part, level in rows
        if level in LEVELS
        for word in words.split("/")
        if word.strip()
    }
    return ["\t".join(one) for one in sorted(found)]


def _sight_words(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith(("/", "README"))]
        return sorted({word for name in names for word in archive.read(name).decode().lower().split("\n") if word})
