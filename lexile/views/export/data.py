"""An analysis in the types of JSON, for programs: what the command line prints and the page lets people take along."""

import json
from typing import Any

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.estimator.explanation import Explanation
from lexile.formulas.formulas import FormulaGrade
from lexile.scale import BANDS
from lexile.views.wording.headline import section_title


def answer_of(analysis: Analysis) -> dict[str, Any]:
    """An analysis of a whole text as the keys of a line."""
    return {
        **whole_as_data(analysis.estimate),
        "teacher": teacher_as_data(analysis.teachers),
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


def teacher_as_data(judgement: EasinessEstimate) -> dict[str, Any]:
    """The teachers' judgement: `ease` with its range on the corpus's scale, and the passages in 100 that are easier."""
    return {
        "ease": round(judgement.ease, 3),
        "low": round(judgement.low, 3),
        "high": round(judgement.high, 3),
        "harder_than": round(judgement.harder_than, 1),
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
                "reasons": reasons_as_data(analysis, analysis.explanation_of(number)),
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


def reasons_as_data(analysis: Analysis, reasons: Explanation) -> dict[str, Any]:
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


def entry_as_data(entry: Outcome) -> dict[str, Any]:
    """One of many documents; `problem` in place of the numbers where it could not be read."""
    if entry.estimate is None:
        return {"name": entry.name, "problem": entry.problem}
    return {
        "name": entry.name,
        **whole_as_data(entry.estimate),
        "words": entry.estimate.words,
        "teacher": None if entry.teachers is None else teacher_as_data(entry.teachers),
        "sentences": entry.sentences,
        "cautions": [caution.value for caution in entry.cautions],
        "formulas": formulas_as_data(entry.formulas),
    }


def as_json(data: Any) -> str:
    """Data as people can read it too."""
    return json.dumps(data, ensure_ascii=False, indent=2)
