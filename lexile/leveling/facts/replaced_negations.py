"""What may take the place of one negation but not of another: "closed" that of "not open", but not of "not safe"."""

import re
from collections.abc import Callable, Iterable

from lexile.leveling.facts.denying_affixes import affirmed_by
from lexile.leveling.facts.denying_words import WAITED
from lexile.leveling.facts.opposites import opposites_of
from lexile.text.words import WORD

# Groups of base forms, besides those of `opposites`: a word of one, denied, may be said by a word of the other.
_CONTRARIES = (
    ("open", "close closed shut"),
    ("full whole", "empty half part"),
    ("live alive survive survivor life inhabit tolerate bear stand endure", "dead die death kill empty"),
    ("sleep asleep", "awake wake"),
    ("same alike equal", "different difference differ vary"),
    ("change move alter affect fade depend raise rise lower increase", "same still remain stay keep"),
    ("stop end finish disappear leave forget", "still continue remain stay keep go last"),
    ("leave go", "stay remain wait"),
    ("come enter stay near", "away out outside leave"),
    ("good well", "bad badly poor poorly weak weakly hard difficult"),
    ("strong", "weak"),
    ("long far", "short shortly brief briefly near nearby close soon"),
    ("deep", "shallow"),
    ("big large tall high", "small little low short"),
    ("much many lot enough", "few little short shortage too"),
    ("wet rain water", "dry"),
    ("cook", "raw"),
    ("eat food", "hungry hunger starve"),
    ("speak say talk tell answer word sound noise", "silent silently silence quiet quietly secret secretly"),
    ("hear", "deaf"),
    ("see", "blind hide hidden"),
    ("know public", "secret secretly mystery"),
    ("find win", "lose lost"),
    ("lose forget waste", "keep save find remember"),
    ("cost pay charge money", "free"),
    ("harm hurt damage destroy kill die", "safe safely spare save protect survive"),
    ("rust rot burn break melt catch", "resist last"),
    ("agree like want support", "against"),
    ("all every everyone everybody everything", "some most mostly many almost nearly part than"),
    ("always", "sometimes usually often mostly"),
    ("quite complete completely", "almost nearly half"),
    ("leaf clothes hair tree", "bare bald"),
    ("sweet", "bitter sour"),
    ("ill sick", "healthy well"),
    ("common often usual", "rare"),
    ("light bright", "dark darkness"),
    ("heavy", "light"),
    ("fast quick", "slow slowly"),
    ("guilty", "innocent"),
    ("work", "broken"),
    ("natural", "artificial"),
    ("even more exceed", "under below less fewer most"),
    ("wild", "tame"),
    ("alone", "together"),
    ("run", "walk"),
    ("expect", "surprise"),
    ("afraid fear", "brave"),
    ("once immediately suddenly", "slow slowly gradually"),
    ("let allow", "keep"),
    ("leave", "off"),
)  # fmt: skip
_CONTRARIES_OF: dict[str, frozenset[str]] = {}
for _first, _second in _CONTRARIES:
    for _ours, _theirs in ((_first, _second), (_second, _first)):
        for _word in _ours.split():
            _CONTRARIES_OF[_word] = _CONTRARIES_OF.get(_word, frozenset()) | frozenset(_theirs.split())
# "No other is larger", "not as large as", "never before": said otherwise by a superlative or a comparison.
_COMPARED = frozenset("other more less as so such than before ever yet".split())
_COMPARING = frozenset("most least best worst first than only unique equally better worse any".split())
_WHOLLY_NEGATIVE = frozenset({"no", "none", "never", "nobody", "nothing"})
_NEEDED = frozenset({"need", "must", "require", "necessary"})
_CONDITION = re.compile(r"\b(?:without|unless|if)\b", re.IGNORECASE)  # "not without a permit": a permit is needed
_SINCE = re.compile(r"\b(?:since|for|again|longer)\b", re.IGNORECASE)
_FORMERLY = frozenset({"last", "once", "formerly", "used"})  # "has not been seen since": was last seen
# "Not until 1919" is also "from 1919 on".
_UNTIL = re.compile(r"\b(?:until|till|before|unless)\b", re.IGNORECASE)

BaseOf = Callable[[str], str]


class Replacements:
    """What sentences of another text have that sentences with a negation lack, and that may stand for it."""

    def __init__(self, own: str, theirs: str, base_of: BaseOf) -> None:
        """Compare the words of the sentences with a negation, `own`, with those of the other text."""
        self._base_of = base_of
        known, self._bases = _bases(own, base_of), _bases(theirs, base_of)
        known_bases = frozenset(known.values())
        forms = {form for form, base in self._bases.items() if form not in known and base not in known_bases}
        self._new = frozenset(forms.union(self._bases[form] for form in forms))
        self._has_condition = _CONDITION.search(own) is not None
        waited = WAITED.search(theirs) is not None and WAITED.search(own) is None
        self._has_until = _UNTIL.search(theirs) is not None and not waited
        self._superlatives = {form for form, base in self._bases.items() if form.endswith("est") and base != form}
        self._compares = not _COMPARING.isdisjoint(self._bases.keys() - known) or not self._superlatives <= known.keys()

    def stand_for(self, negation: str, clause: Iterable[str], after: str) -> bool:
        """Whether they say what a negation says of the base forms in its clause; `after` ends its sentence."""
        if _UNTIL.search(after) and not self._has_until:
            return True
        if any(not self._new.isdisjoint(contraries_of(word)) for word in clause):
            return True
        if self._has_condition and not self._new.isdisjoint(_NEEDED):
            return True
        if _SINCE.search(after) and not self._new.isdisjoint(_FORMERLY):
            return True
        following = _bases(after, self._base_of)
        comparatives = {base for form, base in following.items() if form.endswith("er") and base != form}
        if not comparatives.isdisjoint(self._bases[form] for form in self._superlatives):
            return True
        is_compared = comparatives or negation in _WHOLLY_NEGATIVE or not _COMPARED.isdisjoint(following)
        return bool(is_compared) and self._compares


def _bases(text: str, base_of: BaseOf) -> dict[str, str]:
    return {form: base_of(form) for form in (match[0].lower() for match in WORD.finditer(text))}


def contraries_of(word: str) -> frozenset[str]:
    """Base forms that say what the denial of a base form says: of "open" these are "close" and "shut"."""
    affirmed = affirmed_by(word)
    return _CONTRARIES_OF.get(word, frozenset()) | opposites_of(word) | ({affirmed} if affirmed else frozenset())
