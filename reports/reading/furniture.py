"""Furniture of a text: its regions that are not the article. The text stays as it is; regions are marked, line by line.

Rules are general and cautious: a line counts as furniture for what it says of itself and for where it stands, never for
its length alone, and the reader can see each region with its reason. What repeats the title is title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reports.document import Furniture, Span
from reports.limits import MAX_FURNITURE_LINES
from reports.reading import furniture_words as words
from reports.reading.header import Header
from reports.reading.metadata import is_byline, is_source_line

_PARAGRAPH: Final = 140
_LINE: Final = 160
_TOP: Final = 60
_TAIL: Final = 6
_LIST: Final = 25
_CRUMB: Final = re.compile(r"[•»›>‣◦*·|\s-]*(?P<core>.*?)[»›>|/\s]*")
_CRUMB_MARK: Final = re.compile(r"^[•‣◦·]|[»›]|\s[>|/]\s.*\s[>|/]\s")
_SENTENCE_END: Final = re.compile(r"[.!?…؟。][\"'”’»)\]]*(?=\s|$)")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+(?:\s\S{1,3}/?)?", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"\[[^\[\]]{1,40}\]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank: its span without the blanks around it, and its text."""

    start: int
    end: int
    text: str

    @property
    def is_paragraph(self) -> bool:
        return len(self.text) >= _PARAGRAPH and bool(_SENTENCE_END.search(self.text))


def furniture_of(text: str, header: Header) -> tuple[Furniture, ...]:
    """The regions of a text that are furniture, in order and apart from each other, each with what it is.

    `header` is what is known of the document: the title is never furniture, and the author's note is the author's.
    """
    rows = _rows(text)
    if sum(row.is_paragraph for row in rows) == 0 and len(rows) < 4:
        return ()  # too short to tell a page around an article from the article
    marks: dict[int, str] = {}
    comments = _comments(rows[:MAX_FURNITURE_LINES])
    body = rows[:comments]
    is_whole = comments < MAX_FURNITURE_LINES
    marks.update(_top(body, header))
    marks.update(_lists(body, marks))
    marks.update(_single(body, header))
    notes: Iterator[Furniture] = iter(())
    if is_whole:
        marks.update(_end_matter(body, marks))
        marks.update(dict.fromkeys(range(comments, len(rows)), "readers' comments"))
        notes = _author_notes(body, marks, text, header)
    regions = [*_regions(rows, marks), *notes]
    return tuple(sorted(regions, key=lambda region: region.span))


def _rows(text: str) -> list[_Row]:
    rows, at = [], 0
    for line in text.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            start = at + line.index(inner[0])
            rows.append(_Row(start, start + len(inner), inner))
        at += len(line)
    return rows


def _regions(rows: Sequence[_Row], marks: dict[int, str]) -> Iterator[Furniture]:
    """Neighbouring lines of one reason as one region."""
    first = last = -1
    for number in sorted(marks):
        if first >= 0 and number == last + 1 and marks[number] == marks[first]:
            last = number
            continue
        if first >= 0:
            yield Furniture(span=Span(rows[first].start, rows[last].end), reason=marks[first])
        first = last = number
    if first >= 0:
        yield Furniture(span=Span(rows[first].start, rows[last].end), reason=marks[first])


def _same(one: str, other: str | None) -> bool:
    return other is not None and re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _top(rows: Sequence[_Row], header: Header) -> dict[int, str]:
    """Menus, crumbs and bylines above the first paragraph."""
    head = next((i for i, row in enumerate(rows) if row.is_paragraph), len(rows))
    marks: dict[int, str] = {}
    crumbs = [i for i, row in enumerate(rows[:head][:_TOP]) if len(row.text) < _LINE and _CRUMB_MARK.search(row.text)]
    has_path = any("»" in rows[i].text or "›" in rows[i].text for i in crumbs)
    for i, row in enumerate(rows[:head][:_TOP]):
        if has_path and i in crumbs and _is_crumb(row.text, header.title):
            marks[i] = "menu"
        elif is_byline(row.text) and i + 1 < len(rows):
            marks[i] = "byline"
    entries = [
        i
        for i, row in enumerate(rows[:head][:_TOP])
        if words.MENU.fullmatch(row.text) and not _same(row.text, header.title)
    ]
    if len(entries) > 1:
        marks.update(dict.fromkeys(entries, "menu"))
    return marks


def _is_crumb(text: str, title: str | None) -> bool:
    """Whether an entry of the path above an article is a section of the site, not the title at the path's end."""
    found = _CRUMB.fullmatch(text)
    core = found["core"] if found else text
    return not _same(core, title) and len(core.split()) < 5


def _single(rows: Sequence[_Row], header: Header) -> dict[int, str]:
    """Lines that are furniture by themselves, wherever they stand."""
    marks: dict[int, str] = {}
    for i, row in enumerate(rows):
        reason = _reason(row)
        if header.author and is_byline(row.text) and header.author in row.text and len(row.text) < _LINE:
            reason = "byline"
        if reason and not _same(row.text, header.title):
            marks[i] = reason
    return marks


def _reason(row: _Row) -> str | None:
    if len(row.text) > 600:
        return None
    if words.COOKIES.search(row.text):
        return "cookie notice"
    if len(row.text) > 300:
        return None
    if words.COPYRIGHT.fullmatch(row.text):
        return "copyright notice"
    if len(row.text) > _LINE or (row.is_paragraph and not words.OTHER.fullmatch(row.text)):
        return "other articles" if words.OTHER.fullmatch(row.text) else None
    patterns = ((words.SHARE, "share buttons"), (words.PROMOTION, "promotion"), (words.OTHER, "other articles"))
    return next((reason for pattern, reason in patterns if pattern.fullmatch(row.text)), None)


def _lists(rows: Sequence[_Row], marks: dict[int, str]) -> dict[int, str]:
    """A heading such as "Related articles" and what it stands over: headlines, up to the next paragraph."""
    found: dict[int, str] = {}
    for i, row in enumerate(rows):
        if i in marks or len(row.text) > _LINE or not words.OTHERS.fullmatch(row.text):
            continue
        run = [i]
        for j in range(i + 1, min(len(rows), i + 1 + _LIST)):
            if _reads_on(rows[j]):
                break
            run.append(j)
        # A heading over nothing but prose may be the article's own ("See also" is not).
        if len(run) > 1 or words.OTHERS.fullmatch(row.text):
            found.update(dict.fromkeys(run, "other articles"))
    return found


def _reads_on(row: _Row) -> bool:
    """Whether a line is prose rather than a headline: it ends like a sentence or is long."""
    return len(row.text) > _LINE or bool(re.search(r"[.!…。][\"'”’»)\]]*$", row.text))


def _comments(rows: Sequence[_Row]) -> int:
    """Where readers' comments begin, the number of lines where there are none. They run to the end of the text."""
    behind = _Signs.behind(rows)
    paragraphs = 0
    for i, row in enumerate(rows):
        paragraphs += row.is_paragraph
        if paragraphs < 2 or len(row.text) > _LINE:
            continue
        if words.COMMENTS.fullmatch(row.text) and _are_comments(rows[i + 1 : i + 16], behind[i + 1], len(rows) - i - 1):
            return i
        if _is_entry(row.text) and _are_entries(behind[i]):
            return i
    return len(rows)


@dataclass(frozen=True, slots=True)
class _Signs:
    """How many lines from one on are heads of comments, heads with votes, and buttons to answer."""

    entries: int = 0
    voted: int = 0
    answers: int = 0

    @classmethod
    def behind(cls, rows: Sequence[_Row]) -> list[_Signs]:
        """The counts for each line and for the end."""
        result = [cls()]
        for row in reversed(rows):
            last = result[-1]
            short = len(row.text) <= _LINE
            result.append(
                cls(
                    last.entries + (short and _is_entry(row.text)),
                    last.voted + (short and words.VOTED.fullmatch(row.text) is not None),
                    last.answers + (short and words.ANSWER.fullmatch(row.text) is not None),
                )
            )
        return result[::-1]


def _is_entry(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (words.VOTED, words.SAYS, words.AGO, words.STAMPED))


def _are_comments(following: Sequence[_Row], behind: _Signs, count: int) -> bool:
    """Whether comments follow a heading such as "Comments": entries, buttons to answer, talk of comments, nothing."""
    talk = sum(bool(words.ON_COMMENTS.search(row.text)) for row in following)
    return behind.entries + behind.answers > 0 or talk > 1 or count <= 2


def _are_entries(behind: _Signs) -> bool:
    """Whether comments stand here without a heading. A log has lines of names and times as well, but no answers."""
    return behind.voted > 1 or (behind.entries > 1 and behind.answers > 1)


def _end_matter(rows: Sequence[_Row], marks: dict[int, str]) -> dict[int, str]:
    """Disclaimers, sources and bracketed labels behind the last paragraphs."""
    found: dict[int, str] = {}
    tail = max(0, len(rows) - _TAIL)
    for i in range(len(rows)):
        row = rows[i]
        if is_source_line(row.text) and (_has_address(row) or (i + 1 < len(rows) and _has_address(rows[i + 1]))):
            found[i] = "source"
        if _ADDRESS.fullmatch(row.text):
            found[i] = "source"
        if i < tail or i == 0:
            continue
        if _BRACKETED.fullmatch(row.text):
            found[i] = "label"
        elif words.DISCLAIMER.match(row.text):
            behind = range(i, len(rows) if row.text[:1].isalpha() and len(rows) - i <= 3 else i + 1)
            found.update({j: "disclaimer" for j in behind if j not in marks})
    return found


def _has_address(row: _Row) -> bool:
    return "http://" in row.text or "https://" in row.text or row.text.startswith("www.")


def _author_notes(rows: Sequence[_Row], marks: dict[int, str], text: str, header: Header) -> Iterator[Furniture]:
    """What is said of the author behind the article: the sentences about the person, and no more of the paragraph."""
    left = [i for i in range(len(rows)) if i not in marks]
    for i in left[-3:]:
        row = rows[i]
        if i and words.ABOUT_AUTHOR.fullmatch(row.text):
            last = rows[min(i + 1, len(rows) - 1)]
            yield Furniture(span=Span(row.start, last.end), reason="about the author")
            return
        length = _note_length(row.text, text, header) if i > 0 else 0
        if length:
            yield Furniture(span=Span(row.start, row.start + length), reason="about the author")


def _note_length(paragraph: str, text: str, header: Header) -> int:
    """How many characters of the paragraph tell who its author is; 0 where none do.

    An author is one who is named as such above, or nowhere else: who acts in a report is named in its text.
    """
    name = words.NAME.match(paragraph)
    if not name or not words.BEING.match(paragraph, name.end()):
        return 0
    sentences = list(_sentences(paragraph))
    if not words.ROLE.search(paragraph[name.end() : sentences[0]]):
        return 0
    surname = name[0].split()[-1]
    is_author = header.author is not None and surname in header.author
    if not is_author and len(re.findall(rf"\b{re.escape(surname)}\b", text)) > len(
        re.findall(rf"\b{re.escape(surname)}\b", paragraph)
    ):
        return 0
    end = sentences[0]
    for following in sentences[1:]:
        if not words.AGAIN.match(paragraph[end:].lstrip()):
            break
        end = following
    return end


def _sentences(paragraph: str) -> Iterator[int]:
    """Where the sentences of a paragraph end."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph)]
    yield from ends
    if not ends or ends[-1] < len(paragraph.rstrip()):
        yield len(paragraph)
