"""Lists of ships that are called like places."""

from __future__ import annotations

import pytest

from gazetteer.geoparser import geoparse
from gazetteer.index import Gazetteer


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The survey ship, escorted by the frigates Gediz and Gökova, anchored off Mogadishu.", {"Mogadishu"}),
        ("The destroyers Kolkata, Delhi and Visakhapatnam sailed from Mumbai to Aden.", {"Mumbai", "Aden"}),
        ("Las fragatas Cartagena y Santander zarparon de Ferrol.", {"Ferrol"}),
        ("Los buques «Varadero» y «Matanzas» salieron de Cienfuegos.", {"Cienfuegos"}),
        ("The ships Iran and Syria bought lie in Istanbul.", {"Iran", "Syria", "Istanbul"}),
        ("Two boats carrying migrants left Zuwara and Sabratha.", {"Zuwara", "Sabratha"}),
        ("Ferries to Santander and Bilbao were late.", {"Santander", "Bilbao"}),
    ],
)
def test_ships_in_a_list_are_no_places(gazetteer: Gazetteer, text: str, places: set[str]) -> None:
    assert {toponym.text for toponym in geoparse(text, gazetteer)} == places
