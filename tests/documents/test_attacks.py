"""Files made to do harm, each beside a sound one: what they cost, what is said of them, and that the other comes through.

Each upload is read by a process of its own, which tells how much time and memory it and the readers that it started took.
"""

import json
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from lexile.documents import limits, sandbox
from lexile.documents.formats import format_named
from lexile.documents.limits import MAX_CHARACTERS
from lexile.documents.reader import document_from_text, read_document
from lexile.documents.sandbox import read_directly, read_in_sandbox
from lexile.errors import TooLarge
from tests.documents.samples import (
    MADE,
    STORY,
    docx,
    docx_paragraph,
    epub,
    html,
    locked_pdf,
    looping_pdf,
    odt,
    pack,
    pdf,
    pdf_of,
    replace_in_part,
)

pytest.importorskip("resource", reason="Windows tells neither a process's memory nor its computing time this way")

ROOT = Path(__file__).parents[2]
SECONDS = 5.0  # of computing; of the clock, a busy machine may take longer
WAIT = 30.0  # seconds of the clock
MEGABYTES = 500
READ = """
import json, resource, sys, time
from lexile.documents import read_documents
from lexile.errors import Failure
start = time.monotonic()
told = {one.name: str(one.error) if isinstance(one, Failure) else "" for one in read_documents("class.zip", sys.stdin.buffer.read())}
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
unit = 2**20 if sys.platform == "darwin" else 2**10
memory = [one.ru_maxrss / unit for one in used]
if sys.platform == "linux":  # where the number of the process itself is that of the one which started it
    memory[0] = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
seconds = [one.ru_utime + one.ru_stime for one in used]
print(json.dumps([told, time.monotonic() - start, max(seconds), max(memory)]))
"""
ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'.replace(
    "]>", "".join(f'<!ENTITY {chr(99 + n)} "{f"&{chr(98 + n)};" * 10}">' for n in range(9)) + "]>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def locked_zip_part() -> bytes:
    data = bytearray(docx())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def swelling_pdf() -> bytes:
    """Three hundred megabytes of zeros, packed twice, forty times over as the drawing of one page."""
    twice = zlib.compress(zlib.compress(b"(" + bytes(300_000_000), 9), 9).decode("latin-1")
    stream = f"<< /Length {len(twice)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n{twice}\nendstream"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [" + "4 0 R " * 40 + "] >>"
    return pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream])


ATTACKS = {
    "a bomb.docx": (lambda: docx(docx_paragraph(" " * 70_000_000)), "unpacks to more than"),
    "a bomb.epub": (lambda: epub({f"{number}.xhtml": " " * 20_000_000 for number in range(4)}), "unpacks to more than"),
    "entities.docx": (lambda: docx(docx_paragraph("&k;"), head=ENTITIES), "XML entities"),
    "entities.odt": (lambda: odt("<text:p>&k;</text:p>", head=ENTITIES), "XML entities"),
    "outside.docx": (lambda: docx(docx_paragraph("&x;"), head=OUTSIDE), "XML entities"),
    "outside.epub": (
        lambda: replace_in_part(epub(), "O/book.opf", b"<package", OUTSIDE.encode() + b"<package"),
        "XML entities",
    ),
    "a loop.pdf": (looping_pdf, "4 seconds|stopped without a result"),
    "a swelling.pdf": (swelling_pdf, ""),
    "locked.pdf": (locked_pdf, "locked with a password"),
    "locked.docx": (locked_zip_part, "locked with a password"),
    "cut.docx": (lambda: MADE["boat.docx"][:-200], "cut off"),
    "cut.pdf": (lambda: MADE["boat.pdf"][:60], "damaged"),
    "photo.docx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "a picture"),
    "deep.html": (lambda: html("<p>" + "<div>" * 200_000 + STORY), "^$"),
    "deep.docx": (lambda: docx("<w:p>" * 300_000 + "</w:p>" * 300_000), ""),
    "braces.rtf": (lambda: b"{\\rtf1 " + b"{" * 3_000_000, ""),
    "quotes.md": (lambda: b"> " * 500_000 + b"a", ""),
    "links.md": (lambda: b"[a](" * 200_000, ""),
    "lines.txt": (lambda: b"A\n" * 900_000, ""),
    "../../slip.txt": (lambda: STORY.encode(), "leads out of the archive"),
    "words.txt": (lambda: b"A " * 1_500_000, "1,000,000"),
    "archive.zip": (lambda: pack({"a.txt": STORY}), "zip: this is an archive of several documents"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_made_to_do_harm_costs_little_and_keeps_no_other_back(name):
    """Five seconds of computing and 500 MB at most; a sentence where it cannot be read; the sound file is read."""
    make, said = ATTACKS[name]
    run = subprocess.run(
        [sys.executable, "-c", READ],
        input=pack({name: make(), "boat.docx": MADE["boat.docx"]}),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    told, clock, seconds, megabytes = json.loads(run.stdout)
    assert list(told) == [name, "boat.docx"]
    assert told["boat.docx"] == ""
    assert re.search(said, told[name])
    if told[name]:
        assert told[name].startswith(f"{name}: ")
        assert told[name].endswith(".")
    assert seconds < SECONDS
    assert clock < WAIT
    assert megabytes < MEGABYTES
    assert b"Traceback" not in run.stderr


def test_a_text_with_too_many_characters_is_refused_by_their_number():
    """Packed and as it is: the limit holds for what comes out."""
    for name, data in (
        ("a.rtf", b"{\\rtf1 " + b"a " * (MAX_CHARACTERS // 2 + 9) + b"}"),
        ("a.txt", b"a " * (MAX_CHARACTERS // 2 + 9)),
    ):
        with pytest.raises(TooLarge, match=f"{MAX_CHARACTERS:,}"):
            read_document(name, data)
    with pytest.raises(TooLarge, match=f"{MAX_CHARACTERS:,}"):
        document_from_text("a " * (MAX_CHARACTERS // 2 + 9))


def test_a_file_that_takes_too_long_is_stopped_from_outside(monkeypatch):
    """The limit that holds on every system: the waiting process stops the reading one."""
    monkeypatch.setattr(sandbox, "_TIMEOUT", 0.05)
    with pytest.raises(TooLarge, match=r"4 seconds of computing that are allowed \(16 for a long PDF\)"):
        read_in_sandbox(format_named("pdf"), looping_pdf())


def test_a_reader_without_limits_of_its_own_still_reads(monkeypatch):
    """Windows has none of the system's limits."""
    monkeypatch.setitem(sys.modules, "resource", None)
    sandbox.limit_process()


def test_the_readme_names_the_limits():
    """A number that is changed in one place only is a wrong number."""
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for limit in (
        f"A file may have up to {limits.MAX_BYTES // 2**20} MB ({limits.MAX_UNPACKED // 2**20} MB unpacked)",
        f"a .zip up to {limits.MAX_DOCUMENTS} documents",
        f"a PDF up to {limits.MAX_PAGES:,} pages",
        f"{limits.MAX_CHARACTERS // 10**6} million characters and a million words",
        f"{limits.SECONDS} seconds of computing time ({limits.MAX_SECONDS} for a long PDF)",
        f"{limits.MEMORY // 2**20} MB of memory",
        f"a timeout of {sandbox._WINDOWS_TIMEOUT} seconds",
    ):
        assert limit in readme
    assert limits.MAX_WORDS == 1_000_000


def test_a_long_pdf_may_compute_for_longer(monkeypatch):
    """The pages that it says it has give it the time that full pages take, and no more than the most."""
    asked = []
    monkeypatch.setattr("lexile.documents.formats.pdf.text.allow_time", asked.append)
    read_directly(format_named("pdf"), pdf([[(72.0, 700.0, 12.0, "The boat lay on the sand.")]] * 500))
    assert asked == [4]
    assert limits.SECONDS + limits.MAX_PAGES // 125 <= limits.MAX_SECONDS
