"""`analyze`: documents in, a readable summary or the whole analysis as JSON out."""

import json
import sys
from pathlib import Path
from typing import Any

from lexile.analysis import Analysis, analyze
from lexile.cli.estimate import FAILED, answer_of
from lexile.errors import LexileError, UnusableInput
from lexile.estimate.estimator import load_estimator
from lexile.sources import Document, read_document
from lexile.views.summary import summary


def analyze_files(names: list[str], *, as_json: bool) -> int:
    """Analyze each document; one that fails is told on standard error and never stops the rest."""
    estimator = load_estimator()
    failed = False
    for place, name in enumerate(names):
        try:
            analysis = analyze(_read(name), estimator)
        except LexileError as error:
            print(f"lexile: {name}: {error}", file=sys.stderr)
            failed = True
            continue
        if as_json:
            print(json.dumps(analysis_as_data(analysis), ensure_ascii=False))
        else:
            print(("\n" if place else "") + summary(analysis))
    return FAILED if failed else 0


def analysis_as_data(analysis: Analysis) -> dict[str, Any]:
    """The whole analysis in the types of JSON; `start` and `end` are characters of its `text`."""
    return {
        "name": analysis.document.name,
        **answer_of(analysis),
        "text": analysis.text,
        "sentences": [
            {
                "text": analysis.text_of(part.sentence),
                "start": part.sentence.start,
                "end": part.sentence.end,
                "measure": round(part.measure, 1),
            }
            for part in analysis.sentences
        ],
        "passages": [
            {
                "start": part.passage.start,
                "end": part.passage.end,
                "words": part.passage.words,
                "measure": round(part.estimate.measure, 1),
                "low": round(part.estimate.low, 1),
                "high": round(part.estimate.high, 1),
            }
            for part in analysis.passages
        ],
        "left_out": [{"text": part.text, "reason": part.reason} for part in analysis.left_out],
        "notes": list(analysis.document.notes),
    }


def _read(name: str) -> Document:
    if name == "-":
        return read_document("standard input.txt", sys.stdin.buffer.read())
    path = Path(name)
    try:
        return read_document(path.name, path.read_bytes())
    except OSError as error:
        raise UnusableInput(f"it cannot be read: {error.strerror}.") from error
