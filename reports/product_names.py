"""Whether a company's name stands for what it makes ("an Ilyushin freighter"), or a name for a number or a ship."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gazetteer.fold import Token
from gazetteer.wordlists import words
from reports.actor_names import NameKind, NameMatch
from reports.model import ActorKind

_MAKERS: Final = words(
    "airbus antonov boeing dassault embraer ilyushin irkut kamaz lockheed martin saab sukhoi tupolev shahed thales "
    "rheinmetall baykar raytheon kalashnikov bombardier cessna gulfstream sikorsky yakovlev hercules"
)
_MODEL: Final = re.compile(
    r"(?:[ \u00a0][“\"]?|-)(?:[A-Z][A-Za-z]{0,2}-?)?\d{2,4}[A-Z]{0,3}(?:[-/]\d{1,4}[A-Z]{0,3})?(?![\w])"
)
_PRODUCTS: Final = words(
    "aircraft airliner airliners airplane airplanes bomber bombers cargo drone drones fighter fighters freighter "
    "freighters gunship helicopter helicopters jet jets jetliner jetliners missile missiles plane planes rifle rifles "
    "lorries lorry transport transports transporter transporters truck trucks turboprop widebody tanker tankers "
    "trainer trainers carguero carguera cargueros avion aviones caza cazas helicoptero helicopteros camion camiones"
)
_ONE_OF: Final = words(
    "an another one two three four five six seven eight nine ten several un una uno otro otra dos tres cuatro cinco "
    "seis siete ocho nueve diez varios varias"
)
_BEFORE_PRODUCT: Final = _ONE_OF | words(
    "his her my our a the this that its their old el los del al este ese aquel su sus viejo viejos"
)
_LATIN: Final = words("la el los las san santa fort port puerto bandar camp villa ciudad mount monte")
_NUMBER: Final = re.compile(
    r"[ \u00a0:]{1,2}(?:(?:no\.|numbers?|nº|n\.º|número)?\s?\d{5,9}\b|numbers?\b|withheld|unknown|desconocid)",
    re.IGNORECASE,
)
_SHIPS: Final = words(
    "carrier supercarrier uss hms hmas ins iris irins mv mt ms ss rfa bap arv arc cargo tanker tankers vessel ship "
    "frigate destroyer corvette submarine cruiser freighter ferry bulker trawler yacht icebreaker dhow buque fragata "
    "corbeta destructor portaaviones submarino petrolero crucero carguero granelero remolcador buquetanque rompehielos "
    "patrullera nave navio barco tanquero portacontenedores quimiquero gasero superpetrolero"
)


def is_product_or_number(text: str, found: Sequence[Token], match: NameMatch) -> bool:
    """Whether the name is a maker's and stands for a product ("un Boeing 747"), or begins a number ("IMO 9036387")."""
    if match.name.kind is NameKind.ABBREVIATION:
        return _NUMBER.match(text, match.span.end) is not None
    if match.name.kind is not NameKind.NAME or match.name.actors[0].kind is not ActorKind.COMPANY:
        return False
    after, before = _word(text, found, match, 1), _word(text, found, match, -1)
    if match.name.words[-1] in _MAKERS:
        if _is_capitalised(text, found, match.first - 1) and before:
            return True
        return before in _BEFORE_PRODUCT or after in _PRODUCTS or _MODEL.match(text, match.span.end) is not None
    return len(match.name.words) == 1 and before in _ONE_OF


def is_ship(text: str, found: Sequence[Token], match: NameMatch) -> bool:
    """Whether the name is a ship's: "the carrier Ronald Reagan", "el petrolero Rosneft"."""
    return _word(text, found, match, -1) in _SHIPS and text[found[match.first].start].isupper()


def _is_capitalised(text: str, found: Sequence[Token], i: int) -> bool:
    """Whether a token is written with a capital inside a sentence: "Iran Air Airbus"."""
    return i > 0 and text[found[i].start].isupper() and text[found[i - 1].end : found[i].start] == " "


def is_in_a_place_s_name(text: str, found: Sequence[Token], match: NameMatch) -> bool:
    """Whether an article with a capital inside a sentence makes the word part of another name: "at La Camorra"."""
    i = match.first - 1
    return len(match.name.words) == 1 and _word(text, found, match, -1) in _LATIN and _is_capitalised(text, found, i)


def _word(text: str, found: Sequence[Token], match: NameMatch, step: int) -> str:
    """The folded word right before (-1) or after (1) the match, "" where something stands between."""
    i = match.first - 1 if step < 0 else match.last + 1
    if not 0 <= i < len(found):
        return ""
    gap = text[found[i].end : match.span.start] if step < 0 else text[match.span.end : found[i].start]
    return found[i].folded if gap in {" ", "\u00a0", " “", ' "', " «", "-"} else ""
