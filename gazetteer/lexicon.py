"""Word lists beside the gazetteer: first names, surnames, ordinary words, demonyms. Read once, never changed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import IO, Final

from gazetteer import cues_other
from gazetteer.fold import fold

_DATA: Final = files("gazetteer") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Folded words by what they are.

    `demonyms` maps a folded demonym ("iranian") to its country's code, or to None for the adjectives of regions and
    peoples ("european", "kurdish").
    """

    first_names: frozenset[str]
    surnames: frozenset[str]
    common_words: frozenset[str]
    organisations: frozenset[str]
    demonyms: Mapping[str, str | None]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the lists that come with the package."""
    return Lexicon(
        first_names=frozenset(_lines("first_names.txt")) | frozenset(_lines("first_names_more.txt")),
        surnames=frozenset(_lines("surnames.txt")) | frozenset(_lines("surnames_more.txt")),
        common_words=frozenset(_lines("common_words.txt")) | cues_other.ORDINARY | cues_other.FUNCTION_WORDS,
        organisations=frozenset(fold(line) for line in _lines("organisations.txt")),
        demonyms=MappingProxyType(dict(_demonyms())),
    )


def _lines(name: str) -> Iterator[str]:
    with _open(_DATA / name) as lines:
        yield from (line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _demonyms() -> Iterator[tuple[str, str | None]]:
    with _open(_DATA / "demonyms_other.csv") as lines:
        yield from ((fold(row["adjective"]), None) for row in csv.DictReader(lines))
    with _open(_DATA / "demonyms.csv") as lines:
        for row in csv.DictReader(lines):
            yield from ((fold(form), row["country_code"]) for form in row["forms"].split("|") if form)


def _open(path: Traversable) -> IO[str]:
    return path.open(encoding="utf-8")
