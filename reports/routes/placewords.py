"""Words that stand around the name of a place and say what kind of place it is, or which part of it."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words

DETERMINERS: Final = words("the a an this that its their his her our el la los las un una su sus both another some")
LOCATIONS: Final = words(
    "port ports city town village capital airport airports base bases airfield airbase airstrip province region "
    "state island islands peninsula coast border border-crossing outskirts area district camp harbour harbor "
    "terminal refinery neighbourhood neighborhood facility facilities station crossing strait canal gulf river sea "
    "hub junction part parts bank banks account accounts mine mines factory plant depot warehouse prison embassy "
    "headquarters shipyard motel hotel woods forest beach quay pier anchorage cosmodrome strip strips "
    "warehouses farm site market ranch pista pistas cuenta cuentas banco bancos bosque playa muelle muelles "
    "almacen almacenes deposito depositos bodega bodegas caleta fondeadero finca estacion garrison barracks "
    "stadium hospital field airspace waters territory puerto ciudad pueblo aeropuerto provincia estado isla islas "
    "costa frontera refineria estrecho golfo rio mar campamento localidad municipio aerodromo casa casas "
    "fabrica fabricas planta plantas taller talleres pozos clinica carcel prision penal cuartel nave naves terminales "
    "mercado mercados base bases mina minas laboratorio laboratorios molino molinos astillero centro centros"
)
FILLERS: Final = words(
    "north south east west northern southern eastern western north-eastern north-western south-eastern "
    "south-western northeastern northwestern southeastern southwestern central nearby neighbouring neighboring "
    "coastal international military naval air mainland occupied war-torn rebel-held government-held norte sur "
    "este oeste oriental occidental vecina vecino internacional militar greater upper lower old new main remote "
    "disputed landlocked sanctioned embattled"
)
CARDINAL: Final = words("north south east west northeast northwest southeast southwest outskirts norte sur este oeste")
JOINTS: Final = frozenset({"in", "at", "near", "off", "of", "en", "de", "del", "outside", "on"})
VISITS: Final = words("visit visita")
"""What one comes back from: "from a two-day visit to X"."""

INLAND: Final = words(
    "AD AM AT BF BI BO BT BW BY CF CH CZ ET HU KG LA LI LS LU MD MK ML MN MW NE NP RS RW SK SM SS SZ TD TJ UG UZ VA XK "
    "ZM ZW"
)
"""Countries without a coast, but for Paraguay, whose rivers carry ships, and those on the Caspian Sea."""
