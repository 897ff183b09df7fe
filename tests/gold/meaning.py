"""Whether a place of the gazetteer is the one that a mark means."""

from __future__ import annotations

from gazetteer.coordinates import geodesic_km
from gazetteer.place import Place
from tests.gold.annotation_model import Meaning, PlaceMark


def means(mark: PlaceMark, place: Place | None) -> bool:
    """Whether the place is right for the mark; of an unresolved name it never is.

    A country must be that country itself. A point must be near enough, and in the mark's country where it names one.
    """
    if place is None:
        return False
    if mark.meaning is Meaning.COUNTRY:
        return place.is_country and place.country_code == mark.country_code
    if mark.country_code not in {None, place.country_code}:
        return False
    return mark.position is None or geodesic_km(mark.position, place.position) <= mark.tolerance_km
