"""A dependency tree: the dependents of each word, the words below it, and the clauses."""

from collections.abc import Iterator

from lexile.leveling.parser import Tree

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Dependencies:
    """The tree of a sentence.

    `first` and `last` are the places of the first and the last token below each token, itself included.
    """

    def __init__(self, tree: Tree) -> None:
        """Find what stands below each token of a tree."""
        self.tree = tree
        size = len(tree.heads)
        self.root = tree.heads.index(-1)
        self._below: list[list[int]] = [[] for _ in range(size)]
        for place, head in enumerate(tree.heads):
            if head >= 0:
                self._below[head].append(place)
        self.first, self.last, sizes = list(range(size)), list(range(size)), [1] * size
        for place in reversed(list(self._from_root())):
            head = tree.heads[place]
            if head >= 0:
                self.first[head] = min(self.first[head], self.first[place])
                self.last[head] = max(self.last[head], self.last[place])
                sizes[head] += sizes[place]
        self._whole = [self.last[place] - self.first[place] + 1 == sizes[place] for place in range(size)]

    def _from_root(self) -> Iterator[int]:
        waiting = [self.root]
        while waiting:
            place = waiting.pop()
            yield place
            waiting += self._below[place]

    def relation(self, place: int) -> str:
        """The relation of a token to its head."""
        return self.tree.relations[place]

    def tag(self, place: int) -> str:
        """The part of speech of a token."""
        return self.tree.tags[place]

    def head(self, place: int) -> int:
        """The head of a token, -1 for the root."""
        return self.tree.heads[place]

    def certainty(self, place: int) -> float:
        """The probability of a token's head and relation."""
        return self.tree.certainties[place]

    def below(self, place: int, *relations: str) -> list[int]:
        """The dependents of a token, all or those of some relations."""
        return [one for one in self._below[place] if not relations or self.tree.relations[one] in relations]

    def is_whole(self, place: int) -> bool:
        """Whether what is below a token stands together, without a gap."""
        return self._whole[place]

    def is_noun(self, place: int) -> bool:
        """Whether a token is a noun or a name."""
        return self.tree.tags[place] in _NOUNS

    def subject(self, verb: int) -> int | None:
        """The subject of a verb before it; None if it has none of its own."""
        found = [one for one in self._below[verb] if self.tree.relations[one] in SUBJECTS]
        return found[0] if found else None

    def finite(self, verb: int) -> int | None:
        """The finite form of a verb: itself or its first auxiliary."""
        for one in self._below[verb]:
            if self.tree.relations[one] in _AUXILIARIES and one < verb:
                return one if self.tree.tags[one] in _FINITE_TAGS else None
        return verb if self.tree.tags[verb] in _FINITE_TAGS else None

    def is_clause(self, verb: int) -> bool:
        """Whether a verb has a subject and a finite form."""
        return self.subject(verb) is not None and self.finite(verb) is not None
