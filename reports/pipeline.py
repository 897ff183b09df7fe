"""Pipeline: the extraction with its gazetteer and its catalogue, opened once and then called for each document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from reports.document import Document
from reports.model import Actor, Extraction
from reports.store import Provenance

EXTRACTOR_VERSION: Final = "19"
"""Raise it with each change of what the extraction finds: the next ingest then extracts every document again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """What turns a Document into an Extraction, the actors that it knows, and the versions of all its parts."""

    extract: Callable[[Document], Extraction]
    actors: tuple[Actor, ...]
    provenance: Provenance


Opener = Callable[[Path | None], Pipeline]
"""Opens a pipeline, given a file of the user's own actors or None. Called once in each process."""


def open_pipeline(actors_file: Path | None = None, *, quick: bool = False) -> Pipeline:
    """Open the gazetteer's index and load the catalogue; `quick` as in `reports.extraction.extract`.

    Raises IndexMissing, IndexDamaged or InvalidCatalogue.
    """
    # Here, so that exporting and reading a store start without loading models.
    from gazetteer.index import Gazetteer  # noqa: PLC0415
    from reports.catalogue import load_catalogue  # noqa: PLC0415
    from reports.extraction import extract  # noqa: PLC0415

    gazetteer = Gazetteer.open()
    catalogue = load_catalogue((actors_file,) if actors_file else ())
    digest = hashlib.sha256(repr(catalogue.actors).encode()).hexdigest()
    version = f"{EXTRACTOR_VERSION}, quick" if quick else EXTRACTOR_VERSION
    return Pipeline(
        extract=partial(extract, gazetteer=gazetteer, catalogue=catalogue, quick=quick),
        actors=catalogue.actors,
        provenance=Provenance(extractor=version, gazetteer=gazetteer.version, catalogue=digest),
    )
