"""`lexile check`: a source and a version of it in, what was lost or added out."""

import json
from typing import Any

from lexile.analysis import Analysis, analyze
from lexile.cli.level import parse_target, read_named
from lexile.cli.status import FAILED
from lexile.documents import read_document
from lexile.errors import UnusableInput
from lexile.estimator.estimator import load_estimator
from lexile.leveling.version_check import Finding, VersionCheck, check_version
from lexile.views.wording.version_check import finding_sentence, summary_sentence, target_sentence


def check_files(source: str, version: str, target: str | None, *, as_json: bool) -> int:
    """Print what was found when a version is compared with its source.

    Returns:
        The exit status: `FAILED` if the target is missed, or a number of the source is missing.

    Raises:
        LexileError: a document cannot be read, measured or compared.
    """
    if source == version == "-":
        raise UnusableInput("Only one of the two documents can come from standard input.")
    wanted = None if target is None else parse_target(target)
    documents = [read_document(*read_named(name)) for name in (source, version)]
    estimator = load_estimator()
    first, second = (analyze(document, estimator) for document in documents)
    check = check_version(first, second, estimator, wanted)
    if as_json:
        print(json.dumps(check_record(check), ensure_ascii=False))
    else:
        print(target_sentence(check))
        print(summary_sentence(check))
        for finding in check.findings:
            print(f"- {finding_sentence(finding)}")
    return FAILED if check.reached is False or check.lost_number else 0


def check_record(check: VersionCheck) -> dict[str, Any]:
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


def _text(analysis: Analysis) -> dict[str, Any]:
    estimate = analysis.estimate
    return {
        "name": analysis.document.name,
        "measure": round(estimate.measure, 1),
        "low": round(estimate.low, 1),
        "high": round(estimate.high, 1),
        "text": analysis.text,
        "sentences": [[one.sentence.start, one.sentence.end] for one in analysis.sentences],
    }


def _finding(finding: Finding) -> dict[str, Any]:
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
