"""How something moved, and how the text stands to it: what the rules read, and where they are silent what is seen.

The numbers are those that served best on reports that the encoder had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer.wordlists import words
from reports.model import Mode, Status, Stop
from reports.routes.hypotheses import Manner
from reports.routes.modes import ModeRead

_INLAND: Final = words(
    "AD AM AT BF BI BO BT BW BY CF CH CZ ET HU KG LA LI LS LU MD MK ML MN MW NE NP RS RW SK SM SS SZ TD TJ UG UZ VA XK "
    "ZM ZW"
)
"""Countries without a coast, but for Paraguay, whose rivers carry ships, and those on the Caspian Sea."""
_WHERE_NOTHING_IS_READ: Final = 0.9
"""How likely the encoder must find a mode of which the rules read nothing."""
_AGAINST_A_HINT: Final = 0.5
"""Or another one than they take from the load, the carrier or what stands around."""
_AGAINST_WORDS: Final = 0.9
"""Or another one than the clause says outright."""
_DOUBT: Final = 0.9
"""How likely it must find that what the rules take for a plain report is planned, alleged or denied, or the reverse."""


def mode_of(read: ModeRead, seen: Manner | None, stops: Sequence[Stop]) -> Mode:
    """The mode that the rules read, unless the encoder is sure enough of another that can reach the stops."""
    if seen is None:
        return read.mode
    best = int(seen.modes.argmax())
    found = tuple(Mode)[best]
    if found is Mode.UNKNOWN or (found is Mode.SEA and any(stop.place.country_code in _INLAND for stop in stops)):
        return read.mode
    if read.mode is Mode.UNKNOWN:
        least = _WHERE_NOTHING_IS_READ
    else:
        least = _AGAINST_WORDS if read.outright else _AGAINST_A_HINT
    return found if seen.modes[best] >= least else read.mode


def status_of(read: Status, seen: Manner | None, *, is_settled: bool) -> Status:
    """The status that the rules read, unless the encoder is sure enough of another.

    `is_settled` where the rules have the last word. What is planned, alleged or denied is not taken for another of
    these.
    """
    if seen is None or is_settled:
        return read
    best = int(seen.statuses.argmax())
    found = tuple(Status)[best]
    is_doubted = (found is Status.REPORTED) != (read is Status.REPORTED) and seen.statuses[best] >= _DOUBT
    return found if is_doubted else read
