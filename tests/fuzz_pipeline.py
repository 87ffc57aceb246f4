"""A fuzzer for the whole pipeline: each text is read, measured, and shown. Run by hand, as long as asked.

    python tests/fuzz_pipeline.py --texts 1000000 --seed 1 --workers 2
    python tests/fuzz_pipeline.py --seconds 600 --seed 2
    python tests/fuzz_pipeline.py --texts 1 --seed 1 --first 4711    # one text once more

Nothing is stubbed: files go through `read_document`, the model measures them, and an answer, the marked text and its
explanations are built of each; the tables of one in ten, the report of one in a hundred, and a draft with its check and
the words to teach of one in two hundred. A text is made from the seed and its number alone, so that a finding can be
repeated. Most texts are short, since what breaks a rule is seldom long: one in 250 is a chapter, one in 10,000 a book.
It needs no package beyond those of the tests; tests/fuzz.py, which needs Atheris, looks deeper into one reader.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from lexile.analysis import Analysis, analyze
from lexile.documents import Document, document_from_text, read_document
from lexile.errors import LexileError
from lexile.estimator.estimator import MODEL_FOLDER, Estimator, load_estimator
from lexile.explain.contributions import group_contributions
from lexile.explain.norms import Norms, load_norms
from lexile.explain.placement import given_text
from lexile.explain.statistics import text_statistics
from lexile.formulas.counts import count
from lexile.formulas.formulas import formula_grades
from lexile.isolation import Limits, Sandbox
from lexile.leveling.draft import MAX_DRAFT_WORDS, level, made_text
from lexile.leveling.sentence_suggestions import sentence_suggestions
from lexile.leveling.targets import reader_target
from lexile.leveling.version_check import check_version
from lexile.leveling.vocabulary import vocabulary
from lexile.text.language import language_of
from lexile.text.splitting import punkt
from lexile.views.draft import draft_data
from lexile.views.export.records import answer_record, as_json
from lexile.views.export.report import report
from lexile.views.export.spreadsheets import sections_csv, sentences_csv
from lexile.views.export.summary import summary
from lexile.views.frames.statistics import statistics_table
from lexile.views.frames.text_view import left_out_table, section_table, sentence_table
from lexile.views.frames.words import hard_word_table
from lexile.views.highlight import highlighted_text
from lexile.views.surface import shown_as_given, suggestion_rows, surface_data, words_to_replace
from lexile.views.wording.headline import band_line, headline, range_line
from tests.documents.samples import MADE, docx, epub, odt, pdf
from tests.hostile import UNITS
from tests.records import analysis_record

_SLICE = 500  # texts per child process: a crash is narrowed down to them
_SLOW = 2.0  # seconds of computing after which a short text is reported
_PER_SECOND = 50_000  # characters or bytes for which a longer text may take a second more
_DRAFTED_PER_SECOND = 5_000  # the same where a draft is made of it, too
_LIMITS = Limits(seconds=3_600, memory=2**30, patience=24 * 3_600.0)
_TABLES_EVERY = 10  # texts; pandas takes longer for the tables than everything before them
_REPORT_EVERY = 100  # texts; a report draws two charts, which takes longer still
_DRAFT_EVERY = 200  # texts; a draft takes some fifty times as long as a measure
_LENGTHS = ((1, 1, 2, 2, 3, 3, 5, 8), (100, 300, 1_000), (20_000,))  # sentences of a short text, a chapter and a book
_SHARES = (0.9959, 0.004, 0.0001)
_RUNS = ((1, 1, 2, 3, 40), (1, 40, 2_000), (1, 40, 20_000))  # repetitions of an odd piece in each of them
_LINES_PER_PAGE = 40

_SENTENCES = (
    "The old man walked slowly down to the river.", "He carried a long rod and a small tin box.",
    "“Why not?” asked the girl.", "Nobody had anticipated the severity of the winter, but the captain stayed.",
    "In 1914, 3.5 million people lived there.", "Mr. J. R. Smith, M.D., arrived at 5 p.m. on Tuesday.", "It rained.",
    "Go on!", "The cat, the dog and the bird were friends", "and then it was over", "Photosynthesis converts light.",
)  # fmt: skip
_ODD = (
    *UNITS.values(), "\n", "\n\n", " ", "é", "狗", "ﬁ", "\u00ad", "\ufeff", "\ud800", "\x00", "\x1b[31m", "İ", "ß", "ſ",
    "\u2028", "\u0085", "\u3000", "= 5", "CHAPTER I\n", "# Title\n", "1. One\n", "TOM.\n", "* * *\n", "|a|b|\n",
    "Page 3\n", "https://a.b/c?d=e", "<script>", "</p>", "&lt;", "$x^2$", "\\alpha", "'s", "n't", "“", "‘", "''", "``",
)  # fmt: skip
_TAGS = "p div h1 h2 ul li table tr td a sup pre nav main aside blockquote br script svg figure".split()


def random_text(source: random.Random) -> str:
    """Sentences, most of them whole, with odd pieces among and within them."""
    pieces: list[str] = []
    size = source.choices(range(len(_LENGTHS)), _SHARES)[0]
    for _ in range(source.choice(_LENGTHS[size])):
        sentence = source.choice(_SENTENCES)
        kind = source.random()
        if kind < 0.2:
            place = source.randrange(len(sentence))
            sentence = sentence[:place] + source.choice(_ODD) + sentence[place:]
        elif kind < 0.4:
            sentence = source.choice(_ODD) * (source.choice(_RUNS[size]) if source.random() < 0.1 or not size else 1)
        elif kind < 0.45:
            sentence = "".join(chr(source.randrange(1, 0x3000)) for _ in range(source.randrange(1, 30)))
        pieces += (sentence, source.choice((" ", " ", " ", "\n", "\n\n", "", "\t")))
    return "".join(pieces)


def random_markup(source: random.Random, text: str, prefix: str = "") -> str:
    """The words of a text within tags, some of them not closed."""
    parts = []
    for word in text.replace("&", "&amp;").replace("<", "&lt;").split(" "):
        if source.random() < 0.1:
            tag = source.choice(_TAGS)
            parts.append(f"<{prefix}{source.choice(('', '/'))}{tag}>")
        parts.append(word)
    return " ".join(parts)


def _encoded(source: random.Random, text: str) -> bytes:
    return text.encode(source.choice(("utf-8", "utf-8", "utf-16", "cp1252", "mac_roman", "latin-1")), "replace")


def _word(text: str) -> str:
    kept = "".join(
        sign for sign in text if sign >= " " and sign not in "<&\ufffe\uffff" and not "\ud800" <= sign < "\ue000"
    )
    return f"<w:p><w:r><w:t>{kept}</w:t></w:r></w:p>"


def _writer(text: str) -> str:
    return _word(text).replace("w:p", "text:p").replace("<w:r><w:t>", "").replace("</w:t></w:r>", "")


def _rtf(text: str) -> bytes:
    signs = (sign if " " <= sign < "\x7f" and sign not in "\\{}" else f"\\u{ord(sign) & 0x7FFF}?" for sign in text)
    return b"{\\rtf1 " + "".join(signs).encode() + b"\\par}"


def _pdf(text: str) -> bytes:
    lines = text.split("\n")
    pages = [lines[first : first + _LINES_PER_PAGE] for first in range(0, len(lines), _LINES_PER_PAGE)]
    return pdf([[(72, 700 - 14 * n, 11, line) for n, line in enumerate(page)] for page in pages])


def _changed(source: random.Random) -> tuple[str, bytes]:
    """A sound document with some bytes changed, cut out or put in."""
    name = source.choice(sorted(MADE))
    data = bytearray(MADE[name])
    for _ in range(source.choice((1, 1, 2, 5))):
        place = source.randrange(len(data) or 1)
        data[place : place + source.choice((0, 1, 1, 4))] = source.randbytes(source.choice((0, 1, 1, 4)))
    return name, bytes(data)


def _file(source: random.Random) -> tuple[str, bytes]:
    """A document of any format, with its name."""
    text = random_text(source)
    western = text.encode("cp1252", "replace").decode("cp1252")
    builders: tuple[Callable[[], tuple[str, bytes]], ...] = (
        lambda: ("a.txt", _encoded(source, text)),
        lambda: ("a.md", _encoded(source, text)),
        lambda: ("a.html", _encoded(source, random_markup(source, text))),
        lambda: (
            "a.html",
            f"<html><body><p>{random_markup(source, text)}</p></body></html>".encode("utf-8", "replace"),
        ),
        lambda: ("a.rtf", _rtf(text)),
        lambda: ("a.docx", docx("".join(map(_word, text.split("\n"))))),
        lambda: ("a.odt", odt("".join(map(_writer, text.split("\n"))))),
        lambda: ("a.epub", epub({"1.xhtml": random_markup(source, text.encode("utf-8", "replace").decode())})),
        lambda: ("a.srt", _encoded(source, f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n")),
        lambda: ("a.pdf", _pdf(western)),
        lambda: _changed(source),
        lambda: (source.choice(("a", "a.txt", "a.doc", "a.pdf", "a.zip")), source.randbytes(source.randrange(300))),
    )
    return source.choice(builders)()


def read_one(seed: int, number: int) -> tuple[int, Callable[[], Document]]:
    """The size of text `number`, and a function that reads it: typed text half of the time, else a file."""
    source = random.Random(f"{seed}:{number}")
    if source.random() < 0.5:
        text = random_text(source)
        return len(text), lambda: document_from_text(text)
    name, data = _file(source)
    return len(data), lambda: read_document(name, data)


@lru_cache(maxsize=1)
def _model() -> tuple[Estimator, Norms]:
    return load_estimator(MODEL_FOLDER), load_norms(MODEL_FOLDER)


def load() -> None:
    """Load and import what every child needs, which takes as long as a hundred texts."""
    punkt()
    language_of("Voici une phrase qui n'est pas anglaise.")
    estimator = _model()[0]
    text = " ".join(_SENTENCES[:6]) * 5
    analysis = analyze(document_from_text(text), estimator)
    show(analysis, with_tables=True, with_report=True)
    rework(analysis, random.Random(0))


def show(analysis: Analysis, *, with_tables: bool, with_report: bool) -> None:
    """Build what the page, the shell, the tables and a report show, and check what is easy to check."""
    estimator, norms = _model()
    assert 0 < analysis.estimate.standard_error < 1_000, "no sensible range"
    assert -1_000 < analysis.estimate.measure < 3_000, "no sensible measure"
    assert sum(one.sentence.words for one in analysis.sentences) == analysis.words, "words are lost"
    json.loads(as_json([answer_record(analysis), analysis_record(analysis)]))
    answer = headline(analysis.estimate) + band_line(analysis.estimate) + range_line(analysis.estimate)
    assert "nan" not in answer, "not a number"
    assert "\x1b" not in summary(analysis) + answer, "a control character reaches the shell"
    assert "<script" not in highlighted_text(analysis), "markup of a text reaches the page"
    json.dumps(surface_data(analysis, shown_as_given(analysis, given_text(analysis)), 0))
    for sentence in range(min(3, len(analysis.sentences))):
        analysis.explanation_of(sentence)
    group_contributions(analysis, estimator, norms)
    if not with_tables:
        return
    sentences_csv(analysis).encode()
    sections_csv(analysis).encode()
    for table in (
        sentence_table(analysis),
        section_table(analysis),
        left_out_table(analysis),
        hard_word_table(analysis),
    ):
        table.to_dict()
    statistics = text_statistics(analysis.segmented, estimator.lexicon)
    statistics_table(statistics, norms).to_dict()
    formulas = formula_grades(count(analysis.text, len(analysis.sentences)), analysis.estimate.measure)
    if with_report:
        assert "<script" not in report(analysis, formulas), "markup of a text reaches a report"


def rework(analysis: Analysis, source: random.Random) -> None:
    """Make a draft, check it as a version, and suggest words and changes of a sentence, as the page does."""
    estimator = _model()[0]
    vocabulary(analysis, estimator)
    if analysis.words > MAX_DRAFT_WORDS:
        return
    measure = analysis.estimate.measure
    target = reader_target(source.choice((400.0, measure - 150)))
    draft = level(analysis, estimator, target)
    assert made_text(draft.source, draft.edits) == draft.text, "a draft is not its edits"
    assert made_text(draft.source, ()) == analysis.text, "the source of a draft is not the text"
    check_version(analysis, draft.after, estimator, target)
    json.dumps(draft_data(draft.source, draft.edits))
    shown = shown_as_given(analysis, given_text(analysis))
    place = shown.sentence(source.randrange(len(analysis.sentences)))
    if place is not None:
        words = words_to_replace(analysis, shown, place)
        found = sentence_suggestions(shown.text, place, [(start, end) for start, end, _ in words], estimator)
        json.dumps(suggestion_rows(shown, words, found))


@dataclass
class Findings:
    """What a run found: how many texts were measured, how many refused by which error, and what went wrong."""

    measured: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def try_slice(seed: int, first: int, texts: int, until: float) -> tuple[int, Findings]:
    """Try some texts in this process, and return how many there was time for."""
    findings = Findings()
    estimator = _model()[0]
    for number in range(first, first + texts):
        if time.time() > until:
            return number - first, findings
        size, read = read_one(seed, number)
        begun = time.process_time()
        try:
            analysis = analyze(read(), estimator, keep_all=number % 4 == 0)
            size = max(size, len(analysis.text))  # a small file may hold a long text
            show(analysis, with_tables=number % _TABLES_EVERY == 0, with_report=number % _REPORT_EVERY == 0)
            if number % _DRAFT_EVERY == 0:
                rework(analysis, random.Random(number))
            findings.measured += 1
        except LexileError as error:
            findings.refused[type(error).__name__] += 1
            if not str(error).endswith(".") or "\n" in str(error):
                findings.wrong.append(f"{number}: not one sentence: {error!r}")
        except Exception as error:
            place = error.__traceback__
            while place is not None and place.tb_next is not None:
                place = place.tb_next
            where = f"{place.tb_frame.f_code.co_filename}, line {place.tb_lineno}" if place else "nowhere"
            findings.wrong.append(f"{number}: {type(error).__name__} in {where}: {str(error)[:200]}")
        per_second = _PER_SECOND if number % _DRAFT_EVERY else _DRAFTED_PER_SECOND
        if (seconds := time.process_time() - begun) > _SLOW + size / per_second:
            findings.wrong.append(f"{number}: {seconds:.1f} s for {size:,} characters or bytes")
    return texts, findings


def slices(first: int, texts: int) -> Iterator[tuple[int, int]]:
    """The number of the first text of each slice, and how many texts it has."""
    for start in range(first, first + texts, _SLICE):
        yield start, min(_SLICE, first + texts - start)


def main() -> int:
    """Try texts until there are enough of them, or the time is up; the exit status tells whether all went well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first text")
    parser.add_argument("--workers", type=int, default=1, help="processes at work at the same time")
    options = parser.parse_args()
    until = time.time() + options.seconds
    sandbox = Sandbox(f"tests.fuzz_pipeline:{load.__name__}", at_once=options.workers)

    def tried(one: tuple[int, int]) -> tuple[int, Findings]:
        first, size = one
        if time.time() > until:
            return 0, Findings()
        try:
            done: tuple[int, Findings] = sandbox.call(
                "tests.fuzz_pipeline:try_slice", options.seed, first, size, until, limits=_LIMITS
            )
        except Exception as error:  # a crash of the child is a finding, too
            return size, Findings(wrong=[f"{first} to {first + size - 1}: {error!r}"])
        return done

    total, texts = Findings(), 0
    with ThreadPoolExecutor(options.workers) as callers:
        for done, findings in callers.map(tried, slices(options.first, options.texts)):
            if not done:
                continue
            texts += done
            total.measured += findings.measured
            total.refused += findings.refused
            total.wrong += findings.wrong
            for line in findings.wrong:
                print(line, flush=True)
            refused = ", ".join(f"{name} {number:,}" for name, number in total.refused.most_common())
            print(
                f"seed {options.seed}: {texts:,} texts; measured {total.measured:,}; refused: {refused}; "
                f"wrong {len(total.wrong):,}",
                flush=True,
            )
    return bool(total.wrong)


if __name__ == "__main__":
    sys.exit(main())
