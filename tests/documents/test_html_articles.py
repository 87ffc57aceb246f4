"""Web pages as they are saved: the article comes along, what stands around it does not."""

import re
import time

import pytest

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.article import mark_article
from lexile.documents.formats.html import read_html
from tests.documents.samples import STORY, TITLE, html

LONGER = (
    "The lighthouse keeper counted the ships each night. Most of them passed far out, where the water was deep.",
    "His daughter wrote the numbers into a grey book. She had done so since she was seven years old.",
    "One evening there were more lights than she had ever seen. They came in a long row, close to the rocks.",
    "The keeper ran up the stairs and rang the old bell. It was heard on every one of the ships.",
)
ARTICLE = f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in (STORY, *LONGER))
MENU = (
    "<nav><ul>"
    + "".join(f"<li><a href='/{name}'>{name}</a>" for name in ("Home", "News", "Shop", "Help"))
    + "</ul></nav>"
)


def texts(body: str, *kinds: BlockKind) -> list[str]:
    return [" ".join(block.text.split()) for block in read_html(html(body)).blocks if not kinds or block.kind in kinds]


def prose(body: str) -> list[str]:
    return texts(body, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


@pytest.mark.parametrize("name", ["social-habits", "the-song-of-the-sea", "reference", "license", "menu", "related"])
def test_an_id_made_from_a_heading_does_not_remove_its_section(name: str) -> None:
    """Programs that write web pages make ids from headings, whatever these are about."""
    assert prose(f"<p>{STORY}</p><div id='{name}'><p>{LONGER[0]}</p></div>") == [STORY, LONGER[0]]


def test_a_class_that_contains_a_word_is_not_that_word() -> None:
    assert prose(f"<p>{STORY}</p><div class='no-sidebar songbirds'><p>It rained.</p></div>") == [STORY, "It rained."]


def test_scripts_are_no_part_of_a_page_s_letters() -> None:
    script = "<script>" + "var boats = 'green and red'; " * 500 + "</script>"
    assert prose(f"{script}<p>Buy one lamp.</p><main><p>{STORY}</p></main>") == [STORY]


def test_teasers_of_other_stories_are_no_part_of_this_one() -> None:
    cards = "".join(
        f"<div class=card><h3><a href='/{name}'>All about {name}</a></h3><p>You will not believe what {name} do.</p></div>"
        for name in ("foxes", "owls", "moles", "hares")
    )
    body = f"<div>{ARTICLE}</div><div class=river><h2>More stories</h2>{cards}</div>"
    assert prose(body) == [STORY, *LONGER]
    assert texts(body, BlockKind.HEADING) == [TITLE]


def test_a_menu_and_a_shop_around_an_article_go() -> None:
    offer = "<div class=x7><p>Lamps from 9 dollars</p><p><a href=/a>Red</a></p><p><a href=/b>Blue</a></p></div>"
    assert prose(f"{MENU}<div>{ARTICLE}</div>{offer}<footer>All rights reserved.</footer>") == [STORY, *LONGER]


def test_a_saved_story_loses_nothing() -> None:
    """Without menus there is nothing to look for: short paragraphs and notes to the class stay."""
    body = f"<p>For Tuesday</p>{ARTICLE}<p>Why?</p><p>Read <a href=/2>the second part</a> at home.</p>"
    assert prose(body) == ["For Tuesday", STORY, *LONGER, "Why?", "Read the second part at home."]


def test_a_page_with_a_short_text_is_not_refused() -> None:
    """Too little for an article: the page's own tags decide."""
    assert prose(f"{MENU}<div><p>{STORY}</p></div>") == [STORY]


def test_a_long_article_is_read_in_time_linear_in_its_length() -> None:
    body = f"<main>{ARTICLE * 2500}</main>"
    start = time.process_time()
    blocks = read_html(html(body)).blocks
    assert time.process_time() - start < 3  # much more where each part is compared with the main one by its HTML
    assert sum(block.kind is BlockKind.PARAGRAPH for block in blocks) == 2500 * 5


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>{}</p>",
        "<div style='color: red; VISIBILITY: hidden'><p>{}</p></div>",
        "<p hidden>{}</p>",
        "<noembed><p>{}</p></noembed>",
        "<noframes><p>{}</p></noframes>",
    ],
)
def test_what_a_browser_does_not_show_is_not_read(hidden: str) -> None:
    assert texts(f"<p>{STORY}</p>{hidden.format('Nobody sees this.')}") == [STORY]


def test_a_style_that_shows_is_read() -> None:
    assert texts(f"<p style='display:block; visibility:visible'>{STORY}</p>") == [STORY]


def test_lines_that_begin_as_items_are_items() -> None:
    blocks = read_html(html("<p>We did this:<br>- Mended the oars<br>- Washed the sail<br>in the lake</p>")).blocks
    assert blocks == (
        Block(BlockKind.PARAGRAPH, "We did this:"),
        Block(BlockKind.LIST_ITEM, "Mended the oars"),
        Block(BlockKind.LIST_ITEM, "Washed the sail\nin the lake"),
    )


def test_items_of_a_numbered_list_are_numbered() -> None:
    """As in plain text and Markdown, so that the same recipe has the same measure in each."""
    body = "<ol><li>Cut the bread.<ul><li>With a knife.</ul><li><p>Eat it.</p></ol><ul><li>Sleep.</ul>"
    found = [(block.text, block.numbered) for block in read_html(html(body)).blocks]
    assert found == [("Cut the bread.", True), ("With a knife.", False), ("Eat it.", True), ("Sleep.", False)]
    typed = read_html(html("<p>1. Cut the bread.<br>2. Eat it.</p>")).blocks
    assert [(block.text, block.numbered) for block in typed] == [("Cut the bread.", True), ("Eat it.", True)]


def test_a_table_of_one_cell_and_prose_in_cells_are_text() -> None:
    assert prose("<table><tr><td>The boat was green.</td></tr></table>") == ["The boat was green."]
    cell = "".join(f"<p>{text}</p>" for text in LONGER)
    assert prose(f"<table><tr><td>Notes</td><td>{cell}</td></tr></table>") == ["Notes", *LONGER]
    assert texts("<table><tr><td>Year<td>1950</table>", BlockKind.TABLE) == ["Year | 1950"]


def test_a_printed_page_number_inside_a_word_is_passed_over() -> None:
    body = "<p>Down the ri<span role=doc-pagebreak>12</span>ver <span class=pagenum>[Pg 13]</span>they went.</p>"
    assert texts(body) == ["Down the river they went."]


def test_a_note_saved_by_libreoffice_is_a_note() -> None:
    assert texts(f"<p>{STORY}</p><div id=sdfootnote1><p>See page 5.</p></div>", BlockKind.FOOTNOTE) == ["See page 5."]


@pytest.mark.parametrize(
    "listing", ['<pre class="programlisting">{}</pre>', '<div class="highlight"><pre>{}</pre></div>']
)
def test_a_program_in_a_page_is_code_however_it_is_marked(listing: str) -> None:
    program = "# Open the boat and row\nrow --far boat"
    page = html(f"<p>{STORY}</p>{listing.format(program)}")
    assert [block.kind.value for block in read_html(page).blocks] == ["paragraph", "code"]


def test_a_link_of_a_heading_to_itself_and_the_mark_of_a_note_are_not_read() -> None:
    """As Sphinx writes them."""
    page = html(
        '<h2>The Boat<a class="headerlink" href="#the-boat">¶</a></h2>'
        '<p>It lay there. <a class="footnote-reference brackets" href="#id2">11</a></p>'
        "<p>It was 5 km<sup>2</sup> of sand.</p>"
    )
    texts = [block.text for block in read_html(page).blocks]
    assert texts == ["The Boat", "It lay there.", "It was 5 km2 of sand."]


def test_an_article_that_is_a_program_is_not_the_text_of_the_page() -> None:
    """Prose of the page's own tags stays where the article that was found is little more than a listing."""
    prose, code = Block(BlockKind.PARAGRAPH, STORY), Block(BlockKind.CODE, "row --far boat " * 60)
    assert mark_article((prose, prose, code), ("row far boat",) * 60, (prose, prose, code)) == (prose, prose, code)


def test_a_books_box_is_text_and_a_side_of_links_is_not() -> None:
    """DocBook calls both kinds sidebar."""
    said = "The old man walked down to the river. He carried a long rod and a tin box. The morning was cold and still. "
    box = "Vocabulary: a rod is what one fishes with. It used to be of wood. Today it is of glass or of carbon, and light. "
    links = " ".join(f'<a href="{number}">Chapter {number} of the book</a>' for number in range(6))

    def kind_of(inside: str) -> BlockKind:
        page = html(f"<h1>The river</h1><p>{said * 6}</p><div class='sidebar'><p>{inside}</p></div><p>{said * 6}</p>")
        return read_html(page).blocks[2].kind

    assert kind_of(box * 3) is BlockKind.PARAGRAPH
    assert kind_of(links) is BlockKind.NAVIGATION


def test_linked_names_above_short_lists_are_not_teasers() -> None:
    """The notes of a release: each heading leads to the page of a module."""
    lists = "".join(
        f'<h3><a href="{name}.html">boats.{name}</a></h3><ul><li>Fixed a hole in the {name}, so that it floats again.</ul>'
        for name in ("bow", "stern", "mast", "keel")
    )
    menu = "<ul>" + "".join(f'<li><a href="{n}.html">Page {n}</a>' for n in range(5)) + "</ul>"
    page = html(f"<nav>{menu}</nav><div role=main><h1>What is new</h1><p>{STORY * 3}</p>{lists}</div>")
    items = texts(page.decode().partition("<body>")[2], BlockKind.LIST_ITEM)
    assert len(items) == 4


def test_a_linked_sentence_between_parts_of_an_article_stays() -> None:
    """Trafilatura takes items full of links for a menu, although the page's own tags call them text."""
    first, last = (Block(BlockKind.PARAGRAPH, f"{STORY} {word} day.") for word in ("One", "Another"))
    item = Block(BlockKind.LIST_ITEM, "Watchdog provides a faster reloader for the server.")
    label = Block(BlockKind.LIST_ITEM, "Watchdog and Colorama")
    box = Block(BlockKind.PARAGRAPH, "Subscribe to our letter and get the best stories every morning.")
    after = Block(BlockKind.PARAGRAPH, "This page was made by the friends of the boat.")
    article = tuple(" ".join(re.findall(r"\w+", block.text.lower())) for block in (first, last) for _ in range(3))
    blocks = (first, item, label, box, last, after)
    marked = mark_article(blocks, article, (first, item, label, last, after))
    assert [block.kind is not BlockKind.NAVIGATION for block in marked] == [True, True, False, False, True, False]


TEASERS = "".join(f"<a href='/{name}'>{name}</a><br><br>" for name in ("Home", "News", "Shop"))


def test_pictures_inside_the_page_do_not_make_it_too_long_for_an_article() -> None:
    """A page that was saved in one file is mostly pictures; its text is found as if they were beside it."""
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 300_000}'>"
    other = f"<div class=river><h3><a href=/owls>All about owls</a></h3><p>{LONGER[0]} Read on.</p></div>" * 3
    body = f"{MENU}<article>{ARTICLE}{picture}</article>{other}"
    assert read_html(html(body)).blocks == read_html(html(body.replace(picture, "<img src='boat.png'>"))).blocks


def found(*blocks: Block) -> list[str]:
    """The texts that stay of blocks all of which trafilatura took for the article but those that begin with 'Reader:'."""
    article = tuple(
        " ".join(re.findall(r"\w+", block.text.lower())) for block in blocks if not block.text.startswith("Reader:")
    )
    return [block.text for block in mark_article(blocks, article, blocks) if block.kind is not BlockKind.NAVIGATION]


STORY_BLOCKS = tuple(Block(BlockKind.PARAGRAPH, text) for text in (STORY, *LONGER))


def test_what_readers_say_below_an_article_stays_out_even_where_they_quote_it() -> None:
    comment = Block(BlockKind.PARAGRAPH, "Reader: I have never seen so many ships at once in all my life. " * 3)
    quotation = Block(BlockKind.QUOTE, "They came in a long row, close to the rocks.")
    assert found(*STORY_BLOCKS, *(comment,) * 6, quotation)[: len(STORY_BLOCKS) + 1] == [
        *(block.text for block in STORY_BLOCKS),
        quotation.text,
    ]


def test_a_sentence_that_leads_to_a_quotation_stays_with_it() -> None:
    leads_on = Block(BlockKind.PARAGRAPH, "Reader: in a letter to her aunt, the daughter wrote about that night:")
    assert leads_on.text in found(*STORY_BLOCKS[:3], leads_on, *STORY_BLOCKS[3:])


@pytest.mark.parametrize("title", ["More Must-Reads From The Beacon", "Related articles", "Most read", "Read next:"])
def test_a_list_of_other_stories_is_left_out_whatever_it_is_made_of(title: str) -> None:
    others = [Block(BlockKind.LIST_ITEM, text) for text in ("The Last Ferry to Ely", "Is Rain Bad for You?")]
    after = Block(
        BlockKind.PARAGRAPH, "The keeper wrote to the harbour in the morning, and nobody came to thank him for it."
    )
    blocks = (*STORY_BLOCKS, Block(BlockKind.HEADING, title, 2), *others, after)
    assert found(*blocks) == [*(block.text for block in STORY_BLOCKS), title, after.text]


def test_a_section_about_related_matters_is_text() -> None:
    """Only titles follow the title of such a list; here, sentences do."""
    heading = Block(BlockKind.HEADING, "Related", 2)
    assert found(*STORY_BLOCKS[:3], heading, *STORY_BLOCKS[3:]) == [
        *(block.text for block in STORY_BLOCKS[:3]), heading.text, *(block.text for block in STORY_BLOCKS[3:])
    ]  # fmt: skip


def test_the_title_repeated_above_the_menu_is_no_sentence_of_the_article() -> None:
    title = Block(BlockKind.HEADING, TITLE, 1)
    assert found(Block(BlockKind.PARAGRAPH, TITLE), title, *STORY_BLOCKS) == [
        TITLE, *(block.text for block in STORY_BLOCKS)
    ]  # fmt: skip


def test_the_line_of_copyright_at_the_end_is_left_out() -> None:
    line = Block(BlockKind.PARAGRAPH, "™ & © 2013 The Beacon, Inc. All rights reserved.")
    law = Block(BlockKind.PARAGRAPH, "Copyright is a right that an author has in what he writes.")
    assert found(*STORY_BLOCKS, line) == [block.text for block in STORY_BLOCKS]
    assert found(*STORY_BLOCKS, law)[-1] == law.text


def test_a_table_below_the_end_of_the_article_stays_only_where_it_follows_on_it() -> None:
    table = Block(BlockKind.TABLE, "Ship | Year | Gull | 1881 | Tern | 1890")
    links = Block(BlockKind.NAVIGATION, "Ships of the north")
    heading = Block(BlockKind.HEADING, "The ships", 2)

    def kinds(*blocks: Block) -> BlockKind:
        article = tuple(" ".join(re.findall(r"\w+", block.text.lower())) for block in STORY_BLOCKS)
        return mark_article((*STORY_BLOCKS, *blocks), article, STORY_BLOCKS)[-1].kind

    assert kinds(links, table) is BlockKind.NAVIGATION
    assert kinds(heading, table) is BlockKind.TABLE


def test_an_author_s_name_and_office_are_no_part_of_an_article_that_mentions_them() -> None:
    bio = Block(
        BlockKind.PARAGRAPH, "Ann Lee is senior sea editor of The Beacon, where she writes about ships and weather."
    )
    label = Block(BlockKind.PARAGRAPH, "Ann Lee Senior Sea Editor")
    blocks = (label, *STORY_BLOCKS, bio)
    article = tuple(" ".join(re.findall(r"\w+", block.text.lower())) for block in blocks[1:])
    assert mark_article(blocks, article, blocks)[0].kind is BlockKind.NAVIGATION


@pytest.mark.parametrize(
    "line",
    [
        "Next: <a href=b>The Sea</a>, Previous: <a href=a>The Boat</a>, Up: <a href=c>Stories</a> [<a href=i>Index</a>]",
        "Previous: <a href=a>The Boat</a>",
        "Previous page: <a href=a>The Boat</a> | <a href=i>Contents</a>",
    ],
)
def test_the_line_that_leads_through_a_manual_is_not_read(line: str) -> None:
    assert prose(f"<p>{line}</p><p>{STORY}</p>") == [STORY]


def test_a_sentence_that_begins_like_it_is_read() -> None:
    line = "Next: put the <a href=a>boat</a> on the sand. Then go home."
    assert prose(f"<p>{line}</p><p>{STORY}</p>")[0].startswith("Next: put the boat")
