"""`lexile check`: a source and a version of it in, what was lost or added out."""

import json

from lexile.analysis import Analysis, analyze
from lexile.cli.level import read_named
from lexile.cli.status import FAILED
from lexile.documents import Document, read_document
from lexile.documents.names import visible_name
from lexile.errors import LexileError, UnusableInput
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.leveling.targets import parse_target
from lexile.leveling.version_check import check_version
from lexile.views.export.check_record import check_record
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
    first, second = (_measured(document, estimator) for document in documents)
    check = check_version(first, second, estimator, wanted)
    if as_json:
        print(json.dumps(check_record(check), ensure_ascii=False))
    else:
        print(visible_name(target_sentence(check)))
        print(visible_name(summary_sentence(check)))
        for finding in check.findings:
            print(visible_name(f"- {finding_sentence(finding)}"))
    return FAILED if check.reached is False or check.lost_number else 0


def _measured(document: Document, estimator: Estimator) -> Analysis:
    """The analysis of one of the two documents; an error says which."""
    try:
        return analyze(document, estimator)
    except LexileError as error:
        raise error.for_document(document.name) from error
