"""Report on real documents: how often each caution appears, what is left out or refused, how books are divided.

python benchmarks/documents.py DATA      # the folder with the corpora; model/README.md says where to get them
python benchmarks/documents.py --pages FOLDER  # web pages, each x.html with its expected text in x.txt
"""

import argparse
import re
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
from lexile.documents import BlockKind, document_from_text, read_document
from lexile.errors import AnotherLanguage, LexileError
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.text.cleaning import clean
from lexile.text.language import is_english
from lexile.text.sections import Section, split_sections
from lexile.text.sentences import SegmentedText, segment
from lexile.training.corpora import read_clear

READ = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.CODE)


def main() -> None:
    """Print one report after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", metavar="DATA", type=Path, help="the folder with the corpora, or with web pages")
    parser.add_argument("--pages", action="store_true", help="report on web pages with expected text")
    arguments = parser.parse_args()
    folder = arguments.data
    if arguments.pages:
        report_pages(sorted(folder.glob("*.htm*")))
        return
    estimator = load_estimator()
    excerpts = read_clear(folder).texts
    report_cautions("CLEAR excerpts", excerpts, estimator)
    report_words_left_out(excerpts)
    report_refusals(folder, excerpts)
    report_books(sorted((folder / "books").iterdir()), estimator)


def report_pages(paths: list[Path]) -> None:
    """Print the shares of words kept and foreign in each web page and in the mean, with F, their harmonic mean."""
    print(f"{'page':52} {'kept':>6} {'foreign':>7} {'F':>6} {'s':>5}")
    rows = []
    for path in paths:
        expected_path = path.with_suffix(".txt")
        if not expected_path.exists():
            continue
        expected = word_counts(expected_path.read_text(encoding="utf-8"))
        start = time.perf_counter()
        try:
            document = read_document(path.name, path.read_bytes())
            found = word_counts(" ".join(block.text for block in document.blocks if block.kind in READ))
        except LexileError as error:
            print(f"{path.name}: {error}")
            found = Counter()
        seconds = time.perf_counter() - start
        common = (found & expected).total()
        kept = common / max(expected.total(), 1)
        foreign = 1 - common / max(found.total(), 1) if found else 0.0
        f = 2 * common / max(found.total() + expected.total(), 1)
        rows.append((kept, foreign, f, seconds))
        print(f"{path.name[:52]:52} {kept:6.3f} {foreign:7.3f} {f:6.3f} {seconds:5.2f}")
    if rows:
        kept, foreign, f, seconds = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        print(f"{f'mean of {len(rows)} pages':52} {kept:6.3f} {foreign:7.3f} {f:6.3f} {seconds:5.2f}")


def word_counts(text: str) -> Counter[str]:
    """How often each word occurs in a text."""
    return Counter(re.findall(r"\w+", text.lower()))


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
