"""The one door for what a person gives: typed text, or a file's name and bytes."""

from pathlib import PurePath

from lexile.errors import TooLarge, UnsupportedFormat
from lexile.sources.decoding import decode
from lexile.sources.document import Document
from lexile.sources.markdown import markdown_blocks
from lexile.sources.plain import plain_blocks

# A book of 600,000 words is 3.4 MB of plain text; 20 MB leaves room for any single text and
# keeps a small host's memory safe. The same number stands in `.streamlit/config.toml`.
MAX_BYTES = 20 * 2**20

_READERS = {
    ".txt": plain_blocks,
    ".text": plain_blocks,
    ".md": markdown_blocks,
    ".markdown": markdown_blocks,
}
SUFFIXES = tuple(_READERS)
"""The endings of the files that can be read."""


def read_document(name: str, data: bytes) -> Document:
    """Read a file from its name and bytes, wherever they come from: an upload, a path, a test.

    Raises:
        UnsupportedFormat: the ending is none of `SUFFIXES`.
        TooLarge: more than `MAX_BYTES`.
        NotText: the bytes are no text.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in _READERS:
        known = ", ".join(SUFFIXES)
        kind = f"{suffix} files" if suffix else "a file without an ending"
        raise UnsupportedFormat(f"{name}: cannot read {kind}. Use one of {known}, or paste the text.")
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"{name}: the file has {len(data) / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB can be read. "
            "Split it, or paste the part that matters."
        )
    text, notes = decode(name, data)
    return Document(name, _READERS[suffix](text), notes)


def document_from_text(text: str, name: str = "Your text") -> Document:
    """What a person typed or pasted, as a document.

    >>> [block.text for block in document_from_text("One day.\\n\\nThe end.").blocks]
    ['One day.', 'The end.']
    """
    return Document(name, plain_blocks(text))
