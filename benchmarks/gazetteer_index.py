"""The gazetteer's index against its marks: build, size, opening, look-ups, memory of `find`.

    PYTHONPATH=. python benchmarks/gazetteer_index.py

Every figure is taken in a fresh process and the index is built into a temporary folder. Exit status 1 when a mark is
missed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks._gazetteer_runs import BUILD, LOOK_UP, measured, tell

_AGAIN: Final = """
import json, sys, time
from pathlib import Path
from gazetteer.build import build
started = time.perf_counter()
assert build(Path(sys.argv[1]), quiet=True).up_to_date
print(json.dumps({"build again, nothing changed, s": time.perf_counter() - started}))
"""
_FIND: Final = """
import contextlib, io, json, os, resource, sys
os.environ["GAZETTEER_INDEX"] = sys.argv[1]
from gazetteer.__main__ import main
with contextlib.redirect_stdout(io.StringIO()):
    main(["find", "La Paz"])
print(json.dumps({"find command, peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""
_NAMES: Final = [
    "La Paz",
    "Caracas",
    "Teherán",
    "Bolívar state",
    "Santa María",
    "Moscow",
    "CCS",
    "東京",
    "Nowhereville",
]
_MARKS: Final = {
    "build, s": 60,
    "build, peak memory, MB": 1536,
    "index on disk, MB": 150,
    "open, ms": 100,
    "find, median, ms": 1,
    "find command, peak memory, MB": 250,
}


def main() -> int:
    """Measure, print the table, and say whether every mark was met."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        figures = {
            **measured(BUILD, folder),
            **measured(_AGAIN, folder),
            **measured(LOOK_UP, folder, names=_NAMES * 20),
            **measured(_FIND, folder),
        }
    return tell(figures, _MARKS)


if __name__ == "__main__":
    sys.exit(main())
