"""Several drafts of one text, for readers of different measures, as Word files in one archive."""

import io
import zipfile
from collections.abc import Sequence

from lexile.leveling.targets import distance
from lexile.leveling.versions import Version
from lexile.scale import format_exactly, format_measure
from lexile.views.export.draft_docx import edited_docx


def draft_set(name: str, versions: Sequence[Version]) -> bytes:
    """An archive with a clean Word file for each version.

    One that reached its readers' level is called `NAME-650L.docx`, any other by both: `NAME-for-650L-is-910L.docx`.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in versions:
            level, measure = format_exactly(one.level), one.after.estimate.measure
            reached = level if distance(measure, one.target) <= 0 else f"for-{level}-is-{format_measure(measure)}"
            member = zipfile.ZipInfo(f"{name}-{reached}.docx")
            archive.writestr(member, edited_docx(one.text, one.edits, tracked=False))
    return packed.getvalue()
