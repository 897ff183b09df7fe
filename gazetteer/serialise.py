"""Places and toponyms as plain JSON values: one shape for every command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer.place import Place
from gazetteer.toponym import Toponym

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def place_to_json(place: Place) -> dict[str, Json]:
    """A place as the commands print it; longitude and latitude in degrees, WGS84, as the gazetteer has them."""
    return {
        "id": place.id,
        "name": place.name,
        "longitude": place.position.lon,
        "latitude": place.position.lat,
        "feature_class": place.feature_class.value,
        "feature_code": place.feature_code,
        "country_code": place.country_code,
        "admin1_code": place.admin1_code,
        "admin1_name": place.admin1_name,
        "population": place.population,
    }


def toponym_to_json(toponym: Toponym) -> dict[str, Json]:
    """A toponym as the commands print it; `place` is null where it is unresolved, `demonym` only there where true."""
    value: dict[str, Json] = {
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "use": toponym.use.value,
        "confidence": toponym.confidence,
        "place": place_to_json(toponym.place) if toponym.place else None,
        "alternatives": [{"place": place_to_json(a.place), "score": a.score} for a in toponym.alternatives],
        "reasons": list(toponym.reasons),
    }
    return value | {"demonym": True} if toponym.demonym else value
