"""Every cap of the reports package in one table, each with its reason."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 20 * 1024 * 1024
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
