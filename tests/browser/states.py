"""Every state in which people see the page, each reached from a first visit: for axe-core, widths and pictures.

To add one, write a function that brings a visit there, and enter it in `STATES`.
"""

from collections.abc import Callable
from functools import partial
from html import escape

from lexile.dashboard.samples import SAMPLES
from tests.browser.texts import HARD
from tests.browser.visit import Visit
from tests.documents.samples import epub

ARTICLE = "\n\n".join((SAMPLES[2].text, SAMPLES[3].text))
HANDOUT = f"# Water on the move\n\n{SAMPLES[3].text}\n\n- Bring a jar\n- Bring some salt\n\nPage 3 of 12\n"
SHORT = "The dog ran home because it was late. The cat stayed out all night."
GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 4
POEM = """The harbour lamps are going out,
The tide is turning slow,
And one grey gull is wheeling where
The fishing boats will go.

The nets are dry upon the wall,
The rope lies in its ring,
And down the empty cobbled street
The early church bells ring.

My father took his coat and left
Before the break of day;
I heard the gate, I heard the oars,
I heard them fade away.
"""
CHAT = """Ana: hey r u coming 2nite?
Ben: idk yet lol, got tons of homework
Ana: omg same, but its only till 9
Ben: k lemme ask my mum brb
Ana: thx!! tell her my dad drives us
Ben: she says ok if we r back by 9
Ana: yay c u at 6 then
Ben: bring the game pls, mine is broken
Ana: sure, n dont b late again lol
Ben: haha i wont, c u
"""
VERSION = SAMPLES[2].text.replace(". ", ". Then, after a while, the matter was decided. ", 1).rsplit(". ", 2)[0] + "."
CLASS = "Ann 720L, Ben 810L, Cleo 1050L, Group 4 1250L"
LONG_NAME = "Report of the committee on the reservoirs of the northern districts, second revised edition"


def book(title: str, author: str, first: int, chapters: int = 6, length: int = 6) -> bytes:
    """An e-book with a title and an author, whose chapters are of different difficulty."""
    pages = {
        f"c{number}.xhtml": f"<h1>Chapter {number + 1}</h1>"
        + f"<p>{escape(SAMPLES[(first + number) % 5].text)}</p>" * length
        for number in range(chapters)
    }
    items = "".join(f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    order = "".join(f'<itemref idref="i{name}"/>' for name in pages)
    about = f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{about}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    return epub(pages, {"O/book.opf": package})


LIBRARY = (
    ("kite.epub", book("The red kite and other stories for the first years of school", "M. Arrowsmith", 0, 1, 3)),
    ("lighthouse.epub", book("A night in the lighthouse", "Josephine Featherstonehaugh", 1, 1, 3)),
    ("workshop.epub", book("The repair workshop", "P. Okafor", 2, 1, 3)),
    ("ocean.epub", book("The ocean's conveyor belt", "L. Marchetti and R. Lindqvist", 3, 1, 3)),
    ("historian.epub", book("What the historian leaves out", "C. Abernathy", 4, 1, 3)),
    (f"{LONG_NAME}.txt", SAMPLES[4].text.encode()),
    ("note.txt", SHORT.encode()),
    ("broken.docx", b"PK\x03\x04 no document"),
)


def _start(visit: Visit) -> None:
    visit.settle()


def _paste(text: str, visit: Visit) -> None:
    visit.paste(text)


def _text(visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.show_text()


def _tab(name: str, visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.open_tab(name)


def _input(method: str, visit: Visit) -> None:
    visit.page.get_by_text(method, exact=True).first.click()
    visit.settle()


def _readers(choice: str, visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.choose_readers(choice)


def _error(text: str, visit: Visit) -> None:
    visit.page.get_by_label("Text to estimate").fill(text)
    visit.page.get_by_role("button", name="Estimate reading level", exact=True).click()
    visit.page.get_by_role("alert").wait_for(timeout=20_000)


def _left_out(visit: Visit) -> None:
    visit.upload(("handout.md", HANDOUT.encode()))
    visit.page.get_by_text("14 of 200 words left out").wait_for(timeout=20_000)
    visit.settle()
    visit.page.get_by_text("What was left out", exact=True).click()
    visit.page.get_by_test_id("stDataFrame").last.wait_for(timeout=20_000)
    visit.settle()


def _sentence_card(visit: Visit) -> None:
    visit.paste(HARD)
    visit.show_text()
    visit.sentence(1).click()
    visit.page.locator(".surface .card .option").first.wait_for(timeout=20_000)
    visit.settle()


def _word_card(visit: Visit) -> None:
    visit.paste(HARD)
    visit.show_text()
    visit.sentence(1).locator(".word", has_text="ascertain").click()
    visit.page.locator(".surface .card .option").first.wait_for(timeout=20_000)
    visit.settle()


def _editing(visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.show_text()
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    visit.field.press("Control+Home")
    visit.field.press_sequentially("It was an inconspicuous establishment. ")
    visit.page.get_by_text("the original (").first.wait_for(timeout=20_000)
    visit.settle()


def _text_as(view: str, visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.show_text()
    visit.page.get_by_role("radiogroup", name="Show difficulty as").get_by_text(view, exact=True).click()
    visit.page.get_by_label("Search sentences").wait_for(timeout=20_000)
    visit.settle()


def _norms_as_table(visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.open_tab("Why")
    visit.page.get_by_role("radiogroup", name="Show norms as").get_by_text("Table", exact=True).click()
    visit.settle()


def _book(visit: Visit) -> None:
    visit.upload(("river.epub", book("The long river", "A. Writer", 0, 8, 9)))
    visit.page.get_by_text("The long river").first.wait_for(timeout=30_000)
    visit.settle()
    visit.show_text()


def _section(visit: Visit) -> None:
    _book(visit)
    visit.choose("Open section", "3. Chapter 3")
    visit.page.get_by_role("heading", name="Chapter 3").wait_for(timeout=20_000)
    visit.settle()


def _draft(visit: Visit) -> None:
    visit.paste(HARD)
    visit.open_tab("Make it easier")
    visit.choose("Target band", "650–1050L")
    visit.page.get_by_role("button", name="Make a draft").click()
    visit.page.locator(".draft .rows .change.made").first.wait_for(timeout=30_000)
    visit.page.get_by_role("button", name="Make it again").wait_for(timeout=20_000)
    visit.settle()


def _change_card(visit: Visit) -> None:
    _draft(visit)
    visit.page.locator(".draft .rows .change.made").first.click()
    visit.page.locator(".draft .card").wait_for(timeout=20_000)
    visit.settle()


def _levels(visit: Visit) -> None:
    _draft(visit)
    visit.page.get_by_text("Several levels at once").click()
    levels = visit.page.get_by_label("Readers' measures, separated by commas")
    levels.fill("650, 850, 1050")
    levels.press("Enter")
    visit.page.get_by_role("button", name="All drafts as Word files").wait_for(timeout=60_000)
    visit.settle()


def _by_hand(visit: Visit) -> None:
    _draft(visit)
    visit.page.get_by_role("button", name="Edit this draft by hand").click()
    visit.page.get_by_text("easier than the original (").wait_for(timeout=20_000)
    visit.settle()


def _class(visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.open_tab("Readers")
    measures = visit.page.get_by_label("Readers' Lexile measures, separated by commas")
    measures.fill(CLASS)
    measures.press("Enter")
    visit.page.get_by_text("of the 4 readers").wait_for(timeout=20_000)
    visit.choose("Or a grade", "grade 5")
    visit.page.get_by_text("their range (").wait_for(timeout=20_000)
    visit.settle()


def _hardest_words(visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.open_tab("Words")
    visit.page.get_by_role("radiogroup", name="Which words").get_by_text("Hardest", exact=True).click()
    visit.settle()


def _compared(visit: Visit) -> None:
    visit.paste(SAMPLES[2].text)
    visit.open_tab("Compare")
    visit.page.get_by_label("Other text", exact=True).fill(VERSION)
    visit.page.get_by_role("button", name="Compare", exact=True).click()
    visit.page.get_by_text("The other text is").wait_for(timeout=20_000)
    visit.settle()


def _checked(visit: Visit) -> None:
    _compared(visit)
    visit.page.get_by_text("What was lost or added", exact=True).click()
    visit.page.get_by_text("Choose readers above").wait_for(timeout=20_000)
    visit.settle()


def _shelf(visit: Visit) -> None:
    visit.paste(ARTICLE)
    visit.open_tab("Export")
    keep = visit.page.get_by_role("button", name="Keep this version in this browser")
    keep.click()
    visit.show_text()
    visit.page.get_by_role("button", name="Edit", exact=True).click()
    visit.field.press("Control+End")
    visit.field.press_sequentially(" The dog ran home. It was late. The cat sat down. It was cold and wet.")
    visit.page.get_by_text("the original (").first.wait_for(timeout=20_000)
    visit.settle()
    visit.open_tab("Export")
    keep.click()
    visit.page.locator(".shelf input[type=checkbox]").nth(1).wait_for(timeout=20_000)
    visit.settle()


def _batch(visit: Visit) -> None:
    visit.upload(*LIBRARY)
    visit.page.get_by_text("7 of 8 documents measured").wait_for(timeout=120_000)
    visit.settle()


def _batch_chart(visit: Visit) -> None:
    _batch(visit)
    visit.page.get_by_role("tab", name="Chart", exact=True).click()
    visit.settle()


def _batch_for_readers(visit: Visit) -> None:
    _batch(visit)
    visit.choose_readers("grade 5")


def _matrix(visit: Visit) -> None:
    _batch(visit)
    visit.page.get_by_role("tab", name="Texts and readers", exact=True).click()
    readers = visit.page.get_by_label("Readers or groups with their Lexile measures")
    readers.fill(CLASS)
    readers.press("Control+Enter")
    visit.page.get_by_role("button", name="Texts and readers (Excel)").wait_for(timeout=20_000)
    visit.settle()


def _about(visit: Visit) -> None:
    visit.page.get_by_text("About: how the estimate").click()
    visit.page.get_by_role("heading", name="What happens to your text").wait_for(timeout=20_000)
    visit.settle()


STATES: dict[str, Callable[[Visit], None]] = {
    "start": _start,
    "upload": partial(_input, "Upload"),
    "samples": partial(_input, "Samples"),
    "article": partial(_paste, ARTICLE),
    "text": _text,
    "readers-chosen": partial(_readers, "grade 5"),
    "short": partial(_paste, SHORT),
    "poem": partial(_paste, POEM),
    "chat": partial(_paste, CHAT),
    "error-empty": partial(_error, ""),
    "error-language": partial(_error, GERMAN),
    "left-out": _left_out,
    "sentence-card": _sentence_card,
    "word-card": _word_card,
    "editing": _editing,
    "sentences-table": partial(_text_as, "Table"),
    "why-table": _norms_as_table,
    "book": _book,
    "book-section": _section,
    "easier": partial(_tab, "Make it easier"),
    "draft": _draft,
    "draft-card": _change_card,
    "draft-levels": _levels,
    "draft-by-hand": _by_hand,
    "readers": partial(_tab, "Readers"),
    "readers-class": _class,
    "words": partial(_tab, "Words"),
    "words-hardest": _hardest_words,
    "compare": partial(_tab, "Compare"),
    "compared": _compared,
    "checked": _checked,
    "formulas": partial(_tab, "Formulas"),
    "export": partial(_tab, "Export"),
    "shelf": _shelf,
    "batch": _batch,
    "batch-readers": _batch_for_readers,
    "batch-chart": _batch_chart,
    "batch-matrix": _matrix,
    "about": _about,
}
"""Each state's name with the function that brings a first visit there."""
IN_THE_TEXT = frozenset(
    {"text", "sentence-card", "word-card", "editing", "sentences-table", "book", "book-section", "draft-by-hand"}
)
"""Those of them that are about the text, which is a tab where the page has one column."""
