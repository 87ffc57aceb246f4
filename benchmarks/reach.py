"""How far drafts come: what edits take off the measure of texts that are hard for their readers.

    python -m benchmarks.reach DATA               # 40 excerpts of 900L or more
    python -m benchmarks.reach DATA --seed 2      # others

DATA has the CLEAR corpus. The target is out of reach, so that every edit that is sure enough is made; "all offered"
also makes those that are only offered, glosses excepted.
"""

import argparse
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.errors import LexileError
from lexile.estimator.estimator import load_estimator
from lexile.leveling.draft import EditKind, level, made_text
from lexile.leveling.targets import Target
from lexile.scale import LOWEST

_LEAST = 900.0  # L; easier texts are seldom made easier


def main() -> None:
    """Print the medians and how many edits of each kind there are."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--count", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    import pandas as pd

    table = pd.read_excel(chosen.data / "CLEAR_corpus_final.xlsx").dropna(subset=["Excerpt"])
    excerpts = list(table["Excerpt"].astype(str))
    random.Random(chosen.seed).shuffle(excerpts)
    estimator = load_estimator()
    by_sure: list[float] = []
    by_all: list[float] = []
    kinds: Counter[str] = Counter()
    words = 0
    for excerpt in excerpts:
        if len(by_sure) == chosen.count:
            break
        try:
            analysis = analyze(document_from_text(excerpt), estimator)
        except LexileError:
            continue
        before = analysis.estimate.measure
        if before < _LEAST:
            continue
        words += analysis.words
        draft = level(analysis, estimator, Target("", LOWEST, LOWEST + 1))
        by_sure.append(before - draft.after.estimate.measure)
        wanted = [replace(one, made=one.kind is not EditKind.GLOSS) for one in draft.edits]
        by_all.append(before - analyze(document_from_text(made_text(draft.source, wanted)), estimator).estimate.measure)
        kinds.update(f"{one.kind.value} {'made' if one.made else 'offered'}" for one in draft.edits)
    print(f"{len(by_sure)} texts, {words:,} words")
    for name, found in (("sure edits", by_sure), ("all offered", by_all)):
        print(f"{name}: median {median(found):.0f}L, mean {mean(found):.0f}L, most {max(found):.0f}L")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))


if __name__ == "__main__":
    main()
