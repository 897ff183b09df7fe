"""Export: a selection as GeoJSON, CSV, KML, Parquet, followthemoney entities, a standalone page or one to print."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reports.errors import StoreUnwritable
from reports.exporting.csv_table import csv_bytes
from reports.exporting.ftm import ftm
from reports.exporting.geojson import geojson
from reports.exporting.html_page import html_page
from reports.exporting.kml import kml
from reports.exporting.print_page import print_page
from reports.exporting.records import mention_table, route_table
from reports.model import Actor
from reports.reading.files import shown
from reports.rows import Selection


class Format(StrEnum):
    """What can be written."""

    GEOJSON = "geojson"
    CSV = "csv"
    KML = "kml"
    HTML = "html"
    PARQUET = "parquet"
    FTM = "ftm"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of an export. `suffix` goes between the name's stem and its ending: `map.csv`, `map-routes.csv`."""

    content: bytes
    suffix: str = ""


ENDINGS: Mapping[Format, str] = {Format.FTM: "ftm.json", Format.REPORT: "html"}
"""How the names of files end where they do not end like the format."""


def export(selection: Selection, actors: Mapping[str, Actor], format_: Format, *, about: str = "") -> tuple[Part, ...]:
    """The files of an export. CSV and Parquet have two, mentions and routes, because a table has one kind of row.

    `about` says in words what was selected; pages for readers carry it.
    """
    match format_:
        case Format.GEOJSON:
            return (Part(content=geojson(selection, actors)),)
        case Format.KML:
            return (Part(content=kml(selection, actors)),)
        case Format.HTML:
            return (Part(content=html_page(selection, actors, about=about)),)
        case Format.FTM:
            return (Part(content=ftm(selection, actors)),)
        case Format.REPORT:
            return (Part(content=print_page(selection, actors, about)),)
        case Format.CSV:
            mentions, routes = csv_bytes(mention_table(selection, actors)), csv_bytes(route_table(selection, actors))
        case Format.PARQUET:
            # Here, because pyarrow takes half a second to load.
            from reports.exporting.parquet import parquet_bytes  # noqa: PLC0415

            mentions = parquet_bytes(mention_table(selection, actors))
            routes = parquet_bytes(route_table(selection, actors))
    return (Part(content=mentions), Part(content=routes, suffix="-routes"))


def write(parts: tuple[Part, ...], output: Path) -> tuple[Path, ...]:
    """Write the parts beside each other; a reader sees the old file or the new one, never half.

    Raises StoreUnwritable.
    """
    if os.path.isdir(output):  # noqa: PTH112 - False, not an error, for impossible names
        raise StoreUnwritable(f"{shown(output)} is a folder; name a file in it with --output")
    return tuple(_write(part.content, output.with_stem(output.stem + part.suffix)) for part in parts)


def _write(content: bytes, path: Path) -> Path:
    draft: str | None = None
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError("the file is read-only")
        handle, draft = tempfile.mkstemp(prefix=f".{path.name[:64]}.", suffix=".new", dir=path.absolute().parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _open_to_readers(draft)
        Path(draft).replace(path)
        draft = None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreUnwritable(f"{shown(path)} cannot be written ({reason}); name another file with --output") from None
    finally:
        if draft:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
    return path


def _open_to_readers(draft: str) -> None:
    """Temporary files are private; an export has the permissions of any new file."""
    mask = os.umask(0)
    os.umask(mask)
    Path(draft).chmod(0o666 & ~mask)
