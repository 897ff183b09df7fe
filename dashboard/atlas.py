"""What the reader's language calls the countries and seas of the base map, whose own names are English."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

from dashboard.language import Language, country, later, speaking, spoken, tr

_SEAS: Final = (
    later("Pacific Ocean"),
    later("Atlantic Ocean"),
    later("Indian Ocean"),
    later("Southern Ocean"),
    later("Arctic Ocean"),
    later("Caribbean Sea"),
    later("Gulf of Mexico"),
    later("Mediterranean Sea"),
    later("Black Sea"),
    later("Arabian Sea"),
    later("Bay of Bengal"),
    later("South China Sea"),
    later("Red Sea"),
    later("Caspian Sea"),
    later("Baltic Sea"),
    later("North Sea"),
    later("Persian Gulf"),
    later("Gulf of Aden"),
    later("Sea of Japan"),
    later("Bering Sea"),
    later("Sea of Okhotsk"),
    later("Hudson Bay"),
    later("Tasman Sea"),
    later("Coral Sea"),
    later("Philippine Sea"),
    later("Gulf of Guinea"),
    later("Barents Sea"),
    later("Norwegian Sea"),
    later("Yellow Sea"),
    later("East China Sea"),
    later("Aegean Sea"),
    later("Adriatic Sea"),
    later("Sea of Azov"),
    later("Strait of Hormuz"),
    later("Somaliland"),
    later("Northern Cyprus"),
)
"""Names without a code: seas, and two countries that have none."""

# The base map's names of countries that CLDR writes otherwise in English.
_CODES: Final = {
    "Antigua and Barbuda": "AG",
    "Bosnia and Herzegovina": "BA",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Côte d'Ivoire": "CI",
    "DR Congo": "CD",
    "French Southern Lands": "TF",
    "Heard I. and McDonald Is.": "HM",
    "Hong Kong": "HK",
    "Macao": "MO",
    "Myanmar": "MM",
    "Palestine": "PS",
    "Saint Helena": "SH",
    "Saint Lucia": "LC",
    "South Georgia": "GS",
    "St-Barthélemy": "BL",
    "St-Martin": "MF",
    "St. Kitts and Nevis": "KN",
    "St. Pierre and Miquelon": "PM",
    "St. Vincent and the Grenadines": "VC",
    "São Tomé and Príncipe": "ST",
    "Trinidad and Tobago": "TT",
    "Turkey": "TR",
    "Turks and Caicos Islands": "TC",
    "Vatican": "VA",
    "Wallis and Futuna": "WF",
    "Åland": "AX",
}


def atlas() -> dict[str, str]:
    """Names in the language spoken by the base map's; those that are the same in both are left out."""
    return _atlas(spoken())


@cache
def _atlas(language: Language) -> dict[str, str]:
    english = Locale.parse("en").territories
    codes = {name: code for code, name in english.items() if len(code) == len("VE")} | _CODES
    with speaking(language):
        countries = {name: country(code) or name for name, code in codes.items()}
        known = {**countries, **{name: tr(name) for name in _SEAS}}
    return {name: said for name, said in known.items() if said != name}
