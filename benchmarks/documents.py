"""What becomes of real documents: how often each caution fires, what is left out, refused, and how books are divided.

python benchmarks/documents.py DATA      # the folder with the corpora; model/README.md tells where they come from
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from lexile.analysis import Analysis, Caution, analyze
from lexile.documents import document_from_text, read_document
from lexile.errors import AnotherLanguage, LexileError
from lexile.estimator.estimator import Estimator, load_estimator
from lexile.text.cleaning import clean
from lexile.text.language import is_english
from lexile.text.sections import Section, split_sections
from lexile.text.sentences import SegmentedText, segment
from lexile.training.corpora import read_clear


def main(folder: Path) -> None:
    """Print one table after the other."""
    estimator = load_estimator()
    excerpts = read_clear(folder).texts
    tell_of_cautions("CLEAR excerpts", excerpts, estimator)
    tell_of_words_left_out(excerpts)
    tell_of_refusals(folder, excerpts)
    tell_of_books(sorted((folder / "books").iterdir()), estimator)


def tell_of_cautions(name: str, texts: Iterable[str], estimator: Estimator) -> None:
    """How many of the texts raise each caution."""
    analyses, refused = [], 0
    for text in texts:
        try:
            analyses.append(analyze(document_from_text(text), estimator))
        except LexileError:
            refused += 1
    print(f"\n{name}: {len(analyses):,} analyzed, {refused} refused")
    print_cautions(analyses)


def print_cautions(analyses: list[Analysis]) -> None:
    """One line a caution that fired."""
    counts = Counter(caution for analysis in analyses for caution in analysis.cautions)
    for caution in Caution:
        print(f"  {caution.value:16} {counts[caution]:5,}  {counts[caution] / len(analyses):7.2%}")


def tell_of_words_left_out(excerpts: Iterable[str]) -> None:
    """How many excerpts lose a word, and for which reasons."""
    reasons: Counter[str] = Counter()
    losing = total = 0
    for text in excerpts:
        total += 1
        found = {part.reason for part in clean(document_from_text(text)).left_out if any(map(str.isalnum, part.text))}
        losing += bool(found)
        reasons.update(found)
    print(f"\nCLEAR excerpts that lose a word: {losing} of {total:,}, {losing / total:.2%}; {dict(reasons)}")


def tell_of_refusals(folder: Path, excerpts: Iterable[str]) -> None:
    """How many English texts are taken for another language."""
    for name, texts in (("CLEAR", tuple(excerpts)), ("ReadMe++", readme(folder)), ("CEFR-SP", cefr(folder))):
        refused = [text for text in texts if not is_english(text)]
        print(f"\n{name}: {len(refused)} of {len(texts):,} English texts refused as another language")
        for text in refused[:5]:
            print(f"  {text[:100]!r}")


def readme(folder: Path) -> tuple[str, ...]:
    """The sentences of ReadMe++, and the paragraphs around them."""
    frames = [pd.read_excel(path) for path in sorted((folder / "readme_en").glob("*.xlsx"))]
    frame = pd.concat(frames)
    return (*frame["Sentence"].dropna().astype(str), *frame["Context"].dropna().astype(str).unique())


def cefr(folder: Path) -> tuple[str, ...]:
    """The sentences of CEFR-SP."""
    paths = sorted((folder / "CEFR-SP").rglob("*.txt"))
    return tuple(line.split("\t")[0] for path in paths for line in path.read_text(encoding="utf-8").splitlines())


def tell_of_books(paths: list[Path], estimator: Estimator) -> None:
    """Each book's sections, its own and those by topic where its headings are taken away, and the cautions."""
    print(f"\n{'book':52} {'words':>8} {'out':>7} {'own':>4} {'words a section':>17} {'by topic':>8} {'':>17} {'s':>5}")
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
        own = sizes(text, tuple(part.section for part in analysis.sections))
        print(
            f"{path.name:52} {analysis.words:8,} {analysis.words_left_out:7,} {len(own):4} {span(own):>17} "
            f"{len(by_topic):8} {span(sizes(text, by_topic)):>17} {seconds:5.1f}  "
            f"{', '.join(analysis.cautions)}"
        )
    print(f"\n{len(analyses)} books")
    print_cautions(analyses)


def sizes(text: SegmentedText, sections: tuple[Section, ...]) -> list[int]:
    """The words of each section, in order of their number."""
    return sorted(sum(one.words for one in text.sentences[part.first : part.last]) for part in sections)


def span(numbers: list[int]) -> str:
    """The least and the most."""
    return f"{numbers[0]:,}–{numbers[-1]:,}" if numbers else "–"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
