"""The options that raise the limits, one for each, with its default in its help."""

from __future__ import annotations

import argparse

from reports.limits import NORMAL, OPTIONS, Limits


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Options of a command that reads files."""
    group = parser.add_argument_group("limits", "What one file may cost. Raise them for files that you trust.")
    for limit, known in OPTIONS.items():
        usual = getattr(NORMAL, limit.value) // known.unit
        about = f"a file that {known.broken.format(usual)} is rejected"
        group.add_argument(known.option, metavar="N", dest=limit.value, type=positive, default=usual, help=about)


def chosen_limits(given: argparse.Namespace) -> Limits:
    """The limits that the options ask for."""
    return Limits(**{limit.value: getattr(given, limit.value) * known.unit for limit, known in OPTIONS.items()})


def positive(value: str) -> int:
    """A whole number above 0, as argparse wants it said."""
    number = int(value) if value.isascii() and value.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number above 0")
    return number
