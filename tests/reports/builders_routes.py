"""Texts in which names are marked by hand, so that routes are tested without recognition or an index.

`{Bamako}` is a place in its literal use, `{Mali!}` one in its actor use, `{Atlantis?}` a name without a place;
`<Malian=ML>` names a state, `<Sky Mali=carrier:ML>` an actor of another kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Toponym, Use
from reports.document import Document, Span
from reports.model import Actor, ActorKind, ActorMention, Route
from reports.relations.reading import read_relations
from reports.routes import Named, find_routes
from reports.sentences import sentences

_COUNTRIES: Final = """
ML Mali -4 17; NE Niger 9 18; BF Burkina Faso -2 13; TD Chad 19 15; SD Sudan 30 16; ET Ethiopia 39 9; SO
Somalia 46 6; DJ Djibouti 42.5 11.8; YE Yemen 47.5 15.5; ER Eritrea 39 15; KE Kenya 38 1; UA Ukraine 32 49; RU
Russia 100 60; TR Turkey 35 39; RO Romania 25 46; BG Bulgaria 25 43; GE Georgia 43.5 42; CN China 105 35; PH
Philippines 122 13; VN Vietnam 106 16; TW Taiwan 121 24; MY Malaysia 110 3; RS Serbia 21 44; XK Kosovo 21
42.6; AL Albania 20 41; BA Bosnia 18 44; GR Greece 22 39; LY Libya 17 27; EG Egypt 30 27; AE United Arab
Emirates 54 24; QA Qatar 51 25; KP North Korea 127 40; PL Poland 20 52; BY Belarus 28 53; LT Lithuania 24 56;
MD Moldova 29 47; HU Hungary 20 47; AT Austria 14 47.5; DE Germany 10 51; PE Peru -75 -10; EC Ecuador -78 -2;
CL Chile -71 -30; AR Argentina -64 -34; PA Panama -80 9; MX Mexico -102 23; GT Guatemala -90 15.5; HN Honduras
-86.5 15; ES Spain -4 40; MA Morocco -6 32; DZ Algeria 3 28; SN Senegal -14 14; JP Japan 138 36; IN India 79
22; PK Pakistan 70 30; AF Afghanistan 66 34; MM Myanmar 96 22; TH Thailand 101 15; BR Brazil -55 -10; PY
Paraguay -58 -23; SA Saudi Arabia 45 25
"""
_CITIES: Final = """
Bamako ML -8 12.6; Gao ML 0 16.3; Timbuktu ML -3 16.8; Niamey NE 2.1 13.5; Agadez NE 8 17; Ouagadougou BF -1.5
12.4; N'Djamena TD 15 12.1; Khartoum SD 32.5 15.6; Port Sudan SD 37.2 19.6; El Fasher SD 25.3 13.6; Addis
Ababa ET 38.7 9; Mogadishu SO 45.3 2; Berbera SO 45 10.4; Bosaso SO 49.2 11.3; Aden YE 45 12.8; Hodeidah YE 43
14.8; Sanaa YE 44.2 15.4; Asmara ER 38.9 15.3; Massawa ER 39.5 15.6; Assab ER 42.7 13; Nairobi KE 36.8 -1.3;
Mombasa KE 39.7 -4; Odesa UA 30.7 46.5; Kyiv UA 30.5 50.5; Mariupol UA 37.5 47.1; Sevastopol UA 33.5 44.6;
Novorossiysk RU 37.8 44.7; Moscow RU 37.6 55.8; Rostov-on-Don RU 39.7 47.2; Sochi RU 39.7 43.6; Istanbul TR 29
41; Ankara TR 32.9 39.9; Samsun TR 36.3 41.3; Trabzon TR 39.7 41; Constanta RO 28.6 44.2; Varna BG 27.9 43.2;
Burgas BG 27.5 42.5; Batumi GE 41.6 41.6; Tbilisi GE 44.8 41.7; Poti GE 41.7 42.1; Sanya CN 109.5 18.3; Haikou
CN 110.3 20; Guangzhou CN 113.3 23.1; Beijing CN 116.4 39.9; Manila PH 121 14.6; Subic Bay PH 120.2 14.8; Da
Nang VN 108.2 16; Kuantan MY 103.3 3.8; Belgrade RS 20.5 44.8; Nis RS 21.9 43.3; Pristina XK 21.2 42.7; Tirana
AL 19.8 41.3; Durres AL 19.4 41.3; Sarajevo BA 18.4 43.9; Bar ME 19.1 42.1; Podgorica ME 19.3 42.4;
Thessaloniki GR 22.9 40.6; Tripoli LY 13.2 32.9; Benghazi LY 20 32.1; Tobruk LY 24 32.1; Kufra LY 23.3 24.2;
Cairo EG 31.2 30; Port Said EG 32.3 31.3; Abu Dhabi AE 54.4 24.5; Dubai AE 55.3 25.2; Doha QA 51.5 25.3;
Pyongyang KP 125.7 39; Warsaw PL 21 52.2; Minsk BY 27.6 53.9; Vilnius LT 25.3 54.7; Chisinau MD 28.9 47;
Budapest HU 19 47.5; Vienna AT 16.4 48.2; Berlin DE 13.4 52.5; Lima PE -77 -12; Quito EC -78.5 -0.2; Guayaquil
EC -79.9 -2.2; Santiago CL -70.7 -33.5; Buenos Aires AR -58.4 -34.6; Madrid ES -3.7 40.4; Tijuana MX -117
32.5; Tapachula MX -92.3 14.9; Tegucigalpa HN -87.2 14.1; Rabat MA -6.8 34; Tangier MA -5.8 35.8; Ceuta ES
-5.3 35.9; Algiers DZ 3 36.8; Tamanrasset DZ 5.5 22.8; Dakar SN -17.4 14.7; Tokyo JP 139.7 35.7; Karachi PK 67
24.9; Kabul AF 69.2 34.5; Peshawar PK 71.5 34; Yangon MM 96.2 16.8; Bangkok TH 100.5 13.8; Sao Paulo BR -46.6
-23.5; Asuncion PY -57.6 -25.3; Riyadh SA 46.7 24.7; Darfur SD 25 13; Crimea UA 34 45; Oromia ET 39 8; Calais
FR 1.9 51; Dover GB 1.3 51.1
"""
_WATERS: Final = """
Black Sea - 34 43; Red Sea - 38 20; Bab el-Mandeb - 43.3 12.6; Bosphorus TR 29.1 41.1; Suez Canal EG 32.5
30.5; Taiwan Strait - 119.5 24.5; South China Sea - 114 12; Gulf of Aden - 48 12; Strait of Malacca - 100 4;
Strait of Gibraltar - -5.6 36; Kerch Strait - 36.6 45.3
"""


def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for row in _COUNTRIES.replace("\n", " ").split(";"):
        code, *name, lon, lat = row.split()
        found[" ".join(name)] = _place(" ".join(name), (lon, lat), code, FeatureClass.ADMIN, "PCLI")
    for table, kind, feature in ((_CITIES, FeatureClass.POPULATED, "PPL"), (_WATERS, FeatureClass.WATER, "SEA")):
        for row in table.replace("\n", " ").split(";"):
            *name, code, lon, lat = row.split()
            found[" ".join(name)] = _place(" ".join(name), (lon, lat), code.strip("-") or None, kind, feature)
    return found


def _place(name: str, at: tuple[str, str], code: str | None, kind: FeatureClass, feature: str) -> Place:
    position = LonLat(float(at[0]), float(at[1]))
    return Place(
        id=f"test:{name}", name=name, position=position, feature_class=kind, feature_code=feature, country_code=code
    )


PLACES: Final = _places()
_MARK: Final = re.compile(
    r"\{(?P<place>[^{}!?]+)(?P<use>[!?]?)\}|<(?P<actor>[^<>=]+)=(?:(?P<kind>\w+):)?(?P<code>\w\w)>"
)


class Countries:
    """The countries of the table, as a gazetteer gives them."""

    def country(self, code: str) -> Place | None:
        """The country with this code."""
        return next((place for place in PLACES.values() if place.is_country and place.country_code == code), None)


class States:
    """A state for every code."""

    def state(self, country_code: str | None) -> Actor | None:
        """The state with this code."""
        return state(country_code) if country_code else None


def state(code: str) -> Actor:
    """The state of a country code."""
    return Actor(id=f"state-{code.lower()}", name=code, kind=ActorKind.STATE, country_code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with what is marked in it."""

    text: str
    toponyms: tuple[Toponym, ...]
    actors: tuple[ActorMention, ...]

    def document(self, published: date | None = None) -> Document:
        """The text as a document."""
        return Document(id="sha256:test", path="test.txt", text=self.text, published=published)


def marked(source: str) -> Marked:
    """Read the marks off a text."""
    text = ""
    position = 0
    toponyms: list[Toponym] = []
    actors: list[ActorMention] = []
    for match in _MARK.finditer(source):
        text += source[position : match.start()]
        position = match.end()
        name = match["place"] or match["actor"]
        span = Span(len(text), len(text) + len(name))
        text += name
        if match["place"]:
            toponyms.append(_toponym(span, name, match["use"]))
        actor = _actor(match)
        if actor:
            actors.append(ActorMention(span=span, text=name, actor=actor))
    return Marked(text=text + source[position:], toponyms=tuple(toponyms), actors=tuple(actors))


def _toponym(span: Span, name: str, mark: str) -> Toponym:
    return Toponym(
        start=span.start,
        end=span.end,
        text=name,
        use=Use.ACTOR if mark == "!" else Use.LITERAL,
        confidence=0.3 if mark == "?" else 0.95,
        place=None if mark == "?" else PLACES[name],
    )


def _actor(match: re.Match[str]) -> Actor | None:
    if match["place"]:
        place = PLACES.get(match["place"])
        return state(place.country_code) if match["use"] == "!" and place and place.country_code else None
    kind = ActorKind(match["kind"] or "state")
    if kind is ActorKind.STATE:
        return state(match["code"])
    return Actor(
        id=match["actor"].lower().replace(" ", "-"), name=match["actor"], kind=kind, country_code=match["code"]
    )


def routes_of(source: str, published: date | None = None) -> tuple[Route, ...]:
    """The routes of a marked text."""
    text = marked(source)
    document = text.document(published)
    spans = sentences(text.text)
    readings = read_relations(text.text, spans, text.toponyms, text.actors)
    named = Named(toponyms=text.toponyms, actors=text.actors, sentences=spans, readings=readings)
    return find_routes(document, named, Countries(), States())


def shown(route: Route) -> str:
    """A route in one line: "Bamako > Gao | air | reported", with "both" and "implied" where they hold."""
    words = [" > ".join(stop.place.name for stop in route.stops), route.mode.value, route.status.value]
    words += ["both"] if route.direction.value == "both" else []
    words += ["implied"] if route.implied else []
    return " | ".join(words)
