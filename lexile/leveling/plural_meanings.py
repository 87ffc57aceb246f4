"""Meanings in the plural: "a large mass of ice that moves" as "large masses of ice that move"."""

import re

from lexile.leveling.inflection import base_forms, inflected

_ARTICLE = re.compile(r"(?:any of (?:various|several|numerous)|one of the|an?|the|any) ")
# After the noun that a definition is about: "a large *mass* of ice", "an *animal* that eats plants".
_AFTER_HEAD = re.compile(
    r" (?:of|that|which|who|whose|in|on|with|without|for|from|to|used|made|having|by|or|and|at|where|under|over|near|"
    r"between|beside|around|like|when|such|after|before|through|across|into|about|against|too|"
    # Participles, where a preposition follows: "a land ruled by another country", but "a pointed stone pillar".
    r"(?:\w{2,}ed|chosen|cut|kept|grown|put|built|drawn|written|felt|driven|cast|worn|found|given|taken|sold|bought|"
    r"spread|meant)(?= (?:to|by|in|on|at|from|of|for|with|an?|the|as|into|up|out|like)\b))\b|,"
)
_RELATIVE_VERB = re.compile(r"( (?:that|which|who) )(\w+)")
_DETERMINER = re.compile(r" (?:an?|the|its?|their|one)\b")
_OTHER_HEAD = re.compile(r"\A or an? (\w+)")
_ITS = re.compile(r"\b(?:its|his or her)\b")
_PLURAL_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do"}


def in_plural(meaning: str) -> str | None:
    """A definition in the plural, or None if it may have none, as a mass or an act.

    >>> in_plural("a large mass of ice"), in_plural("an animal that eats plants"), in_plural("water under the ground")
    ('large masses of ice', 'animals that eat plants', None)
    >>> in_plural("a push or a pull")
    'pushes or pulls'
    """
    article = _ARTICLE.match(meaning)
    if article is None:
        return None  # perhaps a mass, which has no plural
    rest = meaning[article.end() :]
    after = _AFTER_HEAD.search(rest)
    head_end = after.start() if after else len(rest)
    start = rest.rfind(" ", 0, head_end) + 1
    head = rest[start:head_end]
    plural = inflected(head, "NNS") if head.isalpha() and not head.endswith("ing") else None
    if plural is None or _is_of_kinds(article[0]):
        return rest if plural and head == plural else None
    plural = "people" if plural == "persons" else plural
    following = _ITS.sub("their", _plural_verb(_OTHER_HEAD.sub(_other_plural, rest[head_end:])))
    return rest[:start] + plural + following


def _other_plural(found: re.Match[str]) -> str:
    """A second noun in the plural: " or a pull" as " or pulls"."""
    return f" or {inflected(found[1], 'NNS') or found[1]}"


def _is_of_kinds(article: str) -> bool:
    return article.startswith(("any of", "one of"))  # the noun after it is in the plural already


def _plural_verb(rest: str) -> str:
    """The rest of a definition with its verb in the plural: " that eats plants" as " that eat plants"."""
    match = _RELATIVE_VERB.search(rest)
    if match is None or _DETERMINER.search(rest, 0, match.start()):
        return rest  # "of the group that includes": the clause may be about another noun
    verb = match[2]
    plural = _PLURAL_VERBS.get(verb) or (next(iter(base_forms(verb, "v")), verb) if verb.endswith("s") else verb)
    return rest[: match.start()] + match[1] + plural + rest[match.end() :]
