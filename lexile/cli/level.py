"""`lexile level`: a document in, an easier draft of it out."""

import json
import sys
from pathlib import Path

from lexile.analysis import analyze
from lexile.cli.status import FAILED
from lexile.documents import plain_text, read_document
from lexile.documents.names import visible_name
from lexile.errors import StoppedEarly, UnusableInput
from lexile.estimator.estimator import load_estimator
from lexile.leveling.as_given import as_given
from lexile.leveling.draft import Draft, level
from lexile.leveling.targets import parse_target
from lexile.scale import format_measure
from lexile.views.export.draft_docx import draft_docx
from lexile.views.export.draft_record import draft_record
from lexile.views.wording.quantities import count_of, percentage

_SUFFIXES = (".docx", ".txt", ".md")
_MOST_BY_HAND = 5  # sentences that are printed


def level_file(name: str, target: str, keep: str, out: str | None, *, as_json: bool) -> int:
    """Print the draft of a document, or write it to a file.

    Returns:
        The exit status: `FAILED` if the draft is less likely to be at the target than not.

    Raises:
        LexileError: the document cannot be read or measured, or the draft cannot be written.
    """
    wanted = parse_target(target)
    path = None if out is None else Path(out)
    if path is not None and path.suffix.lower() not in _SUFFIXES:
        raise UnusableInput(f"{out}: the draft's name must end in {', '.join(_SUFFIXES)}.")
    estimator = load_estimator()
    named = read_named(name)
    analysis = analyze(read_document(*named), estimator)
    draft = level(analysis, estimator, wanted, [word for word in keep.split(",") if word.strip()], _show)
    draft = as_given(draft, plain_text(*named))
    if path is not None:
        try:
            path.write_bytes(draft_docx(draft) if path.suffix.lower() == ".docx" else f"{draft.text}\n".encode())
        except OSError as error:
            raise StoppedEarly(f"{out} cannot be written: {error.strerror}.") from error
    if as_json:
        print(json.dumps(draft_record(draft), ensure_ascii=False))
    else:
        for line in draft_lines(draft):
            print(visible_name(line), file=sys.stderr)
        if path is None:
            print(draft.text)
    return 0 if draft.reached else FAILED


def draft_lines(draft: Draft) -> list[str]:
    """What was reached, and the hardest of the sentences that are left to rewrite."""
    before, after = draft.before.estimate, draft.after.estimate
    made = sum(edit.made for edit in draft.edits)
    reached = (
        f"From an estimated {format_measure(before.measure)} to {format_measure(after.measure)} with "
        f"{count_of(made, 'edit')}"
        if made
        else f"Estimated at {format_measure(before.measure)} and left as it is"
    )
    probability = percentage(draft.probability)
    lines = [f"{reached}; the probability that it is within {draft.target.name} is {probability}."]
    if not draft.reached and draft.hard_sentences:
        lines.append("To rewrite by hand, hardest first:")
        lines += [f"- {sentence}" for sentence in draft.hard_sentences[:_MOST_BY_HAND]]
        more = len(draft.hard_sentences) - _MOST_BY_HAND
        if more > 0:
            lines.append(f"and {count_of(more, 'more sentence')}; --json lists them all.")
    return lines


def read_named(name: str) -> tuple[str, bytes]:
    """The name and bytes of a file; - is standard input."""
    if name == "-":
        return "standard input.txt", sys.stdin.buffer.read()
    try:
        return Path(name).name, Path(name).read_bytes()
    except OSError as error:
        raise UnusableInput(f"{name}: the file cannot be read: {error.strerror}.") from error


def _show(share: float) -> None:
    """How much of the work is done, in a line that is redrawn and cleared at the end."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{share:.0%}" if share < 1 else "\r\x1b[K", end="", file=sys.stderr, flush=True)
