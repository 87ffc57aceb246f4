"""Saved e-mails and web pages saved in one file."""

import time
from email.message import EmailMessage

import pytest

from lexile.documents import Block, BlockKind, Document, read_document
from lexile.documents.formats.mime import MAX_PARTS
from lexile.documents.formats.saved_mail import read_mail
from lexile.errors import DamagedFile, LexileError, ProtectedFile, TooLarge
from tests.documents.samples import STORY, TITLE, html, mail, saved_page

LETTER = "On Friday we go to the lake. The bus leaves at ten, so please come to school before half past nine."
EARLIER = "When do we go to the lake? My son has asked me about it every day this week."
PLAIN = f"""Dear parents,

{LETTER}

Kind regards,
Ann Lee

--\x20
Ann Lee, 12 Mill Lane

On Mon, 3 Mar 2025 at 9:12, Bob Ray <bob@example.org> wrote:
> {EARLIER}
"""
IN_HTML = f"""<p>Dear parents,</p><p>{LETTER}</p><div class="gmail_signature">Ann Lee, 12 Mill Lane</div>
<div class="gmail_quote"><div>On Mon, 3 Mar 2025, Bob Ray wrote:</div><blockquote>{EARLIER}</blockquote></div>"""


def message(text: str | None = PLAIN, page: str | None = None, **more: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = "Ann Lee <ann@example.org>"
    letter["To"] = "class4@example.org"
    letter["Subject"] = "The trip to the lake – what to bring"
    letter["Message-ID"] = "<1@example.org>"
    if text is not None:
        letter.set_content(text, **more)
        if page is not None:
            letter.add_alternative(page, subtype="html")
    elif page is not None:
        letter.set_content(page, subtype="html", **more)
    return letter


def read(letter: EmailMessage | bytes, name: str = "trip.eml") -> Document:
    return read_document(name, letter if isinstance(letter, bytes) else letter.as_bytes())


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    wanted = kinds or (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.QUOTE)
    return [" ".join(block.text.split()) for block in document.blocks if block.kind in wanted]


@pytest.mark.parametrize(
    "letter", [message(), message(None, IN_HTML), message(PLAIN, IN_HTML)], ids=["plain", "html", "both"]
)
def test_only_what_the_sender_wrote_is_the_text(letter: EmailMessage) -> None:
    """Once, whichever of its forms are sent; header, signature and the earlier message are told apart."""
    document = read(letter)
    assert texts(document) == ["Dear parents,", LETTER]
    assert any(EARLIER in text for text in texts(document, BlockKind.REPLY))
    assert texts(document, BlockKind.MAIL)[0].startswith("From: Ann Lee <ann@example.org> To: class4@example.org")
    assert any("12 Mill Lane" in text for text in texts(document, BlockKind.MAIL))
    assert (document.title, document.author) == ("The trip to the lake – what to bring", "Ann Lee")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_letters_are_decoded_as_the_message_says(charset: str, cte: str) -> None:
    assert "Zoë’s café" in read(message("Zoë's café was closed. ".replace("'", "’" if charset != "iso-8859-1" else "'") * 9,
                                        charset=charset, cte=cte)).blocks[1].text.replace("'", "’")  # fmt: skip


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "punycode", "idna", "rot13", "hex", "\udcff", ""])
def test_a_wrong_charset_is_found_out(charset: str) -> None:
    text = "Zoë’s café was closed, and nobody knew when it would open again. " * 3
    fields = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    assert texts(read(fields.encode("utf-8", "surrogateescape") + text.encode())) == [text.strip()]


@pytest.mark.parametrize(
    "quoted",
    [
        f"<p>On Mon, Bob Ray wrote:</p><blockquote type=cite>{EARLIER}</blockquote>",
        f"On Mon, Bob Ray wrote:<br><br><blockquote type=cite>{EARLIER}</blockquote>",
        f"<p>On Mon, Bob Ray wrote:<br>&gt; {EARLIER}</p>",
        f"<div>&gt; {EARLIER}</div>",
    ],
)
@pytest.mark.parametrize("answer", [LETTER, "Yes, on Friday at ten."])
def test_an_answer_in_html_is_measured_without_the_question(quoted: str, answer: str) -> None:
    """However the program marks it, above or below the answer."""
    for page in (f"{quoted}<p>{answer}</p>", f"<p>{answer}</p>{quoted}"):
        assert texts(read(message(None, page))) == [answer]


def test_a_line_above_two_quotations_is_read_once() -> None:
    """Whether it is known for a quotation itself or not."""
    for above in (
        "<div class=moz-cite-prefix>Bob wrote:</div>",
        "<p>Bob wrote:</p><blockquote type=cite></blockquote>",
    ):
        page = f"<p>{LETTER}</p>{above}<blockquote type=cite>{EARLIER}</blockquote>"
        document = read(message(None, page))
        assert texts(document) == [LETTER]
        assert texts(document, BlockKind.REPLY) == ["Bob wrote:", EARLIER]


def test_thousands_of_quotations_take_no_longer_than_their_bytes() -> None:
    start = time.process_time()
    for above in ("<br>", "<p>Bob wrote:</p>", ""):
        page = f"<div>{f'<p>{LETTER}</p>' * 2000}</div>" + f"{above}<blockquote type=cite>a</blockquote>" * 5000
        assert len(read_mail(message(None, page).as_bytes()).blocks) > 7000
    assert time.process_time() - start < 5


def test_attached_files_are_named_and_not_read() -> None:
    letter = message()
    for name in ("plan – März.pdf", "list.txt"):
        letter.add_attachment(b"Not to be read.", maintype="application", subtype="octet-stream", filename=name)
    letter.add_attachment("Nor this.", filename="notes.txt")
    document = read(letter)
    assert texts(document) == ["Dear parents,", LETTER]
    assert document.notes == ("What is attached to the e-mail is not read: plan – März.pdf, list.txt, notes.txt.",)


def test_many_attached_files_are_counted() -> None:
    letter = message()
    for number in range(9):
        letter.add_attachment(b"", maintype="image", subtype="png", filename=f"{number}.png")
    assert read(letter).notes[0].endswith("0.png, 1.png, 2.png, 3.png, 4.png and 4 more.")


def test_a_message_that_only_passes_another_on_is_read_as_that_one() -> None:
    for few in ("See below.", "You have to see this one."):
        letter = message(f"{few}\n")
        letter.add_attachment(message())
        assert texts(read(letter)) == [few, "Dear parents,", LETTER]


def test_a_message_beside_a_letter_is_quoted() -> None:
    letter = message(f"{STORY}\n")
    letter.add_attachment(message())
    document = read(letter)
    assert texts(document) == [STORY]
    assert LETTER in texts(document, BlockKind.REPLY)


def test_lines_that_flow_are_joined() -> None:
    flowed = "\n".join(f"{word} " for word in STORY.split()).removesuffix(" ") + "\n\nSee you there.\n"
    letter = message(flowed)
    letter.set_param("format", "flowed")
    assert texts(read(letter)) == [STORY, "See you there."]


def test_what_newsletters_say_about_themselves_is_left_out() -> None:
    notice = "You are receiving this e-mail since you subscribed to our list. Unsubscribe or change your preferences."
    page = f"<p>View this e-mail in your browser</p><h1>{TITLE}</h1><p>{STORY}</p><p>{notice}</p>"
    assert texts(read(message(None, page))) == [TITLE, STORY]


def test_a_stub_in_html_does_not_hide_the_text() -> None:
    assert texts(read(message(PLAIN, "<p>Your program cannot show this.</p>"))) == ["Dear parents,", LETTER]


def test_an_encrypted_message_is_refused_with_what_to_do() -> None:
    letter = b"MIME-Version: 1.0\nSubject: a\nContent-Type: multipart/encrypted; boundary=a\n\n--a\n\nx\n--a--\n"
    with pytest.raises(ProtectedFile, match="encrypted"):
        read(letter)


@pytest.mark.parametrize("name", ["trip.eml", "trip.txt", "trip", "trip.docx"])
def test_a_message_is_recognized_whatever_it_is_called(name: str) -> None:
    assert texts(read(message(), name)) == ["Dear parents,", LETTER]


def test_a_pasted_letter_is_plain_text() -> None:
    """What begins with the lines that programs show, but not with those that they write."""
    pasted = f"From: Ann\nTo: Bob\nSubject: The lake\n\n{LETTER}\n"
    assert not read_document("trip.txt", pasted.encode()).notes
    assert texts(read_document("trip.txt", pasted.encode())) == [LETTER]


@pytest.mark.parametrize(
    "body",
    [
        b"Content-Type: multipart/mixed; boundary=lost\n\n" + LETTER.encode(),
        b"Content-Type: multipart/mixed\n\n" + LETTER.encode(),
        b"Content-Type: multipart/mixed; boundary=a\n\nfor old programs\n--a\n\n" + LETTER.encode(),
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\n" + LETTER.encode() + b"\n--a--\nafter",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\n" + LETTER.encode() + b"\n--ab\n--a--\n",
        b"Content-Type: text\n\n" + LETTER.encode(),
        b"Content-Transfer-Encoding: 9bit\n\n" + LETTER.encode(),
        b"Content-Type: multipart/digest; boundary=a\n\n--a\n\nFrom: b\n\n" + LETTER.encode() + b"\n--a--\n",
    ],
)
def test_a_message_that_breaks_the_rules_is_read_all_the_same(body: bytes) -> None:
    for end in (b"\n", b"\r\n", b"\r"):
        assert LETTER in texts(read((b"MIME-Version: 1.0\n" + body).replace(b"\n", end)))


def _nested(depth: int) -> bytes:
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return b"MIME-Version: 1.0\n" + opened + b"\n" + LETTER.encode()


HOSTILE = {
    "nested": _nested(50_000),
    "nested with one boundary": b"MIME-Version: 1.0\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 50_000,
    "messages within messages": b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 100_000,
    "many parts": b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 500_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_message_made_to_do_harm_is_refused_soon(kind: str) -> None:
    start = time.process_time()
    with pytest.raises(TooLarge, match=r"more than [\d,]+ (parts|deep)"):
        read_mail(HOSTILE[kind])
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "head",
    [
        b"X-A: " + b"a" * 5_000_000,
        b"X-A: a\n" * 1_000_000,
        b"To: " + b"Ann <ann@example.org>, " * 200_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 300_000,
        b"Content-Type: text/plain" + b'; a="' * 500_000,
        b"Content-Type: text/plain;" + b" name*0=a;" * 300_000,
        b"X-A: a" + b"\n  \t b" * 500_000,
        b"From: " + b"(" * 2_000_000,
    ],
    ids=range(8),
)
def test_a_huge_header_takes_no_longer_than_its_bytes(head: bytes) -> None:
    start = time.process_time()
    blocks = read_mail(b"MIME-Version: 1.0\n" + head + b"\n\n" + LETTER.encode()).blocks
    assert time.process_time() - start < 2
    assert blocks[-1] == Block(BlockKind.PARAGRAPH, LETTER)


def test_as_many_parts_as_are_allowed_are_read() -> None:
    parts = "".join(f"--a\n\nIt is day {number}.\n" for number in range(MAX_PARTS))
    data = f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n{parts}--a--\n".encode()
    assert len(texts(read(data))) == MAX_PARTS


def test_quotations_within_each_other_are_read_once() -> None:
    page = f"<p>{LETTER}</p>" + f"<div class=gmail_quote><p>{EARLIER}</p>" * 300 + "</div>" * 300
    document = read(message(None, page))
    assert texts(document) == [LETTER]
    assert len(texts(document, BlockKind.REPLY)) == 300


@pytest.mark.parametrize("name", ["boat.mht", "boat.mhtml", "boat.html", "boat.txt", "boat"])
def test_a_web_page_saved_in_one_file_is_read_like_the_page(name: str) -> None:
    document = read_document(name, saved_page(subject="=?utf-8?q?The_Boat_=E2=80=93_Stories?="))
    assert [block.text for block in document.blocks] == [TITLE, STORY]
    assert document.title == "The Boat – Stories"


def test_a_saved_page_in_another_encoding_is_read_right() -> None:
    page = html("<p>Zoë’s café.</p>")
    saved = saved_page(page.decode().encode("cp1252")).replace(b"charset=utf-8", b"charset=windows-1252")
    assert [block.text for block in read_document("a.mht", saved).blocks] == ["Zoë’s café."]


def test_a_saved_page_without_a_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(DamagedFile, match="no web page"):
        read_document("a.mht", saved_page().replace(b"text/html", b"image/png"))


def test_any_cut_gives_a_text_or_a_sentence() -> None:
    for data in (message(PLAIN, IN_HTML).as_bytes(), mail(), saved_page()):
        for end in range(0, len(data), 17):
            try:
                read_mail(data[:end])
            except LexileError as error:
                assert str(error).endswith(".")
