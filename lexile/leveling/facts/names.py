"""Names: which a text has, and which are in one of two texts only."""

from lexile.features.lexicon import Lexicon
from lexile.features.sentence import find_names, sentence_bounds
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.dates import is_date_word
from lexile.leveling.facts.findings import Fact, FactKind, Finding, lost_and_added
from lexile.leveling.facts.peoples import places_of
from lexile.leveling.number_words import ORDINALS, is_roman_number
from lexile.text.sentences import SegmentedText
from lexile.text.words import WORD

# Before the name of a person, who may be named without them.
_TITLES = frozenset(
    "mr mrs ms miss dr doctor professor prof sir lady lord president king queen prince princess emperor empress pope "
    "captain general colonel sergeant lieutenant senator governor mayor councillor saint st aunt uncle mother father "
    "grandmother grandfather grandma grandpa mum mom dad".split()
)
_GENERIC = _TITLES | frozenset(
    "mount mt lake river sea ocean island islands city state republic kingdom "
    "university college school museum park bridge street road avenue company the of and de la le von van der den el "
    "al i celsius fahrenheit "
    "north south east west northern southern eastern western new old great upper lower central "
    "god bible internet earth sun moon english world war jr sr no bay gulf cape "
    "valley desert mountains mountain lakes rivers union association institute society department ministry "
    "committee council party court house hall church cathedral castle palace tower prize award games cup day age "
    "revolution empire act law bank club team center centre national international royal federal "
    "bc bce ad ce am pm".split()
)
_PARTICLES = frozenset(
    {"of", "of the", "de", "de la", "la", "von", "van", "van der", "da", "del", "ibn", "bin", "al", "arap"}
)
_LONGEST_GAP = 10  # characters of a particle with the spaces around it
# Endings of what is named after somebody or something: Darwinian, Napoleonic, Vietnamese, the Wrights.
_ENDINGS = ("s", "ian", "ians", "ean", "ese", "ish", "ic")
_LEAST_STEM = 4  # letters left of a name without its ending; shorter stems are those of many names
# Names of families that are not several people of the shorter name.
_FAMILIES = frozenset(
    "abrahams adams andrews brooks collins cummings daniels davids edwards edmunds evans francis georges harris hughes "
    "jacobs james johns jones matthews michaels myers owens peters phillips richards roberts rogers simons stephens "
    "stevens thomas walters waters watts wells williams woods".split()
)


def name_findings(first: CheckedText, second: CheckedText) -> list[Finding]:
    """Names of one text of which the other has no part, and parts of the version's names that the source lacks."""
    ours, theirs = names_of(first), names_of(second)
    our_keys, their_keys = _word_keys(first.all_text), _word_keys(second.all_text)
    our_initials = frozenset(key for fact in ours for key in fact.keys)
    their_initials = frozenset(key for fact in theirs for key in fact.keys)
    lost = [fact for fact in ours if fact.keys.isdisjoint(their_keys | their_initials)]
    added = [fact for fact in theirs if _has_new_part(fact, second.text, our_keys | our_initials)]
    return lost_and_added(FactKind.NAME, lost, added, first, second)


def names_of(text: CheckedText) -> list[Fact]:
    """The names of a text, without its headings and tables."""
    return find_name_groups(text.analysis.segmented, text.lexicon)


def _has_new_part(fact: Fact, text: str, known: frozenset[str]) -> bool:
    if fact.keys.isdisjoint(known):
        return True
    parts = [match[0].lower() for match in WORD.finditer(text, fact.start, fact.end)]
    new = [part for part in parts if len(part) > 2 and name_keys(part).isdisjoint(known)]
    return len(parts) > 1 and not (_TITLES | ORDINALS.keys()).issuperset(new)


def _word_keys(text: str) -> frozenset[str]:
    """The keys under which names are found, for every word of a text."""
    forms = {match[0].lower().replace("’", "'") for match in WORD.finditer(text)}
    forms |= {part for form in forms if "-" in form for part in form.split("-")}
    return frozenset(key for form in forms for key in name_keys(form))


def find_name_groups(text: SegmentedText, lexicon: Lexicon) -> list[Fact]:
    """The names of a text: words with a capital beside each other make one name, whose keys are those of its parts.

    Titles, and words such as "lake" or "north" beside a name, are not looked for again.
    """
    words = text.words
    names = find_names(text, lexicon)
    starts_sentence = set(sentence_bounds(text)[:-1].tolist())
    usual = lexicon.are_names(words.forms)
    groups: list[list[int]] = []
    for place in names.nonzero()[0].tolist():
        form = words.forms[words.ids[place]]
        start, end = int(words.starts[place]), int(words.ends[place])
        opens = place in starts_sentence or text.text[max(0, start - 1) : start] in {"“", '"', "‘", "'", "(", "—"}
        before = text.text[max(0, start - 2) : start]
        opens = opens or before in {": ", "“ ", '" '}
        if opens and not usual[words.ids[place]]:
            continue
        if not form[0].isalpha() or is_roman_number(text.text[start:end]):
            continue
        previous = groups[-1][-1] if groups else -2
        gap = text.text[int(words.ends[previous]) : start] if groups and previous == place - 1 else ","
        if place not in starts_sentence and (gap in {" ", ". ", "-", "\n"} or _follows_particle(text, groups, start)):
            groups[-1].append(place)
        else:
            groups.append([place])
    found = []
    for group in groups:
        forms = [words.forms[words.ids[place]] for place in group]
        parts = [form for form in forms if not _is_generic(form)]
        if not parts or all(map(is_date_word, parts)):
            continue
        keys = frozenset(key for form in parts for key in name_keys(form))
        initials = "".join(form[0] for form in forms if form not in {"the", "of"})
        if len(initials) > 1:
            keys |= {initials}
        found.append(Fact(int(words.starts[group[0]]), int(words.ends[group[-1]]), keys))
    return found


def _follows_particle(text: SegmentedText, groups: list[list[int]], start: int) -> bool:
    """Whether only a particle stands between the last name and a character: Daniel arap Moi, Bay of Fundy."""
    if not groups:
        return False
    end = int(text.words.ends[groups[-1][-1]])
    return start - end < _LONGEST_GAP and text.text[end:start].strip() in _PARTICLES


def _is_generic(form: str) -> bool:
    return form in _GENERIC or form in ORDINALS or is_date_word(form) or len(form) == 1


def name_keys(form: str) -> frozenset[str]:
    """The keys of one word of a name, in lower case.

    >>> bool(name_keys("italian") & name_keys("italy")), bool(name_keys("austria") & name_keys("australia"))
    (True, False)
    """
    bare = form.replace("’", "'").rstrip("'").removesuffix("'s").replace(".", "")
    if bare in _FAMILIES:
        return frozenset({bare})
    places = places_of(bare)
    if places:
        return places | {bare}
    stems = {bare.removesuffix(ending) for ending in _ENDINGS if bare.endswith(ending)}
    if bare.endswith("ean"):  # Shakespearean
        stems.add(bare.removesuffix("an"))
    return frozenset({bare, *(stem for stem in stems if len(stem) >= _LEAST_STEM)})
