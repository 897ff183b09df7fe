"""Merging of the sources' records: one draft a place, with every name folded to the key that finds it."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from gazetteer.admin_codes import missing_codes
from gazetteer.duplicates import doubles
from gazetteer.entry import Entry, ExtraName, Name, NameKind, Record, Reject
from gazetteer.fold import fold
from gazetteer.lexicon import load_lexicon
from gazetteer.names import key_of, short_name
from gazetteer.place import FeatureClass, Place
from gazetteer.prominence import prominence
from gazetteer.spellings import spellings, township_names

_STRENGTH: Final = {NameKind.ALTERNATE: 0, NameKind.PREFERRED: 1}
_KNOWN_FROM: Final = 1_000  # inhabitants; smaller towns are not written about by ear
_SHORTEST_SPELLING: Final = 5
_EXTRA_SOURCE: Final = "names of other places"


@dataclass(slots=True, kw_only=True)
class Draft:
    """A place on its way into the index, with its folded names, its abbreviations and its codes.

    `inhabitants` are those of the towns in a first-level area: an estimate for the order, never shown.
    """

    place: Place
    keys: dict[str, NameKind] = field(default_factory=dict)
    abbreviations: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    inhabitants: int = 0

    def add(self, name: Name) -> None:
        """Keep a name under its key; of two kinds for one key the stronger stays."""
        if name.kind is NameKind.ABBREVIATION:
            self.abbreviations.add(name.text.replace(".", ""))
        elif name.kind is NameKind.CODE:
            self.codes.add(name.text)
        else:
            key = key_of(name.text)
            if key and _STRENGTH[name.kind] >= _STRENGTH[self.keys.get(key, NameKind.ALTERNATE)]:
                self.keys[key] = name.kind

    @property
    def prominence(self) -> float:
        """The place's prominence, see `gazetteer.prominence`."""
        has_iata = self.place.id.startswith("airport:") and any(len(code) == 3 for code in self.codes)
        return prominence(self.place, inhabitants=self.inhabitants, has_iata=has_iata)


class Merger:
    """Takes the records of one source after the other and makes one draft of each place."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.rejects: list[Reject] = []
        self.counts: Counter[str] = Counter()
        self._extras: list[ExtraName] = []

    def add(self, source: str, records: Iterable[Record]) -> None:
        """Merge the records of one source. The first source that has a place decides where it is."""
        self.counts[source] += 0  # a source without a row is counted too
        for record in records:
            if isinstance(record, Reject):
                self.rejects.append(record)
            elif isinstance(record, ExtraName):
                self._extras.append(record)
                self.counts[source] += 1
            else:
                self._add_entry(record)
                self.counts[source] += 1

    def finish(self) -> tuple[Draft, ...]:
        """The drafts, sorted by id, with the extra names attached and the admin areas' codes and names filled in."""
        self._join_doubles()
        self._fill_admin1()
        for place_id, code in missing_codes([draft.place for draft in self.drafts.values()]).items():
            draft = self.drafts[place_id]
            draft.place = dataclasses.replace(draft.place, admin1_code=code)
        self._fill_admin1()
        self._count_inhabitants()
        self._attach_extras()
        self._add_spellings()
        return tuple(self.drafts[key] for key in sorted(self.drafts))

    def _add_entry(self, entry: Entry) -> None:
        draft = self.drafts.get(entry.place.id)
        if draft is None:
            draft = self.drafts[entry.place.id] = Draft(place=entry.place)
        else:
            draft.place = _completed(draft.place, entry.place)
        for name in entry.names:
            draft.add(name)

    def _join_doubles(self) -> None:
        places = [draft.place for draft in self.drafts.values()]
        keys = {draft.place.id: draft.keys for draft in self.drafts.values()}
        for spare, kept in list(doubles(keys, places)):
            for key in self.drafts.pop(spare).keys:
                self.drafts[kept].keys.setdefault(key, NameKind.ALTERNATE)

    def _fill_admin1(self) -> None:
        """Give each place the code and the name of its first-level area, from whichever of the two it has."""
        names: dict[tuple[str, str], str] = {}
        codes: dict[tuple[str, str], str] = {}
        for draft in self.drafts.values():
            place = draft.place
            if place.feature_code == "ADM1" and place.country_code and place.admin1_code:
                names[place.country_code, place.admin1_code] = place.name
                for key in draft.keys:
                    codes.setdefault((place.country_code, key), place.admin1_code)
        for draft in self.drafts.values():
            place = draft.place
            country = place.country_code or ""
            if place.admin1_code and not place.admin1_name:
                draft.place = dataclasses.replace(place, admin1_name=names.get((country, place.admin1_code)))
            elif place.admin1_name and not place.admin1_code:
                code = codes.get((country, fold(place.admin1_name)))
                draft.place = dataclasses.replace(place, admin1_code=code)

    def _count_inhabitants(self) -> None:
        sums: Counter[tuple[str | None, str | None]] = Counter()
        for draft in self.drafts.values():
            if draft.place.feature_class is FeatureClass.POPULATED:
                sums[draft.place.country_code, draft.place.admin1_code] += draft.place.population
        for draft in self.drafts.values():
            if draft.place.feature_code == "ADM1" and draft.place.admin1_code:
                draft.inhabitants = sums[draft.place.country_code, draft.place.admin1_code]

    def _add_spellings(self) -> None:
        """Give the places their spellings in the press, as far as no other place bears them."""
        taken = {key for draft in self.drafts.values() for key in draft.keys}
        taken |= _not_names()
        for place_id in sorted(self.drafts):
            draft = self.drafts[place_id]
            for key in [key for key, kind in draft.keys.items() if kind is NameKind.PREFERRED]:
                for other in township_names(key, draft.place):
                    draft.keys.setdefault(other, NameKind.ALTERNATE)
            if draft.place.population >= _KNOWN_FROM or not draft.place.id.isdigit():
                for key in [key for key, kind in draft.keys.items() if kind is NameKind.PREFERRED]:
                    for other in spellings(key, draft.place.country_code):
                        if len(other) >= _SHORTEST_SPELLING and other not in taken:
                            draft.keys[other] = NameKind.ALTERNATE

    def _attach_extras(self) -> None:
        countries = {
            d.place.country_code: d for d in self.drafts.values() if d.place.is_country and d.place.id.isdigit()
        }
        areas: defaultdict[tuple[str | None, str], list[Draft]] = defaultdict(list)
        for draft in self.drafts.values():
            if draft.place.feature_code == "ADM1":
                for label in {draft.place.admin1_code, fold(draft.place.name), fold(short_name(draft.place.name))} - {
                    None
                }:
                    areas[draft.place.country_code, str(label)].append(draft)
        for extra in self._extras:
            if extra.place_id:
                found = [self.drafts[extra.place_id]] if extra.place_id in self.drafts else []
            elif extra.admin1 is None:
                found = [countries[extra.country_code]] if extra.country_code in countries else []
            else:
                found = areas[extra.country_code, extra.admin1] or areas[extra.country_code, fold(extra.admin1)]
            if found:
                found[0].add(extra.name)
            else:
                where = f"{extra.place_id or extra.country_code} {extra.admin1 or ''}".strip()
                reason = f"{extra.name.text!r} is a name of {where}, which no source has"
                self.rejects.append(Reject(source=_EXTRA_SOURCE, row=extra.row, reason=reason))


def _not_names() -> frozenset[str]:
    """Words and names of persons: no spelling of a place is made of them."""
    lexicon = load_lexicon()
    return lexicon.common_words | lexicon.first_names | lexicon.surnames | frozenset(lexicon.demonyms)


def _completed(place: Place, other: Place) -> Place:
    """The first place with what only the second one knows."""
    if place.population and place.admin1_code and place.admin1_name:
        return place
    return dataclasses.replace(
        place,
        population=place.population or other.population,
        country_code=place.country_code or other.country_code,
        admin1_code=place.admin1_code or other.admin1_code,
        admin1_name=place.admin1_name or other.admin1_name,
    )
