"""Clause splitting: a long sentence becomes two or more, each a whole sentence with a subject and a verb.

    find_split(sentence)     # the best split, or None
    compatible_splits(sentence)    # the best one, and others that can be made as well
    find_splits(sentence)    # all of them, one for each place

Each rule knows one way in which clauses are joined, and has a module of its own. `rules.RULES` lists those that read
patterns of words, `by_tree.TREE_RULES` those that read the parser's tree; questions have a rule of their own. A rule
proposes a split only where both parts are surely clauses: nothing inside quotation marks or brackets is broken, and a
condition, a question or reported speech is left whole. The confidence of a kind is the share of its proposals that read
well (`split.CONFIDENCE`).
"""

from lexile.leveling.clause_splitting.rules import compatible_splits, find_split, find_splits
from lexile.leveling.clause_splitting.split import Split, SplitKind

__all__ = ["Split", "SplitKind", "compatible_splits", "find_split", "find_splits"]
