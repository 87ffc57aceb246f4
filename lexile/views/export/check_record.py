"""A check of a version against its source in the types of JSON, for programs."""

from lexile.analysis import Analysis
from lexile.leveling.facts.findings import Finding
from lexile.leveling.version_check import VersionCheck
from lexile.views.export.records import Record
from lexile.views.wording.version_check import finding_sentence


def check_record(check: VersionCheck) -> Record:
    """A check as JSON; sentences are counted from 0, spans are characters of the text measured."""
    return {
        "target": None if check.target is None else [check.target.low, check.target.high],
        "reached": check.reached,
        "probability": None if check.probability is None else round(check.probability, 4),
        "source": _text(check.source),
        "version": _text(check.version),
        "findings": [_finding(finding) for finding in check.findings],
        "pairs": [{"source": list(pair.source), "version": list(pair.version)} for pair in check.pairs],
    }


def _text(analysis: Analysis) -> Record:
    estimate = analysis.estimate
    return {
        "name": analysis.document.name,
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
        "text": analysis.text,
        "sentences": [[one.sentence.start, one.sentence.end] for one in analysis.sentences],
    }


def _finding(finding: Finding) -> Record:
    return {
        "kind": finding.kind.value,
        "change": finding.change.value,
        "message": finding_sentence(finding),
        "source": finding.source,
        "version": finding.version,
        "source_sentence": finding.source_sentence,
        "version_sentence": finding.version_sentence,
        "source_span": finding.source_span,
        "version_span": finding.version_span,
    }
