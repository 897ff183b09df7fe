"""Outlines of countries and first-level areas, looked up by the codes that the gazetteer gives a place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.map_payload import Outline
from gazetteer.place import Place
from reports.snapshot import area_of

_FILE = Path(__file__).with_name("static") / "outlines.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """Encoded rings by country code, and by area ("VE.25")."""

    unit: float
    countries: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, tuple[str, ...]]


def outline(place: Place | None) -> Outline:
    """The outline of a country or first-level area; none for other places and where the shapes have none."""
    if place is None or not (place.is_country or place.feature_code == "ADM1"):
        return Outline()
    known = shapes()
    if place.is_country:
        return Outline(rings=known.countries.get(place.country_code or "", ()), unit=known.unit)
    return Outline(rings=known.areas.get(area_of(place) or "", ()), unit=known.unit)


@st.cache_resource(show_spinner=False)
def shapes() -> Shapes:
    """The shapes of the file, read when the first outline is asked for."""
    raw = json.loads(_FILE.read_text("utf-8"))
    return Shapes(
        unit=float(raw["unit"]),
        countries={code: tuple(rings) for code, rings in raw["countries"].items()},
        areas={code: tuple(rings) for code, rings in raw["areas"].items()},
    )
