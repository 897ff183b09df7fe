"""The marks in the text of an annotated report: `[[surface|KIND …]]` to a plain text and the marks with their spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from gazetteer.coordinates import LonLat
from gazetteer.errors import InvalidCoordinates
from gazetteer.toponym import Use
from reports.document import Span
from tests.gold.annotation_model import ActorMark, InvalidAnnotation, Meaning, PlaceMark

DEFAULT_TOLERANCE_KM: Final = 40.0
ACTOR_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_MARK: Final = re.compile(r"\[\[(?P<surface>[^\[\]|]*)\|(?P<words>[^\[\]|]*)\]\]")
_STRAY: Final = re.compile(r"\[\[|\]\]")
_CODE: Final = re.compile(r"[A-Z]{2}")
_USES: Final = {"literal": Use.LITERAL, "actor": Use.ACTOR, "either": None}

Fail = Callable[[str], NoReturn]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text without its marks, and the marks."""

    text: str
    places: tuple[PlaceMark, ...]
    ignored: tuple[Span, ...]
    actors: tuple[ActorMark, ...]


def read_marks(marked: str, where: str, first_line: int) -> MarkedText:
    """Take the marks out of a text that begins at line `first_line` of the file `where`.

    Raises InvalidAnnotation for a mark that is not closed, nested, empty, or of no known kind.
    """
    text = ""
    end = 0
    places: list[PlaceMark] = []
    ignored: list[Span] = []
    actors: list[ActorMark] = []
    for match in _MARK.finditer(marked):
        fail = _failing(where, first_line + marked.count("\n", 0, match.start()))
        _refuse_stray(marked, Span(end, match.start()), where, first_line)
        text += marked[end : match.start()]
        surface = match["surface"]
        if not surface.strip() or surface != surface.strip():
            fail(f"the surface of {match.group()!r} must be words without space around them")
        span = Span(len(text), len(text) + len(surface))
        text, end = text + surface, match.end()
        found = _mark(span, surface, match["words"].split(), fail)
        if isinstance(found, PlaceMark):
            places.append(found)
        elif isinstance(found, ActorMark):
            actors.append(found)
        else:
            ignored.append(found)
    _refuse_stray(marked, Span(end, len(marked)), where, first_line)
    return MarkedText(text=text + marked[end:], places=tuple(places), ignored=tuple(ignored), actors=tuple(actors))


def _refuse_stray(marked: str, gap: Span, where: str, first_line: int) -> None:
    stray = _STRAY.search(marked, gap.start, gap.end)
    if stray:
        context = marked[stray.start() : stray.start() + 40].split("\n", 1)[0]
        fail = _failing(where, first_line + marked.count("\n", 0, stray.start()))
        fail(f"{context!r} is no whole mark; write [[surface|KIND …]], not nested")


def _failing(where: str, line: int) -> Fail:
    def fail(problem: str) -> NoReturn:
        raise InvalidAnnotation(f"{where}:{line}: {problem}")

    return fail


def _mark(span: Span, surface: str, words: Sequence[str], fail: Fail) -> PlaceMark | ActorMark | Span:
    if words == ["P", "ignore"]:
        return span
    if words[:1] == ["P"]:
        return _place(span, surface, words[1:], fail)
    if words[:1] != ["A"]:
        fail(f"the mark of {surface!r} begins with {' '.join(words[:1])!r}; the kinds are P and A")
    return ActorMark(span=span, text=surface, ids=_actor_ids(surface, words[1:], fail))


def _actor_ids(surface: str, words: Sequence[str], fail: Fail) -> tuple[str, ...]:
    ids = tuple(part for part in "".join(words).split(",") if part)
    if ids == ("?",):
        return ()
    if not ids or (len(words) > 1 and not all(word.endswith(",") for word in words[:-1])):
        fail(f"the actor {surface!r} needs ids with commas between them, or ?, not {' '.join(words)!r}")
    for actor_id in ids:
        if not ACTOR_ID.fullmatch(actor_id):
            fail(f"{actor_id!r} of {surface!r} is no actor's id; write lower-case words with hyphens")
    return ids


def _place(span: Span, surface: str, words: Sequence[str], fail: Fail) -> PlaceMark:
    use, code = (*words[:2], "", "")[:2]
    if use not in _USES:
        fail(f"the use {use!r} of {surface!r} is none of literal, actor, either, ignore")
    if code != "-" and not _CODE.fullmatch(code):
        fail(f"the country code {code!r} of {surface!r} must be two capital letters such as VE, or -")
    position, tolerance_km = _position(surface, words[2:], fail)
    meaning = Meaning.POINT if position else Meaning.ANYWHERE if words[2:] else Meaning.COUNTRY
    if meaning is Meaning.COUNTRY and code == "-":
        fail(f"{surface!r} has neither country nor position; write 'P {use} - -' for a region")
    return PlaceMark(
        span=span,
        text=surface,
        use=_USES[use],
        country_code=None if code == "-" else code,
        meaning=meaning,
        position=position,
        tolerance_km=tolerance_km,
    )


def _position(surface: str, words: Sequence[str], fail: Fail) -> tuple[LonLat | None, float]:
    """The position and the tolerance in kilometres; no position for no words (a country) and for "-" (a region)."""
    if not words or list(words) == ["-"]:
        return None, DEFAULT_TOLERANCE_KM
    if not 2 <= len(words) <= 3:
        fail(f"{surface!r} has {' '.join(words)!r} for a position; write longitude, latitude and perhaps kilometres")
    try:
        lon, lat, *rest = (float(word) for word in words)
        position = LonLat(lon, lat)
    except InvalidCoordinates as problem:
        fail(f"{surface!r}: {problem}")
    except ValueError:
        fail(f"the position {' '.join(words)!r} of {surface!r} must be numbers: longitude, latitude, kilometres")
    tolerance_km = rest[0] if rest else DEFAULT_TOLERANCE_KM
    if not 0 < tolerance_km < 3000:
        fail(f"the tolerance {words[2]!r} of {surface!r} must be kilometres, more than 0 and less than 3000")
    return position, tolerance_km
