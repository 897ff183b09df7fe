"""Examples to train resolution on: the candidates of a marked name, and which of them it means."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.company import Group
from gazetteer.coordinates import LonLat
from gazetteer.geoparser import Geoparser
from gazetteer.home import Homes, host_of
from gazetteer.options import Rows
from gazetteer.place import Place
from gazetteer.rank_signs import completed, plain_signs
from gazetteer.ranking import sphere_km
from gazetteer.recognition import Recognised, Recogniser
from gazetteer.resolution import ContextResolver
from gazetteer.toponym import Context

_MARK: Final = re.compile(r"\[\[([^\[\]|]+)\|([AP])\s*([^\[\]]*)\]\]")
_WITHIN_KM: Final = 161.0
_WITHIN_KM_OF_REPORTS: Final = 100.0
_AS_NEAR_KM: Final = 20.0
_WEIGHT: Final = 1.5
_WEIGHT_OF_REPORTS: Final = 3.0
_LOCAL_WEIGHT: Final = 1.0
"""What a name counts in a corpus of a few publishers, whose texts are alike, beside one of the others."""
_FEW_PUBLISHERS: Final = 0.5
_OF_REPEATS: Final = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A marked name: its span, and the point it means, or None where only its country is known.

    `whole` tells that the country itself is meant.
    """

    start: int
    end: int
    point: LonLat | None
    country_code: str | None = None
    whole: bool = False
    within_km: float = _WITHIN_KM

    def met_by(self, places: Sequence[Place]) -> NDArray[np.bool_]:
        """Which places are the one that is meant, as far as the mark tells: no farther off than twice the nearest."""
        if self.point is not None:
            km = np.array([sphere_km(self.point, place.position) for place in places])
            return np.asarray(km <= min(self.within_km, 2 * float(km.min(initial=self.within_km)) + _AS_NEAR_KM))
        fits = [place.country_code == self.country_code and (place.is_country or not self.whole) for place in places]
        return np.array(fits, dtype=np.bool_)

    def is_near(self, place: Place) -> bool:
        """Whether a place counts as right where only the distance is looked at."""
        return bool(self.met_by([place]).any())


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with its marked names. `complete` tells that every name of the text is marked."""

    kind: str
    name: str
    text: str
    context: Context
    marks: tuple[Gold, ...]
    weight: float
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """A name as a text uses it: the signs of its candidates, which of them are right, how often it stands there.

    `right` tells which are meant, `near` which lie within the distance that counts as right.

    `publisher` is the host of the text's address, else the text's own name.
    """

    kind: str
    publisher: str
    rows: Rows
    right: NDArray[np.bool_]
    near: NDArray[np.bool_]
    times: int
    weight: float


def marked_report(path: Path) -> Marked:
    """An annotated report of `tests/gold/annotated`: [[name|P use country longitude latitude]]."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    marked = rest.partition("\n===\n")[0].strip("\n")
    title = re.search(r"^title:\s*(.+)", head, re.MULTILINE)
    text, end = "", 0
    marks: list[Gold] = []
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        gold = _gold_of(mark.group(3).split(), len(text), len(text) + len(mark.group(1)))
        marks += [gold] if mark.group(2) == "P" and gold else []
        text += mark.group(1)
        end = mark.end()
    return Marked(
        kind="reports",
        name=path.stem,
        text=text + marked[end:],
        context=Context(title=title.group(1) if title else None),
        marks=tuple(marks),
        weight=_WEIGHT_OF_REPORTS,
        complete=True,
    )


def _gold_of(words: list[str], start: int, end: int) -> Gold | None:
    country = next((word for word in words if re.fullmatch("[A-Z]{2}", word)), None)
    numbers = [float(word) for word in words if re.fullmatch(r"-?\d+(?:\.\d+)?", word)]
    if country is None:
        return None
    if len(numbers) > 1:
        point = LonLat(numbers[0], numbers[1])
        return Gold(start=start, end=end, point=point, country_code=country, within_km=_WITHIN_KM_OF_REPORTS)
    return Gold(start=start, end=end, point=None, country_code=country, whole=words[-1] == country)


def marked_corpus(path: Path) -> list[Marked]:
    """The texts of a corpus of JSON lines with `text` and `toponyms` (`start`, `end`, `lat`, `lon`, `scored`)."""
    values = [json.loads(line) for line in filter(None, path.read_text(encoding="utf-8").split("\n"))]
    publishers = {host_of(value.get("url")) for value in values}
    is_local = len(publishers) < _FEW_PUBLISHERS * len(values)
    return [
        Marked(
            kind=path.stem,
            name=value["id"],
            text=value["text"],
            context=Context(title=value.get("title"), url=value.get("url")),
            marks=tuple(
                Gold(start=mark["start"], end=mark["end"], point=LonLat(mark["lon"], mark["lat"]))
                for mark in value["toponyms"]
                if mark["scored"]
            ),
            weight=_LOCAL_WEIGHT if is_local else _WEIGHT,
            complete=False,
        )
        for value in values
    ]


def examples_of(texts: Iterable[Marked], recogniser: Recogniser, resolver: ContextResolver) -> Iterator[Example]:
    """The examples of the texts in order, in the company of the names that the recogniser finds in them."""
    homes: defaultdict[str, Homes] = defaultdict(Homes)
    for text in texts:
        found = () if text.complete else recogniser.recognise(text.text)
        context = replace(text.context, home=homes[text.kind].of(text.context.url))
        names = sorted((*found, *_missed(text, found)))
        groups, group_of, setting = resolver.scene(text.text, names, context)
        ends = np.cumsum([len(group.options.places) for group in groups])
        blocks = np.split(plain_signs(groups, setting), ends[:-1]) if groups else []
        marks = _marks_by_group(text, names, group_of)
        for at, gold in marks.items():
            if groups[at].options.places:
                yield _example(text, groups[at], completed(blocks[at]), gold)
        if host_of(text.context.url):
            parser = Geoparser(resolver.gazetteer, recogniser=KnownNames({text.text: found}), resolver=resolver)
            homes[text.kind].note(text.context.url, parser.geoparse(text.text, context))


def _missed(text: Marked, found: Sequence[Recognised]) -> list[Recognised]:
    return [
        Recognised(mark.start, mark.end)
        for mark in text.marks
        if not any(name.start < mark.end and mark.start < name.end for name in found)
    ]


def _marks_by_group(text: Marked, names: Sequence[Recognised], group_of: Sequence[int]) -> dict[int, list[Gold]]:
    at = {(name.start, name.end): group for name, group in zip(names, group_of, strict=True)}
    marks: defaultdict[int, list[Gold]] = defaultdict(list)
    for mark in text.marks:
        if (mark.start, mark.end) in at:
            marks[at[mark.start, mark.end]].append(mark)
    return marks


def _example(text: Marked, group: Group, rows: Rows, marks: list[Gold]) -> Example:
    return Example(
        kind=text.kind,
        publisher=host_of(text.context.url) or text.name,
        rows=rows,
        right=marks[0].met_by(group.options.places),
        near=np.array([marks[0].is_near(place) for place in group.options.places], dtype=np.bool_),
        times=len(marks),
        weight=text.weight * len(marks) ** _OF_REPEATS,
    )


@dataclass(frozen=True, slots=True)
class KnownNames:
    """A recogniser that has read its texts already, and finds nothing in others."""

    of_text: Mapping[str, tuple[Recognised, ...]]

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """The names of a text that was read before."""
        return self.of_text.get(text, ())
