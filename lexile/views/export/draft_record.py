"""A draft and suggestions in the types of JSON, for programs."""

from collections.abc import Sequence

from lexile.estimator.distribution import Estimate
from lexile.leveling.draft import Draft
from lexile.leveling.word_suggestions import WordSuggestion
from lexile.views.export.records import Record


def draft_record(draft: Draft) -> Record:
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


def _estimate(estimate: Estimate) -> Record:
    return {"measure": round(estimate.measure, 1), "low": round(estimate.low, 1), "high": round(estimate.high, 1)}


def suggestion_records(found: Sequence[WordSuggestion]) -> list[Record]:
    """The replacements of a word, best first."""
    return [
        {
            "text": one.text,
            "gain": round(one.gain, 1),
            "confidence": round(one.confidence, 3),
            "meaning": one.meaning,
        }
        for one in found
    ]
