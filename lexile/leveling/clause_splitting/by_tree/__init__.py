"""Rules that read the dependency tree of a sentence.

They find what the rules by patterns of words leave alone: clauses far from their nouns, inside another clause, or with
verbs that only the whole sentence gives away. Each part of what they propose must itself be read as a whole sentence
(`wholeness`).
"""

from collections.abc import Callable

from lexile.leveling.clause_splitting.by_tree.appositions import appositions
from lexile.leveling.clause_splitting.by_tree.concessions import concessions
from lexile.leveling.clause_splitting.by_tree.coordination import clauses, verbs
from lexile.leveling.clause_splitting.by_tree.dashes import dashes
from lexile.leveling.clause_splitting.by_tree.participles import fronted, participles
from lexile.leveling.clause_splitting.by_tree.present_participles import present_participles
from lexile.leveling.clause_splitting.by_tree.reasons import reasons
from lexile.leveling.clause_splitting.by_tree.relatives import relatives
from lexile.leveling.clause_splitting.split import Proposals
from lexile.leveling.clause_splitting.syntax import Syntax

TREE_RULES: tuple[Callable[[Syntax], Proposals], ...] = (
    relatives,
    appositions,
    clauses,
    verbs,
    participles,
    fronted,
    present_participles,
    concessions,
    reasons,
    dashes,
)
