"""Scores of the reports in other languages: exact spans, and places found and right.

python -m tests.gold.score_languages [--details]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from gazetteer.coordinates import LonLat, geodesic_km
from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.place import Place

FOLDER: Final = Path(__file__).parent / "languages"
_MARK: Final = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_POINT_KM: Final = 50.0
_AREA_KM: Final = 300.0


class Gold(NamedTuple):
    """A marked name at `text[start:end]`, and the country's code or the point that it means."""

    start: int
    end: int
    meant: str

    def is_right(self, place: Place | None) -> bool:
        """Whether a place is the one that is meant."""
        if place is None:
            return False
        if "," not in self.meant:
            return place.country_code == self.meant and (place.is_country or place.feature_code == "PPLC")
        lon, lat = map(float, self.meant.split(","))
        reach = _POINT_KM if place.feature_class == "P" else _AREA_KM
        return geodesic_km(place.position, LonLat(lon, lat)) <= reach


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts over reports; `misses` tells each name that was not found or not placed, and each that is none."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    right: int = 0
    misses: list[str]

    @property
    def f1(self) -> float:
        """F1 of the exact spans."""
        return 2 * self.exact / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def placed(self) -> float:
        """The share of the marked names that is found and placed right."""
        return self.right / self.gold if self.gold else 0.0


def reports(file: Path) -> Iterator[tuple[str, tuple[Gold, ...]]]:
    """Text and marked names of each report of a file."""
    for marked in file.read_text(encoding="utf-8").split("\n---\n"):
        text, golds, last = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            golds.append(Gold(len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            last = match.end()
        yield text + marked[last:], tuple(golds)


def score(file: Path, geoparser: Geoparser) -> Tally:
    """Read the reports of a file and hold what is found against what is marked."""
    tally = Tally(misses=[])
    for text, golds in reports(file):
        found = {(t.start, t.end): t for t in geoparser.geoparse(text)}
        tally.gold += len(golds)
        tally.found += len(found)
        for gold in golds:
            toponym = found.pop((gold.start, gold.end), None)
            tally.exact += toponym is not None
            if toponym and gold.is_right(toponym.place):
                tally.right += 1
            else:
                placed = f"{toponym.place.name} {toponym.place.id}" if toponym and toponym.place else "-"
                tally.misses.append(f"{text[gold.start : gold.end]}: {placed if toponym else 'not found'}")
        tally.misses += [f"{t.text}: no place" for t in found.values()]
    return tally


def main() -> None:
    """Print a line for each file."""
    geoparser = Geoparser(Gazetteer.open())
    for file in sorted(FOLDER.glob("*.txt")):
        tally = score(file, geoparser)
        print(f"{file.stem:<10} names {tally.gold:>3}  F1 {tally.f1:.3f}  placed right {tally.placed:.3f}")
        if "--details" in sys.argv and "held" not in file.stem:
            print("   ", "; ".join(tally.misses))


if __name__ == "__main__":
    main()
