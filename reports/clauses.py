"""The clauses of a sentence: where each begins, what it hangs on, and how. Words and marks alone, in linear time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from reports import clause_words as shapes
from reports.document import Span

_LOOK_BACK: Final = 70


class Link(StrEnum):
    """How a clause hangs on its parent."""

    MAIN = "main"
    ALONGSIDE = "alongside"
    """After "and", a semicolon or a colon."""
    CONTENT = "content"
    """What someone says, after "said that"."""
    SPEECH = "speech"
    """Who says it: "officials said", "según la OIM"."""
    RELATIVE = "relative"
    WHERE = "where"
    UNDER = "under"
    """After "while", "because", "under": about something else."""
    ASIDE = "aside"
    """In brackets or in apposition: "a subsidiary of"."""
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause from `start`; its own words begin at `body`. `parent` is an index, None for what hangs on nothing."""

    link: Link
    start: int
    body: int
    parent: int | None = None
    ends_at_comma: bool = False


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one sentence. A clause may come in pieces, around another one."""

    clauses: tuple[Clause, ...]
    starts: tuple[int, ...]
    owners: tuple[int, ...]

    def at(self, position: int) -> int:
        """The index of the clause at a position of the text."""
        return self.owners[max(0, bisect_right(self.starts, position) - 1)]


_INDEPENDENT: Final = frozenset({Link.MAIN, Link.ALONGSIDE, Link.CONTENT})
_AFTER_COMMA: Final = (
    (Link.WHERE, shapes.WHERE),
    (Link.RELATIVE, shapes.WHO),
    (Link.SPEECH, shapes.SOURCE),
    (Link.ASIDE, shapes.ASIDE),
    (Link.RELATIVE, shapes.STATIONED),
    (Link.UNDER, shapes.UNDER),
)
_AFTER_ASIDE: Final = tuple(kind for kind in _AFTER_COMMA if kind[1] not in {shapes.ASIDE, shapes.STATIONED})
_LEADING: Final = ((Link.SPEECH, shapes.SOURCE), (Link.ASIDE, shapes.ASIDE), (Link.UNDER, shapes.UNDER))
_GAP: Final = re.compile(r"[\s”\"’»“«]{0,4}")
_GOES_ON: Final = re.compile(
    r"[\s”\"]{0,3}(?:[a-z-]{2,20}(?:ing|ndo)|from|to|in|at|on|via|through|by|with|off|near|de|desde|a|en|por|con|hacia|hasta)\b"
)
_AND_BEFORE: Final = re.compile(r"\b(?:and|but|y|e|pero)$")


@dataclass(slots=True)
class _Cutter:
    text: str
    sentence: Span
    actors: Sequence[Span]
    places: Sequence[Span]
    clauses: list[Clause] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    @property
    def top(self) -> Clause:
        return self.clauses[self.open[-1]]

    def begin(self, link: Link, start: int, body: int, *, ends_at_comma: bool = False) -> None:
        """Open a clause; one alongside takes the place of the clause that it goes on from."""
        parent = self.open[-1] if self.open else None
        self.clauses.append(Clause(link=link, start=start, body=body, parent=parent, ends_at_comma=ends_at_comma))
        if link is Link.ALONGSIDE:
            self.open.pop()
        self.open.append(len(self.clauses) - 1)
        self._piece(start)

    def end(self, position: int) -> None:
        """Back to the clause that the open one hangs on."""
        if len(self.open) > 1:
            self.open.pop()
            self._piece(position)

    def end_to_independent(self) -> None:
        while len(self.open) > 1 and self.top.link not in _INDEPENDENT:
            self.open.pop()

    def _piece(self, start: int) -> None:
        self.starts.append(start)
        self.owners.append(self.open[-1])

    def starts_at(self, spans: Sequence[Span], position: int) -> Span | None:
        """The span that starts at a position, but for an article."""
        lead = shapes.ARTICLE.match(self.text, position, self.sentence.end)
        at = lead.end() if lead else position
        index = bisect_left(spans, (at, 0))
        return spans[index] if index < len(spans) and spans[index].start == at else None

    def ends_at(self, spans: Sequence[Span], position: int) -> bool:
        """Whether a span ends at a position, but for a possessive ending or whitespace."""
        index = bisect_left(spans, (position, 0))
        return index > 0 and self.text[spans[index - 1].end : position].strip() in {"", "'s", "’s"}


def cut(text: str, sentence: Span, actors: Sequence[Span], places: Sequence[Span]) -> Clauses:
    """The clauses of one sentence; `actors` and `places` are the names in it, in order."""
    cutter = _Cutter(text, sentence, actors, places)
    _start(cutter)
    done = cutter.clauses[cutter.open[-1]].body
    for found in shapes.BOUNDARY.finditer(text, cutter.starts[-1], sentence.end):
        if found.start() >= done:
            _HANDLERS[found.lastgroup or "join"](cutter, found)
            done = max(done, cutter.top.body)
    return Clauses(tuple(cutter.clauses), tuple(cutter.starts), tuple(cutter.owners))


def _start(cutter: _Cutter) -> None:
    text, sentence = cutter.text, cutter.sentence
    start = sentence.start
    dateline = shapes.DATELINE.match(text, start, sentence.end)
    if dateline and cutter.starts_at(cutter.places, start):
        cutter.begin(Link.DATELINE, start, start)
        cutter.open.clear()
        start = dateline.end()
    cutter.begin(Link.MAIN, start, start)
    opener = _opener(cutter, _LEADING, start)
    if opener and "," in text[start : sentence.end]:
        cutter.begin(opener[0], start, opener[1], ends_at_comma=True)


def _opener(cutter: _Cutter, kinds: Sequence[tuple[Link, re.Pattern[str]]], position: int) -> tuple[Link, int] | None:
    """The clause that opens at a position, and where its own words begin."""
    gap = _GAP.match(cutter.text, position, cutter.sentence.end)
    at = gap.end() if gap else position
    for link, pattern in kinds:
        found = pattern.match(cutter.text, at, cutter.sentence.end)
        if found:
            return link, at if link in {Link.SPEECH, Link.ASIDE} else found.end()
    return None


def _strong(cutter: _Cutter, found: re.Match[str]) -> None:
    while len(cutter.open) > 1 and cutter.top.link is not Link.CONTENT:
        cutter.open.pop()
    cutter.begin(Link.ALONGSIDE, found.start(), found.end())


def _open(cutter: _Cutter, found: re.Match[str]) -> None:
    cutter.begin(Link.ASIDE, found.start(), found.end())


def _close(cutter: _Cutter, found: re.Match[str]) -> None:
    if any(cutter.text[cutter.clauses[index].start] == "(" for index in cutter.open[-6:]):
        while len(cutter.open) > 1 and cutter.text[cutter.top.start] != "(":
            cutter.open.pop()
        cutter.end(found.end())


def _comma(cutter: _Cutter, found: re.Match[str]) -> None:
    text, after = cutter.text, found.end()
    if _is_in_list(cutter, found):
        return
    if _AND_BEFORE.search(text[max(0, found.start() - 6) : found.start()]) and not cutter.top.ends_at_comma:
        opener = _opener(cutter, _AFTER_COMMA[2:], after)
        if opener:
            cutter.begin(opener[0], found.start(), opener[1], ends_at_comma=True)
        return
    opener = _opener(cutter, _AFTER_ASIDE if cutter.top.ends_at_comma else _AFTER_COMMA, after)
    if cutter.top.ends_at_comma or (
        cutter.top.link in {Link.RELATIVE, Link.WHERE, Link.UNDER} and not opener and not _GOES_ON.match(text, after)
    ):
        cutter.end(found.start())
    if opener:
        cutter.begin(opener[0], found.start(), opener[1], ends_at_comma=True)
        return
    gap = _GAP.match(text, after, cutter.sentence.end)
    joined = shapes.AND.match(text, gap.end() if gap else after, cutter.sentence.end)
    if joined:
        cutter.end_to_independent()
        cutter.begin(Link.ALONGSIDE, found.start(), joined.end())


def _is_in_list(cutter: _Cutter, found: re.Match[str]) -> bool:
    """Whether the comma stands between two actors or two places, with or without "and"."""
    if cutter.top.link is Link.SPEECH:
        return False
    after = found.end() + 1
    joined = shapes.AND.match(cutter.text, after, cutter.sentence.end)
    after = joined.end() + 1 if joined else after
    for spans in (cutter.actors, cutter.places):
        follower = cutter.starts_at(spans, after) if cutter.ends_at(spans, found.start()) else None
        if follower and not (joined and shapes.VERB.match(cutter.text, follower.end + 1, cutter.sentence.end)):
            return True
    return False


def _quote(cutter: _Cutter, found: re.Match[str]) -> None:
    opener = _opener(cutter, ((Link.SPEECH, shapes.SOURCE),), found.end())
    if opener:
        cutter.begin(opener[0], found.start(), opener[1], ends_at_comma=True)


def _where(cutter: _Cutter, found: re.Match[str]) -> None:
    cutter.begin(Link.WHERE, found.start(), found.end())


def _under(cutter: _Cutter, found: re.Match[str]) -> None:
    cutter.begin(Link.UNDER, found.start(), found.end())


def _who(cutter: _Cutter, found: re.Match[str]) -> None:
    cutter.begin(Link.RELATIVE, found.start(), found.end())


def _that(cutter: _Cutter, found: re.Match[str]) -> None:
    before = cutter.text[max(cutter.top.start, found.start() - _LOOK_BACK) : found.start()]
    if shapes.THAT_OF_SAYING.search(before):
        cutter.begin(Link.CONTENT, found.start(), found.end())
    elif not shapes.NO_CLAUSE.search(before):
        cutter.begin(Link.RELATIVE, found.start(), found.end())


def _said(cutter: _Cutter, found: re.Match[str]) -> None:
    if cutter.top.link is not Link.SPEECH:
        cutter.begin(Link.CONTENT, found.end(), found.end())


def _join(cutter: _Cutter, found: re.Match[str]) -> None:
    """A conjunction without a comma: before a verb, or before an actor who does something else."""
    after = found.end() + 1
    actor = None if cutter.ends_at(cutter.actors, found.start()) else cutter.starts_at(cutter.actors, after)
    verb_at = actor.end + 1 if actor else after
    if cutter.top.link in _INDEPENDENT and shapes.VERB.match(cutter.text, verb_at, cutter.sentence.end):
        cutter.begin(Link.ALONGSIDE, found.start(), found.end())


def _before(cutter: _Cutter, found: re.Match[str]) -> None:
    if cutter.starts_at(cutter.actors, found.end() + 1):
        cutter.begin(Link.UNDER, found.start(), found.end())


_HANDLERS: Final[dict[str, Callable[[_Cutter, re.Match[str]], None]]] = {
    "strong": _strong,
    "open": _open,
    "close": _close,
    "comma": _comma,
    "quote": _quote,
    "where": _where,
    "under": _under,
    "who": _who,
    "that": _that,
    "said": _said,
    "join": _join,
    "before": _before,
}
