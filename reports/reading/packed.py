"""Files inside ZIP archives, Office files and books, read within the limits on what an archive may unpack to."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from lxml import etree

from reports.errors import InvalidDocument
from reports.limits import Limit, Limits, beyond

_CHUNK: Final = 1024 * 1024
_SMALL: Final = 1024 * 1024
"""Up to this unpacked size no ratio is asked for: a megabyte harms nobody."""
_ENCRYPTED: Final = 0x1
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    KeyError,
)


class Packed:
    """An opened archive whose members are read with the limits enforced on the bytes that really come out."""

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        """Open it. Raises InvalidDocument for a damaged archive, too many entries, or sizes that give a bomb away."""
        self._name, self._limits, self._size, self._unpacked = name, limits, max(1, len(content)), 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise self._damaged(error) from None
        entries = self._archive.infolist()
        if len(entries) > limits.archive_entries:
            raise beyond(name, Limit.ENTRIES, limits)
        self._check(sum(entry.file_size for entry in entries))
        self._check_apart(entries)

    def names(self) -> tuple[str, ...]:
        """Names of the files, folders left out, in the order of the archive."""
        return tuple(entry.filename for entry in self._archive.infolist() if not entry.is_dir())

    def read(self, member: str) -> bytes:
        """The content of a file in the archive. Raises InvalidDocument: missing, damaged, encrypted, beyond a limit."""
        try:
            entry = self._archive.getinfo(member)
        except KeyError as error:
            raise self._damaged(error) from None
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            what = "a link" if kind == stat.S_IFLNK else "no regular file"
            raise InvalidDocument(f"it is {what}; pack the file itself")
        if entry.flag_bits & _ENCRYPTED:
            raise InvalidDocument(f"{self._name} is protected by a password; save it without one")
        try:
            with self._archive.open(entry) as file:
                return b"".join(self._chunks(file))
        except InvalidDocument:
            raise
        except _DAMAGE as error:
            raise self._damaged(error) from None

    def xml(self, member: str) -> etree._Element:
        """The root of an XML file in the archive; entities are not expanded and nothing is fetched."""
        return parsed_xml(self.read(member), self._name)

    def _chunks(self, file: IO[bytes]) -> Iterator[bytes]:
        while chunk := file.read(_CHUNK):
            self._unpacked += len(chunk)
            self._check(self._unpacked)
            yield chunk

    def _check(self, unpacked: int) -> None:
        if unpacked > self._limits.archive_bytes:
            raise beyond(self._name, Limit.ARCHIVE, self._limits)
        if unpacked > _SMALL and unpacked > self._size * self._limits.archive_ratio:
            raise beyond(self._name, Limit.RATIO, self._limits)

    def _check_apart(self, entries: list[zipfile.ZipInfo]) -> None:
        """Members that overlap in the file are how a bomb makes much of little."""
        end = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            if entry.header_offset < end:
                raise InvalidDocument(f"{self._name} has members that overlap, as bombs do; pack it again")
            end = entry.header_offset + entry.compress_size

    def _damaged(self, error: Exception) -> InvalidDocument:
        return InvalidDocument(f"{self._name} is a damaged archive or Office file ({str(error)[:80]}); save it again")


def parsed_xml(content: bytes, name: str) -> etree._Element:
    """The root of an XML document; entities are not expanded, nothing is fetched. Raises InvalidDocument."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, recover=False
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InvalidDocument(f"{name} holds broken XML ({str(error)[:80]}); save it again") from None
