"""The title and author that a file gives itself, as Dublin Core in XML or as plain strings."""

from dataclasses import dataclass
from typing import Any

from lexile.documents.formats.xml import local_name, walk_xml
from lexile.documents.names import visible_name
from lexile.errors import DamagedFile

_MOST = 160  # characters; a longer title is a description
_MOST_AUTHORS = 3
# What programs write where nobody has written a title or an author.
_NO_TITLES = frozenset(("unnamed", "unknown", "document"))
_NO_TITLE_STARTS = ("microsoft word - ", "untitled")
_FILE_ENDS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".htm", ".html", ".txt", ".tex", ".dvi", ".ps")
_NO_AUTHORS = frozenset(
    """unknown|unknown author|unnamed|unspecified|user|admin|administrator|owner|author|python-docx""".split("|")
)


@dataclass(frozen=True, slots=True)
class Credits:
    """The title and the author of a document; empty where the file does not name them."""

    title: str = ""
    author: str = ""


def credits_of(title: str | None, author: str | None) -> Credits:
    """Credits without what programs fill in by themselves.

    >>> credits_of(" Emma ", "Jane Austen"), credits_of("Microsoft Word - essay.doc", "Admin")
    (Credits(title='Emma', author='Jane Austen'), Credits(title='', author=''))
    """
    name, writer = _on_one_line(title or ""), _on_one_line(author or "")
    plain = name.lower()
    is_filled_in = plain.rstrip(" 0123456789") in _NO_TITLES or plain.startswith(_NO_TITLE_STARTS)
    if is_filled_in or plain.endswith(_FILE_ENDS):
        name = ""
    if writer.lower() in _NO_AUTHORS or not any(map(str.isalnum, writer)):
        writer = ""
    return Credits(name, writer)


def credits_in(data: bytes) -> Credits:
    """The credits in a part of a file that has them as Dublin Core; none if the part is damaged."""
    listener = _Listener()
    try:
        walk_xml(data, listener)
    except DamagedFile:
        return Credits()
    authors = list(dict.fromkeys(listener.authors))[:_MOST_AUTHORS]
    return credits_of(listener.title, ", ".join(authors))


class _Listener:
    """The first title and all creators, wherever they stand."""

    def __init__(self) -> None:
        self.title = ""
        self.authors: list[str] = []
        self._tag = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if name in ("title", "creator"):
            self._tag, self._text = name, []

    def end(self, tag: str) -> None:
        if self._tag and local_name(tag) == self._tag:
            text = " ".join("".join(self._text).split())
            if self._tag == "title":
                self.title = self.title or text
            elif text:
                self.authors.append(text)
            self._tag = ""

    def data(self, text: str) -> None:
        if self._tag:
            self._text.append(text[:_MOST])

    def close(self) -> Any:
        return None


def _on_one_line(text: str) -> str:
    line = visible_name(" ".join(text[: 4 * _MOST].split()))
    return "" if len(line) > _MOST else line
