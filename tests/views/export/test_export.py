"""Exported files are complete, safe to open, and have the numbers of the page."""

import csv
import io
import json
from html.parser import HTMLParser

import pytest

from lexile.analysis import Analysis, analyze
from lexile.batch.outcome import Outcome, failed, outcome_of
from lexile.documents import document_from_text
from lexile.errors import DamagedFile, UnusableInput
from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import Estimator
from lexile.explain.readers import Readers
from lexile.formulas.counts import count
from lexile.formulas.formulas import formula_grades
from lexile.views.export.json_text import json_pieces
from lexile.views.export.records import analysis_fields, as_json, outcome_record
from lexile.views.export.report import report
from lexile.views.export.spreadsheets import outcomes_csv, sections_csv, sentences_csv
from lexile.views.wording.legal import TRADEMARK
from lexile.views.wording.report import ReportKind
from tests.records import analysis_record
from tests.views.conftest import MakeAnalysis

EVIL = (
    '=cmd|"/c calc"!A1 said the <script>alert(1)</script> <b>man</b> & ran. @SUM(A1) "quoted", he said; it ends here.'
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def evil(make_analysis: MakeAnalysis) -> Analysis:
    return make_analysis(EVIL, (500.0, 600.0))


class Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_no_cell_of_a_table_is_a_formula(evil: Analysis) -> None:
    """In a text or a name, an apostrophe precedes what looks like one."""
    outcomes = (Outcome("=HYPERLINK(1)", Estimate(900.0, 60.0, 100)), failed("+1", UnusableInput("@x cannot be read")))
    for text in (sentences_csv(evil), outcomes_csv(outcomes)):
        for row in rows(text):
            assert not any(str(cell).startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert rows(sentences_csv(evil))[0]["text"].startswith("'=cmd")


def test_a_table_of_sentences_is_complete_and_in_utf8(make_analysis: MakeAnalysis) -> None:
    """Quotes, commas and line breaks within a sentence do no harm."""
    analysis = make_analysis("“Café, no?” asked she; it was “late”.\nThe end came.", (300.0, 900.0))
    text = sentences_csv(analysis)
    assert text.startswith("\ufeff")
    assert [float(row["estimated_measure"]) for row in rows(text)] == [300.0, 900.0]
    assert "Café" in rows(text)[0]["text"]


def test_a_batch_is_a_table_with_bands_and_formulas(make_analysis: MakeAnalysis) -> None:
    """Probabilities that add up to one, a column for each formula, and the error of a failed document in its row."""
    outcomes = (
        outcome_of("a.txt", make_analysis()),
        failed("b.docx", DamagedFile("b.docx: the file is damaged.")),
    )
    first, second = rows(outcomes_csv(outcomes))
    probabilities = [float(cell) for name, cell in first.items() if name.startswith("probability_")]
    assert sum(probabilities) == pytest.approx(1.0, abs=1e-3)
    assert float(first["Flesch-Kincaid"]) == pytest.approx(outcomes[0].formulas[0].grade, abs=0.05)
    assert second["estimated_measure"] == ""
    assert second["careful"] == "b.docx: the file is damaged."


def test_sections_have_a_table_of_their_own(estimator: Estimator) -> None:
    """Each with its range and its first sentence."""
    story = "The rain fell on the quiet streets. Nobody was there to see it, and the lamps went out one by one. " * 20
    analysis = analyze(document_from_text(f"Chapter 1\n\n{story}\n\nChapter 2\n\n{story}"), estimator)
    first, second = rows(sections_csv(analysis))
    assert (first["section"], second["first_sentence"]) == ("Chapter 1", "41")
    assert float(first["low"]) < float(first["estimated_measure"]) < float(first["high"])


def test_json_in_pieces_holds_what_the_record_holds(evil: Analysis) -> None:
    assert json.loads(b"".join(json_pieces(analysis_fields(evil)))) == analysis_record(evil)
    assert json.loads(b"".join(json_pieces({"half": iter(["\ud800"]), "none": iter(())}))) == {
        "half": ["\ud800"],
        "none": [],
    }


def test_json_keeps_the_text_as_it_is(evil: Analysis) -> None:
    """A string in JSON needs no escape against formulas."""
    record = json.loads(as_json(analysis_record(evil)))
    assert record["text"] == EVIL
    assert len(record["sentences"]) == 2
    measured = json.loads(as_json(outcome_record(Outcome("a", Estimate(900.0, 60.0, 100)))))
    assert measured["low"] < measured["measure"] < measured["high"]
    assert outcome_record(failed("b", UnusableInput("no"))) == {"name": "b", "problem": "no"}


def test_a_report_escapes_the_text(evil: Analysis) -> None:
    """No tag of the text becomes a tag of the page, and nothing is fetched or run."""
    page = parsed(report(evil, formula_grades(count(evil.text, 2), 500.0)))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    assert not any(name in ("src", "onclick", "onerror") for name, _ in page.attributes)
    links = [value for name, value in page.attributes if name == "href" or "http" in (value or "")]
    assert links == ["http://www.w3.org/2000/svg"] * 2
    assert "default-src 'none'" in str(page.attributes)


def test_a_report_has_the_estimate_charts_tables_and_trademark(make_analysis: MakeAnalysis) -> None:
    """It is complete in one file."""
    analysis = make_analysis(estimate=Estimate(931.0, 48.0, 21))
    page = parsed(report(analysis, formula_grades(count(analysis.text, 2), 931.0)))
    for words in ("930L", "90% range 850L–1010L", "Estimated reading level", "Flesch-Kincaid", TRADEMARK):
        assert words in page.text
    assert page.tags.count("svg") == 2
    assert page.tags.count("table") >= 3


def test_a_report_is_for_somebody(make_analysis: MakeAnalysis) -> None:
    """One page for a parent with the answer first, and all figures with the method for a researcher."""
    analysis = make_analysis()
    formulas = formula_grades(count(analysis.text, 2), 800.0)
    readers = Readers("grade 4", 635.0, 950.0)
    parent = report(analysis, formulas, ReportKind.PARENT, readers)
    researcher = report(analysis, formulas, ReportKind.RESEARCHER, readers, "2026-11-01")
    assert "Right for grade 4" in parent
    assert "Hardest sentences" not in parent
    assert "Readability formulas" not in parent
    assert "Hardest sentences" in report(analysis, formulas, ReportKind.COLLEAGUE)
    assert "with the model of 2026-11-01" in researcher
    assert "To cite" in researcher
