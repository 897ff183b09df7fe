"""Where a publisher is at home: the places that its texts read so far were found to speak of.

A local paper writes "Madison County" and never says which. The country's ending of its address tells a little; what it
wrote before tells more. `Homes` keeps that, for the texts of one run, by the host of their addresses; no list of papers
is shipped.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from gazetteer.fold import fold
from gazetteer.place import Place
from gazetteer.toponym import Home, HomePlace, Toponym

_TEXTS_KEPT: Final = 40
_PLACES_GIVEN: Final = 60
_SURE_FROM: Final = 0.5
_CODE_LETTERS: Final = 2
_SHORTEST: Final = 4
_MOST_FOLDERS: Final = 6
_MOST_WORDS: Final = 3
_WORD_ENDS: Final = re.compile(r"[-_+]")
_BEFORE_NAME: Final = re.compile(r"^(?:the|my|this is|thisis|visit|go|inside|greater|daily)(?=\w{4})")
_AFTER_NAME: Final = re.compile(
    r"(?:news|daily|weekly|press|paper|times|herald|post|beacon|review|register|tribune|star|journal|gazette|chronicle"
    r"|local|today|online|sun|mail|record|ledger|courier|banner|observer|examiner|telegraph|citizen|independent|report"
    r"|messenger|advocate|item|leader|enquirer|inquirer|sentinel|republic|bee|globe|mercury|argus|dispatch|reporter|live"
    r"|intelligencer|standard|echo|voice|world|eagle|recorder|democrat|republican|pilot|radio|tv|now|the|and|s|area|city"
    r"|county|valley|media|life|site|town|community|union|free|sentinel|progress|reflector|transcript|enterprise|news)*"
)
_ENDINGS: Final = {"uk": "GB"}


@dataclass(slots=True)
class Homes:
    """What each publisher's last texts were about; kept by whoever reads texts in order, never shared between runs."""

    _texts: dict[str, deque[dict[str, HomePlace]]] = field(default_factory=dict)

    def of(self, url: str | None) -> Home | None:
        """The home of the publisher of a text at this address, as far as its earlier texts tell; None for none."""
        texts = self._texts.get(host_of(url))
        if not texts:
            return None
        counts = Counter(seen for text in texts for seen in text.values())
        return Home(texts=len(texts), places=tuple(counts.most_common(_PLACES_GIVEN)))

    def note(self, url: str | None, toponyms: Iterable[Toponym]) -> None:
        """Remember where a text was found to speak of; each place counts once a text."""
        host = host_of(url)
        if not host:
            return
        found = {
            toponym.place.id: _home_place(fold(toponym.text), toponym.place)
            for toponym in toponyms
            if toponym.place and not (toponym.place.is_country or toponym.demonym) and toponym.confidence >= _SURE_FROM
        }
        self._texts.setdefault(host, deque(maxlen=_TEXTS_KEPT)).append(found)


def _home_place(surface: str, place: Place) -> HomePlace:
    return HomePlace(
        surface=surface, position=place.position, country_code=place.country_code, admin1_code=place.admin1_code
    )


def host_of(url: str | None) -> str:
    """The host of an address without "www.", empty where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # a broken address says nothing
        return ""
    return host.removeprefix("www.")


def names_in_host(url: str | None, prefixes: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """The folded names of places that the host of an address begins with: "columbus" of "columbusdailynews.com".

    `prefixes` gives the gazetteer's names that a folded string starts with. What follows has to be words of the trade.
    """
    labels = host_of(url).split(".")[:-1]
    found = (_name_in(part, prefixes) for label in labels for part in label.split("-"))
    return tuple(dict.fromkeys(name for name in found if name))


def names_in_path(url: str | None, prefixes: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """The folded names of places that the folders of an address bear: "london" of "…/news/canada/london/…".

    The last part of the path, which mostly has the words of the title, is left out.
    """
    try:
        folders = urlsplit(url or "").path.lower().split("/")[1:-1]
    except ValueError:  # a broken address says nothing
        return ()
    found = (_name_of_folder(folder, prefixes) for folder in folders[:_MOST_FOLDERS])
    return tuple(dict.fromkeys(name for name in found if name))


def _name_of_folder(folder: str, prefixes: Callable[[str], Sequence[str]]) -> str | None:
    words = _WORD_ENDS.split(folder)
    whole = " ".join(words)
    if len(words) > _MOST_WORDS or not whole.replace(" ", "").isalpha() or _AFTER_NAME.fullmatch(words[0]):
        return None
    return whole if len(whole) >= _SHORTEST and whole in prefixes(whole) else _name_in(words[0], prefixes)


def _name_in(label: str, prefixes: Callable[[str], Sequence[str]]) -> str | None:
    bare = _BEFORE_NAME.sub("", label)
    fitting = [name for name in prefixes(bare) if len(name) >= _SHORTEST and _AFTER_NAME.fullmatch(bare, len(name))]
    return max(fitting, key=len) if fitting and not _AFTER_NAME.fullmatch(bare) else None


def country_of_domain(url: str | None) -> str | None:
    """The country whose ending the host of an address has: GB for "www.example.co.uk"."""
    ending = host_of(url).rpartition(".")[2]
    if len(ending) != _CODE_LETTERS or not ending.isascii():
        return None
    return _ENDINGS.get(ending, ending.upper())
