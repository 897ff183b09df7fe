"""The words of the scripts in static/, which have none of their own: they are sent with the data, as plain text."""

from __future__ import annotations

from typing import Any, Final

from dashboard.atlas import atlas
from dashboard.language import forms, spoken, tr

_SOURCE: Final = "GeoNames"
_LINKED: Final = f'<a href="https://www.geonames.org/" target="_blank" rel="noopener noreferrer">{_SOURCE}</a>'


def map_words() -> dict[str, Any]:
    """What stands around the marks of the map: buttons, choices, legend, lists, and whom to credit."""
    return {
        "language": spoken().value,
        "zoomIn": tr("Zoom in"),
        "zoomOut": tr("Zoom out"),
        "fit": tr("Show all marks"),
        "full": tr("Full screen; Escape leaves it"),
        "picture": tr("Save the map as a picture (PNG)"),
        "view": tr("View"),
        "placesAs": tr("Places as"),
        "circles": tr("Circles"),
        "clusters": tr("Clusters"),
        "heat": tr("Heat"),
        "routes": tr("Routes"),
        "names": tr("Names"),
        "online": tr("Online background"),
        "onlineWarning": tr("OpenStreetMap’s servers will see which part of the world you look at."),
        "legend": tr("Legend"),
        "heatKey": tr("Fewer to more mentions"),
        "clusterKey": tr("Places close together; click to see them"),
        "places": forms("{n} place", "{n} places"),
        "mentions": forms("{n} mention", "{n} mentions"),
        "marksHere": forms("{n} mark here", "{n} marks here"),
        "more": forms("{names} and {n} more", "{names} and {n} more"),
        "credit": credit(_SOURCE),
        "attribution": credit(_LINKED),
        "atlas": atlas(),
    }


def credit(source: str) -> str:
    """Whom to credit on the map."""
    places = tr("Places: {source} (CC BY 4.0)", source=source)
    return f"{places} · {tr('Shapes: Natural Earth, borders de facto, dashed where disputed, no endorsement')}"


def picker_words() -> dict[str, Any]:
    """The small map of the review page."""
    return {
        "language": spoken().value,
        "title": tr("Small map"),
        "zoomIn": tr("Zoom in"),
        "zoomOut": tr("Zoom out"),
        "about": tr("Map of the places to choose from; a click names a spot"),
        "atlas": atlas(),
    }


def timeline_words() -> dict[str, Any]:
    """The buttons, the key and the tips of the time line."""
    return {
        "language": spoken().value,
        "play": tr("Play"),
        "pause": tr("Pause"),
        "back": tr("One step back"),
        "next": tr("One step on"),
        "speed": tr("Speed of the film"),
        "speeds": [tr("Slow"), tr("Normal"), tr("Fast")],
        "whole": tr("Whole time"),
        "published": tr("Report published"),
        "publishedIn": forms("{n} report published", "{n} reports published"),
        "first": tr("Begin of the span"),
        "last": tr("End of the span"),
    }


def player_words() -> dict[str, str]:
    """The buttons of a story."""
    return {
        "back": tr("Back"),
        "next": tr("Next"),
        "play": tr("Play"),
        "pause": tr("Pause"),
        "pace": tr("Time for each step"),
    }


def tour_words() -> dict[str, str]:
    """The buttons of the tour."""
    return {
        "first": tr("New here? Take the tour"),
        "again": tr("Tour"),
        "later": tr("Not now"),
        "leave": tr("Leave the tour"),
        "back": tr("Back"),
        "next": tr("Next"),
        "done": tr("Done"),
    }
