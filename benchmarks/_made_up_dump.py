"""A made-up GeoNames dump of any size, made of the shipped towns: their names, their scripts, where they lie.

One name in five is a town's own, one in seven a town's with a word before it ("Río …"), one in a hundred is one of
twenty that thousands of places bear; the others are coined of the halves of two words, so that lengths and letters stay
those of real names. Three rows in ten have other names, 1.25 a row on the whole, three in ten of which are links,
postal codes and the like. Rows lie within half a degree of a town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final, TypeVar
from unicodedata import name as letter_name
from unicodedata import normalize

from gazetteer.entry import Entry
from gazetteer.place import Place
from gazetteer.sources.cities import CITIES

_KINDS: Final = (
    *(("P.PPL", 300), ("P.PPLX", 20), ("P.PPLL", 25), ("P.PPLA4", 6), ("A.ADM4", 12), ("A.ADM3", 8), ("A.ADM2", 4)),
    *(("H.STM", 150), ("H.LK", 45), ("H.SPNG", 15), ("H.WLL", 15), ("H.BAY", 10), ("T.MT", 55), ("T.HLL", 60)),
    *(("T.ISL", 20), ("T.VAL", 15), ("T.PK", 10), ("L.LCTY", 60), ("L.FRM", 8), ("V.FRST", 8), ("R.RD", 4)),
    *(("S.HTL", 40), ("S.SCH", 45), ("S.CH", 35), ("S.FRM", 40), ("S.BLDG", 20), ("S.AIRP", 3), ("S.RSTN", 10)),
)
_GENERIC: Final = (
    *("Río", "Cerro", "Lago", "Arroyo", "Quebrada", "Hacienda", "Lake", "Mount", "Creek", "Point", "Fort", "Hotel"),
    *("Wadi", "Jabal", "Gora", "Ozero", "Reka", "Monte"),
)
_SAINTS: Final = ("San", "Santa", "Saint", "Nova")
_COMMON: Final = tuple(f"{saint} {name}" for saint in _SAINTS for name in ("Antonio", "Maria", "Rosa", "Ana", "Pedro"))
_COUNTS: Final = (1, 1, 2, 2, 3, 4, 6, 14)
_WORDS: Final = (1, 1, 1, 2, 2, 3)
_OTHER: Final = {"CYRILLIC": "ru", "ARABIC": "ar", "CJK": "zh"}
_LATIN: Final = ("en", "es", "fr", "pt", "de", "")
_NAMELESS: Final = (("link", "https://en.wikipedia.org/wiki/{}"), ("wkdt", "Q{}"), ("post", "{}"), ("wkdt", "Q{}"))
_REFERENCES: Final = frozenset(language for language, _ in _NAMELESS)
_FIRST_ID: Final = 20_000_000
_T = TypeVar("_T")


@dataclass(slots=True)
class Stock:
    """What the rows are made of: the towns, the words of their names, and their other names by script."""

    towns: list[Place] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    others: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def write_dump(folder: Path, rows: int, seed: int = 7) -> None:
    """Write `allCountries.txt` of so many rows, their `alternateNamesV2.txt` and `admin1CodesASCII.txt`."""
    maker = _Maker(_stock(), Random(seed))
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "allCountries.txt").open("w", encoding="utf-8", newline="\n") as places,
        (folder / "alternateNamesV2.txt").open("w", encoding="utf-8", newline="\n") as names,
    ):
        for i in range(rows):
            place, others = maker.row(i)
            places.write(place)
            names.writelines(others)
    (folder / "admin1CodesASCII.txt").write_text("".join(maker.areas()), encoding="utf-8")


def _stock() -> Stock:
    stock = Stock()
    for entry in CITIES.read():
        if isinstance(entry, Entry):
            stock.towns.append(entry.place)
            stock.words.extend(entry.place.name.split())
            for other in entry.names[1:]:
                stock.others[_script(other.text)].append(other.text)
    return stock


def _script(text: str) -> str:
    script = letter_name(text[0], "LATIN").split()[0].removesuffix("-COMPATIBILITY")
    return script if script in _OTHER else "LATIN" if text[0].isascii() else "REST"


class _Maker:
    def __init__(self, stock: Stock, random: Random) -> None:
        self._stock = stock
        self._random = random
        self._kinds = [kind.split(".") for kind, _ in _KINDS]
        self._weights = list(accumulate(weight for _, weight in _KINDS))

    def row(self, i: int) -> tuple[str, list[str]]:
        """The row of places, and the rows of its other names."""
        random, town = self._random, self._pick(self._stock.towns)
        place_id, name = _FIRST_ID + i, self._name()
        others = list(self._others(place_id)) if random.random() < 0.3 else []
        ((letter, code),) = random.choices(self._kinds, cum_weights=self._weights)
        people = int(10 ** random.uniform(1, 5)) if letter == "P" and random.random() < 0.3 else 0
        lat, lon = town.position.lat + random.random() - 0.5, town.position.lon + random.random() - 0.5
        plain = normalize("NFKD", name).encode("ascii", "ignore").decode() or name
        cells = (
            *(place_id, name, plain, ",".join(text for language, text in others if language not in _REFERENCES)),
            *(f"{max(-90, min(90, lat)):.5f}", f"{max(-180, min(180, lon)):.5f}", letter, code),
            *(town.country_code, "", town.admin1_code or "", "", "", "", people, "", 250, "Etc/UTC", "2026-01-01"),
        )
        return "\t".join(map(str, cells)) + "\n", [
            f"{i * 20 + j}\t{place_id}\t{language}\t{text}\t{'1' if not j else ''}\t\t\t\t\t\n"
            for j, (language, text) in enumerate(others)
        ]

    def areas(self) -> Iterator[str]:
        """The rows of the first-level areas' codes."""
        codes = sorted({f"{town.country_code}.{town.admin1_code}" for town in self._stock.towns if town.admin1_code})
        return (f"{code}\tArea {code}\tArea {code}\t{_FIRST_ID - 1 - i}\n" for i, code in enumerate(codes))

    def _others(self, place_id: int) -> Iterator[tuple[str, str]]:
        others = self._stock.others
        for _ in range(self._pick(_COUNTS)):
            chance = self._random.random()
            if chance < 0.3:
                language, text = self._pick(_NAMELESS)
                yield language, text.format(place_id)
            elif chance < 0.7:
                yield self._pick(_LATIN), self._name()
            else:
                script = self._pick(("CYRILLIC", "ARABIC", "CJK", "REST"))
                yield _OTHER.get(script, "th"), self._blend(others[script])

    def _name(self) -> str:
        chance = self._random.random()
        if chance < 0.01:
            return self._pick(_COMMON)
        if chance < 0.35:
            name = self._pick(self._stock.towns).name
            return name if chance < 0.2 else f"{self._pick(_GENERIC)} {name}"
        return " ".join(self._blend(self._stock.words) for _ in range(self._pick(_WORDS)))

    def _blend(self, words: Sequence[str]) -> str:
        first, second = self._pick(words), self._pick(words)
        return first[: (len(first) + 1) // 2] + second[len(second) // 2 :]

    def _pick(self, options: Sequence[_T]) -> _T:
        return options[int(self._random.random() * len(options))]
