"""`gazetteer build --geonames` with a made-up dump in the format of GeoNames: time, memory, size, look-ups.

    PYTHONPATH=. python benchmarks/geonames_dump.py [ROWS]       # a dump of so many rows, by default a million
    PYTHONPATH=. python benchmarks/geonames_dump.py ROWS FOLDER  # only write the dump
    PYTHONPATH=. python benchmarks/geonames_dump.py FOLDER       # measure with the dump in a folder, made up or real

GeoNames has 13 million rows. Exit status 1 when a mark is missed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from benchmarks._gazetteer_runs import BUILD, LOOK_UP, measured, tell
from benchmarks._made_up_dump import write_dump

_MARKS: Final = {"build, peak memory, MB": 2048, "index on disk, MB": 3000, "open, ms": 100, "find, median, ms": 1}
_ASKED: Final = 5_000
_KNOWN: Final = ["Caracas", "San Antonio", "La Paz", "Teherán", "Москва", "Nowhereville"]


def main(rows: int | None, folder: Path | None) -> int:
    """Measure, print the table, and say whether every mark was met."""
    with tempfile.TemporaryDirectory() as temporary:
        dump, index = folder or Path(temporary) / "dump", Path(temporary) / "index"
        if rows:  # in a process of its own: the memory of a parent counts as that of a child
            subprocess.run([sys.executable, "-m", "benchmarks.geonames_dump", str(rows), str(dump)], check=True)
        built = measured(BUILD, index, dump)
        names = _names(dump)
        figures = {**built, **measured(LOOK_UP, index, names=names)}
    return tell(figures, _MARKS)


def _names(dump: Path) -> list[str]:
    """Names of the dump, from all over it, and some that everyone asks for, in no order."""
    size = (dump / "allCountries.txt").stat().st_size
    with (dump / "allCountries.txt").open(encoding="utf-8", errors="replace") as file:
        names = _KNOWN * 100
        for at in range(0, size, max(1, size // _ASKED)):
            file.seek(at)
            file.readline()
            names += [line.split("\t")[1] for line in islice(file, 1)]
    Random(1).shuffle(names)
    return names


if __name__ == "__main__":
    argument, *target = sys.argv[1:] or ["1000000"]
    if target:
        write_dump(Path(target[0]), int(argument))
    else:
        sys.exit(main(int(argument), None) if argument.isdigit() else main(None, Path(argument)))
