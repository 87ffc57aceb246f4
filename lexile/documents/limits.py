"""How much may be read at once, so that no file can hurt the page; each limit has a sentence that names it."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lexile.errors import DamagedFile, ProtectedFile, TooLarge

# A book of 600,000 words is 3.4 MB of plain text; 20 MB leaves room for any single text and
# keeps a small host's memory safe. The same number stands in `.streamlit/config.toml`.
MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 60 * 2**20  # bytes of all that is taken out of one packed file; an e-book's text has 2 to 5 MB
MAX_PART = 30 * 2**20  # bytes of one packed part; a novel as Word's XML has 10 MB
MAX_MEMBERS = 2_000  # parts of a packed file; a long e-book with its pictures has some hundreds
MAX_DOCUMENTS = 100  # documents in one .zip: a class's essays
MAX_PAGES = 1_500  # of a PDF; the longest novels have as many
MAX_CHARACTERS = 12_000_000  # of one document's text; twice a million words
# 600,000 words are a long novel (War and Peace has 566,000); a library is read book by book.
MAX_WORDS = 1_000_000
_NO_BLANK = bytes(range(ord("!"), ord("~") + 1))
SECONDS = 4  # of computing for one file; a long novel takes one or two
MEMORY = 400 * 2**20  # bytes for reading one file

# Other ways of packing are allowed in an archive; no word processor uses them, and one asks for gigabytes by a header.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError, ValueError, KeyError, IndexError)


def check_bytes(data: bytes) -> None:
    """Refuse a file that is too large before anything looks into it."""
    check_size(len(data))


def check_size(size: int) -> None:
    """Refuse a file of so many bytes before it is taken into memory."""
    if size > MAX_BYTES:
        raise TooLarge(
            f"the file has {size / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB can be read. "
            "Split it, or paste the part that matters."
        )


def check_text(text: str) -> None:
    """Refuse a text that is too long before anything looks into it."""
    check_characters(len(text))
    if _blanks_at_most(text) < MAX_WORDS:
        return
    words = len(text.split())
    if words > MAX_WORDS:
        raise TooLarge(
            f"this text has {words:,} words; at most {MAX_WORDS:,} can be measured at once. Give it in parts."
        )


def _blanks_at_most(text: str) -> int:
    """A number of signs among which are all blanks of a text, told sooner than its words can be counted."""
    return len(text.encode("utf-8", "surrogatepass").translate(None, _NO_BLANK))


def check_characters(characters: int) -> None:
    """Refuse more characters than can be measured."""
    if characters > MAX_CHARACTERS:
        raise TooLarge(
            f"the file holds {characters:,} characters of text; at most {MAX_CHARACTERS:,} can be read. "
            "Give it in parts."
        )


class Unpacked:
    """A packed file (.zip, .docx, .odt, .epub) whose parts are read into memory, never onto a disk."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            DamagedFile: it is cut off or broken.
            TooLarge: it has more parts than `MAX_MEMBERS`.
        """
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {part.filename: part for part in self._file.infolist() if not part.is_dir()}
        except (*_DAMAGE, RuntimeError) as error:
            raise DamagedFile("the file is damaged or was cut off. Save or download it again.") from error
        if len(self._parts) > MAX_MEMBERS:
            raise TooLarge(f"the file has {len(self._parts):,} parts inside; at most {MAX_MEMBERS:,} can be read.")
        self._left = MAX_UNPACKED

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str, most: int = MAX_PART) -> bytes:
        """One part's bytes.

        Raises:
            DamagedFile: there is no such part, or it is broken.
            ProtectedFile: it is locked with a password.
            TooLarge: it unpacks to more than `most`, or all parts together to more than `MAX_UNPACKED`.
        """
        if name not in self._parts:
            raise DamagedFile("the file is damaged: a part that must be there is missing. Save it again.")
        if self._parts[name].flag_bits & 1:
            raise ProtectedFile("the file is locked with a password. Save it without one.")
        if self._parts[name].compress_type not in _PACKED:
            raise DamagedFile("the file is packed in an unusual way, or damaged. Pack it again as an ordinary .zip.")
        try:
            with self._file.open(self._parts[name]) as part:
                data = part.read(min(most, self._left) + 1)
        except (*_DAMAGE, RuntimeError) as error:
            raise DamagedFile("the file is damaged or was cut off. Save or download it again.") from error
        if len(data) > most:
            raise TooLarge(
                f"a part of the file unpacks to more than {most // 2**20} MB, which is the most for one part."
            )
        self._left -= len(data)
        if self._left < 0:
            raise TooLarge(
                f"the file unpacks to more than {MAX_UNPACKED // 2**20} MB, which is the most that can be read."
            )
        return data
