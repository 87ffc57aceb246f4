"""Report on real documents: how often each caution appears, what is left out or refused, how books are divided.

python benchmarks/documents.py DATA      # the folder with the corpora; model/README.md says where to get them
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from lexile.analysis import Analysis, analyze
from lexile.cautions import Caution
from lexile.documents import document_from_text, read_document
from lexile.errors import AnotherLanguage, LexileError
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.text.cleaning import clean
from lexile.text.language import is_english
from lexile.text.sections import Section, split_sections
from lexile.text.sentences import SegmentedText, segment
from lexile.training.corpora import read_clear


def main() -> None:
    """Print one report after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", metavar="DATA", type=Path, help="the folder with the corpora")
    folder = parser.parse_args().data
    estimator = load_estimator()
    excerpts = read_clear(folder).texts
    report_cautions("CLEAR excerpts", excerpts, estimator)
    report_words_left_out(excerpts)
    report_refusals(folder, excerpts)
    report_books(sorted((folder / "books").iterdir()), estimator)


def report_cautions(name: str, texts: Iterable[str], estimator: Estimator) -> None:
    """Print how many of the texts raise each caution."""
    analyses, refused = [], 0
    for text in texts:
        try:
            analyses.append(analyze(document_from_text(text), estimator))
        except LexileError:
            refused += 1
    print(f"\n{name}: {len(analyses):,} analyzed, {refused} refused")
    print_cautions(analyses)


def print_cautions(analyses: list[Analysis]) -> None:
    """Print one line for each caution, with the number and share of analyses that raise it."""
    counts = Counter(caution for analysis in analyses for caution in analysis.cautions)
    for caution in Caution:
        print(f"  {caution.value:16} {counts[caution]:5,}  {counts[caution] / len(analyses):7.2%}")


def report_words_left_out(excerpts: Iterable[str]) -> None:
    """Print how many excerpts lose a word, and why."""
    reasons: Counter[str] = Counter()
    losing = total = 0
    for text in excerpts:
        total += 1
        found = {
            block.reason for block in clean(document_from_text(text)).left_out if any(map(str.isalnum, block.text))
        }
        losing += bool(found)
        reasons.update(found)
    print(f"\nCLEAR excerpts that lose a word: {losing} of {total:,}, {losing / total:.2%}; {dict(reasons)}")


def report_refusals(folder: Path, excerpts: Iterable[str]) -> None:
    """Print how many English texts are taken for another language."""
    for name, texts in (
        ("CLEAR", tuple(excerpts)),
        ("ReadMe++", readme_plus_plus(folder)),
        ("CEFR-SP", cefr_sp(folder)),
    ):
        refused = [text for text in texts if not is_english(text)]
        print(f"\n{name}: {len(refused)} of {len(texts):,} English texts refused as another language")
        for text in refused[:5]:
            print(f"  {text[:100]!r}")


def readme_plus_plus(folder: Path) -> tuple[str, ...]:
    """The sentences of ReadMe++, and the paragraphs around them."""
    frames = [pd.read_excel(path) for path in sorted((folder / "readme_en").glob("*.xlsx"))]
    frame = pd.concat(frames)
    return (*frame["Sentence"].dropna().astype(str), *frame["Context"].dropna().astype(str).unique())


def cefr_sp(folder: Path) -> tuple[str, ...]:
    """The sentences of CEFR-SP."""
    paths = sorted((folder / "CEFR-SP").rglob("*.txt"))
    return tuple(line.split("\t")[0] for path in paths for line in path.read_text(encoding="utf-8").splitlines())


def report_books(paths: list[Path], estimator: Estimator) -> None:
    """Print each book's cautions and its sections: by its own headings, and by topic once they are removed."""
    sizes_title = f"{'words each':>17}"
    print(f"\n{'book':52} {'words':>8} {'out':>7} {'own':>4} {sizes_title} {'by topic':>8} {sizes_title} {'s':>5}")
    analyses = []
    for path in paths:
        document = read_document(path.name, path.read_bytes())
        try:
            analysis = analyze(document, estimator)
        except AnotherLanguage as error:
            print(f"{path.name}: {error}")
            continue
        analyses.append(analysis)
        text = segment(clean(document))
        start = time.perf_counter()
        by_topic = split_sections(replace(text, headings=()))
        seconds = time.perf_counter() - start
        own = sizes(text, tuple(found.section for found in analysis.sections))
        print(
            f"{path.name:52} {analysis.words:8,} {analysis.words_left_out:7,} {len(own):4} {range_of(own):>17} "
            f"{len(by_topic):8} {range_of(sizes(text, by_topic)):>17} {seconds:5.1f}  "
            f"{', '.join(analysis.cautions)}"
        )
    print(f"\n{len(analyses)} books")
    print_cautions(analyses)


def sizes(text: SegmentedText, sections: tuple[Section, ...]) -> list[int]:
    """Number of words in each section, smallest first."""
    return sorted(
        sum(sentence.words for sentence in text.sentences[section.first : section.last]) for section in sections
    )


def range_of(numbers: list[int]) -> str:
    """Smallest and largest of some sorted numbers."""
    return f"{numbers[0]:,}–{numbers[-1]:,}" if numbers else "–"


if __name__ == "__main__":
    main()
