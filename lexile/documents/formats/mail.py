"""The parts of an e-mail that somebody pasted: its header, the letter, what it quotes, the signature."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from lexile.documents.document import BlockKind

Part = tuple[BlockKind | None, str]
"""A kind, or None for the letter itself, and the lines of this part."""

_FIELD = re.compile(
    r"[*_]{0,2}(?:(?P<main>From|To|Sent|Date|Subject)|Cc|Bcc|Reply-To|Message-ID|MIME-Version|Received|Return-Path|"
    r"Delivered-To|In-Reply-To|References|Importance|Priority|Attachments?|User-Agent|(?:Content|List|X|DKIM|ARC)-[\w-]+)"
    r"[*_]{0,2}:(?:[*_]{0,2}\s|$)",
    re.IGNORECASE,
)
_DATED = re.compile(r"[*_]{0,2}(?:Sent|Date)[*_]{0,2}:", re.IGNORECASE)  # as all programs have it in a header
_DIVIDER = re.compile(
    r"\s*(?:[-_]{2,}\s*(?:original|forwarded) message\s*[-_]{2,}|begin forwarded message:|_{20,})\s*$", re.IGNORECASE
)
_QUOTED = re.compile(r"[ \t]{0,3}>(?![=\d])")
_MARKS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+")
_ATTRIBUTION = re.compile(r"\s*(?=.{0,200}(?:\d:\d\d|@))(?:On|At)\s.{5,200}\b(?:wrote|writes|said):\s*$")
_ATTRIBUTION_END = re.compile(r".{0,120}\b(?:wrote|writes):\s*$")
# The same above a line that is quoted, where names and dates are enough: "On Mon, Ann wrote:".
_INTRODUCTION = re.compile(
    r"\s*(?:(?=[^a-z\s]|\S*@|(?:at|of|in|the|article|message|and|via|by|you|van|von|de)\s)\S+\s+){1,16}"
    r"(?:wrote|writes|said):\s*$"
)
_STARTS_INTRODUCTION = re.compile(r"\s*On\s.{3,100}$")
_STARTS_ATTRIBUTION = re.compile(r"\s*On\s.{5,200}(?:\d:\d\d|@|\d{4})")
_DEVICE = re.compile(
    r"\s*(?:Sent (?:from|via|with) (?:my |the )?[A-Z\w].{0,40}|Get Outlook for .{0,30}|Sent using .{0,40})\s*$"
)
# What companies put below every e-mail: how such a paragraph begins, and a word that it has.
_NOTICE_START = (
    r"(?:(?:this|the (?:information|contents?) (?:contained )?(?:in|of) this) (?:e-?mail|message|communication)"
    r"|(?:confidentiality|legal) notice|disclaimer:|please consider the environment"
    r"|you(?:['’]re| are)? (?:receiving|received) this|(?:to )?unsubscribe|having trouble|can['’]t see"
    r"|view(?= (?:this|it)\b))\b"
)
_NOTICE = re.compile(rf"[\s*_]*{_NOTICE_START}", re.IGNORECASE)
_NOTICE_WORD = re.compile(
    r"\b(?:confidential\w*|privileged|intended (?:solely |only )?for|virus\w*|printing|unsubscribe|subscribed"
    r"|preferences|mailing list|in (?:your|a|the) browser|viewing this)\b",
    re.IGNORECASE,
)
# The words above a name, with which a letter ends.
_CLOSING_WORDS = (
    r"(?:(?:with )?(?:my |our )?(?:very |all )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)"
    r"|regards|all the best|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?"
    r"|(?:many )?thanks(?: again)?|cheers)[,.!]?\s*$"
)
_CLOSING = re.compile(rf"\s*{_CLOSING_WORDS}", re.IGNORECASE)
# A line that is either, behind one that is empty or has only signs; without one, no paragraph needs to be looked at.
_MAY_BE_END = re.compile(
    rf"\n(?<=[\s*_]\n)(?:[^\S\n]|[*_])*+(?:{_NOTICE_START}|{_CLOSING_WORDS})", re.IGNORECASE | re.MULTILINE
)
_PARAGRAPHS = re.compile(r"(\n(?:[ \t]*\n)+)")
_SIGNATURE = re.compile(r"--[ \t]?$")
# Matches each line that one of the patterns above matches; a book has few others that it does.
_ODD_LINE = re.compile(r"[\w*-]+:|\s*+(?:>|[-_]{2}|(?:On|At|Sent|Get)\s|(?i:begin forwarded))")
# A line of an e-mail begins with one of these, or ends with the words before a quotation; other texts are left alone.
_SIGN_OF_MAIL = re.compile(
    r"\n(?:[*_]{0,2}(?:From|To|Sent|Date|Subject|Received|Return-Path|Delivered-To)[*_]{0,2}:|[ \t]{0,3}>|--[ \t]?\n"
    r"|[ \t]{0,4}(?:Sent (?:from|via|with|using) |Get Outlook|[Bb]egin forwarded|-{2,} ?(?:[Oo]riginal|[Ff]orwarded)))",
)
_INTRODUCES = re.compile(r"wr(?:ote|ites):[ \t]{0,9}\n")
# A text without any of these begins with a header, or is no e-mail.
_SIGNS = (
    *("\n>", "\n >", "\n  >", "\n   >", "\n--", "\nFrom:", "\n*From:", "\n**From:", "\nTo:", "\nSubject:", "\nDate:"),
    *(
        "wrote:",
        "writes:",
        "Sent from ",
        "Sent via ",
        "Sent with ",
        "Sent using ",
        "Get Outlook",
        "orwarded",
        "riginal Message",
        "riginal message",
    ),
)
_LONGEST_SIGNATURE = 10  # lines; what is longer belongs to the text
_SIGNATURE_WIDTH = 60  # characters of its longest line; sentences are longer
_MARKED_WIDTH = 80  # the same below two hyphens and a space, which only programs for e-mail write
_LEAST_FIELDS = 2  # one line may begin with "To:" by chance
_LETTER_WORDS = 12  # words of the letter itself without which what it passes on is the text
_ANSWER_WORDS = 5  # the same of a letter that answers what it quotes: the fewest words that can be measured


def parts_of_mail(text: str) -> list[Part]:
    r"""The parts of a text in order; a text that is not an e-mail is one part without a kind.

    >>> parts = parts_of_mail("From: Ann\nTo: Bob\n\nWe leave at ten.\n-- \nAnn Lee, Ely")
    >>> [(kind and kind.value, lines) for kind, lines in parts]
    [('e-mail', 'From: Ann\nTo: Bob'), (None, '\nWe leave at ten.'), ('e-mail', '-- \nAnn Lee, Ely')]
    """
    if not _is_mail(f"\n{text}\n"):
        return [(None, text)]
    parts = [finer for part in _parts(text.split("\n")) for finer in _without_end(*part)]
    if is_letter(parts) or not any(kind is BlockKind.REPLY for kind, _ in parts):
        return parts
    return [(None, _without_marks(part)) if kind is BlockKind.REPLY else (kind, part) for kind, part in parts]


def kinds_of_paragraphs(paragraphs: list[str]) -> list[BlockKind | None]:
    """The kind of each paragraph of an e-mail, as in `Part`; quotations are the letter where there is hardly another.

    >>> [kind and kind.value for kind in kinds_of_paragraphs(["We leave at ten.", "Sent from my phone"])]
    [None, 'e-mail']
    """
    lines = "\n\n".join(paragraphs).split("\n")
    kinds_of_lines = _kinds(lines)
    kinds: list[BlockKind | None] = []
    place = 0
    for paragraph in paragraphs:
        kind = kinds_of_lines[place]
        kinds.append(BlockKind.MAIL if kind is None and _is_end(paragraph) else kind)
        place += paragraph.count("\n") + 2
    if is_letter(list(zip(kinds, paragraphs, strict=True))):
        return kinds
    return [None if kind is BlockKind.REPLY else kind for kind in kinds]


def is_letter(parts: list[Part], *, passes_on: bool = False) -> bool:
    """Whether the letter among the parts of an e-mail has enough words to be the text, rather than what it quotes.

    It takes more of them where it may just pass on a message: below the header of another one, or if `passes_on`.

    >>> is_letter([(BlockKind.REPLY, "> Who comes?"), (None, "My brother and I do.")])
    True
    >>> is_letter([(None, "Read this:"), (BlockKind.MAIL, "From: Bob"), (BlockKind.REPLY, "We leave at ten.")])
    False
    """
    words = sum(len(part.split(None, _LETTER_WORDS)) for kind, part in parts if kind is None)
    passes_on = passes_on or (words < _LETTER_WORDS and _has_other_header(parts))
    return words >= (_LETTER_WORDS if passes_on else _ANSWER_WORDS)


def introduces_quotation(paragraph: str) -> bool:
    """Whether a paragraph above a quotation only says whose it is.

    >>> introduces_quotation("On Mon, Ann Lee wrote:"), introduces_quotation("I agree with what you wrote.")
    (True, False)
    """
    return _INTRODUCTION.fullmatch(" ".join(paragraph.split())) is not None


def _has_other_header(parts: list[Part]) -> bool:
    """Whether an earlier message stands below a header of its own."""
    told = [(kind, part.strip("\n")) for kind, part in parts if part.strip()]
    return any(
        kind is BlockKind.REPLY
        and above is BlockKind.MAIL
        and (_DIVIDER.match(header.partition("\n")[0]) or (place and _FIELD.match(header)))
        for place, ((above, header), (kind, _)) in enumerate(pairwise(told))
    )


def _without_end(kind: BlockKind | None, lines: str) -> Iterator[Part]:
    """A part of the letter, with the names below it and a company's notice apart; other parts as they are."""
    if kind is not None or (lines and not _MAY_BE_END.search(f"\n\n{lines}")):
        yield kind, lines
        return
    kept = ""
    for number, paragraph in enumerate(_PARAGRAPHS.split(lines)):
        if number % 2 or not _is_end(paragraph):
            kept += paragraph
            continue
        if kept.strip():
            yield None, kept
        yield BlockKind.MAIL, paragraph
        kept = ""
    if kept:
        yield None, kept


def _is_end(paragraph: str) -> bool:
    """Whether a paragraph is what stands below a letter: its closing words with a name, or a notice."""
    if _NOTICE.match(paragraph):
        return _NOTICE_WORD.search(paragraph) is not None
    lines = paragraph.strip("\n").split("\n")
    is_signed = 1 < len(lines) <= _LONGEST_SIGNATURE and max(map(len, lines)) <= _SIGNATURE_WIDTH
    return is_signed and _CLOSING.match(lines[0]) is not None


def _is_mail(text: str) -> bool:
    """Whether a line of a text, which begins and ends with a line break, is one that e-mails have."""
    if _INTRODUCES.search(text):
        return True
    has_sign = _SIGN_OF_MAIL.search(text) is not None
    return has_sign and (any(sign in text for sign in _SIGNS) or _FIELD.match(text.lstrip()) is not None)


def _parts(lines: list[str]) -> Iterator[Part]:
    """Runs of lines of one kind."""
    start = 0
    for kind, run in groupby(_kinds(lines)):
        end = start + len(list(run))
        yield kind, "\n".join(lines[start:end])
        start = end


def _kinds(lines: list[str]) -> list[BlockKind | None]:
    """The kind of each line."""
    kinds: list[BlockKind | None] = [None] * len(lines)
    rest: BlockKind | None = None  # the kind of all that follows, once an earlier message begins
    place, begun = 0, False
    odd_lines = [number for number, line in enumerate(lines) if _ODD_LINE.match(line)]
    is_sent = _was_sent(lines, odd_lines)
    for odd in odd_lines:
        if odd < place:  # within a header or signature
            continue
        kinds[place:odd] = [rest] * (odd - place)
        begun = begun or any(map(str.strip, lines[place:odd]))
        place = odd
        if size := _fields_at(lines, place):
            ends = begun and (is_sent or any(map(_DATED.match, lines[place : place + size])))
            rest = BlockKind.REPLY if ends else rest
        elif size := _attribution_at(lines, place):
            after = place + size
            quoted = any(map(_QUOTED.match, lines[after : after + 2]))  # an empty line may stand between
            rest = rest if quoted else BlockKind.REPLY
        else:
            size = _signature_at(lines, place)
        if size or _DIVIDER.match(lines[place]) or _DEVICE.match(lines[place]):
            size = size or 1
            kinds[place : place + size] = [BlockKind.MAIL] * size
            place += size
        else:
            quoted = _QUOTED.match(lines[place]) is not None
            if quoted and place and kinds[place - 1] is None:
                above = _introduction_above(lines, place)
                kinds[above.start : above.stop] = [BlockKind.MAIL] * len(above)
            kinds[place] = BlockKind.REPLY if quoted else rest
            begun = begun or bool(lines[place].strip())
            place += 1
    kinds[place:] = [rest] * (len(lines) - place)
    return kinds


def _was_sent(lines: list[str], odd_lines: list[int]) -> bool:
    """Whether a text is surely an e-mail; a story may have one inside, behind which it goes on."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return _fields_at(lines, first) > 0 or any(
        _DIVIDER.match(lines[number]) or _QUOTED.match(lines[number]) or _attribution_at(lines, number)
        for number in odd_lines
    )


def _fields_at(lines: list[str], place: int) -> int:
    """The number of lines of a header that begins here, its folded lines included."""
    if not _FIELD.match(lines[place]) or (place and lines[place - 1].strip() and not _DIVIDER.match(lines[place - 1])):
        return 0
    end = place
    found = []
    while end < len(lines):
        field = _FIELD.match(lines[end])
        if field is None and not (end > place and lines[end][:1].isspace() and lines[end].strip()):
            break
        found += [field] if field else []
        end += 1
    main = {field["main"].lower() for field in found if field["main"]}
    return end - place if len(found) >= _LEAST_FIELDS and len(main) >= _LEAST_FIELDS else 0


def _attribution_at(lines: list[str], place: int) -> int:
    """The number of lines of "On Monday at 9:10, Ann wrote:", which may be broken once."""
    line = _MARKS.sub("", lines[place], count=1)
    if _ATTRIBUTION.match(line):
        return 1
    following = lines[place + 1] if place + 1 < len(lines) else ""
    broken = _STARTS_ATTRIBUTION.match(line) and _ATTRIBUTION_END.match(following)
    return 2 if broken else 0


def _introduction_above(lines: list[str], place: int) -> range:
    """The lines of "Ann wrote:" above a quoted line; none where they are the end of a paragraph of the letter."""
    end = place if lines[place - 1].strip() else place - 1
    if not end or _QUOTED.match(lines[end - 1]) or not _INTRODUCTION.match(lines[end - 1]):
        return range(0)
    start = end - 1
    if start and _STARTS_INTRODUCTION.match(lines[start - 1]):
        start -= 1
    stands_alone = not start or not lines[start - 1].strip() or _QUOTED.match(lines[start - 1])
    return range(start, end) if stands_alone else range(0)


def _signature_at(lines: list[str], place: int) -> int:
    """The number of lines of a signature that begins here with its two hyphens, which may divide a story too."""
    if not _SIGNATURE.match(lines[place]):
        return 0
    is_marked = lines[place] != "--"
    around = lines[max(place - 1, 0) : place + 2]
    if not is_marked and len(around) > 2 and not around[0].strip() and not around[2].strip():
        return 0
    end = place + 1
    while end < len(lines) and end - place <= _LONGEST_SIGNATURE + 1:
        if _QUOTED.match(lines[end]) or _DIVIDER.match(lines[end]) or _attribution_at(lines, end):
            break
        end += 1
    width = _MARKED_WIDTH if is_marked else _SIGNATURE_WIDTH
    if any(len(line) > width and not _NOTICE.match(line) for line in lines[place:end]):
        return 0
    return end - place if end == len(lines) or end - place <= _LONGEST_SIGNATURE else 0


def _without_marks(quoted: str) -> str:
    return "\n".join(_MARKS.sub("", line, count=1) for line in quoted.split("\n"))
