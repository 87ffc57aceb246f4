"""The check of a version against its source in words: what was found, where, and whether the target is reached."""

from lexile.leveling.facts.findings import Change, FactKind, Finding
from lexile.leveling.version_check import VersionCheck
from lexile.scale import format_measure
from lexile.views.wording.quantities import count_of, percentage

CHECK_HINT = (
    "This text is taken as the source. The check compares words, and how alike sentences are; only a reader can tell "
    "what a sentence means and whether it is true."
)
_YEARS = range(1000, 2101)  # of four digits: "the year 1912", though 1,912 eggs may be meant
_LONGEST = 160  # characters of a sentence that are quoted
_NOUNS = {
    FactKind.NUMBER: "number",
    FactKind.UNIT: "unit",
    FactKind.DATE: "date",
    FactKind.NAME: "name",
    FactKind.QUOTATION: "quotation",
    FactKind.TERM: "key term",
}


def finding_sentence(finding: Finding) -> str:
    """A finding in one sentence, with the number of the sentence where it can be looked up.

    >>> finding_sentence(Finding(FactKind.NUMBER, Change.LOST, "1912", source_sentence=0))
    'The year 1912 is missing (sentence 1 of the source).'
    """
    ours = "" if finding.source_sentence is None else f"sentence {finding.source_sentence + 1} of the source"
    theirs = "" if finding.version_sentence is None else f"sentence {finding.version_sentence + 1} of the version"
    source, version = f"“{_shortened(finding.source)}”", f"“{_shortened(finding.version)}”"
    if finding.kind is FactKind.SENTENCE:
        if finding.change is Change.LOST:
            return f"Nothing in the version matches {ours}: {source}"
        return f"{theirs.capitalize()} matches nothing in the source: {version}"
    if finding.kind is FactKind.NEGATION:
        if finding.change is Change.LOST:
            return f"The negation {source} is missing ({ours})."
        return f"The negation {version} is not in the source ({theirs})."
    if finding.kind is FactKind.OPPOSITE:
        return f"{source} has become its opposite, {version} ({theirs})."
    noun = _NOUNS[finding.kind]
    if finding.kind is FactKind.NUMBER:
        source, version = finding.source, finding.version
        noun = "year" if (source or version).isdecimal() and int(source or version) in _YEARS else noun
    if finding.kind is FactKind.UNIT:
        source, version = finding.source, finding.version
    if finding.change is Change.CHANGED:
        return f"The {noun} {source} has become {version} ({theirs})."
    if finding.change is Change.ADDED:
        return f"The {noun} {version} is not in the source ({theirs})."
    missing = "missing, or not word for word" if finding.kind is FactKind.QUOTATION else "missing"
    return f"The {noun} {source} is {missing} ({ours})."


def target_sentence(check: VersionCheck) -> str:
    """The measure of the version, and how likely it is to be within the target."""
    measure = format_measure(check.version.estimate.measure)
    before = format_measure(check.source.estimate.measure)
    if check.target is None or check.probability is None:
        return f"The version is estimated at {measure}, its source at {before}."
    reaches = "reaches" if check.reached else "does not reach"
    return (
        f"The version {reaches} the target, {check.target.name}: it is estimated at {measure}, its source at {before}. "
        f"The probability that it is within the target is {percentage(check.probability)}."
    )


def summary_sentence(check: VersionCheck) -> str:
    """How many things there are to look at."""
    if not check.findings:
        return "No name, number, date, negation, quotation or sentence was found to be lost or added."
    return f"{count_of(len(check.findings), 'thing')} to look at:"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
