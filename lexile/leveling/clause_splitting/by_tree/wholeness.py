"""Whether a part of a split sentence is a whole sentence: a subject with its verb, which depends on nothing else."""

from lexile.leveling.clause_splitting.dependencies import Dependencies
from lexile.leveling.clauses import TOKEN
from lexile.leveling.parser import Parser

_SURE = 0.3  # certainty of the root's subject


def is_whole_sentence(part: str, parser: Parser) -> bool:
    """Whether the parser finds a main clause in a part, with its subject and a finite verb."""
    words = TOKEN.findall(part)
    tree = parser.parse(words)
    if tree is None:
        return False
    sentence = Dependencies(tree)
    subject = sentence.subject(sentence.root)
    if subject is None or sentence.tag(subject) in {"WDT", "WP"} or not sentence.is_clause(sentence.root):
        return False
    marked = [one for one in sentence.below(sentence.root, "mark") if words[one].lower() not in {"that", "so"}]
    return sentence.certainty(subject) >= _SURE and not marked
