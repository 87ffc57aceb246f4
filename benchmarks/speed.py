"""How quick the whole analysis is beside the formulas of other packages, on texts from a page to a long novel.

python benchmarks/speed.py [TEXTS]      # a text file or a folder of them; without it a story that is made up here

It needs requirements-bench.txt in an environment of its own: `make bench`. Each package runs in a process of its own
for each size of text, so that its memory is its own; all are measured one after the other in one run.
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
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SIZES = (200, 500, 2_000, 20_000, 600_000)  # words: a page, a short text, a chapter, a booklet, a long novel
ROUNDS = 15
ENOUGH = 8.0  # seconds after which no further round begins
STARTS = 3
PARAGRAPH = 80  # words
LEAST = 20  # words of a paragraph that is taken from a text; headings and lists have fewer

Run = Callable[[str], object]


def main() -> None:
    """Measure everything and print the tables, or, as the process of one package, its figures as JSON."""
    options = parser().parse_args()
    if options.tool:
        told = first_answer(options.tool) if options.first else rounds_of(options.tool, options.words, options.texts)
        print(json.dumps(told))
        return
    print(machine())
    for title, head, rows in tables(options.texts):
        print(f"\n{title}\n\n{table(head, rows)}", flush=True)


def parser() -> argparse.ArgumentParser:
    """The options; those of a single package's process are for this program alone."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("texts", nargs="?", type=Path, help="a text file, or a folder of them")
    for name, kind in (("--tool", str), ("--words", int)):
        options.add_argument(name, type=kind, help=argparse.SUPPRESS)
    options.add_argument("--first", action="store_true", help=argparse.SUPPRESS)
    return options


# The packages: each imports and loads what it needs, and gives back what is timed.
def lexile() -> Run:
    """Bytes to everything that is known of a text."""
    from lexile.analysis import analyze
    from lexile.documents import read_document
    from lexile.estimator.estimator import load_estimator

    estimator = load_estimator()
    return lambda text: analyze(read_document("text.txt", text.encode()), estimator).estimate.probabilities


def flesch_kincaid() -> Run:
    """One formula of textstat."""
    return _textstat().flesch_kincaid_grade


def text_standard() -> Run:
    """The grade that most of textstat's formulas give."""
    return _textstat().text_standard


def py_readability() -> Run:
    """What py-readability-metrics counts for all its formulas, and one of them."""
    from nltk.tokenize import PunktSentenceTokenizer
    from readability import Readability
    from readability.text import analyzer

    if not _has_data("tokenizers/punkt_tab"):
        analyzer.sent_tokenize = PunktSentenceTokenizer().tokenize
    return lambda text: Readability(text).flesch_kincaid()


def _textstat() -> ModuleType:
    import textstat

    if not _has_data("corpora/cmudict"):
        for name, module in list(sys.modules.items()):
            if name.startswith("textstat") and hasattr(module, "get_cmudict"):
                module.get_cmudict = lambda lang: None  # as for a language without a dictionary
    return textstat


def _has_data(name: str) -> bool:
    """Whether NLTK's data lie on this machine: nothing is downloaded here."""
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


def rounds_of(tool: str, words: int, texts: Path | None) -> dict[str, object]:
    """The seconds of each round after a first one, those of computing, and the process's peak of memory in MiB."""
    run = TOOLS[tool]()
    seconds: list[float] = []
    computing: list[float] = []
    for text in rounds_of_text(passages(texts), words):
        begin, computed = time.perf_counter(), time.process_time()
        run(text)
        seconds.append(time.perf_counter() - begin)
        computing.append(time.process_time() - computed)
        if len(seconds) > ROUNDS or sum(seconds) > ENOUGH:
            break
    # A first round that takes as long needs no other to warm up.
    return {"seconds": seconds[1:] or seconds, "computing": computing[1:] or computing, "peak": peak()}


def first_answer(tool: str) -> dict[str, object]:
    """One answer on a page of text, for the time that the whole process takes."""
    TOOLS[tool]()(next(rounds_of_text(passages(None), SIZES[0])))
    return {}


def peak() -> float:
    """The most memory that this process ever had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # what `resource` tells on Linux includes the process that started this one
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if "VmHWM" in line) / 2**10
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def passages(texts: Path | None) -> list[str]:
    """The paragraphs that texts are made of; of a book those of prose, as they stand there."""
    if texts is None:
        return made_up(random.Random(1), 4_000)
    files = sorted(texts.glob("*.txt")) if texts.is_dir() else [texts]
    whole = "\n\n".join(file.read_text(encoding="utf-8", errors="replace").replace("\r", "") for file in files)
    return [part for part in whole.split("\n\n") if len(part.split()) >= LEAST and part.rstrip(' \n"”’').endswith(".")]


# A story for a machine that has no book at hand: it has speech, names, abbreviations and commas, as books have.
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


def made_up(chance: random.Random, count: int) -> list[str]:
    """So many paragraphs of about `PARAGRAPH` words, the same for the same chance."""
    return [_paragraph(chance) for _ in range(count)]


def _paragraph(chance: random.Random) -> str:
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < PARAGRAPH:
        if chance.random() < 0.3:
            sentences.append(chance.choice(SAID).format(chance.choice(WHO), chance.choice(WHEN)))
        else:
            parts = [chance.choice(WHO), chance.choice(DID), chance.choice(WHEN)]
            if chance.random() < 0.5:
                parts[-1] += ","
                parts.append(chance.choice(MORE))
            sentence = " ".join(parts)
            sentences.append(sentence[0].upper() + sentence[1:] + ".")
    return " ".join(sentences)


def rounds_of_text(paragraphs: Sequence[str], words: int) -> Iterator[str]:
    """Texts of so many words, each beginning a paragraph later, so that none was answered before."""
    for start in range(len(paragraphs)):
        taken: list[str] = []
        left = words
        for paragraph in cycle((*paragraphs[start:], *paragraphs[:start])):
            found = paragraph.split()
            if len(found) >= left:
                taken.append(" ".join(found[:left]))
                break
            taken.append(paragraph)
            left -= len(found)
        yield "\n\n".join(taken)


def tables(texts: Path | None) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Each table's title, head and rows, as soon as it is measured."""
    names = list(TOOLS)
    seconds: dict[tuple[str, int], float] = {}
    computing: dict[tuple[str, int], float] = {}
    peaks: dict[tuple[str, int], float] = {}
    for words in SIZES:
        for name in names:
            told, _ = _apart(["--tool", name, "--words", str(words), *([str(texts)] if texts else [])])
            seconds[name, words], computing[name, words] = median(told["seconds"]), median(told["computing"])
            peaks[name, words] = told["peak"]
    ours, theirs = names[:2]

    for title, figures in (
        (f"Seconds for a text, median of {ROUNDS} rounds or as many as {ENOUGH:.0f} seconds hold", seconds),
        ("Seconds of computing, of all cores together: other programs disturb them less", computing),
    ):
        rows = []
        for words in SIZES:
            ratio = figures[ours, words] / figures[theirs, words]
            rows.append([f"{words:,}", *(f"{figures[name, words]:.4f}" for name in names), f"{ratio:.2f}"])
        yield title, ["words", *names, f"{ours} / {theirs}"], rows
    yield (
        "Words a second: the same in each row where the time grows straight with the length",
        ["words", *names],
        [[f"{words:,}", *(f"{words / seconds[name, words]:,.0f}" for name in names)] for words in SIZES],
    )
    yield (
        "Memory of the whole process at its peak, MiB",
        ["words", *names],
        [[f"{words:,}", *(f"{peaks[name, words]:.0f}" for name in names)] for words in SIZES],
    )
    starts = {name: [_apart(["--tool", name, "--first"])[1] for _ in range(STARTS)] for name in names}
    yield (
        f"Seconds from the start of a fresh process to its first answer on {SIZES[0]} words, median of {STARTS}",
        names,
        [[f"{median(starts[name]):.2f}" for name in names]],
    )


def _apart(arguments: list[str]) -> tuple[dict[str, Any], float]:
    """What another process of this program tells, and the seconds that it took."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return json.loads(done.stdout), time.perf_counter() - begin


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, numbers to the right."""
    lines = [head, ["---:"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """What the figures were measured on."""
    versions = ("textstat", "py-readability-metrics", "nltk", "numpy", "ai-edge-litert")
    told = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in versions)
    lines = [
        f"{time.strftime('%Y-%m-%d')}: {os.cpu_count()} cores ({_processor()}), {_memory():.0f} GiB of memory, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {told}; "
        f"load of the machine at the beginning {os.getloadavg()[0]:.1f}."
    ]
    without = "NLTK's data are not on this machine, and nothing is downloaded:"
    if not _has_data("corpora/cmudict"):
        lines.append(f"{without} textstat counts syllables by hyphenation alone.")
    if not _has_data("tokenizers/punkt_tab"):
        lines.append(f"{without} py-readability-metrics finds sentences by NLTK's Punkt as it is without them.")
    return "\n".join(lines)


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())


def _memory() -> float:
    """Of the whole machine, in GiB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


if __name__ == "__main__":
    main()
