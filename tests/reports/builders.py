"""Extractions built by hand, and a small extractor, so that the store can be tested without a gazetteer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gazetteer.coordinates import LonLat, path_length_km
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Alternative, Toponym, Use
from reports.document import Document, Span, document_id, evidence
from reports.model import (
    Actor,
    ActorKind,
    ActorMention,
    DateSource,
    Direction,
    EventDate,
    Extraction,
    Mention,
    Mode,
    Precision,
    Route,
    Status,
    Stop,
)
from reports.pipeline import Pipeline
from reports.store import Provenance

PROVENANCE = Provenance(extractor="1", gazetteer="tiny", catalogue="tiny")


def place(id_: str, name: str, lon: float, lat: float, country: str | None, code: str = "PPLC") -> Place:
    """A place with the fields that matter here."""
    feature = FeatureClass.ADMIN if code.startswith("PCL") else FeatureClass.POPULATED
    return Place(
        id=id_, name=name, position=LonLat(lon, lat), feature_class=feature, feature_code=code, country_code=country
    )


CARACAS = place("3646738", "Caracas", -66.879, 10.488, "VE")
TEHRAN = place("112931", "Tehran", 51.4215, 35.6944, "IR")
DAMASCUS = place("170654", "Damascus", 36.2765, 33.5138, "SY")
SUVA = place("2198148", "Suva", 178.4415, -18.1416, "FJ")
APIA = place("4035413", "Apia", -171.7514, -13.8333, "WS")
CARACAS_PE = place("curated:caracas-pe", "Caracas", -75.0, -10.0, "PE", "PPL")
PLACES = {p.name: p for p in (CARACAS, TEHRAN, DAMASCUS, SUVA, APIA)}

IRAN = Actor(id="iran", name="Iran", kind=ActorKind.STATE, country_code="IR", aliases=("Irán",))
IRGC = Actor(id="irgc", name="Revolutionary Guards", kind=ActorKind.ORGANISATION, country_code="IR", parent="iran")
QUDS = Actor(id="quds-force", name="Quds Force", kind=ActorKind.ORGANISATION, country_code="IR", parent="irgc")
CONVIASA = Actor(id="conviasa", name="Conviasa", kind=ActorKind.CARRIER, country_code="VE", abbreviations=("VCV",))
ACTORS = (IRAN, IRGC, QUDS, CONVIASA)
_NAMES = {actor.name: actor for actor in ACTORS}


def document(text: str, path: str = "report.txt", published: date | None = date(2019, 6, 5)) -> Document:
    """A document of a text, as it would be read from a file of these bytes."""
    return Document(id=document_id(text.encode()), path=path, text=text, title="A report", published=published)


def toponyms(text: str) -> tuple[Toponym, ...]:
    """Every known place name in the text."""
    pattern = re.compile(r"\b(?:" + "|".join([*PLACES, "Nowhereville"]) + r")\b")
    return tuple(_toponym(found) for found in pattern.finditer(text))


def _toponym(found: re.Match[str]) -> Toponym:
    known = PLACES.get(found[0])
    alternatives = (Alternative(place=CARACAS_PE, score=0.01),) if known == CARACAS else ()
    return Toponym(
        start=found.start(),
        end=found.end(),
        text=found[0],
        use=Use.LITERAL,
        confidence=0.99 if known else 0.2,
        place=known,
        alternatives=alternatives,
        reasons=("a capital",) if known else (),
    )


def extract(source: Document) -> Extraction:
    """Sentences end at full stops; a sentence with two places and "flew" is a route, a year in it is the date."""
    text = source.text
    if "CRASH" in text:
        raise RuntimeError("the extractor stumbled\nover this text")
    found = toponyms(text)
    actor_mentions = tuple(
        ActorMention(span=Span(m.start(), m.end()), text=m[0], actor=_NAMES[m[0]])
        for m in re.finditer("|".join(_NAMES), text)
    )
    mentions: list[Mention] = []
    routes: list[Route] = []
    for sentence in re.finditer(r"[^.]+\.?", text):
        span = Span(sentence.start(), sentence.end())
        here = [t for t in found if span.contains(Span(t.start, t.end)) and t.place]
        ids = tuple(dict.fromkeys(a.actor.id for a in actor_mentions if span.contains(a.span)))
        when = _when(sentence[0])
        proof = evidence(source, span)
        mentions += [
            Mention(toponym=t, place=t.place, actor_ids=ids, date=when, evidence=proof) for t in here if t.place
        ]
        if "flew" in sentence[0] and len(here) > 1:
            routes.append(_route(here, ids, when, source, span))
    return Extraction(
        document=source,
        toponyms=found,
        actor_mentions=actor_mentions,
        mentions=tuple(mentions),
        routes=tuple(routes),
    )


def _when(sentence: str) -> EventDate | None:
    year = re.search(r"\b(?:19|20)\d\d\b", sentence)
    if year is None:
        return None
    return EventDate(start=date(int(year[0]), 1, 1), precision=Precision.YEAR, source=DateSource.SENTENCE)


def _route(
    here: Sequence[Toponym], ids: tuple[str, ...], when: EventDate | None, source: Document, span: Span
) -> Route:
    stops = tuple(Stop(place=t.place, span=Span(t.start, t.end), text=t.text) for t in here if t.place)
    return Route(
        stops=stops,
        mode=Mode.AIR,
        status=Status.REPORTED,
        direction=Direction.ONE_WAY,
        implied=False,
        distance_km=path_length_km([stop.place.position for stop in stops]),
        confidence=0.9,
        evidence=evidence(source, span),
        carrier="conviasa" if "conviasa" in ids else None,
        actor_ids=ids,
        date=when,
    )


def open_pipeline(actors_file: Path | None = None) -> Pipeline:
    """What `reports.pipeline.open_pipeline` gives, without a gazetteer on disk."""
    return Pipeline(extract=extract, actors=ACTORS, provenance=PROVENANCE)
