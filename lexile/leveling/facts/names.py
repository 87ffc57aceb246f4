"""Names: which a text has, and which are in one of two texts only."""

import re

from lexile.features.lexicon import Lexicon
from lexile.features.sentence import find_names, sentence_bounds
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.dates import is_date_word
from lexile.leveling.facts.findings import Fact, FactKind, Finding, lost_and_added
from lexile.text.sentences import SegmentedText
from lexile.text.words import WORD

_GENERIC = frozenset(
    "mr mrs ms miss dr doctor professor prof sir lady lord president king queen prince princess emperor empress "
    "captain general colonel saint st mount mt lake river sea ocean island islands city state republic kingdom "
    "university college school museum park bridge street road avenue company the of and de la le von van der den el "
    "al i celsius fahrenheit "
    "north south east west northern southern eastern western new old great upper lower central aunt uncle mother "
    "father grandma grandpa mum mom dad god bible internet earth sun moon english world war jr sr no bay gulf cape "
    "valley desert mountains mountain lakes rivers union association institute society department ministry "
    "committee council party court house hall church cathedral castle palace tower prize award games cup day age "
    "revolution empire act law bank club team center centre national international royal federal".split()
)
_PARTICLES = frozenset(
    {"of", "of the", "de", "de la", "la", "von", "van", "van der", "da", "del", "ibn", "bin", "al", "arap"}
)
_LONGEST_GAP = 10  # characters of a particle with the spaces around it
_ENDINGS = ("'s", "s", "an", "ian", "n", "ese", "ish", "ic", "vian", "ians", "ans", "a", "y", "o", "e's")
_LEAST_STEM = 4  # letters left of a name without its ending; shorter stems are those of many names
_PEOPLES = tuple(
    frozenset(forms.split())
    for forms in (
        "france french frenchman frenchmen frenchwoman", "netherlands dutch holland",
        "spain spanish spaniard spaniards",
        "greece greek greeks", "england english englishman englishmen british",
        "britain british briton britons uk kingdom england english", "norway norwegian norwegians",
        "denmark danish dane danes", "sweden swedish swede swedes", "turkey turkish turk turks türkiye",
        "poland polish pole poles", "scotland scottish scots scot", "ireland irish irishman irishmen",
        "wales welsh welshman", "switzerland swiss", "america american americans us usa states u.s u.s.a",
        "europe european europeans", "athens athenian athenians", "rome roman romans", "germany german germans",
        "finland finnish finn finns", "portugal portuguese", "philippines filipino filipinos", "thailand thai thais",
        "iceland icelandic icelander icelanders", "peru peruvian peruvians", "egypt egyptian egyptians", "iraq iraqi",
        "china chinese", "japan japanese", "russia russian russians soviet ussr", "israel israeli hebrew",
        "christianity christian christians christ", "islam islamic muslim muslims", "judaism jewish jew jews",
        "arctic antarctic", "antarctica antarctic", "earth earth's", "argentina argentine argentinian", "aztec aztecs",
        "maya mayan mayas", "viking vikings", "belgium belgian belgians", "ukraine ukrainian",
        "newfoundland canada canadian", "congress congressional", "victoria victorian", "paris parisian", "gm gmo",
    )
)  # fmt: skip
_PEOPLES_OF: dict[str, frozenset[str]] = {}
for _group in _PEOPLES:
    for _form in _group:
        _PEOPLES_OF[_form] = _PEOPLES_OF.get(_form, frozenset()) | _group
_ROMAN = re.compile(r"[IVX]{1,5}")


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
    return any(len(part) > 2 and name_keys(part).isdisjoint(known) for part in parts) and len(parts) > 1


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
        if not form[0].isalpha() or _ROMAN.fullmatch(text.text[start:end]):
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
    return form in _GENERIC or is_date_word(form) or len(form) == 1


def name_keys(form: str) -> frozenset[str]:
    """The keys of one word of a name, in lower case.

    >>> bool(name_keys("italian") & name_keys("italy")), bool(name_keys("austria") & name_keys("australia"))
    (True, False)
    """
    form = form.replace("’", "'").rstrip("'")
    bare = form.removesuffix("'s").replace(".", "")
    stems = {bare.removesuffix(ending) for ending in _ENDINGS if len(bare.removesuffix(ending)) >= _LEAST_STEM}
    return frozenset({bare, *stems}) | _PEOPLES_OF.get(bare, frozenset())
