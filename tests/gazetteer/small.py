"""A small gazetteer for tests: a handful of entries, built in milliseconds by the code that builds the whole one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gazetteer.build import build_from
from gazetteer.coordinates import LonLat
from gazetteer.entry import Entry, ExtraName, Name, NameKind, Record, Reject, feature_class_of, named
from gazetteer.index import Gazetteer
from gazetteer.place import Place
from gazetteer.sources import Source


def place(
    id: str,  # noqa: A002
    name: str,
    lon: float,
    lat: float,
    *,
    code: str = "PPL",
    country: str | None = "VE",
    admin1: str | None = None,
    population: int = 0,
) -> Place:
    """A place with sane defaults: a town of Venezuela."""
    return Place(
        id=id,
        name=name,
        position=LonLat(lon, lat),
        feature_class=feature_class_of(code),
        feature_code=code,
        country_code=country,
        admin1_code=admin1,
        population=population,
    )


def entry(of: Place, *alternates: str, codes: tuple[str, ...] = ()) -> Entry:
    """An entry whose preferred name is the place's own."""
    return Entry(place=of, names=named(of.name, *alternates, codes=codes))


def source(*records: Record, name: str = "small", fingerprint: str = "1") -> Source:
    """A source of the given records."""
    return Source(name=name, attribution="none", fingerprint=lambda: fingerprint, read=lambda: iter(records))


def failing_source(failure: Callable[[], None], records: Iterable[Record] = ()) -> Source:
    """A source that gives some records, then does what `failure` does."""

    def read() -> Iterator[Record]:
        yield from records
        failure()

    return Source(name="failing", attribution="none", fingerprint=lambda: "failing", read=read)


VENEZUELA = place("3625428", "Venezuela", -66.0, 8.0, code="PCLI", population=28_870_195)
COLOMBIA = place("3686110", "Colombia", -73.0, 4.0, code="PCLI", country="CO", population=49_648_685)
BOLIVAR = place("3648106", "Bolívar", -63.5, 6.33, code="ADM1", admin1="06", population=1_720_000)
BOLIVAR_CO = place("3688650", "Bolívar", -74.33, 9.0, code="ADM1", country="CO", admin1="35", population=2_070_110)
CARACAS = place("3646738", "Caracas", -66.879, 10.488, code="PPLC", admin1="25", population=3_000_000)
CIUDAD_BOLIVAR = place("3645532", "Ciudad Bolívar", -63.547, 8.124, admin1="06", population=412_619)
MAIQUETIA = place("airport:SVMI", "Simón Bolívar International Airport", -66.991, 10.603, code="AIRP")

RECORDS: tuple[Record, ...] = (
    entry(VENEZUELA, "Bolivarian Republic of Venezuela", codes=("VE", "VEN")),
    entry(COLOMBIA, codes=("CO", "COL")),
    entry(BOLIVAR, "Bolívar state", "Estado Bolívar"),
    entry(BOLIVAR_CO, "Bolívar department"),
    entry(CARACAS, "Каракас", "加拉加斯", "كاراكاس", "Karakas"),
    entry(CIUDAD_BOLIVAR, "Angostura", "Bolívar"),
    entry(MAIQUETIA, "Maiquetía Airport", codes=("CCS", "SVMI")),
    ExtraName(country_code="VE", admin1=None, name=Name(text="VZ", kind=NameKind.ABBREVIATION), row="a.csv:2"),
    ExtraName(country_code="VE", admin1="Bolívar", name=Name(text="Bol.", kind=NameKind.ABBREVIATION), row="a.csv:3"),
    Reject(source="small", row="small.csv:9", reason="latitude 91.0 is outside -90 to 90"),
)


def small_gazetteer(folder: Path, *more: Record) -> Gazetteer:
    """The small gazetteer, with more records if wanted, built into `folder`."""
    build_from((source(*RECORDS, *more),), folder, quiet=True)
    return Gazetteer.open(folder)
