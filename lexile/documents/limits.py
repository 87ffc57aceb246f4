"""Limits on how much is read at once, so that no file can harm the page; each error message names its limit."""

from lexile.errors import TooLarge

# A book of 600,000 words is 3.4 MB of plain text: 20 MB leave room for any single document and keep the memory of a
# small host safe. `.streamlit/config.toml` states the same number.
MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 60 * 2**20  # bytes unpacked from one packed file; the text of an e-book takes 2 to 5 MB
MAX_PART = 30 * 2**20  # bytes of one unpacked part; a novel takes 10 MB as Word's XML
MAX_PARTS = 2_000  # parts of a packed file; a long illustrated e-book has a few hundred
MAX_DOCUMENTS = 100  # documents in one .zip archive; enough for the essays of a class
MAX_PAGES = 1_500  # pages of a PDF; the longest novels have about as many
MAX_CHARACTERS = 12_000_000  # characters of one document: about two million words, twice MAX_WORDS
# War and Peace, among the longest novels, has 566,000 words; a library is read book by book.
MAX_WORDS = 1_000_000
# A book of a million words has some 60,000 different ones, with the punctuation beside them 150,000. A list of more is
# not a text, and each different word takes as much memory as fifty repeated ones.
MAX_DISTINCT = 300_000
# The longest novels have some 15,000 paragraphs. A paragraph takes 1 KB of memory, whatever its length.
MAX_PARAGRAPHS = 200_000
SECONDS = 4  # of computing to read one file; a long novel takes one or two
MAX_SECONDS = 16  # of computing to read a file that shows how long it is, such as a PDF of `MAX_PAGES` pages
MEMORY = 400 * 2**20  # bytes of address space to read one file; enough for each book file of tests/README.md

_VISIBLE_ASCII = bytes(range(ord("!"), ord("~") + 1))


def check_size(size: int) -> None:
    """Refuse a file of this many bytes before it is loaded into memory.

    Raises:
        TooLarge: more than `MAX_BYTES`.
    """
    if size > MAX_BYTES:
        raise TooLarge(
            f"the file is {size / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB can be read. "
            "Split it, or paste the passage that matters."
        )


def check_text(text: str) -> None:
    """Refuse a text that is too long before anything else is done with it.

    Raises:
        TooLarge: more than `MAX_CHARACTERS` characters or `MAX_WORDS` words.
    """
    check_characters(len(text))
    if max_whitespace(text) < MAX_WORDS:
        return
    check_words(len(text.split()))


def check_words(words: int) -> None:
    """Refuse a text of this many words.

    Raises:
        TooLarge: more than `MAX_WORDS`.
    """
    if words > MAX_WORDS:
        raise TooLarge(
            f"This text has {words:,} words; at most {MAX_WORDS:,} can be measured at once. Split it into parts."
        )


def check_paragraphs(paragraphs: int) -> None:
    """Refuse a document with this many paragraphs, list items and headings.

    Raises:
        TooLarge: more than `MAX_PARAGRAPHS`.
    """
    if paragraphs > MAX_PARAGRAPHS:
        raise TooLarge(
            f"This text has {paragraphs:,} paragraphs; at most {MAX_PARAGRAPHS:,} can be measured at once. "
            "Split it into parts."
        )


def check_distinct(words: int) -> None:
    """Refuse a text with this many different words.

    Raises:
        TooLarge: more than `MAX_DISTINCT`.
    """
    if words > MAX_DISTINCT:
        raise TooLarge(
            f"This text has more than {MAX_DISTINCT:,} different words, many more than the longest novel, so it is "
            "probably a list, or was made by a machine. Measure a part of it."
        )


def check_characters(characters: int) -> None:
    """Refuse a document of this many characters.

    Raises:
        TooLarge: more than `MAX_CHARACTERS`.
    """
    if characters > MAX_CHARACTERS:
        raise TooLarge(
            f"the file contains {characters:,} characters of text; at most {MAX_CHARACTERS:,} can be read. "
            "Split it into parts."
        )


def max_whitespace(text: str) -> int:
    """Upper bound on the number of whitespace characters; much faster than counting words.

    >>> max_whitespace("One day."), max_whitespace("Un café")  # a non-ASCII letter counts its bytes
    (1, 3)
    """
    return len(text.encode("utf-8", "surrogatepass").translate(None, _VISIBLE_ASCII))


def allow_time(seconds: int) -> None:
    """Let this process compute for some seconds more, at most `MAX_SECONDS`, if its time is limited at all."""
    try:
        import resource
    except ImportError:  # Windows cannot limit it
        return
    limit, most = resource.getrlimit(resource.RLIMIT_CPU)
    if limit != resource.RLIM_INFINITY and most != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (min(limit + seconds, most - 1), most))
