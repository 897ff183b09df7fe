"""The gazetteer's index against its marks: build, size, opening, look-ups, memory of `find`.

    python benchmarks/gazetteer_index.py

Every figure is taken in a fresh process and the index is built into a temporary folder. Exit status 1 when a mark is
missed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
_BUILD: Final = """
import json, resource, sys, time
from pathlib import Path
from gazetteer.build import build
started = time.perf_counter()
report = build(Path(sys.argv[1]), quiet=True)
print(json.dumps({
    "build, s": time.perf_counter() - started,
    "build, processor time, s": time.process_time(),
    "build, peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "index on disk, MB": sum(file.stat().st_size for file in report.generation.iterdir()) / 1e6,
    "places": report.counts["places"],
    "names": report.counts["names"],
}))
"""
_AGAIN: Final = """
import json, sys, time
from pathlib import Path
from gazetteer.build import build
started = time.perf_counter()
assert build(Path(sys.argv[1]), quiet=True).up_to_date
print(json.dumps({"build again, nothing changed, s": time.perf_counter() - started}))
"""
_LOOK_UP: Final = """
import json, resource, statistics, sys, time
from pathlib import Path
from gazetteer.coordinates import LonLat
from gazetteer.index import Gazetteer
started = time.perf_counter()
gazetteer = Gazetteer.open(Path(sys.argv[1]))
opened = time.perf_counter()
names = ("La Paz", "Caracas", "Teherán", "Bolívar state", "Santa María", "Moscow", "CCS", "東京", "Nowhereville")
times = []
for _ in range(20):
    for name in names:
        one = time.perf_counter()
        gazetteer.find(name)
        times.append(time.perf_counter() - one)
keys = ("la paz", "caracas", "teheran", "moscow", "santa maria", "nowhereville") * 2000
started_keys = time.perf_counter()
for key in keys:
    gazetteer.candidates(key)
per_key = (time.perf_counter() - started_keys) / len(keys)
started_near = time.perf_counter()
gazetteer.near(LonLat(-66.9, 10.5), radius_km=50)
print(json.dumps({
    "open, ms": (opened - started) * 1e3,
    "find, median, ms": statistics.median(times) * 1e3,
    "find, slowest first look-up, ms": max(times) * 1e3,
    "candidates of a key, us": per_key * 1e6,
    "near, 50 km, ms": (time.perf_counter() - started_near) * 1e3,
}))
"""
_FIND: Final = """
import contextlib, io, json, os, resource, sys
os.environ["GAZETTEER_INDEX"] = sys.argv[1]
from gazetteer.__main__ import main
with contextlib.redirect_stdout(io.StringIO()):
    main(["find", "La Paz"])
print(json.dumps({"find command, peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a figure must stay under."""

    figure: str
    below: float


_MARKS: Final = (
    Mark(figure="build, s", below=60),
    Mark(figure="build, peak memory, MB", below=1536),
    Mark(figure="index on disk, MB", below=150),
    Mark(figure="open, ms", below=100),
    Mark(figure="find, median, ms", below=1),
    Mark(figure="find command, peak memory, MB", below=250),
)


def main() -> int:
    """Measure, print the table, and say whether every mark was met."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for script in (_BUILD, _AGAIN, _LOOK_UP, _FIND):
            figures |= _measured(script, folder)
    marks = {mark.figure: mark.below for mark in _MARKS}
    for figure, value in figures.items():
        below = marks.get(figure)
        mark = "" if below is None else f"  mark {below:>8,.0f}  {'met' if value < below else 'MISSED'}"
        print(f"{figure:<36}{value:>14,.2f}{mark}")
    return int(any(figures[mark.figure] >= mark.below for mark in _MARKS))


def _measured(script: str, folder: str) -> dict[str, float]:
    command = [sys.executable, "-c", script, folder]
    ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(ended.stdout)
    return figures


if __name__ == "__main__":
    sys.exit(main())
