"""Faults found and false alarms when versions are checked against their sources.

    python -m benchmarks.versions             # the figures
    python -m benchmarks.versions --verbose   # also each fault that was missed and each false alarm

The 130 faulty and 130 sound versions of tests/leveling/versions were written by hand for this test, the last 70 of
each after the rules were set; what 30 of each showed was mended afterwards. The last 10 have faults of kinds that no
rule had been made for then: fractions, "twice", "first", units of a rate, morning and evening.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.leveling.facts.findings import Finding
from lexile.leveling.version_check import check_version

VERSIONS = Path(__file__).parents[1] / "tests" / "leveling" / "versions" / "versions.jsonl"
# The kinds of findings that name a fault, where they are not called what the fault is.
_KINDS = {
    "sentence lost": {"sentence"},
    "sentence added": {"sentence"},
    "negation": {"negation", "opposite"},  # "do not happen often" where the source says "are rare"
}


@dataclass(frozen=True, slots=True)
class Case:
    """A version with the fault put in on purpose ("" for a sound one), and what was found in it."""

    subject: str
    version: str
    fault: str
    changed: str
    findings: tuple[Finding, ...]

    @property
    def found(self) -> bool:
        """Whether a finding is of the kind of the fault."""
        return any(finding.kind.value in _KINDS.get(self.fault, {self.fault}) for finding in self.findings)


def cases(estimator: Estimator) -> Iterator[Case]:
    """All versions, checked."""
    for line in VERSIONS.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        source = analyze(document_from_text(item["source"]), estimator)

        def check(version: str, fault: str = "", changed: str = "", item: Any = item, source: Any = source) -> Case:
            analysis = analyze(document_from_text(version), estimator)
            return Case(item["subject"], version, fault, changed, check_version(source, analysis, estimator).findings)

        for sound in item["sound"]:
            yield check(sound)
        for fault in item["faulty"]:
            version = item["sound"][fault["version"]]
            before, after = fault["from"], fault["to"]
            for old, new in zip(*((before, after) if isinstance(before, list) else ([before], [after])), strict=True):
                version = version.replace(old, new)
            yield check(version, fault["fault"], f"{before} → {after}")


def main() -> None:
    """Print the figures."""
    checked = list(cases(load_estimator()))
    faulty = [case for case in checked if case.fault]
    sound = [case for case in checked if not case.fault]
    kinds = Counter(case.fault for case in faulty)
    found = Counter(case.fault for case in faulty if case.found)
    for kind, count in kinds.most_common():
        print(f"{kind:16} {found[kind]:3} of {count}")
    alarms = [case for case in sound if case.findings]
    print(f"faults found     {sum(found.values()):3} of {len(faulty)}")
    count = sum(len(case.findings) for case in sound)
    print(f"false alarms     {count:3} in {len(alarms)} of {len(sound)} sound versions")
    if "--verbose" in sys.argv:
        for case in [*alarms, *(case for case in faulty if not case.found)]:
            print("\n" + (f"MISSED {case.fault}: {case.changed}" if case.fault else "FALSE ALARM"), f"({case.subject})")
            for finding in case.findings:
                print(f"  {finding.kind} {finding.change}: {finding.source!r} {finding.version!r}")


if __name__ == "__main__":
    main()
