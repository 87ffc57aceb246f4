"""The parts of an Office file by what they are for, as its relations name them; their own names are the writer's."""

import posixpath
from xml.etree.ElementTree import Element

from lexile.documents.formats.xml import local_name, parse_xml
from lexile.documents.packed import PackedFile
from lexile.errors import DamagedFile

_MAX_RELATIONS = 4 * 2**20  # bytes of the list of one part's relations; a long book's has a few kilobytes


def related_parts(packed: PackedFile, source: str = "") -> dict[str, tuple[str, str]]:
    """The role and name of each part that `source` refers to, by its identifier there; of the whole file if "".

    The role is the last word of the relation's type, such as "styles"; parts outside the file are left out.
    """
    folder, name = posixpath.split(source)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in packed:
        return {}
    try:
        relations = parse_xml(packed.read(listed, _MAX_RELATIONS))
    except DamagedFile:  # the parts may still be found by their usual names
        return {}
    return {
        relation.get("Id", ""): (relation.get("Type", "").rpartition("/")[2], _resolve(folder, relation))
        for relation in relations.iter()
        if local_name(str(relation.tag)) == "Relationship" and relation.get("TargetMode") != "External"
    }


def main_part(packed: PackedFile, usual: str) -> str:
    """The name of the part that contains the document; `usual` if the file does not say."""
    for role, name in related_parts(packed).values():
        if role == "officeDocument" and name in packed:
            return name
    return usual


def _resolve(folder: str, relation: Element) -> str:
    """The name of the part that a relation leads to; one with a slash in front is counted from the root."""
    target = relation.get("Target", "").replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
