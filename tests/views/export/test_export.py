"""What people take along: whole, safe to open, and the same numbers as on the page."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from lexile.batch.outcome import Outcome, entry_of
from lexile.estimator.distribution import Estimate
from lexile.formulas.counts import count
from lexile.formulas.formulas import formula_grades
from lexile.views import frames, svg
from lexile.views.export import data, spreadsheets
from lexile.views.export.report import report
from lexile.views.wording.legal import TRADEMARK

EVIL = (
    '=cmd|"/c calc"!A1 said the <script>alert(1)</script> <b>man</b> & ran. @SUM(A1) "quoted", he said; it ends here.'
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def evil(make_analysis):
    return make_analysis(EVIL, (500.0, 600.0))


class Tags(HTMLParser):
    """The tags of a page, and its text."""

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


def test_no_cell_of_a_table_is_a_formula(evil) -> None:
    """Not the text, not a name: what begins like a formula has a quote before it."""
    names = (Outcome("=HYPERLINK(1)", Estimate(900.0, 60.0, 100)), Outcome("+1", problem="@x cannot be read"))
    for text in (spreadsheets.sentences_csv(evil), spreadsheets.entries_csv(names)):
        for row in rows(text):
            assert not any(str(cell).startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert rows(spreadsheets.sentences_csv(evil))[0]["text"].startswith("'=cmd")


def test_a_table_of_sentences_loses_no_sentence_and_opens_as_utf8(make_analysis) -> None:
    """Quotes, commas and line ends within a sentence do no harm."""
    analysis = make_analysis("“Café, no?” asked she; it was “late”.\nThe end came.", (300.0, 900.0))
    text = spreadsheets.sentences_csv(analysis)
    assert text.startswith("\ufeff")
    assert [float(row["estimated_measure"]) for row in rows(text)] == [300.0, 900.0]
    assert "Café" in rows(text)[0]["text"]


def test_many_documents_are_one_table_with_bands_and_formulas(estimator, make_analysis) -> None:
    """A researcher's spreadsheet: probabilities that are one together, each formula a column, a problem in its row."""
    analysis = make_analysis()
    entries = (entry_of("a.txt", analysis), Outcome("b.docx", problem="b.docx: the file is damaged."))
    first, second = rows(spreadsheets.entries_csv(entries))
    assert sum(float(cell) for name, cell in first.items() if name.startswith("probability_")) == pytest.approx(
        1.0, abs=1e-3
    )
    assert float(first["Flesch-Kincaid"]) == pytest.approx(entries[0].formulas[0].grade, abs=0.05)
    assert second["estimated_measure"] == ""
    assert second["careful"] == "b.docx: the file is damaged."


def test_sections_are_a_table_of_their_own(estimator) -> None:
    """Each with its range and where it begins."""
    from lexile.analysis import analyze
    from lexile.documents import document_from_text

    story = "The rain fell on the quiet streets. Nobody was there to see it, and the lamps went out one by one. " * 20
    analysis = analyze(document_from_text(f"Chapter 1\n\n{story}\n\nChapter 2\n\n{story}"), estimator)
    first, second = rows(spreadsheets.sections_csv(analysis))
    assert (first["section"], second["first_sentence"]) == ("Chapter 1", "41")
    assert float(first["low"]) < float(first["estimated_measure"]) < float(first["high"])


def test_data_for_programs_keep_the_text_as_it_is(evil) -> None:
    """JSON needs no guard: its text is a string, sign by sign."""
    known = json.loads(data.as_json(data.analysis_as_data(evil)))
    assert known["text"] == EVIL
    assert len(known["sentences"]) == 2
    entry = json.loads(data.as_json(data.entry_as_data(Outcome("a", Estimate(900.0, 60.0, 100)))))
    assert entry["low"] < entry["measure"] < entry["high"]
    assert json.loads(data.as_json(data.entry_as_data(Outcome("b", problem="no")))) == {"name": "b", "problem": "no"}


def test_a_report_shows_a_text_and_obeys_nothing_in_it(evil) -> None:
    """No tag of the text becomes one of the page; and nothing is fetched or run."""
    page = parsed(report(evil, formula_grades(count(evil.text, 2), 500.0)))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    assert not any(name in ("src", "onclick", "onerror") for name, _ in page.attributes)
    links = [value for name, value in page.attributes if name == "href" or "http" in (value or "")]
    assert links == ["http://www.w3.org/2000/svg"] * 2
    assert "default-src 'none'" in str(page.attributes)


def test_a_report_has_the_answer_its_range_its_charts_and_the_small_print(make_analysis) -> None:
    """Whole by itself: pictures within, tables beside them, whose scale it is."""
    analysis = make_analysis(estimate=Estimate(931.0, 48.0, 21))
    html = report(analysis, formula_grades(count(analysis.text, 2), 931.0))
    page = parsed(html)
    for part in ("930L", "90% range 850L–1010L", "Estimated reading level", "Flesch-Kincaid", TRADEMARK):
        assert part in page.text
    assert page.tags.count("svg") == 2
    assert page.tags.count("table") >= 3


def test_pictures_are_sound_svg_with_words_for_who_cannot_see_them(make_analysis) -> None:
    """Well-formed, a bar for each sentence, none outside the picture."""
    analysis = make_analysis()
    bars = frames.sentence_table(analysis)
    text = svg.bars_svg(bars, frames.sentence_bands(bars), frames.whole_table(analysis.estimate), 'said "all" & <more>')
    picture = ElementTree.fromstring(text)
    assert picture.get("aria-label") == 'said "all" & <more>'
    rectangles = [one for one in picture if one.tag.endswith("rect")]
    assert len(rectangles) == len(bars)
    for one in rectangles:
        assert 0 <= float(one.get("x", "-1")) <= svg.WIDTH
        assert float(one.get("height", "-1")) > 0
    assert re.fullmatch(r"0 0 720 \d+", picture.get("viewBox", ""))
