"""What one visitor may use: characters in a box, bytes of uploads, and computing time.

A visitor is told each limit in one sentence. Time is computing time, so that a busy host refuses nobody.
"""

from lexile.isolation import Meter

MAX_TYPED = 4_000_000  # characters in a box for texts: War and Peace, among the longest novels, has 3.2 million
MAX_EDITED = 300_000  # characters of a text that is edited on the page, eight times as many as are shown at once
# Bytes that all visitors together have typed, beyond which a text above a megabyte finds no room. The server holds each
# text about four times: the message, what was read from it, the state of the visit, and the string.
MAX_ALL_TYPED = 24 * 2**20
MAX_LIST = 20_000  # characters in a box for a class: 500 names with their measures take half
MAX_LINE = 200  # characters in a box for a search: a long sentence
MAX_UPLOADED = 60 * 2**20  # bytes that one visitor's files may take, unpacked: as much as one packed file may hold
MAX_ALL_UPLOADED = 70 * 2**20  # bytes for all visitors together: what 512 MB leave beside the page and its work
UPLOAD_SECONDS = 120.0  # computing time for the files of one upload; 35 novels, or 500 essays
VISIT_SECONDS = 900.0  # computing time for one visit: an hour of work takes less than a tenth

VISIT_SPENT = (
    f"This visit has used up its {VISIT_SECONDS / 60:.0f} minutes of computing time. Reload the page to go on."
)
UPLOAD_SPENT = (
    f"not read, because the files uploaded with it used up the {UPLOAD_SECONDS:.0f} seconds of computing time "
    "allowed for one upload. Upload it by itself."
)
UPLOAD_FULL = (
    f"not read, because the files here would take more than {MAX_UPLOADED // 2**20} MB together, which is the limit. "
    "Remove some, then upload it again."
)
TEXTS_FULL = (
    "This text was not kept, because other visitors' texts take up all the room. Paste it again in a few minutes."
)
"""What stands for a text in a box when there is no room for it; a person may see it there, too."""
TOO_SLOW = "The request took too long to arrive. Send it again, in parts if your connection is slow."
PAGE_FULL = "not read, because other visitors' files take up all the room. Upload it again in a few minutes."


def is_spent(visit: Meter) -> bool:
    """Whether a visit has used its computing time, after which it gets no more work; what is there is shown."""
    return visit.seconds > VISIT_SECONDS
