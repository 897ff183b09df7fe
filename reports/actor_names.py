"""Names of actors, indexed by their first words, and every place where one stands in a text.

What a match means for the document (which of several actors it is, whether a surname alone is enough) is decided in
`actors`; here a name either stands at a span or does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from gazetteer.fold import Token, tokens
from reports.document import Span
from reports.model import Actor

_GAP: Final = re.compile(r"[ \t\u00a0]{1,3}|[ \t]?\r?\n[ \t]{0,4}|[-‐‑–/]|[’'\"”]?[ \t\u00a0]?|[ \u00a0][“\"«‘]")
_GAP_AFTER_SHORT: Final = re.compile(r"\.[ \t\u00a0]?")  # "Co. Ltd", "EE. UU."
_SHORT: Final = 4
_ARTICLES: Final = frozenset({"the", "el", "la", "los"})  # ask for one before the name; the span leaves it out


class NameKind(StrEnum):
    """How a name leads to its actor."""

    NAME = "name"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    SEAT = "seat"
    SURNAME = "surname"
    SHORT = "short"
    """A company's name without its trade ("Delta"), which may be another word."""
    ORGAN = "organ"
    """A name that organs of many states share; it needs its country beside it."""
    NOBODY = "nobody"
    """Text that looks like an actor and is none ("Latin American", "Washington Post"); it hides what it covers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """A name as it is listed. Each word that is listed with a capital needs one in the text.

    `language` restricts a name to documents of that language, and frees it of capitals ("venezolano").
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    surface: str
    kind: NameKind
    actors: tuple[Actor, ...]
    language: str | None = None
    is_small: bool = False
    """Whether it counts where it is written small alone: "china" is a Chinese woman or thing, "China" the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A name standing at a span; `first` and `last` are the numbers of its tokens."""

    span: Span
    name: ActorName
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Names by their folded head: the first word of a name of one word, else the first two."""

    by_head: Mapping[str, tuple[ActorName, ...]]
    first_of_two: frozenset[str]


def actor_name(
    surface: str, kind: NameKind, actors: tuple[Actor, ...], language: str | None = None, *, is_small: bool = False
) -> ActorName | None:
    """The name as an index entry; None for one without any letter or digit."""
    found = tuple(tokens(surface))
    if not found:
        return None
    return ActorName(
        words=tuple(token.folded for token in found),
        written=tuple(surface[token.start : token.end] for token in found),
        surface=surface,
        kind=kind,
        actors=actors,
        language=language,
        is_small=is_small,
    )


def build_index(names: Iterable[ActorName]) -> NameIndex:
    """Index names; names that read the same become one with all their actors, in the order they come."""
    same: dict[tuple[object, ...], list[ActorName]] = {}
    for name in names:
        exact = name.written if name.kind is NameKind.ABBREVIATION else tuple(w[:1].islower() for w in name.written)
        same.setdefault((name.words, name.kind, name.language, exact, name.is_small), []).append(name)
    merged = [_joined(group) for group in same.values()]
    by_head: dict[str, list[ActorName]] = {}
    for name in merged:
        by_head.setdefault(" ".join(name.words[:2]), []).append(name)
    return NameIndex(
        by_head={head: tuple(group) for head, group in by_head.items()},
        first_of_two=frozenset(name.words[0] for name in merged if len(name.words) > 1),
    )


def _joined(group: Sequence[ActorName]) -> ActorName:
    actors = {actor.id: actor for name in group for actor in name.actors}
    return replace(group[0], actors=tuple(actors.values())) if len(group) > 1 else group[0]


def find_names(text: str, found: Sequence[Token], index: NameIndex, language: str | None) -> Iterator[NameMatch]:
    """Every name that stands in the text, overlapping ones too, by their first token. `found` are the text's tokens."""
    for i, token in enumerate(found):
        # Nearly all words begin no name; they must cost little.
        word = token.folded
        if word not in index.by_head and word not in index.first_of_two and token.stem == word:
            continue
        for head in _heads(found, i, token, index):
            names = index.by_head.get(head)
            if names:
                yield from _standing_at(text, found, i, names, language)


def _heads(found: Sequence[Token], i: int, token: Token, index: NameIndex) -> Iterator[str]:
    """Under what names that start at token i may be listed; the last word of a name may be in the possessive."""
    yield token.folded
    if token.stem != token.folded:
        yield token.stem
    if token.folded in index.first_of_two and i + 1 < len(found):
        following = found[i + 1]
        yield f"{token.folded} {following.folded}"
        if following.stem != following.folded:
            yield f"{token.folded} {following.stem}"


def _standing_at(
    text: str, found: Sequence[Token], first: int, names: tuple[ActorName, ...], language: str | None
) -> Iterator[NameMatch]:
    for name in names:
        if name.language is not None and name.language != language:
            continue
        last = first + len(name.words) - 1
        if last < len(found) and _reads(text, found, first, name):
            yield NameMatch(span=_span(text, found, first, last, name), name=name, first=first, last=last)


def _span(text: str, found: Sequence[Token], first: int, last: int, name: ActorName) -> Span:
    start = found[first + 1 if last > first and name.words[0] in _ARTICLES else first].start
    end = found[last].stem_end
    if name.surface.endswith(".") and text.startswith(".", end):
        end += 1
    return Span(start, end)


def _reads(text: str, found: Sequence[Token], first: int, name: ActorName) -> bool:
    """Whether the tokens from `first` on are the words of `name`, written as it wants them, with nothing between."""
    final = len(name.words) - 1
    for k, word in enumerate(name.words):
        token = found[first + k]
        if token.folded != word and (k != final or token.stem != word):
            return False
        end = token.stem_end if k == final and token.stem == word else token.end
        if not _cased(text[token.start : end], name, k):
            return False
        if k != final and not _adjoin(text, token, found[first + k + 1]):
            return False
    return True


def _cased(written: str, name: ActorName, k: int) -> bool:
    listed = name.written[k]
    if name.kind is NameKind.ABBREVIATION:
        return written == listed
    if name.is_small:
        return written[0].islower()
    return name.language is not None or not listed[0].isupper() or not written[0].islower()


def _adjoin(text: str, token: Token, following: Token) -> bool:
    gap = text[token.end : following.start]
    if _GAP.fullmatch(gap):
        return True
    return token.end - token.start <= _SHORT and _GAP_AFTER_SHORT.fullmatch(gap) is not None
