"""The facts that a version of a text has to keep: names, dates, negations and quotations, as they stand in a text.

Numbers are read by `leveling.quantities`. A fact has keys; two facts are the same if they have a key in common, so
that "Marie Curie" is found again in "Curie", "French" in "France", and "cannot" in "unable".
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from lexile.features.lexicon import Lexicon
from lexile.features.sentence import find_names, sentence_bounds
from lexile.text.sentences import SegmentedText

LEAST_QUOTED_WORDS = 3  # shorter quotations are titles, or words that the author keeps at a distance


class FactKind(StrEnum):
    """What kind of thing has to stay."""

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTATION = "quotation"
    TERM = "key term"
    OPPOSITE = "opposite"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at characters `start` to `end` of a text, with the keys under which it is found again."""

    start: int
    end: int
    keys: frozenset[str]


_MONTHS = {
    form: month
    for month, forms in enumerate(
        "january jan|february feb|march|april apr|may|june|july|august aug|september sept sep|october oct|november nov"
        "|december dec".split("|"),
        start=1,
    )
    for form in forms.split()
}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WORDS_TOO = frozenset({"may", "march", "august", "sun", "sat", "mar", "dec", "jan", "nov", "sep"})
_DATE_WORD = re.compile(r"\b[A-Z][a-z]{2,8}\b")
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|since|until|till|by|last|next|every|each|late|early|mid)) $"
)
_DATE_AFTER = re.compile(r"\.? \d")
_ERA = re.compile(r"(?<=\d )(B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?)(?![A-Za-z])|\b(A\.?D\.?)(?= \d)")

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

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|[A-Za-z]{2,6}n['’]t)\b", re.IGNORECASE
)
# Where "not" and "no" deny nothing.
_NO_NEGATION = re.compile(
    r"\b(?:not only|not just|not merely|no matter|no doubt|no sooner|no one but|nothing but|why not|or not|no\. \d"
    r"|if not|not to mention|cannot help|can['’]t help|no wonder|not long|nothing less|never mind|no fewer|no less"
    r"|no more than|no later)\b|\b[A-Za-z]{2,6}n['’]t (?:it|he|she|they|we|you|I)\?",
    re.IGNORECASE,
)
# Words that say in another way what a negation says; they excuse one that is missing, but need none themselves.
_DENIAL = re.compile(
    r"\b(?:un[a-z]{4,14}|in(?:visible|correct|complete|capable|edible|accurate|active|ability|dependent|adequate|direct"
    r"|expensive|frequent|secure|sufficient|valid|formal|tolerant|effective|definite|animate|secure|comparable)[a-z]{0,3}"
    r"|im(?:possible|patient|mature|mobile|polite|proper|perfect|pure|measurable)[a-z]{0,3}|il(?:legal|legible|logical)"
    r"|ir(?:regular|responsible|relevant|replaceable)|dis(?:like|agree|appear|approve|believe|connect|honest|obey|continue"
    r"|prove|trust|able|courage|regard|miss)[a-z]{0,4}|non-?[a-z]{3,14}|[a-z]{2,12}less(?:ly)?|lack(?:s|ed|ing)?"
    r"|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing|al)|absen(?:t|ce)|miss(?:ing|ed|es)|avoid(?:s|ed|ing)?"
    r"|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?|keep(?:s)?|kept|ban(?:s|ned|ning)?|forb(?:id|ids|ade|idden|idding)"
    r"|prohibit(?:s|ed|ing)?|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing|ion)?|hardly|barely|scarcely|seldom|rarely|few"
    r"|little|only|free|instead|rather|except|wrong(?:ly)?|false(?:ly)?|too|empty|dead|extinct|die[sd]?|dying|kill(?:s|ed)?|eradicat[a-z]{0,4}|eliminat[a-z]{0,4}|gone|disappear[a-z]{0,3}|vanish[a-z]{0,3}"
    r"|abolish[a-z]{0,3}|remov[a-z]{0,4}|ceas[a-z]{0,3}|lost|harmless"
    r"|but|until|before|unless|bare|blind|deaf|left|alone|vain|doubt(?:s|ed|ful)?|declin(?:e|es|ed|ing)|ignor(?:e|es|ed"
    r"|ing)|against|zero|short|poor(?:ly)?|bad(?:ly)?|hard|difficult|impossible|weak(?:ly)?|still|same|secret(?:ly)?"
    r"|myth|mistaken(?:ly)?|rare|opposite|spare[sd]?|save[sd]?|ended|ends|end|last|another|different(?:ly)?|skip[a-z]{0,4}"
    r"|resist[a-z]{0,4}|protect(?:s|ed|ing)?|survive[sd]?|safe(?:ly)?|dry|raw|silent(?:ly)?|quiet(?:ly)?"
    r"|other than|far from|away|out of|nil|than|suppress[a-z]{0,4}|awake|alive|otherwise|illegal|first|most|closed?"
    r"|exclusive(?:ly)?|nearly|almost|(?:bigg|larg|small|long|old|young|fast|slow|high|low|deep|great|strong|weak|earli|lat|b"
    r"|cold|hott|rich|poor|tall|heavi|clos|near|new|wid|hard|easi)est|worst)\b",
    re.IGNORECASE,
)
# Verbs and adjectives that deny what comes after them; that has not to be affirmed in another version.
_STRONG_DENIAL = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|unable|impossible|illegal|fail(?:s|ed)? to|refus(?:e|es|ed)|forbidden|prohibited|unlikely"
    r"|incapable)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^“”]{1,2000})”|\"([^\"\n]{1,2000})\"")
_LETTERS = re.compile(r"[^\W_]+")


def find_dates(text: str) -> list[Fact]:
    """The months, weekdays and eras of a text.

    >>> [sorted(fact.keys) for fact in find_dates("In May 44 BC it rained, and it may rain on Sunday.")]
    [['month 5'], ['era bc'], ['day sunday']]
    """
    found = []
    for match in _DATE_WORD.finditer(text):
        word = match[0].lower()
        if word in _WORDS_TOO and not (
            _DATE_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
            or _DATE_AFTER.match(text, match.end(), match.end() + 3)
        ):
            continue
        if word in _MONTHS:
            found.append(Fact(*match.span(), frozenset({f"month {_MONTHS[word]}"})))
        elif word in _DAYS or (word.endswith("s") and word[:-1] in _DAYS):
            found.append(Fact(*match.span(), frozenset({f"day {word.removesuffix('s')}"})))
    for match in _ERA.finditer(text):
        era = "bc" if match[0].upper().startswith("B") else "ad"
        found.append(Fact(*match.span(), frozenset({f"era {era}"})))
    return sorted(found, key=lambda fact: fact.start)


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
        if not parts or all(form in _MONTHS or form.removesuffix("s") in _DAYS for form in parts):
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
    return form in _GENERIC or form in _MONTHS or form.removesuffix("s") in _DAYS or len(form) == 1


def name_keys(form: str) -> frozenset[str]:
    """The keys of one word of a name, in lower case.

    >>> bool(name_keys("italian") & name_keys("italy")), bool(name_keys("austria") & name_keys("australia"))
    (True, False)
    """
    form = form.replace("’", "'").rstrip("'")
    bare = form.removesuffix("'s").replace(".", "")
    stems = {bare.removesuffix(ending) for ending in _ENDINGS if len(bare.removesuffix(ending)) >= _LEAST_STEM}
    return frozenset({bare, *stems}) | _PEOPLES_OF.get(bare, frozenset())


def find_negations(text: str) -> list[Fact]:
    """The words that deny something; "not only" does not."""
    idle = [match.span() for match in _NO_NEGATION.finditer(text)]
    return [
        Fact(*match.span(), frozenset({match[0].lower()}))
        for match in _NEGATION.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
    ]


def find_denials(text: str) -> list[Fact]:
    """The words other than negations that deny what comes after them: lack, unable, forbidden."""
    return [Fact(*match.span(), frozenset({match[0].lower()})) for match in _STRONG_DENIAL.finditer(text)]


def denies(text: str) -> bool:
    """Whether a text may deny something in any way: "not", but also "unable", "lack", "only"."""
    return bool(find_negations(text)) or _DENIAL.search(text) is not None


def find_quotations(text: str) -> list[Fact]:
    """The quotations of a text of `LEAST_QUOTED_WORDS` or more; the key is their words without punctuation."""
    found = []
    for match in _QUOTED.finditer(text):
        group = 1 if match[1] is not None else 2
        words = _LETTERS.findall(match[group].lower())
        if len(words) >= LEAST_QUOTED_WORDS:
            found.append(Fact(*match.span(group), frozenset({" ".join(words)})))
    return found


def letters_of(text: str) -> str:
    """The words of a text in lower case, with one space around each."""
    return f" {' '.join(_LETTERS.findall(text.lower()))} "
