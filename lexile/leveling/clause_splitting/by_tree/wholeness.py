"""Whether a part of a split sentence is a whole sentence: a subject with its verb, which depends on nothing else."""

from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.parser import Parser

_SURE = 0.3  # certainty of the root's subject


def is_whole_sentence(part: str, parser: Parser) -> bool:
    """Whether the parser finds a main clause in a part, with its subject and a finite verb."""
    reading = SentenceReading(part)
    tree = parser.parse([token.text for token in reading.tokens])
    if tree is None:
        return False
    syntax = Syntax(reading, tree)
    subject = syntax.subject(syntax.root)
    if subject is None or syntax.tag(subject) in {"WDT", "WP"} or not syntax.is_clause(syntax.root):
        return False
    marked = [one for one in syntax.below(syntax.root, "mark") if reading.lower(one) not in {"that", "so"}]
    return syntax.certainty(subject) >= _SURE and not marked
