"""Compare the speed of a whole analysis with the formulas of other packages, on texts from a page to a long novel.

python benchmarks/speed.py [TEXTS]      # a text file or a folder of them; by default a generated story

It needs requirements-bench.txt in a separate environment: `make bench`. Each package runs in a fresh process for each
size of text, so that memory can be told apart, and all are measured one after another in a single run.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SIZES = (200, 500, 2_000, 20_000, 600_000)  # words: a page, a short text, a chapter, a booklet, a long novel
ROUNDS = 15
TIME_LIMIT = 8.0  # seconds after which no further round begins
COLD_STARTS = 3
PARAGRAPH_WORDS = 80  # of a generated paragraph
MIN_PARAGRAPH_WORDS = 20  # of a paragraph taken from a text; headings and list items have fewer

Run = Callable[[str], object]


def main() -> None:
    """Measure everything and print the tables; in the process of one package, print its figures as JSON."""
    options = parser().parse_args()
    if options.tool:
        if options.first:
            first_answer(options.tool)
        else:
            print(json.dumps(timed_rounds(options.tool, options.words, options.texts)))
        return
    print(machine())
    for title, header, rows in tables(options.texts):
        print(f"\n{title}\n\n{table(header, rows)}", flush=True)


def parser() -> argparse.ArgumentParser:
    """Command-line options; the hidden ones are for the processes that this program starts."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("texts", nargs="?", type=Path, help="a text file, or a folder of them")
    for name, kind in (("--tool", str), ("--words", int)):
        options.add_argument(name, type=kind, help=argparse.SUPPRESS)
    options.add_argument("--first", action="store_true", help=argparse.SUPPRESS)
    return options


# The packages: each function imports and loads what it needs and returns the call to be timed.
def lexile() -> Run:
    """Full analysis by this package, from bytes."""
    from lexile.analysis import analyze
    from lexile.documents import read_document
    from lexile.estimator.estimator import load_estimator

    estimator = load_estimator()
    return lambda text: analyze(read_document("text.txt", text.encode()), estimator).estimate.probabilities


def flesch_kincaid() -> Run:
    """A single formula in textstat."""
    return _textstat().flesch_kincaid_grade


def text_standard() -> Run:
    """Consensus grade of textstat's formulas."""
    return _textstat().text_standard


def py_readability() -> Run:
    """Text statistics of py-readability-metrics, which it counts for all its formulas, and one formula."""
    from nltk.tokenize import PunktSentenceTokenizer
    from readability import Readability
    from readability.text import analyzer

    if not _has_data("tokenizers/punkt_tab"):
        analyzer.sent_tokenize = PunktSentenceTokenizer().tokenize
    return lambda text: Readability(text).flesch_kincaid()


def _textstat() -> Any:
    import textstat

    if not _has_data("corpora/cmudict"):
        for name, module in list(sys.modules.items()):
            if name.startswith("textstat") and hasattr(module, "get_cmudict"):
                module.get_cmudict = lambda lang: None  # textstat's own fallback for languages without a dictionary
    return textstat


def _has_data(name: str) -> bool:
    """Whether a package of NLTK data is installed; nothing is downloaded here."""
    import nltk

    try:
        nltk.data.find(name)
    except LookupError:
        return False
    return True


TOOLS: dict[str, Callable[[], Run]] = {
    "lexile, whole analysis": lexile,
    "textstat flesch_kincaid_grade": flesch_kincaid,
    "textstat text_standard": text_standard,
    "py-readability-metrics": py_readability,
}


def timed_rounds(tool: str, words: int, texts: Path | None) -> dict[str, object]:
    """Elapsed and CPU seconds of each round after a warm-up, and the peak memory of the process in MiB."""
    run = TOOLS[tool]()
    seconds: list[float] = []
    computing: list[float] = []
    for text in texts_of_length(paragraphs_of(texts), words) if words else whole_books(texts):
        begin, computed = time.perf_counter(), time.process_time()
        run(text)
        seconds.append(time.perf_counter() - begin)
        computing.append(time.process_time() - computed)
        if len(seconds) > ROUNDS or sum(seconds) > TIME_LIMIT:
            break
    # A single round as long as the time limit needs no warm-up.
    return {"seconds": seconds[1:] or seconds, "computing": computing[1:] or computing, "peak": peak()}


def first_answer(tool: str) -> None:
    """Answer once for a page of text; the caller times the whole process."""
    TOOLS[tool]()(next(texts_of_length(paragraphs_of(None), SIZES[0])))


def peak() -> float:
    """Peak memory of this process, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux, the figure of `resource` includes the parent process
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line) / 2**10
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def paragraphs_of(texts: Path | None) -> list[str]:
    """Paragraphs of prose in a file or folder, unchanged; without one, paragraphs of a generated story."""
    if texts is None:
        return story(random.Random(1), 4_000)
    files = sorted(texts.glob("*.txt")) if texts.is_dir() else [texts]
    whole = "\n\n".join(file.read_text(encoding="utf-8", errors="replace").replace("\r", "") for file in files)
    return [
        paragraph
        for paragraph in whole.split("\n\n")
        if len(paragraph.split()) >= MIN_PARAGRAPH_WORDS and paragraph.rstrip(' \n"”’').endswith(".")
    ]


# A story for machines without a book at hand. Like a book it has speech, names, abbreviations and commas.
WHO = ("Nora", "Mr. Brown", "the old captain", "her brother", "a boy from the village", "Dr. Lee", "nobody")
DID = ("waited", "looked at the brown water", "went on without a word", "remembered the letter", "spoke of it again")
WHEN = ("in the night", "when the rain had stopped", "before the bridge was mended", "at 5 p.m.", "for a long time")
MORE = ("and the river rose", "but it was too late", "which surprised everyone", "since the road was gone")
SAID = (
    "“Come with me,” said {}.",
    "“Why not?” asked {}.",
    "“It is {} again!” they cried.",
    "“I saw {},” he said, “{}.”",
)


def story(rng: random.Random, count: int) -> list[str]:
    """Paragraphs of about `PARAGRAPH_WORDS` words, reproducible from the seed of `rng`."""
    return [_paragraph(rng) for _ in range(count)]


def _paragraph(rng: random.Random) -> str:
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < PARAGRAPH_WORDS:
        if rng.random() < 0.3:
            sentences.append(rng.choice(SAID).format(rng.choice(WHO), rng.choice(WHEN)))
        else:
            clauses = [rng.choice(WHO), rng.choice(DID), rng.choice(WHEN)]
            if rng.random() < 0.5:
                clauses[-1] += ","
                clauses.append(rng.choice(MORE))
            sentence = " ".join(clauses)
            sentences.append(sentence[0].upper() + sentence[1:] + ".")
    return " ".join(sentences)


def texts_of_length(paragraphs: Sequence[str], words: int) -> Iterator[str]:
    """Texts of exactly `words` words, each starting one paragraph later, so that no cache can answer."""
    for start in range(len(paragraphs)):
        taken: list[str] = []
        left = words
        for paragraph in cycle((*paragraphs[start:], *paragraphs[:start])):
            split = paragraph.split()
            if len(split) >= left:
                taken.append(" ".join(split[:left]))
                break
            taken.append(paragraph)
            left -= len(split)
        yield "\n\n".join(taken)


def whole_books(texts: Path | None) -> Iterator[str]:
    """Each file as it is, headings and all, over and over; a number at the end keeps it from any cache."""
    files = sorted(texts.glob("*.txt")) if texts and texts.is_dir() else [texts] if texts else []
    for number, file in enumerate(cycle(files)):
        yield f"{file.read_text(encoding='utf-8', errors='replace')}\n\nThis is reading number {number}."


def tables(texts: Path | None) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Title, header and rows of each table, as soon as it has been measured."""
    names = list(TOOLS)
    seconds: dict[tuple[str, int], float] = {}
    computing: dict[tuple[str, int], float] = {}
    peaks: dict[tuple[str, int], float] = {}
    sizes = (*SIZES, *([0] if texts else []))
    for words in sizes:
        for name in names:
            measured, _ = _run_process(["--tool", name, "--words", str(words), *([str(texts)] if texts else [])])
            seconds[name, words], computing[name, words] = median(measured["seconds"]), median(measured["computing"])
            peaks[name, words] = measured["peak"]
    ours, theirs = names[:2]

    for title, figures in (
        (f"Seconds for a text, median of {ROUNDS} rounds or as many as fit in {TIME_LIMIT:.0f} seconds", seconds),
        ("CPU seconds, all cores together: less affected by other programs", computing),
    ):
        rows = []
        for words in sizes:
            ratio = figures[ours, words] / figures[theirs, words]
            rows.append(
                [
                    f"{words:,}" if words else "the book as it is",
                    *(f"{figures[name, words]:.4f}" for name in names),
                    f"{ratio:.2f}",
                ]
            )
        yield title, ["words", *names, f"{ours} / {theirs}"], rows
    yield (
        "Words per second: constant down a column where time grows linearly with length",
        ["words", *names],
        [[f"{words:,}", *(f"{words / seconds[name, words]:,.0f}" for name in names)] for words in SIZES],
    )
    yield (
        "Peak memory of the whole process, MiB",
        ["words", *names],
        [
            [f"{words:,}" if words else "the book as it is", *(f"{peaks[name, words]:.0f}" for name in names)]
            for words in sizes
        ],
    )
    starts = {name: [_run_process(["--tool", name, "--first"])[1] for _ in range(COLD_STARTS)] for name in names}
    yield (
        f"Seconds from the start of a fresh process to its first answer for {SIZES[0]} words, median of {COLD_STARTS}",
        names,
        [[f"{median(starts[name]):.2f}" for name in names]],
    )


def _run_process(arguments: list[str]) -> tuple[dict[str, Any], float]:
    """Run this program in a new process; the JSON that it prints, if any, and the seconds that it took."""
    begin = time.perf_counter()
    finished = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, check=False)
    if finished.returncode:
        raise SystemExit(finished.stderr.decode())
    seconds = time.perf_counter() - begin
    return json.loads(finished.stdout or "{}"), seconds


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with right-aligned columns."""
    lines = [header, ["---:"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """Date, hardware and versions that the figures were measured with."""
    packages = ("textstat", "py-readability-metrics", "nltk", "numpy", "ai-edge-litert")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    lines = [
        f"{time.strftime('%Y-%m-%d')}: {os.cpu_count()} cores ({_processor()}), {_memory():.0f} GiB of memory, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {versions}; "
        f"load average at the start {os.getloadavg()[0]:.1f}."
    ]
    missing = "NLTK's data are not installed here, and nothing is downloaded:"
    if not _has_data("corpora/cmudict"):
        lines.append(f"{missing} textstat counts syllables by hyphenation alone.")
    if not _has_data("tokenizers/punkt_tab"):
        lines.append(f"{missing} py-readability-metrics splits sentences with NLTK's untrained Punkt.")
    return "\n".join(lines)


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())


def _memory() -> float:
    """Memory of the machine, in GiB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


if __name__ == "__main__":
    main()
