"""`gazetteer build --geonames` with a made-up dump in the format of GeoNames: time, memory, size, look-ups.

    python benchmarks/geonames_dump.py [ROWS]             # measure with so many rows, by default a million
    python benchmarks/geonames_dump.py ROWS FOLDER        # only write the dump

The mix of features, the share of places with other names, and how often a name is borne follow the real dump roughly:
a third of the rows are settlements, three in ten have other names, a few names are borne thousands of times. Exit
status 1 when a mark is missed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
_KINDS: Final = (
    *(("P.PPL", 300), ("P.PPLX", 20), ("P.PPLL", 25), ("P.PPLA4", 6), ("A.ADM4", 12), ("A.ADM3", 8), ("A.ADM2", 4)),
    *(("H.STM", 150), ("H.LK", 45), ("H.SPNG", 15), ("H.WLL", 15), ("H.BAY", 10), ("T.MT", 55), ("T.HLL", 60)),
    *(("T.ISL", 20), ("T.VAL", 15), ("T.PK", 10), ("L.LCTY", 60), ("L.FRM", 8), ("V.FRST", 8), ("R.RD", 4)),
    *(("S.HTL", 40), ("S.SCH", 45), ("S.CH", 35), ("S.FRM", 40), ("S.BLDG", 20), ("S.AIRP", 3), ("S.RSTN", 10)),
)
_LANDS: Final = tuple(re.findall("..", "VECOBRUSCNIDMXRUINFRDENOIRTRPKNGKEAUCAESPTMAEGUAPL"))
_ONSETS: Final = (*"bcdfghjklmnprstvwyz", "ch", "qu", "kh", "sh", "tr", "gr", "st")
_VOWELS: Final = ["a", "e", "i", "o", "u", "ai", "ou", "an", "er", "in"]
_COMMON: Final = tuple(
    f"{saint} {name}"
    for saint in ("San", "Santa", "Saint", "Nova", "Alto")
    for name in ["Antonio", "Maria", "Jose", "Rosa", "Ana", "Miguel", "Rafael", "Isabel", "Pedro", "Cruz"]
)
_LANGUAGES: Final = ["en", "es", "fr", "pt", "ru", "ar", "fa", "zh", "de", "uk", "link", "wkdt", "post", "iata"]
_LETTERS: Final = {"ru": "абвгдежзиклмнопрстуфя", "ar": "ابتثجحدرزسشصعفقكلمنهوي", "zh": "山川河湖海城村安平北南东西"}
_FIRST_ID: Final = 20_000_000


def write_dump(folder: Path, rows: int, seed: int = 7) -> None:
    """Write `allCountries.txt` of so many rows and `alternateNamesV2.txt` of 1.25 times as many into `folder`."""
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    kinds = [kind for kind, _ in _KINDS]
    weights = list(accumulate(weight for _, weight in _KINDS))
    with (
        (folder / "allCountries.txt").open("w", encoding="utf-8", newline="\n") as places,
        (folder / "alternateNamesV2.txt").open("w", encoding="utf-8", newline="\n") as names,
    ):
        for i in range(rows):
            place_id = _FIRST_ID + i
            others = list(_others(random)) if random.random() < 0.3 else []
            kind = random.choices(kinds, cum_weights=weights)[0]
            places.write(_place(random, place_id, kind, [name for _, name in others]))
            names.writelines(
                f"{i * 20 + j}\t{place_id}\t{language}\t{name}\t{'1' if not j else ''}\t\t\t\t\t\n"
                for j, (language, name) in enumerate(others)
            )


def _place(random: Random, place_id: int, kind: str, others: list[str]) -> str:
    letter, _, code = kind.partition(".")
    name = random.choice(_COMMON) if random.random() < 0.03 else _name(random)
    people = int(10 ** random.uniform(1, 5)) if letter == "P" and random.random() < 0.3 else 0
    lat, lon = random.uniform(-60, 75), random.uniform(-179, 179)
    land, area = random.choice(_LANDS), f"{random.randrange(1, 30):02}"
    cells = (
        *(place_id, name, name, ",".join(others), f"{lat:.5f}", f"{lon:.5f}", letter, code, land, "", area),
        *("", "", "", people, "", random.randrange(3000), "Etc/UTC", "2026-01-01"),
    )
    return "\t".join(map(str, cells)) + "\n"


def _others(random: Random) -> Iterator[tuple[str, str]]:
    for _ in range(random.choice((1, 1, 2, 2, 3, 4, 6, 14))):
        language = random.choice(_LANGUAGES)
        letters = _LETTERS.get(language)
        yield language, "".join(random.choices(letters, k=7)) if letters else _name(random)


def _name(random: Random) -> str:
    words = random.choice((1, 1, 1, 2, 2, 3))
    return " ".join(
        "".join(
            random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.choice((2, 3, 3, 4)))
        ).capitalize()
        for _ in range(words)
    )


_BUILD: Final = """
import json, resource, sys, time
from pathlib import Path
from gazetteer.build import build
started = time.perf_counter()
report = build(Path(sys.argv[2]), geonames=Path(sys.argv[1]), quiet=True)
print(json.dumps({
    "build, s": time.perf_counter() - started,
    "build, processor time, s": time.process_time(),
    "build, peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "index on disk, MB": sum(file.stat().st_size for file in report.generation.iterdir()) / 1e6,
    "places": report.counts["places"],
    "names": report.counts["names"],
}))
"""
_LOOK_UP: Final = """
import json, random, sys, time
from pathlib import Path
from gazetteer.index import Gazetteer
started = time.perf_counter()
gazetteer = Gazetteer.open(Path(sys.argv[2]))
opened = time.perf_counter()
lines = (Path(sys.argv[1]) / "allCountries.txt").open(encoding="utf-8")
names = [line.split("\\t")[1] for i, line in enumerate(lines) if i % 101 == 0][:5000]
names += ["Caracas", "San Antonio", "La Paz", "Teherán", "Москва", "Nowhereville"] * 100
random.Random(1).shuffle(names)
times = []
for name in names:
    one = time.perf_counter()
    gazetteer.find(name)
    times.append((time.perf_counter() - one) * 1e3)
times.sort()
print(json.dumps({
    "open, ms": (opened - started) * 1e3,
    "find, median, ms": times[len(times) // 2],
    "find, 99th of a hundred, ms": times[len(times) * 99 // 100],
}))
"""
_MARKS: Final = {"build, peak memory, MB": 2048, "index on disk, MB": 3000, "find, median, ms": 1}


def main(rows: int) -> int:
    """Measure, print the table, and say whether every mark was met."""
    figures: dict[str, float] = {"rows": rows}
    with tempfile.TemporaryDirectory() as folder:
        dump, index = Path(folder) / "dump", Path(folder) / "index"
        write_dump(dump, rows)
        for script in (_BUILD, _LOOK_UP):
            command = [sys.executable, "-c", script, str(dump), str(index)]
            ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
            figures |= json.loads(ended.stdout)
    for figure, value in figures.items():
        below = _MARKS.get(figure)
        mark = "" if below is None else f"  mark {below:>8,}  {'met' if value < below else 'MISSED'}"
        print(f"{figure:<36}{value:>14,.2f}{mark}")
    return int(any(figures[figure] >= below for figure, below in _MARKS.items()))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        write_dump(Path(sys.argv[2]), int(sys.argv[1]))
    else:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
