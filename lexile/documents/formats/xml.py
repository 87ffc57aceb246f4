"""Safe XML parsing: no entities, nothing fetched, no tree large enough to fill the memory."""

from typing import Any, Protocol
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, fromstring

from lexile.errors import DamagedFile

_UNSAFE = "the file contains XML entities, which no word processor writes and which can do harm. Save it again."
_BROKEN = "the file is damaged: a part of it is not valid XML. Save or download it again."


class Listener(Protocol):
    """Receives the tags and text of a document in order; a tag is written {namespace}name."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens."""

    def end(self, tag: str) -> None:
        """A tag closes."""

    def data(self, text: str) -> None:
        """Text inside a tag."""

    def close(self) -> Any:
        """The document ends."""


def walk_xml(data: bytes, listener: Listener) -> None:
    """Report every tag and text of a document to a listener.

    Raises:
        DamagedFile: it is not valid XML, or contains entities.
    """
    parser = DefusedXMLParser(target=listener, forbid_dtd=True, forbid_entities=True, forbid_external=True)
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
        DamagedFile: it is not valid XML, or contains entities.
    """
    try:
        tree: Element = fromstring(data)
    except DefusedXmlException as error:
        raise DamagedFile(_UNSAFE) from error
    except (ParseError, ValueError, LookupError) as error:
        raise DamagedFile(_BROKEN) from error
    return tree


def local_name(tag: str) -> str:
    """A tag without its namespace.

    >>> local_name("{http://www.w3.org/1999/xhtml}p")
    'p'
    """
    return tag.rpartition("}")[2]
