"""Short names of companies and carriers ("Ethiopian", "Hutchison", "Delta") that are words of their own elsewhere.

A short name is what stands before the words for the trade in the full name ("Ethiopian Airlines"). It leads to its
actor after the full name, or in a sentence that speaks of the trade. One that is an adjective of a country counts as a
carrier's only where no noun follows.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from gazetteer.fold import Token, fold
from gazetteer.wordlists import words
from reports.actor_claims import Claim
from reports.actor_names import ActorName, NameKind, NameMatch, actor_name
from reports.model import Actor, ActorKind

_TRADE: Final = re.compile(
    r"(?P<short>.{3,}?)[ -](?:(?:International|Royal|Dutch|National|Cargo|de|Marine|Sea|Air|Oil|Líneas|Linhas)[ -])*"
    r"(?:Airlines?|Air ?[Ll]ines|Airways|Aviation|Aviación|Aéreas|Air|Cargo|Shipping|Shipping Lines|Lines?|Marine|Ports"
    r"|Tankers|Ship Management|Maritime|S\.?A\.?|SE|Ltd|plc|Industries|Concern|Corporation|Company|Energy|International"
    r"|Group|Holdings|Gold|Petroleum|Logistics)"
)
_AT_WORK: Final = re.compile(
    r"\b(?:a3\d\d|7[3-8]7|il-\d+|acciones|aerol[ií]neas?|aeropuertos?|air(?:craft|lines?|ways|ports?|bus)|asientos?"
    r"|aterriz\w+|avi[oó]n(?:es)?|baggage|barrels?|barriles|berth|board(?:ed|ing)|boeing|cargo|charter(?:ed)?|cobre"
    r"|compan(?:y|ies)|compañías?|container|contenedores|copper|cotiz\w+|crew|crud[eo]|despeg\w+|embarc\w+|empresas?"
    r"|equipajes?|f[aá]bricas?|fares?|ferry|flew|flota|fl(?:y|ies|ights?|ying|own|eet)|frecuencias?|freighters?|fuel|gas"
    r"|gnl|hierro|hub|iron|jets?|land(?:ed|ing|s)|lease[ds]?|lines?|lng|luggage|maletas?|min(?:as?|es?)|naviera|oil"
    r"|operat\w+|overflight|pasajeros|passengers?|petróleo|pilot(?:o?s?)|planes?|plazas|ports?|precios?|prices?|puertos?"
    r"|refinería|refinery|rotaci[oó]n|rotations?|routes?|rutas?|sail\w*|schedules?|seats?|shares?|shipments?|ships?"
    r"|subsidiary|tankers?|terminals?|tickets?|vessels?|vol(?:ó|aron|ar|aba|ará)|vuelos?)\b",
    re.IGNORECASE,
)
_TOO_COMMON: Final = words(
    "abakan abu act aegean air alaska alfa alpha arab aruba asia ata atlas ava azerbaijan badr bank blue british "
    "brussels bukovyna bulgaria caribbean cayman chabahar cham china concord cosco damas dart dhabi eagle edge "
    "egypt evro falcon fars general geo global gold green group gulf hainan hong india indian international iran "
    "iranian iraq iraqi islamic japan jupiter kam kenya kish korean kunlun kuwait las laser leonardo libyan "
    "malaysia medina mediterranean meridian middle minerva mitsui motor myanmar nas national naval new nova ocean "
    "oman pacific pakistan panama pars persian philippine philippines polar qatar qeshm rada red republic rio "
    "royal russian saab safi saha sahara sanctuary santa saudi sea shahed shandong shanghai sichuan sigma silk "
    "singapore siria sky solar south southern southwest state sudan sun sunrise surinam swift syrian tampa "
    "tanzania thai the turkmenistan uganda ukraine ukrainian ural uzbekistan venezuela vietnam viva western white "
    "world yakutia yas yazd zagros"
)
_NO_NOUN: Final = words(
    "but is was has had will would can could flew flies fly operates operated serves served says said plans "
    "planned sold keeps kept holds held runs ran took takes offers offered added adds began begins starts started "
    "stopped stops resumed suspended cancelled in on at to from for with by out which that who when where while "
    "after before since until via not also already still now landed une vuela volo opera operaba que en con por "
    "para le lo la los las sin desde hasta hacia tiene ofrece cubre cubria suspendio reanudo cancelo anadio "
    "abrira llega sale no ya se a al del recupera estrena vende transporto aterrizo despego"
)
_FLIGHT: Final = words("flight flights jet plane freighter airbus boeing cargo vuelo aircraft a320 a330 a340 a350 a380")
_ARTICLES: Final = words("the a an la las un una this that was is were are be been es era fue son more most very")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?…:;\n•▪–—(«“\"])\W*$")
_SENTENCE: Final = 240  # characters on either side that may speak of the trade
_COUNTRY_LIKE: Final = words("emirates eastern")


def short_names(actors: Iterable[Actor]) -> Iterator[ActorName]:
    """The short names of the companies and carriers that have one of their own."""
    known = {fold(name) for actor in actors for name in (actor.name, *actor.aliases)}
    for actor in actors:
        if actor.kind in {ActorKind.CARRIER, ActorKind.COMPANY}:
            shorts = {short for name in (actor.name, *actor.aliases) if (short := _short(name))}
            for short in sorted(shorts):
                if fold(short) not in known or fold(short) in _COUNTRY_LIKE:
                    name = actor_name(short, NameKind.SHORT, (actor,))
                    if name:
                        yield name


def _short(name: str) -> str | None:
    found = _TRADE.fullmatch(name)
    if found is None:
        return None
    short = found["short"].strip()
    return None if not short[0].isupper() or fold(short).split()[0] in _TOO_COMMON else short


def short_claims(
    text: str,
    found: Sequence[Token],
    matches: Iterable[NameMatch],
    full: Sequence[Claim],
    adjectives: Container[str],
    *,
    is_spanish: bool,
) -> Iterator[Claim]:
    """The short names that stand for their actor.

    `full` are the names that stand, one actor each, `adjectives` the folded words that are adjectives of countries:
    in a Spanish text an English one is a name.
    """
    first: dict[str, int] = {}
    for claim in full:
        if claim.actors and claim.match:
            start = first.setdefault(claim.actors[0].id, claim.span.start)
            first[claim.actors[0].id] = min(start, claim.span.start)
    for match in matches:
        if match.name.kind is NameKind.SHORT and len(match.name.actors) == 1 and not _is_in_a_name(text, found, match):
            actor = match.name.actors[0]
            is_word = match.name.words[0] in adjectives or match.name.words[0] in _COUNTRY_LIKE
            is_named = first.get(actor.id, match.span.start) < match.span.start
            is_likely = (is_word and is_spanish) or _is_at_work(text, match)
            if (is_named and not is_word) or (is_likely and _stands_alone(text, found, match, is_word=is_word)):
                yield Claim(span=match.span, actors=(actor,), match=match)


def _is_in_a_name(text: str, found: Sequence[Token], match: NameMatch) -> bool:
    """Whether another capitalised word adjoins: "Delta State", "Manchester United"."""
    before, after = match.first - 1, match.last + 1
    if after < len(found) and text[match.span.end : found[after].start] in {" ", "-"}:
        following = text[found[after].start : found[after].end]
        if following[0].isupper() and found[after].folded not in _FLIGHT:
            return True
    if before < 0 or text[found[before].end : match.span.start] not in {" ", "-"}:
        return False
    is_first = _SENTENCE_END.search(text, max(0, found[before].start - 4), found[before].start) is not None
    return text[found[before].start].isupper() and not is_first


def _is_at_work(text: str, match: NameMatch) -> bool:
    return _AT_WORK.search(text, max(0, match.span.start - _SENTENCE), match.span.end + _SENTENCE) is not None


def _stands_alone(text: str, found: Sequence[Token], match: NameMatch, *, is_word: bool) -> bool:
    """Whether no article stands before, and, for a word that is an adjective too, no noun after."""
    before, after = match.first - 1, match.last + 1
    if not is_word and after < len(found) and found[after].folded in _FLIGHT:
        return True
    if before >= 0 and found[before].folded in _ARTICLES and text[found[before].end : match.span.start] == " ":
        return False
    is_first = _SENTENCE_END.search(text, max(0, match.span.start - 3), match.span.start) is not None
    if not is_word and not is_first:
        return True
    if after >= len(found) or match.span.end != found[match.last].end:
        return True
    gap = text[match.span.end : found[after].start]
    if gap.strip():
        is_listed = is_word and gap.strip() == "," and text[found[after].start].isupper()
        return not is_listed and gap.strip() in {",", ".", ";", ":", ")", "?"}
    return found[after].folded in _NO_NOUN or found[after].folded in _FLIGHT
