"""The dependency tree of a sentence together with its words, as rules ask for both."""

from lexile.leveling.clause_splitting.dependencies import Dependencies
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.parser import Tree

# Relations through which a phrase belongs to a clause without depending on what somebody says, asks or assumes.
_PLAIN = frozenset({
    "nsubj", "nsubjpass", "dobj", "dative", "pobj", "prep", "attr", "agent", "conj", "xcomp", "acl", "appos",
    "npadvmod", "oprd", "poss", "compound", "relcl",
})  # fmt: skip

_TIMES = frozenset("when as while after before until till where once first then just only also".split())


class Syntax(Dependencies):
    """The tree of a sentence over the tokens of its reading."""

    def __init__(self, reading: SentenceReading, tree: Tree) -> None:
        """Join a reading and its tree, which has an entry for each token."""
        super().__init__(tree)
        self.reading = reading

    def is_past(self, verb: int) -> bool:
        """Whether the finite form of a verb is in the past."""
        finite = self.finite(verb)
        return finite is not None and (
            self.tree.tags[finite] == "VBD" or self.reading.lower(finite) in {"could", "would", "might"}
        )

    def is_plain(self, place: int) -> bool:
        """Whether a token belongs to what the sentence itself says, and not to what somebody says, asks or assumes."""
        while place != self.root:
            relation = self.tree.relations[place]
            if relation == "advcl":
                opened = {self.reading.lower(one) for one in self.below(place, "mark", "advmod") if one < place}
                if not opened <= _TIMES or (not opened and self.finite(place) is not None):
                    return False
            elif relation not in _PLAIN:
                return False
            place = self.tree.heads[place]
        return True

    def clause_of(self, place: int) -> int:
        """The verb of the clause in which a token stands."""
        while self.tree.heads[place] >= 0 and not self.is_clause(place):
            place = self.tree.heads[place]
        return place
