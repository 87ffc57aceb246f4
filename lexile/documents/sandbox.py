"""Reads a file in a process of its own, so that a file that loops, expands or crashes cannot harm the page.

The file goes in and its blocks come out through pipes; nothing is written to disk.
"""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

from lexile import errors
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats import Format, format_named
from lexile.documents.limits import MAX_SECONDS, MEMORY, SECONDS, check_characters
from lexile.errors import DamagedFile, LexileError, TooLarge
from lexile.isolation import is_isolated
from lexile.isolation.environment import ROOT

# Seconds by the clock. On Windows, which cannot limit the computing time or memory of a process in this way, this is
# the only limit. Elsewhere only computing counts, and a process that merely waits for its turn is waited for.
_WINDOWS_TIMEOUT = 60
_TIMEOUT = _WINDOWS_TIMEOUT if sys.platform == "win32" else 600
_KILLED = (-24, -9)  # exit codes after the limit on computing time: SIGXCPU, SIGKILL
_TOO_SLOW = (
    f"reading this file takes longer than the {SECONDS} seconds of computing that are allowed ({MAX_SECONDS} for a "
    "long PDF). Split it, or paste the text."
)
_TOO_MUCH_MEMORY = (
    f"reading this file needs more than the {MEMORY // 2**20} MB of memory that are allowed. "
    "Split it, or paste the text."
)
# Also after a library's own crash, which memory that has run out may cause; so nobody is accused of a bad file.
_DAMAGED = (
    "reading the file stopped without a result. It may be damaged, or need more memory than is available. Save "
    "it again, or paste a part of its text."
)
_COMMAND = "from lexile.documents.sandbox import run_sandboxed_reader; run_sandboxed_reader()"


def read_in_sandbox(kind: Format, data: bytes) -> Content:
    """The content of a file, read by another process.

    Raises:
        LexileError: the reader's own error, or `TooLarge` where it exceeds the limits on time or memory.
    """
    if is_isolated():
        return _read_within_limits(kind, data)
    command = [sys.executable, "-c", _COMMAND, kind.name]
    try:
        done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=_TIMEOUT, check=False)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(_TOO_SLOW) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        if done.returncode in _KILLED:
            raise TooLarge(_TOO_SLOW) from error
        raise DamagedFile(_DAMAGED) from error
    if "error" in answer:
        error_type: type[LexileError] = getattr(errors, answer["error"])
        raise error_type(answer["message"])
    blocks = tuple(Block(BlockKind(kind), *fields) for kind, *fields in answer["blocks"])
    return Content(blocks, answer["pages_without_text"], answer["title"], answer["author"], tuple(answer["notes"]))


def _read_within_limits(kind: Format, data: bytes) -> Content:
    """Read in this process, which is limited already; a reader that fails in an unforeseen way blames the file."""
    try:
        return read_directly(kind, data)
    except (LexileError, MemoryError):
        raise
    except Exception as error:
        raise DamagedFile(_DAMAGED) from error


def read_directly(kind: Format, data: bytes) -> Content:
    """The content of a file, read by this process without limits on time or memory.

    Raises:
        LexileError: it cannot be read.
    """
    module, _, function = kind.reader.partition(":")
    read: Callable[[bytes], Content] = getattr(importlib.import_module(module), function)
    content = read(data)
    check_characters(sum(len(block.text) for block in content.blocks))
    return content


def run_sandboxed_reader() -> None:
    """Be the other process: read a file from standard input and write its blocks to standard output as JSON."""
    limit_process()
    try:
        content = read_directly(format_named(sys.argv[1]), sys.stdin.buffer.read())
        answer: dict[str, Any] = {
            "blocks": [astuple(block) for block in content.blocks],
            "pages_without_text": content.pages_without_text,
            "title": content.title,
            "author": content.author,
            "notes": content.notes,
        }
    except LexileError as error:
        answer = {"error": type(error).__name__, "message": str(error)}
    except MemoryError:
        answer = {"error": TooLarge.__name__, "message": _TOO_MUCH_MEMORY}
    sys.stdout.write(json.dumps(answer))


def limit_process() -> None:
    """Limit the computing time and memory of this process where the system can (Windows cannot)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, MAX_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
