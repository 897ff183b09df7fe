"""Furniture, what was left out and what was detected, as lists that JSON takes, and back: for pipes and the store."""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import Furniture, LeftOut, Span


def furniture_list(regions: Iterable[Furniture]) -> list[list[int | str]]:
    """Regions as `[start, end, reason]`."""
    return [[region.span.start, region.span.end, region.reason] for region in regions]


def furniture_of(value: object) -> tuple[Furniture, ...]:
    """Regions from such a list. Raises ValueError."""
    return tuple(_region(row) for row in _rows(value))


def left_out_list(parts: Iterable[LeftOut]) -> list[list[str]]:
    """What was left out as `[text, reason]`."""
    return [[part.text, part.reason] for part in parts]


def left_out_of(value: object) -> tuple[LeftOut, ...]:
    """What was left out from such a list. Raises ValueError."""
    return tuple(_part(row) for row in _rows(value))


def names_of(value: object) -> tuple[str, ...]:
    """A list of strings. Raises ValueError."""
    names = tuple(name for name in _rows(value) if isinstance(name, str))
    if len(names) != len(_rows(value)):
        raise ValueError("a list of names holds something else")
    return names


def _rows(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("there is no list where one is due")  # noqa: TRY004 - one type of error for whatever comes
    return value


def _region(row: object) -> Furniture:
    match row:
        case [int(start), int(end), str(reason)] if 0 <= start <= end:
            return Furniture(span=Span(start, end), reason=reason)
    raise ValueError("a region is no [start, end, reason]")


def _part(row: object) -> LeftOut:
    match row:
        case [str(text), str(reason)]:
            return LeftOut(text=text, reason=reason)
    raise ValueError("a part that was left out is no [text, reason]")
