"""The actor catalogue: CSV files to actors and to the names that lead to them.

Columns of an actor file: id, name, kind, country_code, parent, aliases, abbreviations; lists are separated by `|`.
docs/actors.md describes them for whoever adds a file of their own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import gazetteer
from gazetteer.fold import fold
from reports.actor_names import ActorName, NameIndex, NameKind, actor_name, build_index
from reports.date_words import MONTHS
from reports.errors import InvalidCatalogue
from reports.model import Actor, ActorKind
from reports.organs import Organ, regular_organs
from reports.short_names import short_names
from reports.sounds import index_of_sounds

_DATA: Final = Path(__file__).parent / "data"
_GAZETTEER_DATA: Final = Path(gazetteer.__file__).parent / "data"
_COLUMNS: Final = ("id", "name", "kind", "country_code", "parent", "aliases", "abbreviations")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE: Final = re.compile(r"[A-Z]{2}")
_ACRONYM: Final = re.compile(r"(?=.*[AEIOU].*[AEIOU])[A-Z]{5,10}")
_LONGEST_ABBREVIATION: Final = 8
_SHORTEST: Final = 2  # "Xi" is matched exactly: "XI" is a number
_SURNAME_FIRST: Final = frozenset({"CN", "KP", "KR", "TW", "VN", "KH"})
_LONGEST_EASTERN: Final = 16  # characters: others are names in the Western order
_LONGEST: Final = 200  # characters of one name: more is a row with lost quotes, not a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All known actors: states first, then the others in the order of their files.

    `capitals` maps the folded name of a capital to the code of the country that it can stand for, `sounds` the sound
    of a person's full name to the person.
    """

    actors: tuple[Actor, ...]
    names: NameIndex = field(repr=False)
    capitals: Mapping[str, str] = field(repr=False)
    ids: Mapping[str, Actor] = field(repr=False)
    states: Mapping[str, Actor] = field(repr=False)
    sounds: Mapping[str, Actor] = field(repr=False)

    def by_id(self, actor_id: str) -> Actor | None:
        """The actor with this id, None where there is none."""
        return self.ids.get(actor_id)

    def state(self, country_code: str | None) -> Actor | None:
        """The state with this ISO 3166-1 alpha-2 code, None where there is none."""
        return self.states.get(country_code) if country_code else None

    def lineage(self, actor: Actor) -> tuple[Actor, ...]:
        """The actor and those it is an organ of, nearest first: Quds Force, Revolutionary Guard, Iran."""
        line = [actor]
        while (parent := self.ids.get(line[-1].parent or "")) and parent not in line:
            line.append(parent)
        return tuple(line)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a CSV file and where it stands."""

    path: Path
    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def items(self, column: str) -> tuple[str, ...]:
        return tuple(item for part in self.values[column].split("|") if (item := part.strip()))

    def error(self, problem: str) -> InvalidCatalogue:
        return InvalidCatalogue(f"{self.path}:{self.number}: {problem}")


def load_catalogue(extra: Sequence[Path] = ()) -> Catalogue:
    """Read the catalogue, and files of one's own after it.

    An actor of an `extra` file replaces one with the same id.

    Raises InvalidCatalogue, naming file, row, the value and what would be right.
    """
    states = _states()
    by_code = {state.country_code: state for state in states if state.country_code}
    actors = {state.id: state for state in states}
    for path in (_DATA / "actors.csv", *extra):
        actors.update(_actors(path, actors, by_code))
    metonyms = tuple(_rows(_DATA / "metonyms.csv", ("surfaces", "country_code", "kind")))
    named = tuple(actors.values())
    governed = {row["country_code"] for row in metonyms if row["kind"] == "capital"}
    sovereign = (state for state in states if state.country_code in governed)
    regular = regular_organs(_organs(), tuple(sovereign), tuple(actors.values()))
    actors.update({actor.id: actor for organs in regular.values() for actor in organs})
    # A state keeps its place even where an extra file replaces it.
    by_code = {code: actors[state.id] for code, state in by_code.items()}
    return Catalogue(
        actors=tuple(actors.values()),
        names=build_index((*_names(named, by_code, metonyms), *_organ_names(regular), *short_names(named))),
        capitals={
            fold(s): row["country_code"] for row in metonyms if row["kind"] == "capital" for s in row.items("surfaces")
        },
        ids=actors,
        states=by_code,
        sounds=index_of_sounds(named),
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    """Rows of a CSV file with at least these columns; numbers are lines of the file, the header's is 1."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidCatalogue(f"{path}: cannot be read as UTF-8 text ({problem}); give a CSV file") from problem
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise InvalidCatalogue(f"{path}:1: column {missing[0]!r} is missing; the columns are {', '.join(columns)}")
        for values in reader:
            if None in values or None in values.values():
                raise InvalidCatalogue(f"{path}:{reader.line_num}: the row needs {len(reader.fieldnames or ())} values")
            yield _Row(path, reader.line_num, {column: values[column].strip() for column in columns})
    except csv.Error as problem:
        raise InvalidCatalogue(f"{path}:{reader.line_num}: {problem}; quote values with commas in them") from problem


def _states() -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=row["id"],
            name=row["name_en"],
            kind=ActorKind.STATE,
            country_code=row["country_code"],
            aliases=(row["name_es"],) if row["name_es"] != row["name_en"] else (),
        )
        for row in _rows(_DATA / "states.csv", ("country_code", "id", "name_en", "name_es"))
    )


def _organs() -> tuple[Organ, ...]:
    return tuple(
        Organ(id=row["id"], name=row["name"], aliases=row.items("aliases"), without=frozenset(row.items("except")))
        for row in _rows(_DATA / "organs.csv", ("id", "name", "aliases", "except"))
    )


def _actors(path: Path, known: Mapping[str, Actor], states: Mapping[str, Actor]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    parents: list[_Row] = []
    for row in _rows(path, _COLUMNS):
        actor = _actor(row, states)
        if actor.id in found:
            raise row.error(f"id {actor.id!r} is given twice in this file; each actor needs its own")
        found[actor.id] = actor
        if actor.parent:
            parents.append(row)
    for row in parents:
        if row["parent"] not in found and row["parent"] not in known:
            raise row.error(f"parent {row['parent'][:80]!r} is no actor's id; add that actor or leave it empty")
    return found


def _actor(row: _Row, states: Mapping[str, Actor]) -> Actor:
    if not _ID.fullmatch(row["id"]):
        raise row.error(f"id {row['id'][:80]!r} must be lower-case words with hyphens, such as 'quds-force'")
    if row["kind"] not in list(ActorKind):
        raise row.error(f"kind {row['kind'][:80]!r} is none of {', '.join(ActorKind)}")
    code = row["country_code"]
    if code and (not _CODE.fullmatch(code) or code not in states):
        raise row.error(
            f"country_code {code[:80]!r} is no ISO 3166-1 alpha-2 code such as 'VE'; leave it empty if none"
        )
    aliases, abbreviations = row.items("aliases"), row.items("abbreviations")
    for name in (row["name"], *aliases, *abbreviations):
        if not fold(name) or len(name) > _LONGEST:
            raise row.error(f"name {name[:80]!r} must have letters or digits, and {_LONGEST} characters at most")
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=ActorKind(row["kind"]),
        country_code=code or None,
        parent=row["parent"] or None,
        aliases=aliases,
        abbreviations=abbreviations,
    )


def _names(actors: Sequence[Actor], states: Mapping[str, Actor], metonyms: Iterable[_Row]) -> Iterator[ActorName]:
    """Everything that leads to an actor by itself. States' own names are toponyms, and come from there."""
    for actor in actors:
        if actor.kind is not ActorKind.STATE:
            yield from _own_names(actor)
    for row in metonyms:
        if row["kind"] == "seat":
            yield from _each(row.items("surfaces"), NameKind.SEAT, (states[row["country_code"]],))
        elif row["kind"] == "nobody":
            yield from _each(row.items("surfaces"), NameKind.NOBODY, ())
    columns = ("country_code", "language", "forms")
    for row in (*_rows(_GAZETTEER_DATA / "demonyms.csv", columns), *_rows(_DATA / "demonyms_more.csv", columns)):
        state = states.get(row["country_code"])
        if state:
            yield from _demonyms(row, state)


def _demonyms(row: _Row, state: Actor) -> Iterator[ActorName]:
    """A row's demonyms: "es" for Spanish texts in either case, "es-small" for those written small alone."""
    language, _, small = row["language"].partition("-")
    for form in row.items("forms"):
        name = actor_name(
            form, NameKind.DEMONYM, (state,), None if language == "en" else language, is_small=bool(small)
        )
        if name:
            yield name


def _organ_names(regular: Mapping[Organ, tuple[Actor, ...]]) -> Iterator[ActorName]:
    for organ, actors in regular.items():
        yield from _each((organ.name, *organ.aliases), NameKind.ORGAN, actors)


def _own_names(actor: Actor) -> Iterator[ActorName]:
    full = (actor.name, *actor.aliases)
    for name in full:
        # "JNIM" listed as a name is still an abbreviation: "jnim" or "Jnim" would be another word.
        is_short = len(name) <= _SHORTEST or (name.isupper() and len(name) <= _LONGEST_ABBREVIATION)
        yield from _each((name,), NameKind.ABBREVIATION if is_short else NameKind.NAME, (actor,))
    yield from _each(actor.abbreviations, NameKind.ABBREVIATION, (actor,))
    # Spanish and much of the press write long acronyms as words: "Celac", "Unicef".
    as_words = (short.title() for short in (*full, *actor.abbreviations) if _ACRONYM.fullmatch(short))
    yield from _each((word for word in as_words if word not in full), NameKind.ABBREVIATION, (actor,))
    if actor.kind is ActorKind.ARMED_GROUP:
        # "the Choneros" in English.
        yield from _each((f"the {name[4:]}" for name in full if name.startswith("Los ")), NameKind.NAME, (actor,))
    if actor.kind is ActorKind.PERSON:
        at = 0 if actor.country_code in _SURNAME_FIRST and len(actor.name) <= _LONGEST_EASTERN else -1
        surnames = {name.split()[at]: None for name in full if len(name.split()) > 1}
        # "May" alone is the month.
        rare = (name for name in surnames if len(name) > 1 and name.lower() not in MONTHS)
        yield from _each(rare, NameKind.SURNAME, (actor,))


def _each(
    surfaces: Iterable[str], kind: NameKind, actors: tuple[Actor, ...], language: str | None = None
) -> Iterator[ActorName]:
    for surface in surfaces:
        name = actor_name(surface, kind, actors, language)
        if name:
            yield name
