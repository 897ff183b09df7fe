"""ZIP archives: one Part a file in them."""

from __future__ import annotations

from collections.abc import Iterator

from reports.errors import InvalidDocument
from reports.limits import MAX_NAME_CHARACTERS, MAX_PART_NAME_CHARACTERS, Limits
from reports.reading.draft import Part
from reports.reading.files import shown
from reports.reading.packed import Packed
from reports.reading.reading import Rejected

_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_archive(content: bytes, name: str, limits: Limits) -> Iterator[Part | Rejected]:
    """The files of an archive in its order; names are names here, nothing is written. Raises InvalidDocument.

    Hidden files, READMEs and what systems add to archives are passed over, as in folders.
    """
    packed = Packed(content, name, limits)
    for number, member in enumerate(packed.names(), 1):
        base = member.rsplit("/", 1)[-1]
        if member.startswith(_NOISE) or base.startswith(".") or base in _NOISE or base.upper().startswith("README"):
            continue
        suffix = "/" + shown(member)
        if len(name) + len(suffix) > MAX_NAME_CHARACTERS:
            where = f"{name}{suffix[:MAX_PART_NAME_CHARACTERS]}…#{number}"
            why = f"has a name of more than {MAX_NAME_CHARACTERS:,} characters; give it a shorter one"
            yield Rejected(name=where, reason=f"{where} {why}")
            continue
        try:
            yield Part(suffix=suffix, content=packed.read(member))
        except InvalidDocument as error:
            yield Rejected(name=name + suffix, reason=f"{name}{suffix}: {error}")
