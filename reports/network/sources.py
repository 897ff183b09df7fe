"""Addresses as sources of an ingest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reports.errors import InvalidDocument
from reports.limits import Limits
from reports.network.fetching import Policy, fetch
from reports.reading.files import shown

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|(?:https?|file|data|gopher|javascript):", re.IGNORECASE)
_FEED: Final = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_START_OF_FEED: Final = 4096


def is_address(argument: str) -> bool:
    """Whether what was named is an address and no path."""
    return _SCHEME.match(argument) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlSource:
    """A page to ingest by its address, or a feed, whose entries are documents; links in either are not followed."""

    address: str
    is_feed: bool = False
    policy: Policy

    @property
    def name(self) -> str:
        """Its address as it is shown and stored, without a fragment."""
        return shown(self.address.partition("#")[0])

    @property
    def url(self) -> str | None:
        """The same, as the address of documents that name none themselves."""
        return self.name

    def content(self, limits: Limits) -> bytes:
        """What the address gives. Raises InvalidDocument."""
        content = fetch(self.address.partition("#")[0], limits, self.policy)
        if self.is_feed and not _FEED.search(content[:_START_OF_FEED]):
            raise InvalidDocument(f"{self.name} is no RSS or Atom feed; name a page without --feed")
        return content
