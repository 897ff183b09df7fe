"""Derive `country_aliases.csv` from Babel 2.18 (BSD-3-Clause), which has the CLDR's data (Unicode License v3).

The names of the countries in twelve languages come from Babel, those that the English press uses besides from the
list below, which is own work. Names that more than one country would get are left out. Run it once, by hand:

    pip install babel==2.18.0
    python gazetteer/data/derive_country_aliases.py gazetteer/data/country_aliases.csv
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel import Locale

from gazetteer.fold import fold

COLUMNS: Final = ("country_code", "alias")
_LANGUAGES: Final = ("en", "es", "pt", "fr", "de", "it", "ru", "ar", "fa", "uk", "tr", "zh")
_NO_COUNTRY: Final = frozenset(
    {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "AQ", "CP", "CQ", "DG", "EA", "IC", "TA", "UM"}
)
_BY_HAND: Final = """
AE: United Arab Emirates|the Emirates|Emirates|Emiratos Árabes|Emiratos
AF: Islamic Republic of Afghanistan|Islamic Emirate of Afghanistan
AG: Antigua & Barbuda
AL: Republic of Albania
AM: Republic of Armenia
AO: Republic of Angola
AR: Argentine Republic|República Argentina
AT: Republic of Austria
AU: Commonwealth of Australia
AZ: Republic of Azerbaijan|Azerbaidjan|Azerbaiyán
BA: Bosnia|Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia y Herzegovina
BD: People's Republic of Bangladesh
BF: Burkina|Upper Volta
BH: Kingdom of Bahrain|Bahréin|Bahrein
BJ: Republic of Benin|Dahomey
BN: Brunei Darussalam
BO: Plurinational State of Bolivia|Estado Plurinacional de Bolivia
BR: Federative Republic of Brazil|República Federativa de Brasil
BS: The Bahamas|Commonwealth of The Bahamas|las Bahamas
BY: Republic of Belarus|Byelorussia|Belorussia|Bielorrusia
CD: Democratic Republic of the Congo|Democratic Republic of Congo|Democratic Republic of the Congo (DRC)|DR Congo|\
Congo-Kinshasa|Zaire|República Democrática del Congo|DR of Congo|Congo, Democratic Republic of the
CF: Central African Rep.|República Centroafricana
CG: Republic of the Congo|Republic of Congo|Congo-Brazzaville|Congo Republic|República del Congo
CH: Swiss Confederation
CI: Ivory Coast|Côte d'Ivoire|Cote d'Ivoire|Republic of Côte d'Ivoire|Costa de Marfil
CL: Republic of Chile|República de Chile
CM: Republic of Cameroon
CN: China|People's Republic of China|Mainland China|Communist China|República Popular China|República Popular de China
CO: Republic of Colombia|República de Colombia
CR: Republic of Costa Rica
CU: Republic of Cuba|República de Cuba
CV: Cape Verde|Cabo Verde|Republic of Cabo Verde
CW: Curaçao|Curazao
CY: Republic of Cyprus
CZ: Czechia|Czech Republic|the Czech Republic|República Checa|Chequia
DE: Federal Republic of Germany|República Federal de Alemania
DJ: Republic of Djibouti|Yibuti|Djibuti
DK: Kingdom of Denmark
DM: Commonwealth of Dominica
DO: Dominican Republic|the Dominican Republic|República Dominicana
DZ: People's Democratic Republic of Algeria
EC: Republic of Ecuador|República del Ecuador
EG: Arab Republic of Egypt
EH: Western Sahara|Sahrawi Arab Democratic Republic|Sahara Occidental
ER: State of Eritrea
ES: Kingdom of Spain|Reino de España
ET: Federal Democratic Republic of Ethiopia
FJ: Fiji Islands|Fiyi
FK: Falkland Islands|the Falklands|Falklands|Islas Malvinas|Malvinas|las Malvinas
FM: Federated States of Micronesia
FO: Faroes|Faeroe Islands
FR: French Republic|République française
GB: Britain|Great Britain|United Kingdom|the United Kingdom|Gran Bretaña|\
United Kingdom of Great Britain and Northern Ireland|Reino Unido
GE: Republic of Georgia
GM: The Gambia|Republic of The Gambia
GN: Republic of Guinea|Guinea-Conakry|Guinea Conakry
GQ: Republic of Equatorial Guinea|Guinea Ecuatorial
GR: Hellenic Republic
GT: Republic of Guatemala
GW: Republic of Guinea-Bissau|Guinea Bissau|Guinea Bisáu
GY: Cooperative Republic of Guyana|Co-operative Republic of Guyana|British Guiana
HK: Hong Kong SAR|Hong Kong Special Administrative Region
HN: Republic of Honduras|República de Honduras
HT: Republic of Haiti|Haití
ID: Republic of Indonesia
IE: Republic of Ireland|the Irish Republic|Eire
IL: State of Israel|Estado de Israel
IN: Republic of India
IQ: Republic of Iraq|Irak
IR: Islamic Republic of Iran|República Islámica de Irán|República Islámica del Irán
IS: Republic of Iceland
IT: Italian Republic
JO: Hashemite Kingdom of Jordan|Kingdom of Jordan
KE: Republic of Kenya|Kenia
KG: Kyrgyz Republic|Kirghizia|Kirghizstan|Kirguistán
KH: Kingdom of Cambodia|Kampuchea
KM: Comoro Islands|the Comoros|Union of the Comoros
KN: St. Kitts and Nevis|St. Kitts & Nevis|St. Kitts-Nevis
KP: North Korea|Democratic People's Republic of Korea|DPR Korea|Corea del Norte
KR: South Korea|Republic of Korea|Corea del Sur
KW: State of Kuwait
KZ: Republic of Kazakhstan|Kazakstan|Kazajistán|Kazajstán
LA: Lao PDR|Lao People's Democratic Republic
LB: Lebanese Republic|Líbano|el Líbano
LC: St. Lucia
LK: Democratic Socialist Republic of Sri Lanka|Ceylon
LR: Republic of Liberia
LS: Kingdom of Lesotho
LY: State of Libya|Libyan Arab Jamahiriya
MA: Kingdom of Morocco
MD: Republic of Moldova|Moldavia
MG: Republic of Madagascar
MH: Republic of the Marshall Islands
MK: North Macedonia|Macedonia|Republic of North Macedonia|Former Yugoslav Republic of Macedonia
ML: Republic of Mali|Malí
MM: Burma|Republic of the Union of Myanmar|Birmania
MO: Macau|Macao|Macao SAR|Macau SAR
MR: Islamic Republic of Mauritania
MU: Republic of Mauritius
MV: the Maldives|Maldive Islands|Republic of Maldives
MX: United Mexican States|Estados Unidos Mexicanos|Méjico
MY: Federation of Malaysia
MZ: Republic of Mozambique
NA: Republic of Namibia
NE: Republic of the Niger|Republic of Niger
NG: Federal Republic of Nigeria
NI: Republic of Nicaragua|República de Nicaragua
NL: Netherlands|the Netherlands|Holland|Kingdom of the Netherlands|Holanda|Países Bajos
NO: Kingdom of Norway
NZ: Aotearoa|Aotearoa New Zealand
OM: Sultanate of Oman
PA: Republic of Panama|República de Panamá
PE: Republic of Peru|República del Perú|República de Perú
PG: Papua-New Guinea|Independent State of Papua New Guinea
PH: the Philippines|Republic of the Philippines
PK: Islamic Republic of Pakistan
PL: Republic of Poland
PR: Commonwealth of Puerto Rico|Estado Libre Asociado de Puerto Rico
PS: Palestine|Palestinian territories|Palestinian Territory|State of Palestine|Occupied Palestinian Territory|\
Occupied Palestinian Territories|the Palestinian territories|Territorios Palestinos|Estado de Palestina
PT: Portuguese Republic
PY: Republic of Paraguay|República del Paraguay
QA: State of Qatar|Catar
RS: Republic of Serbia
RU: Russian Federation|the Russian Federation|Federación de Rusia|Federación Rusa
RW: Republic of Rwanda
SA: Kingdom of Saudi Arabia|Saudi|Reino de Arabia Saudita|Reino de Arabia Saudí|Arabia Saudita|Arabia Saudí
SB: Solomons|the Solomon Islands
SC: the Seychelles
SD: Republic of the Sudan|Republic of Sudan
SG: Republic of Singapore|Singapur
SI: Republic of Slovenia
SK: Slovak Republic
SN: Republic of Senegal
SO: Federal Republic of Somalia|Somali Republic
SR: Republic of Suriname|Surinam|Dutch Guiana
SS: Republic of South Sudan|Sudán del Sur
ST: São Tomé & Príncipe|Sao Tome|Democratic Republic of São Tomé and Príncipe
SV: Republic of El Salvador|República de El Salvador
SX: St. Maarten|St Maarten
SY: Syrian Arab Republic|República Árabe Siria
SZ: Swaziland|Kingdom of Eswatini|Kingdom of Swaziland
TD: Republic of Chad|República del Chad
TG: Togolese Republic
TH: Kingdom of Thailand|Siam
TJ: Republic of Tajikistan|Tadzhikistan|Tadjikistan|Tayikistán
TL: East Timor|Timor-Leste|Timor Leste|Democratic Republic of Timor-Leste|Timor Oriental
TM: Turkmenia|Turkmenistán
TN: Republic of Tunisia|Tunisian Republic
TR: Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye|Turquía
TT: Trinidad & Tobago|Trinidad and Tobago|Republic of Trinidad and Tobago|Trinidad y Tobago|Trinidad y Tabago
TW: Republic of China|Taiwan, Republic of China|Chinese Taipei|República de China
TZ: United Republic of Tanzania
UA: the Ukraine
UG: Republic of Uganda
US: America|United States|the United States|United States of America|the United States of America|the States|\
Estados Unidos|Estados Unidos de América|Estados Unidos de Norteamérica|los Estados Unidos|U.S. of A.
UY: Oriental Republic of Uruguay|República Oriental del Uruguay
UZ: Republic of Uzbekistan|Uzbekistán
VA: Holy See|the Holy See|Vatican|the Vatican|Vatican City|Vatican City State|el Vaticano|Santa Sede|\
Ciudad del Vaticano
VC: St. Vincent|St. Vincent and the Grenadines|St. Vincent & the Grenadines|San Vicente y las Granadinas
VE: Bolivarian Republic of Venezuela|República Bolivariana de Venezuela|República de Venezuela
VG: BVI
VI: United States Virgin Islands|American Virgin Islands
VN: Viet Nam|Socialist Republic of Vietnam|Socialist Republic of Viet Nam
WS: Western Samoa|Independent State of Samoa
YE: Republic of Yemen
ZA: Republic of South Africa|RSA
ZM: Republic of Zambia
ZW: Republic of Zimbabwe|Rhodesia
XK: Republic of Kosovo|Kosova
"""
# Too wide or another thing: words, bodies, adjectives and letters that only look like a country's name.
_NO_NAME: Final = frozenset({"saudi", "emirates", "emiratos", "the states", "bvi", "rsa", "us", "uk", "uae", "somali"})
# Folded names in another language that are first names, ordinary words or better known for another place.
_ELSEWHERE: Final = frozenset(
    """cad|chili|cin|congo|dominique|equateur|fas|gana|gine|granada|grenade|guadalupe|guiana|ira|island|man|maurice|
    mauricio|misir|oma|polen|reuniao|reunion|riunione|salvador|san bartolome|san martin|sant elena|santa elena|
    santa helena|santa lucia|sao martinho|sili|ste helene|ste lucie|suede|сальвадор|مراکش|عمان""".replace(
        "\n    ", ""
    ).split("|")
)


def main(target: str) -> None:
    """Write the table, one alias a row, sorted by country and alias."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    aliases: dict[tuple[str, str], str] = {}
    for code, alias in (*_by_hand(), *_from_cldr()):
        key = fold(alias)
        if key and key not in _NO_NAME | _ELSEWHERE:
            owners[key].add(code)
            aliases.setdefault((code, key), alias)
    rows = sorted((code, alias) for (code, key), alias in aliases.items() if len(owners[key]) == 1)
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _by_hand() -> Iterator[tuple[str, str]]:
    for line in _BY_HAND.strip().splitlines():
        code, _, names = line.partition(": ")
        yield from ((code, name) for name in names.split("|"))


def _from_cldr() -> Iterator[tuple[str, str]]:
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if re.fullmatch(r"[A-Z]{2}", code) and code not in _NO_COUNTRY:
                yield code, _plain(name)


def _plain(name: str) -> str:
    """The name without what the CLDR puts in brackets behind it: "Myanmar (Burma)", "中国香港特别行政区"."""
    return re.sub(r"\s*[(（].*?[)）]", "", name).strip()


if __name__ == "__main__":
    main(*sys.argv[1:])
