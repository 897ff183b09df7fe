"""A small store built by hand: real places, invented sentences, every kind of mark that the map knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gazetteer.coordinates import LonLat, path_length_km
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Alternative, Toponym, Use
from reports.document import Document, Evidence, Span, document_id
from reports.model import (
    Actor,
    ActorKind,
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
from reports.store import Provenance, Store

PROVENANCE = Provenance(extractor="1", gazetteer="sample", catalogue="sample")

_ROWS = """
3646738|Caracas|-66.879|10.488|P|PPLC|VE|Distrito Federal
112931|Tehran|51.4215|35.6944|P|PPLC|IR|Tehran
170654|Damascus|36.2765|33.5138|P|PPLC|SY|
3553478|Havana|-82.383|23.133|P|PPLC|CU|
524901|Moscow|37.6156|55.7522|P|PPLC|RU|
3625428|Venezuela|-66.0|8.0|A|PCLI|VE|
3562981|Cuba|-79.5|22.0|A|PCLI|CU|
3649151|Apure|-69.5|7.1|A|ADM1|VE|Apure
3689717|Arauca|-70.7617|7.0903|P|PPLA|CO|Arauca
276781|Beirut|35.4944|33.8938|P|PPLC|LB|
1850147|Tokyo|139.6917|35.6895|P|PPLC|JP|
5368361|Los Angeles|-118.2437|34.0522|P|PPLA2|US|California
2110629|Vladivostok|131.8735|43.1056|P|PPLA|RU|Primorskiy
3128760|Bandar Abbas|56.2667|27.1833|P|PPLA|IR|Hormozgan
3645528|Ciudad Bolívar|-63.5497|8.1222|P|PPLA|VE|Bolívar
630336|Strait of Hormuz|56.5|26.6|H|STRT||
"""


def _place(row: str) -> Place:
    id_, name, lon, lat, feature, code, country, admin = row.split("|")
    return Place(
        id=id_, name=name, position=LonLat(float(lon), float(lat)), feature_class=FeatureClass(feature),
        feature_code=code, country_code=country or None, admin1_name=admin or None,
    )  # fmt: skip


PLACES = {place.name: place for place in map(_place, _ROWS.strip().splitlines())}
OTHER_CARACAS = _place("9999001|Caracas|-75.0|-10.0|P|PPL|PE|Ucayali")


def _actor(id_: str, name: str, kind: ActorKind, country: str, *aliases: str, parent: str | None = None) -> Actor:
    return Actor(id=id_, name=name, kind=kind, country_code=country, aliases=aliases, parent=parent)


ACTORS = (
    _actor("russia", "Russia", ActorKind.STATE, "RU", "Russian"),
    _actor("iran", "Iran", ActorKind.STATE, "IR", "Iranian"),
    _actor("cuba", "Cuba", ActorKind.STATE, "CU", "Cuban"),
    _actor("venezuela", "Venezuela", ActorKind.STATE, "VE", "Venezuelan"),
    _actor("colombia", "Colombia", ActorKind.STATE, "CO", "Colombian"),
    _actor("syria", "Syria", ActorKind.STATE, "SY"),
    _actor("lebanon", "Lebanon", ActorKind.STATE, "LB"),
    _actor("japan", "Japan", ActorKind.STATE, "JP", "Japanese"),
    _actor("united-states", "United States", ActorKind.STATE, "US"),
    _actor("peru", "Peru", ActorKind.STATE, "PE"),
    _actor("conviasa", "Conviasa", ActorKind.CARRIER, "VE", parent="venezuela"),
    _actor("mahan-air", "Mahan Air", ActorKind.CARRIER, "IR", parent="iran"),
    _actor("hezbollah", "Hezbollah", ActorKind.ARMED_GROUP, "LB"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A route to be built: the names of its stops as they stand in the sentence that says `within`."""

    within: str
    stops: tuple[str, ...]
    mode: Mode
    status: Status = Status.REPORTED
    direction: Direction = Direction.ONE_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report to be built."""

    path: str
    title: str
    publisher: str
    published: date
    text: str
    ways: tuple[Way, ...] = ()
    url: str | None = None


REPORTS = (
    Report(
        path="airlines.txt", title="A weekly flight", publisher="Example Review", published=date(2019, 6, 5),
        url="https://example.org/weekly-flight",
        text=(
            "A Conviasa jet flew from Caracas to Tehran via Damascus every week in 2007. "
            "On the way back Conviasa carried Hezbollah men from Damascus to Caracas. "
            "In April 2019 Mahan Air opened a direct route from Tehran to Caracas. "
            "Russian advisers landed in Caracas in March 2019 and went on to Ciudad Bolívar. "
            "Iranian officers were seen in Caracas. Cuban doctors left Havana. "
            "Cuban officers advise the army in Venezuela."
        ),
        ways=(
            Way(within="flew from", stops=("Caracas", "Damascus", "Tehran"), mode=Mode.AIR),
            Way(within="way back", stops=("Damascus", "Caracas"), mode=Mode.AIR),
            Way(within="direct route", stops=("Tehran", "Caracas"), mode=Mode.AIR, direction=Direction.BOTH),
            Way(within="went on", stops=("Caracas", "Ciudad Bolívar"), mode=Mode.LAND),
        ),
    ),
    Report(
        path="tankers.txt", title="Tankers and credit", publisher="Example Weekly", published=date(2020, 5, 25),
        text=(
            "Iranian tankers sailed from Bandar Abbas to Venezuela in May 2020 through the Strait of Hormuz. "
            "Russia plans to send a ship from Vladivostok to Havana in July 2020. "
            "Moscow is said to have flown mercenaries from Moscow to Caracas via Havana. "
            "Russia denied that a plane went from Moscow to Caracas in January 2019. "
            "Venezuelan forces moved from Apure towards Arauca, where Colombian officers watched. "
            "Money went from Caracas to Beirut for Hezbollah."
        ),
        ways=(
            Way(within="tankers sailed", stops=("Bandar Abbas", "Venezuela"), mode=Mode.SEA),
            Way(within="plans to send", stops=("Vladivostok", "Havana"), mode=Mode.SEA, status=Status.PLANNED),
            Way(within="mercenaries", stops=("Moscow", "Havana", "Caracas"), mode=Mode.AIR, status=Status.ALLEGED),
            Way(within="denied", stops=("Moscow", "Caracas"), mode=Mode.AIR, status=Status.DENIED),
            Way(within="towards", stops=("Apure", "Arauca"), mode=Mode.LAND),
            Way(within="Money", stops=("Caracas", "Beirut"), mode=Mode.MONEY),
        ),
    ),
    Report(
        path="pacific.txt", title="Across the Pacific", publisher="Example Gazette", published=date(2021, 2, 1),
        text="A Japanese freighter crossed from Tokyo to Los Angeles on 23 January 2021.",
        ways=(Way(within="freighter", stops=("Tokyo", "Los Angeles"), mode=Mode.SEA),),
    ),
)  # fmt: skip

BUSY = Report(
    path="list.txt", title="Twelve days in Caracas", publisher="Example Weekly", published=date(2020, 6, 1),
    text=" ".join(f"Cuban officers met in Caracas on {day} May 2020." for day in range(1, 13)),
)  # fmt: skip

HOSTILE_TEXT = (
    "{{7*7}} and {% raw %} ${alert(1)} `ticks` C:\\users\\x NaN in Caracas </script><script>window.PWNED=1</script> "
    '<img src=x onerror="window.PWNED=1"> ![x](http://192.0.2.1/x.png) \u202egnp.exe went from Caracas to Havana.'
)
HOSTILE = Report(
    path="{{7*7}}.txt", title="</script><script>window.PWNED=1</script>{{7*7}}${alert(1)}",
    publisher="<img src=x onerror=window.PWNED=1>", published=date(2021, 3, 1), text=HOSTILE_TEXT,
    url="javascript:window.PWNED=1",
    ways=(Way(within="went from", stops=("Caracas", "Havana"), mode=Mode.UNKNOWN),),
)  # fmt: skip


def extraction(report: Report) -> Extraction:
    """The report with its places, actors and routes, every span found in its text."""
    document = Document(
        id=document_id(report.text.encode()), path=report.path, text=report.text, title=report.title,
        publisher=report.publisher, published=report.published, url=report.url,
    )  # fmt: skip
    names = re.compile("|".join(sorted(PLACES, key=len, reverse=True)))
    toponyms = tuple(_toponym(match) for match in names.finditer(report.text))
    sentences = [Span(*match.span()) for match in re.finditer(r"[^ ].*?\.(?= [A-Z]|$)", report.text, re.DOTALL)]
    mentions = []
    for toponym in toponyms:
        within = next(span for span in sentences if span.start <= toponym.start < span.end)
        mentions.append(_mention(document, toponym, within))
    routes = tuple(_route(document, way, toponyms, sentences) for way in report.ways)
    return Extraction(document=document, toponyms=toponyms, actor_mentions=(), mentions=tuple(mentions), routes=routes)


def write_store(path: Path, reports: tuple[Report, ...] = (*REPORTS, BUSY)) -> Path:
    """A store with these reports at `path`."""
    with Store.to_write(path) as store:
        store.save_actors(ACTORS)
        for report in reports:
            store.put(extraction(report), PROVENANCE)
    return path


def _toponym(match: re.Match[str]) -> Toponym:
    place = PLACES[match[0]]
    doubtful = match[0] == "Caracas"
    return Toponym(
        start=match.start(), end=match.end(), text=match[0], use=Use.LITERAL, confidence=0.93 if doubtful else 0.97,
        place=place, alternatives=(Alternative(place=OTHER_CARACAS, score=0.07),) if doubtful else (),
        reasons=("the largest place of this name",),
    )  # fmt: skip


def _evidence(document: Document, span: Span) -> Evidence:
    return Evidence(document_id=document.id, span=span, quote=document.text[span.start : span.end])


def _actors(sentence: str) -> tuple[str, ...]:
    return tuple(a.id for a in ACTORS if any(re.search(rf"\b{name}\b", sentence) for name in (a.name, *a.aliases)))


def _date(sentence: str) -> EventDate | None:
    found = re.search(r"(?:(?:(\d+) )?(January|March|April|May|July) )?(20\d\d)", sentence)
    if not found:
        return None
    months = {"January": 1, "March": 3, "April": 4, "May": 5, "July": 7}
    precision = Precision.DAY if found[1] else Precision.MONTH if found[2] else Precision.YEAR
    start = date(int(found[3]), months.get(found[2] or "January", 1), int(found[1] or 1))
    return EventDate(start=start, precision=precision, source=DateSource.SENTENCE)


def _mention(document: Document, toponym: Toponym, within: Span) -> Mention:
    evidence = _evidence(document, within)
    assert toponym.place is not None
    return Mention(
        toponym=toponym, place=toponym.place, actor_ids=_actors(evidence.quote), date=_date(evidence.quote),
        evidence=evidence,
    )  # fmt: skip


def _route(document: Document, way: Way, toponyms: tuple[Toponym, ...], sentences: list[Span]) -> Route:
    at = document.text.index(way.within)
    within = next(span for span in sentences if span.start <= at < span.end)
    evidence = _evidence(document, within)
    stops = []
    for name in way.stops:
        toponym = next(t for t in toponyms if t.text == name and within.start <= t.start < within.end)
        stops.append(Stop(place=PLACES[name], span=Span(toponym.start, toponym.end), text=name))
    actors = _actors(evidence.quote)
    return Route(
        stops=tuple(stops), mode=way.mode, status=way.status, direction=way.direction, implied=False,
        distance_km=path_length_km([stop.place.position for stop in stops]), confidence=0.9, evidence=evidence,
        carrier="conviasa" if "conviasa" in actors else None, actor_ids=actors, date=_date(evidence.quote),
    )  # fmt: skip
