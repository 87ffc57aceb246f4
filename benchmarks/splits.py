"""A sample of proposed splits to read, and how they compare with splits that people made.

    python -m benchmarks.splits DATA                 # 200 proposals from magazines, textbooks, older prose and novels
    python -m benchmarks.splits DATA --kind place    # only those of a rule whose name has this in it
    python -m benchmarks.splits DATA --people        # agreement with people who split the same sentences

DATA has the CLEAR corpus, a folder `books` of novels, and a folder `splits` of sentences with their splits (BiSECT).
"""

import argparse
import gzip
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lexile.documents import document_from_text
from lexile.estimator.estimator import load_estimator
from lexile.leveling.clause_splitting import SplitKind, find_split, find_splits
from lexile.leveling.parser import load_parser
from lexile.text.cleaning import clean
from lexile.text.sentences import segment

_SAMPLE = 200
_BOOK_CHARACTERS = 150_000  # of each book, from a place at random


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text on one line each."""
    segmented = segment(clean(document_from_text(text)))
    for sentence in segmented.sentences:
        yield " ".join(segmented.text[sentence.start : sentence.end].split())


def genres(data: Path, chance: random.Random) -> dict[str, list[str]]:
    """Sentences of each genre, in random order."""
    import pandas as pd

    table = pd.read_excel(data / "CLEAR_corpus_final.xlsx")
    found: dict[str, list[str]] = {}
    informational = table[table["Categ"] == "Info"]
    parts = {
        "textbooks": informational[informational["Pub Year"] >= 2000]["Excerpt"],
        "older prose": table[table["Pub Year"] < 1990]["Excerpt"],
    }
    for genre, excerpts in parts.items():
        found[genre] = [one for text in excerpts for one in sentences_of(text)]
    found["magazines"] = [_joined(line) for line in _lines(data / "splits" / "bisect-valid.src.gz")]
    novels = []
    for path in sorted((data / "books").glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        start = chance.randrange(max(1, len(text) - _BOOK_CHARACTERS))
        novels += list(sentences_of(text[start : start + _BOOK_CHARACTERS]))
    found["novels"] = novels
    for sentences in found.values():
        chance.shuffle(sentences)
    return found


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def _joined(tokens: str) -> str:
    """A tokenized sentence as it is written."""
    text = re.sub(r" ([,.;:?!%)\]])", r"\1", tokens)
    text = re.sub(r"([(\[]) ", r"\1", text).replace(" 's", "'s").replace(" n't", "n't").replace(" ' ", "'")
    return re.sub(r"(\d) ?([,.]) (\d)", r"\1\2\3", text).strip()


def print_sample(data: Path, kind: str, count: int, seed: int) -> None:
    """Print proposals of all genres by turns, each with the new sentences on their own lines."""
    chance = random.Random(seed)
    parser = load_parser(load_estimator().encoder)
    left = {genre: iter(sentences) for genre, sentences in genres(data, chance).items()}
    number = 0
    kinds: Counter[str] = Counter()
    while left and number < count:
        for genre in list(left):
            for sentence in left[genre]:
                splits = [one for one in find_splits(sentence, parser) if kind in one.kind.value] if kind else []
                split = (splits[0] if splits else None) if kind else find_split(sentence, parser)
                if split is not None:
                    number += 1
                    kinds[split.kind.value] += 1
                    print(f"\n{number}. [{genre}; {split.kind.value}] {sentence}\n   → {split.applied(sentence)}")
                    break
            else:
                del left[genre]
            if number == count:
                break
    print("\n" + ", ".join(f"{name} {times}" for name, times in kinds.most_common()))


def print_agreement(data: Path) -> None:
    """Print how often people split a sentence where one is proposed, and how alike the words are."""
    sources, targets = _lines(data / "splits" / "bisect-valid.src.gz"), _lines(data / "splits" / "bisect-valid.dst.gz")
    parser = load_parser(load_estimator().encoder)
    agreed: dict[SplitKind, list[bool]] = defaultdict(list)
    ours_alike, none_alike = [], []
    for source, target in zip(sources, targets, strict=True):
        sentence, parts = _joined(source), [_joined(part) for part in target.split("<SEP>")]
        split = find_split(sentence, parser)
        if split is None:
            continue
        first = split.applied(sentence)[: split.start + re.search(r"[.?] |$", split.replacement).start()]
        agreed[split.kind].append(_same_place(first, parts))
        people = " ".join(parts)
        ours_alike.append(_word_f(split.applied(sentence), people))
        none_alike.append(_word_f(sentence, people))
    total = [one for kind in agreed.values() for one in kind]
    print(f"{len(sources):,} sentences, {len(total):,} ({len(total) / len(sources):.1%}) with a proposal")
    for kind, ones in sorted(agreed.items(), key=lambda item: -len(item[1])):
        print(f"{kind.value:24} {len(ones):5} proposals, {sum(ones) / len(ones):.0%} where people split too")
    print(f"{'all':24} {len(total):5} proposals, {sum(total) / len(total):.0%} where people split too")
    print(
        f"words in common with people's version (F): {_mean(ours_alike):.3f}; the source's own {_mean(none_alike):.3f}"
    )


def _same_place(before: str, parts: list[str]) -> bool:
    """Whether what comes before the split is, by its words, nearest to the first sentences of people's version."""
    words = re.findall(r"\w+", before.lower())
    place, best = 0, (0.0, 0)
    cuts = []
    for number, part in enumerate(parts):
        place += len(re.findall(r"\w+", part))
        cuts.append(place)
        best = max(best, (_word_f(before, " ".join(parts[: number + 1])), number))
    nearest = cuts[best[1]]
    return best[1] < len(parts) - 1 and abs(len(words) - nearest) <= max(4, len(words) // 3)


def _word_f(first: str, second: str) -> float:
    ours, theirs = Counter(re.findall(r"\w+", first.lower())), Counter(re.findall(r"\w+", second.lower()))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def main() -> None:
    """Print what the options ask for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--people", action="store_true")
    options.add_argument("--kind", default="")
    options.add_argument("--count", type=int, default=_SAMPLE)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if chosen.people:
        print_agreement(chosen.data)
    else:
        print_sample(chosen.data, chosen.kind, chosen.count, chosen.seed)


if __name__ == "__main__":
    main()
