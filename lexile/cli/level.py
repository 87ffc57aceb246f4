"""`lexile level`: a document in, a draft of it at another level out."""

import json
import sys
from pathlib import Path
from typing import Any

from lexile.analysis import analyze
from lexile.cli.status import FAILED
from lexile.documents import read_document
from lexile.documents.names import visible_name
from lexile.errors import StoppedEarly, UnusableInput
from lexile.estimator.estimator import load_estimator
from lexile.leveling.draft import Draft, level
from lexile.leveling.targets import Target
from lexile.scale import HIGHEST, LOWEST, format_measure, format_range
from lexile.views.export.draft_docx import draft_docx

_SUFFIXES = (".docx", ".txt", ".md")


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
    analysis = analyze(read_document(*read_named(name)), estimator)
    draft = level(analysis, estimator, wanted, [word for word in keep.split(",") if word.strip()])
    if path is not None:
        try:
            path.write_bytes(draft_docx(draft) if path.suffix.lower() == ".docx" else f"{draft.text}\n".encode())
        except OSError as error:
            raise StoppedEarly(f"{out} cannot be written: {error.strerror}.") from error
    if as_json:
        print(json.dumps(draft_record(draft), ensure_ascii=False))
    else:
        print(draft_line(draft), file=sys.stderr)
        if path is None:
            print(draft.text)
    return 0 if draft.reached else FAILED


def parse_target(text: str) -> Target:
    """A target written as two measures, such as 740-1010, 740L-1010L or BR100-200.

    >>> parse_target("740-1010L")
    Target(name='740L–1010L', low=740.0, high=1010.0)

    Raises:
        UnusableInput: it is not two measures on the scale, lowest first.
    """
    parts = text.upper().replace("–", "-").replace("L", "").split("-")
    try:
        low, high = (-float(part.strip()[2:]) if part.strip().startswith("BR") else float(part) for part in parts)
    except ValueError:
        raise UnusableInput(f"“{visible_name(text)}” is not a target. Write two measures, such as 740-1010.") from None
    if not LOWEST <= low < high <= HIGHEST:
        raise UnusableInput(
            f"“{visible_name(text)}” is not a target. Write two measures from BR{-LOWEST:.0f} to {HIGHEST:.0f}, "
            "lowest first."
        )
    return Target(format_range(low, high), low, high)


def draft_line(draft: Draft) -> str:
    """What was reached, in one or two sentences."""
    before, after = draft.before.estimate, draft.after.estimate
    made = sum(edit.made for edit in draft.edits)
    line = (
        f"From an estimated {format_measure(before.measure)} to {format_measure(after.measure)} with {made} edits; "
        f"{draft.probability:.0%} probable to be at {draft.target.name}."
    )
    if not draft.reached and draft.hard_sentences:
        line += f" Rewrite by hand, hardest first: “{draft.hard_sentences[0]}”"
    return line


def draft_record(draft: Draft) -> dict[str, Any]:
    """A draft as JSON: offsets of edits are characters of `source`."""
    return {
        "name": draft.before.document.name,
        "target": [draft.target.low, draft.target.high],
        "reached": draft.reached,
        "probability": round(draft.probability, 4),
        "before": _estimate(draft.before.estimate),
        "after": _estimate(draft.after.estimate),
        "source": draft.source,
        "text": draft.text,
        "edits": [
            {
                "kind": edit.kind.value,
                "made": edit.made,
                "before": edit.before,
                "after": edit.after,
                "gain": round(edit.gain, 1),
                "confidence": round(edit.confidence, 3),
                "meaning": edit.meaning,
                "replacements": [list(one) for one in edit.edits],
            }
            for edit in draft.edits
        ],
        "rewrite_by_hand": list(draft.hard_sentences),
    }


def _estimate(estimate: Any) -> dict[str, float]:
    return {"measure": round(estimate.measure, 1), "low": round(estimate.low, 1), "high": round(estimate.high, 1)}


def read_named(name: str) -> tuple[str, bytes]:
    """The name and bytes of a file; - is standard input."""
    if name == "-":
        return "standard input.txt", sys.stdin.buffer.read()
    try:
        return Path(name).name, Path(name).read_bytes()
    except OSError as error:
        raise UnusableInput(f"{name}: the file cannot be read: {error.strerror}.") from error
