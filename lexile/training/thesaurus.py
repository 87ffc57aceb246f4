"""The thesaurus from WordNet (3.0 or 3.1): senses, meanings, and related words that are not much rarer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from lexile.errors import UnusableCorpus
from lexile.features.lexicon import MODERN, Lexicon
from lexile.formulas.syllables import syllables
from lexile.leveling.thesaurus import PARTS_OF_SPEECH, SHARE_SCALE, Complement, Relation, Thesaurus

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_LEAST_ZIPF = 3.0  # of a candidate: one in a million words; a rarer one is seldom easier than what it replaces
_RARER = 0.5  # Zipf by which a candidate may be rarer than the word: more than that is seldom easier
_OTHERWISE_RELATED = 12  # the same for the nearer relations
_WORD_ZIPF = 1.7  # of a word that has senses here at all; the rarer half is mostly names of species and terms
_LEAST_SHARE = 0.01  # of a word's uses that have a sense; rarer ones only mislead
_LOOSE_SHARE = 0.06  # the same for the loosest relations
_MOST_RELATED = {Relation.HYPONYM: 8, Relation.SIBLING: 8}  # candidates of one sense and relation, most frequent first
_MEANING_ZIPF = 5.0  # words more frequent than this need no meaning
_MEANING_SHARE = 0.05  # of a word's uses that have a sense without related words, which is kept for its meaning
_LONGEST_MEANING = 100  # characters; a longer one ends before one of its clauses or phrases
_SHORTEST_MEANING = 25  # characters that are left of it at least
_PHRASE_START = re.compile(
    r",? (?:that|which|who|whose|where|when|resulting|(?:through|in|on|of|by|from|to|for|with) (?:which|whom)|by|for|"
    r"with|so|used|having|usually|especially|as)\b|[,(]"
)
_UNCOUNTED = 0.3  # what a sense that WordNet's texts never use counts as, before shares are taken
# WordNet's sentence frames: 1 is "Something ----s", 8 "Somebody ----s something", 26 "Somebody ----s that CLAUSE".
_FRAMES = {
    Complement.NONE: {1, 2, 3, 4, 6, 7, 12, 13, 22, 23, 27},
    Complement.OBJECT: {5, 8, 9, 10, 11, *range(14, 22), 24, 25, 30, 31},
    Complement.CLAUSE: {26, 29, 34},
}
# Words that no replacement may be, whatever the sense: a teacher would not put them into a text.
_RUDE = re.compile(
    r"(?:mother)?fuck\w*|(?:bull)?shit\w*|cunt|nigger|nigga|bitch\w*|whore|slut|slag|fag|faggot|piss|pissed|arse|arsehole|"
    r"ass|asshole|bastard|(?:god)?damn(?:ed)?|crap|crappy|cock|dick|tit|tits|prick|screw|bang|hump|shag|bugger|bloody|"
    r"bollocks|wank\w*|twat|turd|fart|poof|dyke|queer|tranny|retard|retarded|cripple|spastic|moron|idiot|imbecile|coon|"
    r"negro|darky|dago|kike|spic|jap|gook|wop|chink|paki|redskin|squaw|coolie|gyp|hooker|tart|boob|boobs|bum|butt|hell|"
    r"sexy|horny|lust|rape|sod|git|knob|balls|nuts|pansy|sissy|dumb|lame|fatso|gringo|honky|cracker|savage"
)
_EXAMPLE = re.compile(r';\s*"')
_LETTERS = re.compile("[a-z]+")
_PHRASE = re.compile(r"[a-z]+(?:_[a-z]+){1,3}")
_PHRASE_ZIPF = 3.3  # of the words of a phrase: two in a million; names of species and substances have rarer ones


@dataclass(slots=True)
class _Synset:
    lemmas: list[str]
    gloss: str
    frames: list[tuple[int, int]]  # number of the frame, and of the lemma it is for; 0 for all
    pointers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def make_thesaurus(wordnet: Path, complexity_file: Path, lexicon: Lexicon) -> Thesaurus:
    """The thesaurus of a folder with WordNet's database and a file with people's ratings of complexity.

    Raises:
        UnusableCorpus: a file is missing.
    """
    try:
        synsets = {part + key: one for part in _FILES for key, one in _synsets(wordnet / f"data.{_FILES[part]}")}
        index = {part: dict(_index(wordnet / f"index.{_FILES[part]}")) for part in _FILES}
        counts = _counts(wordnet / "cntlist.rev")
        ratings = _ratings(complexity_file)
    except OSError as error:
        raise UnusableCorpus(f"{error.filename} is missing: the folder must hold WordNet's database.") from error
    words = {lemma for of_part in index.values() for lemma in of_part if _LETTERS.fullmatch(lemma)}
    ordered = sorted(words)
    frequency = dict(zip(ordered, lexicon.look_up(ordered)[0][:, MODERN].tolist(), strict=True))
    shares = {part: {word: _shares(word, part, keys, counts) for word, keys in index[part].items()} for part in _FILES}
    adverbs = _adverbs_of(synsets)
    opposites = _opposites(synsets)

    used: set[str] = set()
    rows = []
    for word in ordered:
        if frequency[word] < _WORD_ZIPF:
            continue
        for part in PARTS_OF_SPEECH:
            for key, share in shares[part].get(word, {}).items():
                if share < _LEAST_SHARE:
                    continue
                pairs = _pairs(word, part + key, synsets, adverbs, frequency, shares, opposites[word])
                if share < _LOOSE_SHARE:
                    pairs = [pair for pair in pairs if pair[1] < Relation.HYPONYM]
                explained = share >= _MEANING_SHARE and frequency[word] < _MEANING_ZIPF
                if pairs or explained:
                    meaning = meaning_of(synsets[part + key].gloss) if frequency[word] < _MEANING_ZIPF else ""
                    rows.append((word, part, share, meaning, pairs))
                    used.update((word, *(pair[0] for pair in pairs)))
    lemmas = tuple(sorted(used))
    complements = _complements(synsets)
    number = {lemma: place for place, lemma in enumerate(lemmas)}
    meanings = tuple(dict.fromkeys(row[3] for row in rows))
    place_of = {meaning: place for place, meaning in enumerate(meanings)}
    pairs = [pair for row in rows for pair in row[4]]
    return Thesaurus(
        lemmas,
        meanings,
        _complexities(lemmas, lexicon, ratings),
        np.array([complements.get(lemma, 0) for lemma in lemmas], dtype=np.uint8),
        np.array([number[row[0]] for row in rows]),
        np.array([PARTS_OF_SPEECH.index(row[1]) for row in rows], dtype=np.uint8),
        np.array([round(row[2] * SHARE_SCALE) for row in rows], dtype=np.uint8),
        np.array([place_of[row[3]] for row in rows]),
        np.concatenate([[0], np.cumsum([len(row[4]) for row in rows])]),
        np.array([number[pair[0]] for pair in pairs]),
        np.array([pair[1] for pair in pairs], dtype=np.uint8),
        np.array([round(pair[2] * SHARE_SCALE) for pair in pairs], dtype=np.uint8),
        _phrases((lemma for of_part in index.values() for lemma in of_part), lexicon),
    )


def read_glosses(wordnet: Path) -> Iterator[tuple[str, frozenset[str], str]]:
    """The part of speech, the words and the whole gloss of each sense in WordNet."""
    for part, name in _FILES.items():
        for _, synset in _synsets(wordnet / f"data.{name}"):
            yield part, frozenset(synset.lemmas), synset.gloss


def parts_listed(wordnet: Path) -> dict[str, frozenset[str]]:
    """The words that WordNet lists under each part of speech."""
    return {part: frozenset(word for word, _ in _index(wordnet / f"index.{_FILES[part]}")) for part in _FILES}


def _synsets(path: Path) -> Iterator[tuple[str, _Synset]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("  "):  # the licence
                continue
            data, _, gloss = line.partition("|")
            fields = data.split()
            count = int(fields[3], 16)
            lemmas = [re.sub(r"\(\w+\)$", "", lemma) for lemma in fields[4 : 4 + 2 * count : 2]]
            pointers = fields[5 + 2 * count :]
            after = pointers[4 * int(fields[4 + 2 * count]) + 1 :]
            synset = _Synset(
                lemmas, gloss.strip(), [(int(a), int(b, 16)) for a, b in zip(after[1::3], after[2::3], strict=True)]
            )
            for symbol, offset, other in zip(pointers[0::4], pointers[1::4], pointers[2::4], strict=False):
                if other in "nvars" and len(offset) == 8:
                    synset.pointers[symbol].append(other.replace("s", "a") + offset)
            yield fields[0], synset


def _index(path: Path) -> Iterator[tuple[str, list[str]]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("  "):
                fields = line.split()
                yield fields[0], fields[-int(fields[2]) :]


def _counts(path: Path) -> dict[tuple[str, str, int], int]:
    """How often each sense (word, part of speech, number) occurs in the texts that WordNet's authors tagged."""
    found: dict[tuple[str, str, int], int] = defaultdict(int)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            key, number, count = line.split()
            lemma, _, rest = key.partition("%")
            found[lemma, "nvara"[int(rest[0]) - 1], int(number)] += int(count)
    return found


def _ratings(path: Path) -> dict[str, float]:
    with path.open(encoding="utf-8") as lines:
        return {word: float(rating) for word, rating in (line.rstrip("\n").split("\t") for line in lines)}


def _opposites(synsets: dict[str, _Synset]) -> dict[str, set[str]]:
    """The words that mean the opposite of each word in one of its senses: "import" is related to "export" otherwise."""
    found: dict[str, set[str]] = defaultdict(set)
    for synset in synsets.values():
        for other in synset.pointers["!"]:
            for lemma in synset.lemmas:
                found[lemma].update(synsets[other].lemmas)
    return found


def _complements(synsets: dict[str, _Synset]) -> dict[str, Complement]:
    found: dict[str, Complement] = defaultdict(lambda: Complement(0))
    for synset in synsets.values():
        for frame, number in synset.frames:
            for lemma in synset.lemmas if number == 0 else [synset.lemmas[number - 1]]:
                for complement, frames in _FRAMES.items():
                    if frame in frames:
                        found[lemma] |= complement
    return found


def _shares(word: str, part: str, keys: list[str], counts: dict[tuple[str, str, int], int]) -> dict[str, float]:
    weights = [counts.get((word, part, number), 0) + _UNCOUNTED for number in range(1, len(keys) + 1)]
    return {key: weight / sum(weights) for key, weight in zip(keys, weights, strict=True)}


def _adverbs_of(synsets: dict[str, _Synset]) -> dict[str, list[str]]:
    """The adverbs made from the adjectives of each synset."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, synset in synsets.items():
        if key.startswith("r"):
            for adjective in synset.pointers["\\"]:
                found[adjective].append(key)
    return found


def _pairs(
    word: str,
    key: str,
    synsets: dict[str, _Synset],
    adverbs: dict[str, list[str]],
    frequency: dict[str, float],
    shares: dict[str, dict[str, dict[str, float]]],
    opposites: set[str],
) -> list[tuple[str, Relation, float]]:
    seen = {word, *opposites}
    found = []
    for relation, keys in _related_synsets(key, synsets, adverbs):
        chosen: dict[str, float] = {}
        for other in keys:
            for lemma in synsets[other].lemmas:
                zipf = frequency.get(lemma, 0.0)
                if lemma in seen or _RUDE.fullmatch(lemma) or zipf < max(_LEAST_ZIPF, frequency[word] - _RARER):
                    continue
                chosen.setdefault(lemma, shares[other[0]].get(lemma, {}).get(other[1:], 0.0))
        best = sorted(chosen, key=lambda lemma: -frequency[lemma])[: _MOST_RELATED.get(relation, _OTHERWISE_RELATED)]
        found += [(lemma, relation, chosen[lemma]) for lemma in best]
        seen.update(chosen)
    return found


def _related_synsets(
    key: str, synsets: dict[str, _Synset], adverbs: dict[str, list[str]]
) -> Iterator[tuple[Relation, list[str]]]:
    pointers = synsets[key].pointers
    yield Relation.SYNONYM, [key]
    similar = pointers["&"] + pointers["$"] + pointers["^"]
    yield Relation.SIMILAR, [one for one in similar if one[0] == key[0]]
    above = pointers["@"] + pointers["@i"]
    yield Relation.HYPERNYM, above
    if key[0] == "a":
        yield Relation.NEAR, [two for one in pointers["&"] for two in synsets[one].pointers["&"]]
    if key[0] == "r":
        adjectives = pointers["\\"]
        around = [*adjectives, *(two for one in adjectives for two in synsets[one].pointers["&"])]
        yield Relation.NEAR, [adverb for one in around for adverb in adverbs[one]]
    yield Relation.HYPONYM, pointers["~"]
    if key[0] == "v":
        yield Relation.SIBLING, [two for one in above for two in synsets[one].pointers["~"]]


def _phrases(lemmas: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The phrases of two to four words, all of them frequent."""
    phrases = {lemma.replace("_", " ") for lemma in lemmas if _PHRASE.fullmatch(lemma)}
    return frozenset(
        phrase for phrase in phrases if all((lexicon.zipf_of(word) or 0.0) >= _PHRASE_ZIPF for word in phrase.split())
    )


def meaning_of(gloss: str) -> str:
    """A gloss without its examples and notes, cut at a semicolon if it is long."""
    text = _EXAMPLE.split(gloss)[0]
    text = re.sub(r"\([^()]{0,200}\)\s?", "", text).strip(" ;:")
    if len(text) > _LONGEST_MEANING:
        text = text.split(";")[0].strip()
    if len(text) > _LONGEST_MEANING:
        ends = [match.start() for match in _PHRASE_START.finditer(text, _SHORTEST_MEANING, _LONGEST_MEANING)]
        text = text[: ends[-1]] if ends else text[:_LONGEST_MEANING].rsplit(" ", 1)[0]
        text = text.rstrip(",;: ")
    return text


def _complexities(lemmas: tuple[str, ...], lexicon: Lexicon, ratings: dict[str, float]) -> np.ndarray:
    """People's ratings, and for other words what frequency and length let expect."""
    zipf = lexicon.look_up(lemmas)[0].astype(np.float64)
    letters = np.array([len(lemma) for lemma in lemmas], dtype=float)
    beats = np.array([syllables(lemma) for lemma in lemmas], dtype=float)
    features = np.column_stack([np.ones(len(lemmas)), zipf, zipf**2, letters, beats])
    rated = np.array([ratings.get(lemma, np.nan) for lemma in lemmas])
    known = ~np.isnan(rated)
    weights = np.linalg.lstsq(features[known], rated[known], rcond=None)[0]
    return np.where(known, rated, np.clip(features @ weights, 1, 6)).astype(np.float32)
