"""Records in the types of JSON, for programs: what the command line prints and the Export tab offers.

The keys are part of the interface (docs/command-line.md, docs/api.md): they stay when names in the code change.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from lexile.analysis import Analysis
from lexile.batch.outcome import Outcome
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.formulas.formulas import FormulaGrade
from lexile.scale import BANDS
from lexile.views.wording.text_view import section_title

_AT_ONCE = 100  # sentences whose words are rounded together, while they are in the processor's cache
_HALF_WAY = 1e-6  # tenths of L; far more than the rounding error of any measure

Record = dict[str, Any]
"""The values of a JSON object by key. Measures are in L and rounded to 0.1L, positions are characters of the text."""


def answer_record(analysis: Analysis) -> Record:
    """The estimate of a text, without its parts."""
    return {
        **estimate_record(analysis.estimate),
        "teacher": None if analysis.easiness is None else easiness_record(analysis.easiness),
        "words": analysis.words,
        "cautions": [caution.value for caution in analysis.cautions],
    }


def estimate_record(estimate: Estimate) -> Record:
    """The measure of a text with its range, its band, and the probability of each band."""
    return {
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
        "band": estimate.band.key,
        "probabilities": {
            band.key: round(probability, 4) for band, probability in zip(BANDS, estimate.probabilities, strict=True)
        },
    }


def easiness_record(easiness: EasinessEstimate) -> Record:
    """The easiness with its range on the corpus's scale, and the percentile of difficulty."""
    return {
        "ease": round(easiness.easiness, 3),
        "low": round(easiness.low, 3),
        "high": round(easiness.high, 3),
        "harder_than": round(easiness.difficulty_percentile, 1),
    }


def analysis_fields(analysis: Analysis) -> Record:
    """The whole analysis, with iterators in place of the lists that grow with the text, to be written as they go."""
    return {
        "name": analysis.document.name,
        **answer_record(analysis),
        "text": analysis.text,
        "sentences": _sentence_records(analysis),
        "passages": (
            {"start": one.passage.start, "end": one.passage.end, **span_record(one.estimate)}
            for one in analysis.passages
        ),
        "sections": [
            {
                "title": section_title(one.section.title, number),
                "start": analysis.segmented.sentences[one.section.first].start,
                "end": analysis.segmented.sentences[one.section.last - 1].end,
                **span_record(one.estimate),
            }
            for number, one in enumerate(analysis.sections, start=1)
        ],
        "content_words": (
            {
                "word": word.word,
                "forms": list(word.forms),
                "count": word.count,
                "difficulty": round(word.difficulty, 1),
                "start": word.start,
                "end": word.end,
            }
            for word in analysis.content_words
        ),
        "words_left_out": analysis.words_left_out,
        "left_out": [{"text": part.text, "reason": part.reason} for part in analysis.left_out],
        "notes": list(analysis.document.notes),
    }


def _sentence_records(analysis: Analysis) -> Iterator[Record]:
    sentences = len(analysis.segmented.sentences)
    for first in range(0, sentences, _AT_ONCE):
        yield from _records_of_sentences(analysis, range(first, min(first + _AT_ONCE, sentences)))


def _records_of_sentences(analysis: Analysis, numbers: range) -> Iterator[Record]:
    """The records of sentences with what each measure is made of, as in `Explanation`; words stand strongest first."""
    text, some = analysis.text, slice(numbers.start, numbers.stop)
    explained = analysis.explain(numbers)
    words = [
        {"text": text[start:end], "start": start, "end": end, "effect": effect}
        for start, end, effect in zip(explained.starts, explained.ends, _tenths(explained.effects), strict=True)
    ]
    columns = (
        analysis.estimates.sentences[some],
        explained.lengths,
        explained.other_words,
        explained.interactions,
        explained.passages,
    )
    typical = round(explained.baseline, 1)
    spans = (analysis.segmented.sentences.starts[some].tolist(), analysis.segmented.sentences.ends[some].tolist())
    rows = zip(*spans, *map(_tenths, columns), pairwise(explained.cuts), strict=True)
    for start, end, measure, length, other_words, interaction, passage, own in rows:
        yield {
            "text": text[start:end],
            "start": start,
            "end": end,
            "measure": measure,
            "reasons": {
                "typical": typical,
                "length": length,
                "words": words[slice(*own)],
                "other_words": other_words,
                "together": interaction,
                "passage": passage,
            },
        }


def _tenths(values: Sequence[float]) -> list[float]:
    """What `round` makes of each value at one digit, in an eighth of its time.

    >>> _tenths([0.25, 0.35, 1234.56, -0.04])
    [0.2, 0.3, 1234.6, -0.0]
    """
    tens = np.array(values) * 10.0
    rounded = (np.rint(tens) / 10.0).tolist()
    # Half-way between two tenths, the multiplication may have rounded to the wrong side.
    for place in np.flatnonzero(np.abs(tens - np.floor(tens) - 0.5) < _HALF_WAY).tolist():
        rounded[place] = round(values[place], 1)
    return list(rounded)


def span_record(estimate: Estimate) -> Record:
    """The estimate of a passage or section."""
    return {
        "words": estimate.words,
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
    }


def formula_records(formulas: tuple[FormulaGrade, ...]) -> list[Record]:
    """The grades of the readability formulas, each with the doubts about it."""
    return [
        {
            "formula": one.formula.name,
            "grade": round(one.grade, 1),
            "doubts": [doubt.value for doubt in one.doubts],
        }
        for one in formulas
    ]


def outcome_record(outcome: Outcome) -> Record:
    """A document of a batch; one that failed has only a `problem`."""
    if outcome.estimate is None:
        return {"name": outcome.name, "problem": outcome.error}
    return {
        "name": outcome.name,
        **estimate_record(outcome.estimate),
        "words": outcome.estimate.words,
        "teacher": None if outcome.easiness is None else easiness_record(outcome.easiness),
        "sentences": outcome.sentences,
        "cautions": [caution.value for caution in outcome.cautions],
        "formulas": formula_records(outcome.formulas),
    }


def as_json(records: Any) -> str:
    """Records as JSON that people can read too."""
    return json.dumps(records, ensure_ascii=False, indent=2)
