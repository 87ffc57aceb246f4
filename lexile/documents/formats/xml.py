"""XML without its dangers: no entities, nothing fetched, no tree that fills the memory."""

from typing import Any, Protocol
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, fromstring

from lexile.errors import DamagedFile


class Target(Protocol):
    """What hears of a document's tags and text, in order; a tag is written {namespace}name."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag begins."""

    def end(self, tag: str) -> None:
        """A tag ends."""

    def data(self, text: str) -> None:
        """Text within a tag."""

    def close(self) -> Any:
        """The end of the document."""


def walk_xml(data: bytes, target: Target) -> None:
    """Tell a target of each tag and text of a document.

    Raises:
        DamagedFile: it is no XML, or holds entities.
    """
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        raise DamagedFile(_UNSAFE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedFile(_BROKEN) from error


def parse_xml(data: bytes) -> Element:
    """A small document as a tree.

    Raises:
        DamagedFile: it is no XML, or holds entities.
    """
    try:
        tree: Element = fromstring(data)
    except DefusedXmlException as error:
        raise DamagedFile(_UNSAFE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedFile(_BROKEN) from error
    return tree


def local(tag: str) -> str:
    """A tag without its namespace.

    >>> local("{http://www.w3.org/1999/xhtml}p")
    'p'
    """
    return tag.rpartition("}")[2]


_UNSAFE = "the file holds XML entities, which no word processor writes and which can do harm. Save it again."
_BROKEN = "the file is damaged: a part of it is no proper XML. Save or download it again."
