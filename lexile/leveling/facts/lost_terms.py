"""Key terms of the source that a version has in no form."""

from lexile.estimator.estimator import Estimator
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.findings import Change, FactKind, Finding, finding_of
from lexile.leveling.facts.names import names_of
from lexile.leveling.facts.quantities import find_units
from lexile.leveling.key_terms import KeyTerm, key_terms
from lexile.text.lemmas import lemma
from lexile.text.words import WORD

_LEAST_TIMES = 3  # that a key term of common words comes in the source
_RARE = 4.0  # Zipf; of rarer key terms, twice is enough


def term_findings(first: CheckedText, second: CheckedText, estimator: Estimator) -> list[Finding]:
    """Key terms of the source of which the version has no form; participles, adverbs and units are none."""
    found = []
    forms = {match[0].lower() for match in WORD.finditer(second.all_text)}
    bases = {lemma(form.replace("’", "'"), second.lexicon.zipf_of) for form in forms}
    named = {key for fact in names_of(first) for key in fact.keys}
    for term in key_terms(first.analysis, estimator):
        if all(form.endswith(("ed", "ing", "ly")) or find_units(form) for form in term.forms):
            continue
        if term.times < _LEAST_TIMES and not _is_rare(term, estimator):
            continue
        if term.lemma in bases or not forms.isdisjoint(term.forms) or term.lemma in named:
            continue
        stem = term.lemma[: max(5, len(term.lemma) - 3)]
        if any(base.startswith(stem) for base in bases):
            continue
        span = (term.start, term.end)
        found.append(finding_of(FactKind.TERM, Change.LOST, span, None, first, second))
    return found


def _is_rare(term: KeyTerm, estimator: Estimator) -> bool:
    return max(estimator.lexicon.zipf_of(form) or 0.0 for form in term.forms) < _RARE
