"""Every cap of the reports package in one table, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from reports.errors import InvalidDocument

_MEGABYTE: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 20 * _MEGABYTE
"""Largest file that is read. A long report is under 1 MB of text; beyond 20 MB it is a dump or an attack."""

MAX_HEADER_LINES: Final = 25
"""How many non-empty lines from the top may hold the title, the byline and the date of a plain text."""

MAX_TITLE_CHARACTERS: Final = 200
"""Longest line that can be a title; longer ones are paragraphs."""

MAX_FIELD_CHARACTERS: Final = 2000
"""Longest value of a front matter field; what is longer is no title, name or address."""

MAX_FRONT_MATTER_LINES: Final = 60
"""How far the closing line of front matter is looked for, so that a stray rule does not swallow a text."""

MAX_CONTROL_SHARE_UTF8: Final = 0.10
"""Share of control characters in valid UTF-8 from which a file is binary."""

MAX_CONTROL_SHARE_CP1252: Final = 0.01
"""The same where the bytes are only guessed to be Windows-1252, which decodes almost anything."""

LANGUAGE_SAMPLE_CHARACTERS: Final = 20_000
"""How much of a text votes on its language: more changes nothing."""

BUSY_TIMEOUT_MS: Final = 30_000
"""How long a writer waits for another one. A document is written in milliseconds."""

MAX_QUICK_CHECK_BYTES: Final = 32 * 1024 * 1024
"""Stores up to this size are checked page by page at opening (0.2 s); larger ones when a page is used."""

MAX_MESSAGE_CHARACTERS: Final = 300
"""Longest foreign message (of an unexpected error) that is passed on in one of ours."""

FEW_FILES: Final = 24
"""Up to this many files one process is faster than starting several, each of which opens the gazetteer."""

MAX_DEFAULT_JOBS: Final = 8
"""Processes that an ingest starts unasked: beyond that the store is the bottleneck and memory the price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost its reader; each can be raised by an option of `ingest` and `parse`."""

    file_bytes: int = MAX_FILE_BYTES
    seconds: int = 30
    """Longest reading of one file. Good files take milliseconds, a PDF of 1,000 pages some seconds."""
    memory_bytes: int = 512 * _MEGABYTE
    """Address space of a reading process, its libraries included (about 200 MB)."""
    text_characters: int = 5_000_000
    """Longest text of one document: some 2,000 pages."""
    archive_ratio: int = 100
    """How many times larger than the archive its content may be. Text shrinks to a third or a tenth, a bomb to less."""
    archive_bytes: int = 100 * _MEGABYTE
    """All that an archive holds, unpacked."""
    archive_entries: int = 1_000
    records: int = 100_000
    """Rows of a table, lines of JSON, entries of a feed: each is a document."""
    pages: int = 5_000


NORMAL: Final = Limits()


class Limit(StrEnum):
    """The limits by their field in `Limits`."""

    FILE = "file_bytes"
    SECONDS = "seconds"
    MEMORY = "memory_bytes"
    TEXT = "text_characters"
    RATIO = "archive_ratio"
    ARCHIVE = "archive_bytes"
    ENTRIES = "archive_entries"
    RECORDS = "records"
    PAGES = "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitOption:
    """The option that raises a limit, how many of the limit's units one of its own is, and the sentence's middle."""

    option: str
    unit: int
    broken: str


OPTIONS: Final[Mapping[Limit, LimitOption]] = MappingProxyType(
    {
        Limit.FILE: LimitOption(option="--max-file-mb", unit=_MEGABYTE, broken="is larger than {:,} MB"),
        Limit.SECONDS: LimitOption(option="--max-seconds", unit=1, broken="takes longer to read than {:,} s"),
        Limit.MEMORY: LimitOption(option="--max-memory-mb", unit=_MEGABYTE, broken="needs more memory than {:,} MB"),
        Limit.TEXT: LimitOption(option="--max-characters", unit=1, broken="holds a text of more than {:,} characters"),
        Limit.RATIO: LimitOption(
            option="--max-archive-ratio", unit=1, broken="unpacks to more than {:,} times its size, as bombs do"
        ),
        Limit.ARCHIVE: LimitOption(option="--max-archive-mb", unit=_MEGABYTE, broken="unpacks to more than {:,} MB"),
        Limit.ENTRIES: LimitOption(option="--max-archive-entries", unit=1, broken="holds more than {:,} entries"),
        Limit.RECORDS: LimitOption(option="--max-records", unit=1, broken="holds more than {:,} records"),
        Limit.PAGES: LimitOption(option="--max-pages", unit=1, broken="has more than {:,} pages"),
    }
)


def beyond(name: str, limit: Limit, limits: Limits) -> InvalidDocument:
    """What to raise for a file beyond a limit: a sentence with the file, the limit and the option that raises it."""
    known = OPTIONS[limit]
    broken = known.broken.format(getattr(limits, limit.value) // known.unit)
    return InvalidDocument(f"{name} {broken}; raise this limit with {known.option}")


MAX_OPEN_FILES: Final = 64
"""Files that a reading process may hold open: it reads from a pipe, and opens only modules and their data."""

FILES_A_CHILD: Final = 500
"""Files after which a reading process is replaced, so that what its libraries leak stays small."""

MAX_CHILD_MESSAGE_BYTES: Final = 256 * _MEGABYTE
"""Longest message that is taken from a reading process, one document: more is no text within the limits."""

MAX_COPIES_COMPARED: Final = 100
"""Stored documents that a new one is compared with, those first that share most: more copies hang together by these."""

MAX_ARCHIVE_DEPTH: Final = 1
"""Archives are opened, archives in archives are not: each level multiplies what a bomb can unpack to."""

MAX_ATTRIBUTES: Final = 500
"""Attributes of one markup tag. Parsers take quadratic time over them (200,000 cost minutes); pages have a dozen."""

MAX_MARKUP_DEPTH: Final = 1_000
"""Elements of a feed inside each other. Its parser takes quadratic time over them; feeds have a dozen."""

MAX_TAGS: Final = 1_000_000
"""Tags of a web page, closing ones included: 100,000 take a second, and long articles have 20,000."""

MAX_FURNITURE_LINES: Final = 20_000
"""Lines of a text that are asked whether they are furniture (half a second): what is longer is a book or an attack."""

MAX_PART_NAME_CHARACTERS: Final = 200
"""How much of the name of an attachment is kept, and of the name of a file in an archive that is too long."""

SECONDS_A_MILLION_CHARACTERS: Final = 500
"""What extraction may take for a long text on top of the limit of time: five times what dense texts need."""

MAX_LEFT_OUT_CHARACTERS: Final = 200_000
"""How much of what is left out of a text is kept for showing."""

MAX_ELEMENTS: Final = 60_000
"""Elements of a web page up to which the slower of the two ways to find the article takes part."""

MAX_REJECTIONS_SHOWN: Final = 20
"""Rejections that the closing table names; `python -m reports rejections` names all."""

MAX_ADDRESS_CHARACTERS: Final = 2_000
"""Longest address that is fetched."""

MAX_REDIRECTS: Final = 5
"""Redirects that are followed from one address."""

MAX_FETCH_SECONDS: Final = 60
"""Longest time for one page with its redirects and the site's robots.txt."""

MAX_SILENCE_SECONDS: Final = 15
"""How long a site may say nothing."""

MAX_ROBOTS_BYTES: Final = 500 * 1024
"""How much of a robots.txt is read (RFC 9309, 2.5)."""

MAX_NAME_CHARACTERS: Final = 1_000
"""Longest path of a document, that of its archive included; file systems allow 255 to a part."""
