"""Measurements of an index of the gazetteer, each in a fresh process, and the table of figures against their marks."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
BUILD: Final = """
import json, resource, sys, time
from pathlib import Path
from gazetteer.build import build
started = time.perf_counter()
report = build(Path(sys.argv[1]), geonames=Path(sys.argv[2]) if len(sys.argv) > 2 else None, quiet=True)
peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({
    "build, s": time.perf_counter() - started,
    "build, processor time, s": time.process_time(),
    "build, peak memory, MB": sum(peaks),
    "index on disk, MB": sum(file.stat().st_size for file in report.generation.iterdir()) / 1e6,
    "places": report.counts["places"],
    "names": report.counts["names"],
}))
"""
"""Build into a folder, with the dump in another if one is given."""
LOOK_UP: Final = """
import json, resource, sys, time
from pathlib import Path
from gazetteer.coordinates import LonLat
from gazetteer.index import Gazetteer
names = sys.stdin.read().splitlines()
started = time.perf_counter()
gazetteer = Gazetteer.open(Path(sys.argv[1]))
opened = time.perf_counter()
times = []
for name in names:
    one = time.perf_counter()
    gazetteer.find(name)
    times.append((time.perf_counter() - one) * 1e3)
keys = ("la paz", "caracas", "teheran", "moscow", "santa maria", "nowhereville") * 2000
started_keys = time.perf_counter()
for key in keys:
    gazetteer.candidates(key)
per_key = (time.perf_counter() - started_keys) / len(keys)
started_near = time.perf_counter()
gazetteer.near(LonLat(-66.9, 10.5), radius_km=50)
near = time.perf_counter() - started_near
times.sort()
print(json.dumps({
    "open, ms": (opened - started) * 1e3,
    "find, median, ms": times[len(times) // 2],
    "find, 99th of a hundred, ms": times[len(times) * 99 // 100],
    "find, slowest, ms": times[-1],
    "candidates of a key, us": per_key * 1e6,
    "near, 50 km, ms": near * 1e3,
    "look-ups, peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""
"""Open the index in a folder and look up the names on standard input."""


def measured(script: str, *folders: Path, names: Iterable[str] = ()) -> dict[str, float]:
    """The figures that a script prints in a fresh process; `names` go to its standard input."""
    command = [sys.executable, "-c", script, *map(str, folders)]
    ended = subprocess.run(
        command, cwd=_ROOT, input="\n".join(names), stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    figures: dict[str, float] = json.loads(ended.stdout)
    return figures


def tell(figures: Mapping[str, float], marks: Mapping[str, float]) -> int:
    """Print the figures, each with the mark that it must stay below; 1 when one is missed, else 0."""
    for figure, value in figures.items():
        below = marks.get(figure)
        mark = "" if below is None else f"  mark {below:>8,.0f}  {'met' if value < below else 'MISSED'}"
        sys.stdout.write(f"{figure:<36}{value:>14,.2f}{mark}\n")
    return int(any(figures[figure] >= below for figure, below in marks.items()))
