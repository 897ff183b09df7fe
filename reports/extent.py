"""Which places are spots, and which are too wide for their position to say where something is. Pure."""

from __future__ import annotations

from typing import Final

from gazetteer.place import FeatureClass, Place

_WIDE: Final = {
    FeatureClass.AREA: {"AREA", "CONT", "CST", "EMP", "RGN", "RGNE", "RGNH", "RGNL", "TRB"},
    FeatureClass.WATER: {"BAY", "BAYS", "BGHT", "GULF", "LK", "LKS", "OCN", "SD", "SEA", "STM", "STMS"},
    FeatureClass.TERRAIN: {"DSRT", "ISLS", "MTS", "PEN", "PLAT", "PLN", "UPLD", "VALS"},
}
"""Feature codes of things too wide for their middle to be a spot, beside countries and admin areas."""


def is_point(place: Place) -> bool:
    """Whether a place's position says where it is; false for countries, admin areas, seas, mountains and the like."""
    if place.feature_class is FeatureClass.ADMIN:
        return False
    return place.feature_code not in _WIDE.get(place.feature_class, set())
