"""`analyze`: documents in, a readable summary or the whole analysis as JSON out."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lexile.analysis import Analysis, analyze
from lexile.cli.estimate import FAILED, answer_of
from lexile.errors import LexileError, UnusableInput
from lexile.estimate.distribution import Estimate
from lexile.estimate.estimator import load_estimator
from lexile.estimate.reasons import Reasons
from lexile.sources import Document, Unread, read_documents
from lexile.views.summary import summary
from lexile.views.wording import section_title


def analyze_files(names: list[str], *, as_json: bool, keep_all: bool = False) -> int:
    """Analyze each document, also in archives; one that fails is told on standard error and never stops the rest."""
    estimator = load_estimator()
    failed = False
    first = True
    for document in (document for name in names for document in _read(name)):
        try:
            if isinstance(document, Unread):
                print(f"lexile: {document.error}", file=sys.stderr)
                failed = True
                continue
            analysis = analyze(document, estimator, keep_all=keep_all)
        except LexileError as error:
            print(f"lexile: {document.name}: {error}", file=sys.stderr)
            failed = True
            continue
        if as_json:
            print(json.dumps(analysis_as_data(analysis), ensure_ascii=False))
        else:
            print(("" if first else "\n") + summary(analysis))
        first = False
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
                "reasons": reasons_as_data(analysis, analysis.reasons_of(number)),
            }
            for number, part in enumerate(analysis.sentences)
        ],
        "passages": [
            {
                "start": part.passage.start,
                "end": part.passage.end,
                **part_as_data(part.estimate),
            }
            for part in analysis.passages
        ],
        "sections": [
            {
                "title": section_title(part.section.title, number),
                "start": analysis.sentences[part.section.first].sentence.start,
                "end": analysis.sentences[part.section.last - 1].sentence.end,
                **part_as_data(part.estimate),
            }
            for number, part in enumerate(analysis.sections, start=1)
        ],
        "content_words": [
            {
                "word": word.word,
                "forms": list(word.forms),
                "count": word.count,
                "difficulty": round(word.difficulty, 1),
                "start": word.start,
                "end": word.end,
            }
            for word in analysis.content_words
        ],
        "words_left_out": analysis.words_left_out,
        "left_out": [{"text": part.text, "reason": part.reason} for part in analysis.left_out],
        "notes": list(analysis.document.notes),
    }


def reasons_as_data(analysis: Analysis, reasons: Reasons) -> dict[str, Any]:
    """Why a sentence stands where it stands: parts in L that add up to its measure."""
    return {
        "typical": round(reasons.typical, 1),
        "length": round(reasons.length, 1),
        "words": [
            {
                "text": analysis.text[word.start : word.end],
                "start": word.start,
                "end": word.end,
                "effect": round(word.effect, 1),
            }
            for word in reasons.words
        ],
        "other_words": round(reasons.other_words, 1),
        "together": round(reasons.together, 1),
        "passage": round(reasons.passage, 1),
    }


def part_as_data(estimate: Estimate) -> dict[str, Any]:
    """The estimate of a passage or section."""
    return {
        "words": estimate.words,
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
    }


def _read(name: str) -> Iterator[Document | Unread]:
    if name == "-":
        yield from read_documents("standard input.txt", sys.stdin.buffer.read())
        return
    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Unread(name, UnusableInput(f"{name}: it cannot be read: {error.strerror}."))
        return
    yield from read_documents(path.name, data)
