"""Several drafts of one text, for readers of different measures, as Word files in one archive."""

import io
import zipfile
from collections.abc import Sequence

from lexile.leveling.versions import Version
from lexile.scale import format_exactly
from lexile.views.export.draft_docx import edited_docx


def draft_set(name: str, versions: Sequence[Version]) -> bytes:
    """An archive with a clean Word file for each version: `NAME-650L.docx`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in versions:
            member = zipfile.ZipInfo(f"{name}-{format_exactly(one.level)}.docx")
            archive.writestr(member, edited_docx(one.text, one.edits, tracked=False))
    return packed.getvalue()
