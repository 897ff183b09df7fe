"""Merging the names of a corpus: "J. Smith", "John Smith" and "Smith" are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazetteer.fold import fold
from reports.document import Evidence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place where a text names somebody; `evidence` is its sentence."""

    name: str
    is_person: bool
    span: Span
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody, and every naming, in the order of the documents."""

    name: str
    is_person: bool
    namings: tuple[Naming, ...]

    @property
    def count(self) -> int:
        """How often the corpus names them."""
        return len(self.namings)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that do, in order."""
        return tuple(dict.fromkeys(naming.evidence.document_id for naming in self.namings))

    @property
    def first(self) -> Naming:
        """The naming that comes first."""
        return self.namings[0]


def merged(namings: Sequence[Naming]) -> tuple[Candidate, ...]:
    """Candidates with all their namings: short forms go to the one full name that they can stand for.

    A surname is looked for in its own document; an initial with a surname there first, then in the whole corpus. A
    short form that fits two full names is left out.
    """
    groups: dict[tuple[bool, str], list[tuple[int, Naming]]] = {}
    for number, naming in enumerate(namings):
        groups.setdefault((naming.is_person, fold(naming.name)), []).append((number, naming))
    full = {key: group for key, group in groups.items() if not (key[0] and _is_short(key[1]))}
    by_surname: dict[str, list[str]] = {}
    for is_person, name in full:
        if is_person:
            by_surname.setdefault(name.split()[-1], []).append(name)
    result = {key: list(group) for key, group in full.items()}
    for (is_person, name), group in groups.items():
        if not is_person or (is_person, name) in full:
            continue
        rest = []
        for number, naming in group:
            owner = _owner(name, naming, by_surname, full)
            if owner:
                result[True, owner].append((number, naming))
            elif len(name.split()) > 1:
                rest.append((number, naming))
        if rest:
            result[True, name] = rest
    return tuple(_candidate(group) for group in result.values())


def _is_short(name: str) -> bool:
    """Whether a folded name is a surname alone, or stands behind an initial."""
    parts = name.split()
    return len(parts) == 1 or len(parts[0]) == 1


def _owner(
    name: str,
    naming: Naming,
    by_surname: dict[str, list[str]],
    full: dict[tuple[bool, str], list[tuple[int, Naming]]],
) -> str | None:
    """The only full name that a short one can stand for."""
    parts = name.split()
    fitting = [one for one in by_surname.get(parts[-1], ()) if len(parts) == 1 or one[0] == parts[0][0]]
    document = naming.evidence.document_id
    here = [one for one in fitting if any(n.evidence.document_id == document for _, n in full[True, one])]
    chosen = here if here or len(parts) == 1 else fitting
    return chosen[0] if len(chosen) == 1 else None


def _candidate(group: Iterable[tuple[int, Naming]]) -> Candidate:
    ordered = tuple(naming for _, naming in sorted(group, key=lambda item: item[0]))
    written = Counter(naming.name for naming in ordered if not _is_short(fold(naming.name)))
    written = written or Counter(naming.name for naming in ordered)
    longest = max(len(name.split()) for name in written)
    name = max((one for one in written if len(one.split()) == longest), key=lambda one: (written[one], one))
    return Candidate(name=name, is_person=ordered[0].is_person, namings=ordered)
