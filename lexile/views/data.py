"""An analysis in the types of JSON, for programs: what the command line prints and the page lets people take along."""

import json
from typing import Any

from lexile.analysis import Analysis
from lexile.batch import Entry
from lexile.estimate.distribution import Estimate
from lexile.formulas.formulas import FormulaGrade
from lexile.scale import BANDS
from lexile.views.wording import section_title


def answer_of(analysis: Analysis) -> dict[str, Any]:
    """An analysis of a whole text as the keys of a line."""
    return {
        **whole_as_data(analysis.estimate),
        "words": analysis.words,
        "cautions": [caution.value for caution in analysis.cautions],
    }


def whole_as_data(estimate: Estimate) -> dict[str, Any]:
    """The estimate of a whole text, with its band and the probability of each."""
    return {
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
        "band": estimate.band.key,
        "probabilities": {
            band.key: round(probability, 4) for band, probability in zip(BANDS, estimate.probabilities, strict=True)
        },
    }


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
        "words_left_out": analysis.words_left_out,
        "left_out": [{"text": part.text, "reason": part.reason} for part in analysis.left_out],
        "notes": list(analysis.document.notes),
    }


def part_as_data(estimate: Estimate) -> dict[str, Any]:
    """The estimate of a passage or section."""
    return {
        "words": estimate.words,
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
    }


def formulas_as_data(formulas: tuple[FormulaGrade, ...]) -> list[dict[str, Any]]:
    """The grades that the known formulas give, each with why it may say little of this text."""
    return [
        {
            "formula": one.formula.name,
            "grade": round(one.grade, 1),
            "doubts": [doubt.value for doubt in one.doubts],
        }
        for one in formulas
    ]


def entry_as_data(entry: Entry) -> dict[str, Any]:
    """One of many documents; `problem` in place of the numbers where it could not be read."""
    if entry.estimate is None:
        return {"name": entry.name, "problem": entry.problem}
    return {
        "name": entry.name,
        **whole_as_data(entry.estimate),
        "words": entry.estimate.words,
        "sentences": entry.sentences,
        "cautions": [caution.value for caution in entry.cautions],
        "formulas": formulas_as_data(entry.formulas),
    }


def as_json(data: Any) -> str:
    """Data as people can read it too."""
    return json.dumps(data, ensure_ascii=False, indent=2)
