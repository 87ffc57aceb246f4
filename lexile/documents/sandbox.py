"""Reading a file in a process of its own, so that one that loops, swells or crashes cannot hurt the page.

The file goes in and its blocks come out through pipes: nothing is written to a disk.
"""

import importlib
import json
import subprocess
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

from lexile import errors
from lexile.documents.document import Block, BlockKind
from lexile.documents.formats import Format
from lexile.documents.limits import MEMORY, SECONDS, check_characters
from lexile.errors import DamagedFile, LexileError, TooLarge

_ROOT = Path(__file__).parents[2]
# Seconds on a busy machine, where computing takes longer than on an idle one. On Windows, which can limit neither the
# computing nor the memory of a process in this way, it is the one limit.
_WAIT = 5 * SECONDS
# Each reader takes a file's bytes; the module is imported in the process that uses it.
_READERS = {
    Format.TEXT: ("lexile.documents.formats.plain", "plain_file"),
    Format.MARKDOWN: ("lexile.documents.formats.markdown", "markdown_file"),
    Format.HTML: ("lexile.documents.formats.html", "html_blocks"),
    Format.DOCX: ("lexile.documents.formats.docx", "docx_blocks"),
    Format.ODT: ("lexile.documents.formats.odt", "odt_blocks"),
    Format.RTF: ("lexile.documents.formats.rtf", "rtf_blocks"),
    Format.PDF: ("lexile.documents.formats.pdf.text", "pdf_pages"),
    Format.EPUB: ("lexile.documents.formats.epub", "epub_blocks"),
}

Reading = tuple[tuple[Block, ...], int]
"""The blocks of a file and how many of its pages had no text."""


def read_apart(kind: Format, data: bytes) -> Reading:
    """Read a file in another process.

    Raises:
        LexileError: what its reader says, or that it took too long or too much memory.
    """
    command = [sys.executable, "-c", "from lexile.documents.sandbox import serve; serve()", kind.value]
    try:
        done = subprocess.run(command, input=data, capture_output=True, cwd=_ROOT, timeout=_WAIT, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(_TOO_LONG) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        if done.returncode in _STOPPED:
            raise TooLarge(_TOO_LONG) from error
        raise DamagedFile("the file cannot be read: it is damaged, or made to do harm. Save it again.") from error
    if "error" in answer:
        kind_of_error = getattr(errors, answer["error"])
        raise kind_of_error(answer["sentence"])
    return tuple(Block(BlockKind(kind), *rest) for kind, *rest in answer["blocks"]), answer["empty"]


def read_here(kind: Format, data: bytes) -> Reading:
    """Read a file in this process, as long as it may take.

    Raises:
        LexileError: it cannot be read.
    """
    module, function = _READERS[kind]
    read: Any = getattr(importlib.import_module(module), function)
    found = read(data)
    blocks, empty = found if kind is Format.PDF else (found, 0)
    check_characters(sum(len(block.text) for block in blocks))
    return blocks, empty


def serve() -> None:
    """The other process: the file from standard input, its blocks to standard output."""
    limit()
    try:
        blocks, empty = read_here(Format(sys.argv[1]), sys.stdin.buffer.read())
        answer: dict[str, Any] = {"blocks": [astuple(block) for block in blocks], "empty": empty}
    except LexileError as error:
        answer = {"error": type(error).__name__, "sentence": str(error)}
    except MemoryError:
        answer = {"error": "TooLarge", "sentence": _TOO_MUCH}
    sys.stdout.write(json.dumps(answer))


def limit() -> None:
    """Hold this process to its time and memory, where the system can (Windows cannot)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


_STOPPED = (-24, -9)  # by the limit on time: SIGXCPU, SIGKILL
_TOO_LONG = (
    f"reading the file takes more than {SECONDS} seconds of computing, which is the most. Split it, or paste the text."
)
_TOO_MUCH = (
    f"reading the file takes more than {MEMORY // 2**20} MB of memory, which is the most. Split it, or paste the text."
)
