"""A version of a text, whoever made it, checked against its source.

    check = check_version(source, version, estimator, target)
    check.reached, check.probability, check.findings, check.pairs

Names, numbers, dates, units, negations, quotations and key terms of either text are looked for in the other, and
sentences that have nothing like them there are named. It compares words and vectors; what a sentence means, and whether
it is true, only a reader can tell.
"""

from dataclasses import dataclass

from lexile.analysis import Analysis
from lexile.errors import TooLarge
from lexile.estimator.estimator import Estimator
from lexile.leveling.facts.alignment import Alignment, Pair, align
from lexile.leveling.facts.bounds import bound_findings
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.dates import date_findings
from lexile.leveling.facts.findings import Change, FactKind, Finding
from lexile.leveling.facts.lone_sentences import lone_sentences
from lexile.leveling.facts.lost_terms import term_findings
from lexile.leveling.facts.names import name_findings
from lexile.leveling.facts.negations import negation_findings
from lexile.leveling.facts.numbers import number_findings
from lexile.leveling.facts.opposites import opposite_findings
from lexile.leveling.facts.quotations import quotation_findings
from lexile.leveling.targets import Target

MAX_CHECK_WORDS = 20_000  # of either text; longer ones are checked chapter by chapter, and would take minutes


@dataclass(frozen=True, slots=True)
class VersionCheck:
    """Everything found when a version was compared with its source.

    `probability` is that of the target given the version, and `reached` whether it is at least one half; both are None
    without a target. `pairs` has all sentences side by side; those that nothing is like are in `findings`.
    """

    source: Analysis
    version: Analysis
    target: Target | None
    probability: float | None
    findings: tuple[Finding, ...]
    pairs: tuple[Pair, ...]
    alignment: Alignment

    @property
    def reached(self) -> bool | None:
        """Whether the version is at least as likely to be at the target as not."""
        return None if self.probability is None else self.probability >= 0.5

    @property
    def lost_number(self) -> bool:
        """Whether a number of the source is missing or has become another."""
        return any(one.kind is FactKind.NUMBER and one.change is not Change.ADDED for one in self.findings)


def check_version(
    source: Analysis, version: Analysis, estimator: Estimator, target: Target | None = None
) -> VersionCheck:
    """Compare a version with its source, and with the target that it should be at.

    Raises:
        TooLarge: either text has more than `MAX_CHECK_WORDS` words.
    """
    for name, analysis in (("source", source), ("version", version)):
        if analysis.words > MAX_CHECK_WORDS:
            raise TooLarge(
                f"The {name} has {analysis.words:,} words; texts of up to {MAX_CHECK_WORDS:,} can be compared. "
                "Take one chapter at a time."
            )
    first, second = CheckedText(source, estimator), CheckedText(version, estimator)
    alignment = align(first.sentences, second.sentences, estimator.encoder)
    lone = lone_sentences(first, second, alignment)
    found = [
        *number_findings(first, second, alignment),
        *date_findings(first, second),
        *name_findings(first, second),
        *quotation_findings(first, second),
        *term_findings(first, second, estimator),
        *negation_findings(first, second, lone.pairs_without(alignment.pairs)),
        *opposite_findings(first, second, lone.pairs_untouched(alignment.pairs)),
        *bound_findings(first, second, lone.pairs_untouched(alignment.pairs)),
        *lone.findings(first, second),
    ]
    probability = None if target is None else version.estimate.mass_between(target.low, target.high)[1]
    return VersionCheck(source, version, target, probability, tuple(found), alignment.pairs, alignment)
