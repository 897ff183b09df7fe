"""Derive `common_words.txt`: ordinary words that are also names of places in the gazetteer.

English words come from Debian's wamerican 2020.12.07-2 (`/usr/share/dict/american-english`, SCOWL, Kevin Atkinson and
others; its licence is quoted in NOTICE), Spanish, Portuguese, French and newspaper words from `words_*.txt`, which are
own work and are inflected here by rule. Only words that name a place in the built gazetteer are kept. Run it once, by
hand, with a built index:

    python gazetteer/data/derive_common_words.py /usr/share/dict/american-english INDEX gazetteer/data
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gazetteer.fold import fold
from gazetteer.index import Gazetteer

_HEADER: Final = "# Ordinary words that are also names of places: SCOWL (see NOTICE) and own lists.\n"
# Words whose capitalised form is nearly always the place.
_PLACES: Final = frozenset(
    """africa america asia bengal berlin bolivia burgundy cashmere ceylon chad champagne chile china cologne cordova cuba
    damascus denim georgia guinea havana holland hamburg india island japan java jersey jordan kashmir lima limerick
    lisbon madras mali manila mecca morocco muscat niger nice oman oxford panama paris peru po rio roma sienna siam
    smyrna surrey tangier tonga turkey vienna worcester ascot cheddar dover essex hague leon
    angola argentina atlas austria barcelona belize bogota bolivar brasilia bursa calgary cali cancun caracas cartagena
    castilla cadiz cordoba corea costa guatemala lisboa lugo madrid malaga malta medina mexico milan modena
    monaco morelia nevada nicaragua oaxaca ontario orleans panama pasto puebla quito rabat salamanca salta
    samara santos sevilla siria sucre suez tabasco tampa taiz texas toledo tripoli tula tunis ucrania ur valencia
    venezuela victoria virginia vitoria zulia zamora lara merida florida colon colima durango sonora sinaloa
    meta antioquia carabobo miranda falcon trujillo tachira delta maine oregon ohio delaware cork sale
    reunion granada homs hama aden basra kiev mobile dallas denver phoenix lens cannes tours nancy caen brest
    nantes bath hull derby lincoln macon""".split()
)


def main(english: str, index: str, folder: str) -> None:
    """Write the list: folded, one word a line, sorted."""
    gazetteer = Gazetteer.open(Path(index))
    known = {word for word in _words(Path(english), Path(folder)) if " " not in word and gazetteer.candidates(word)}
    countries = {word for word in known if any(c.place.is_country for c in gazetteer.candidates(word)[:1])}
    kept = sorted(known - _PLACES - countries)
    (Path(folder) / "common_words.txt").write_text(_HEADER + "".join(f"{word}\n" for word in kept), encoding="utf-8")


def _words(english: Path, folder: Path) -> Iterator[str]:
    for line in english.read_text(encoding="utf-8").splitlines():
        if line[:1].islower() and "'" not in line:
            yield fold(line)
    for word in _listed(folder / "words_en.txt"):
        yield fold(word)
    for language, inflect in (("es", _spanish), ("pt", _portuguese), ("fr", _french)):
        for word in _listed(folder / f"words_{language}.txt"):
            yield from (form for form in map(fold, inflect(word)) if len(form) > 1)


def _listed(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _spanish(word: str) -> Iterator[str]:
    """The word with its plural and feminine, or with the third persons, participles and gerund of a verb."""
    yield word
    stem = word[:-2]
    if word.endswith("ar"):
        yield from (
            stem + ending for ending in ("a", "an", "o", "ó", "aron", "aba", "ado", "ada", "ados", "adas", "ando")
        )
    elif word.endswith(("er", "ir")):
        yield from (stem + ending for ending in ("e", "en", "o", "ió", "ieron", "ía", "ido", "ida", "idos", "idas"))
        yield stem + "iendo"
    yield from _plurals(word)


def _portuguese(word: str) -> Iterator[str]:
    yield word
    stem = word[:-2]
    if word.endswith("ar"):
        yield from (
            stem + ending for ending in ("a", "am", "o", "ou", "aram", "ava", "ado", "ada", "ados", "adas", "ando")
        )
    elif word.endswith(("er", "ir")):
        yield from (stem + ending for ending in ("e", "em", "o", "eu", "iu", "ia", "ido", "ida", "idos", "idas"))
    if word.endswith("ão"):
        yield from (stem + "ões", stem + "ães", stem + "ãos")
    yield from _plurals(word)


def _plurals(word: str) -> Iterator[str]:
    if word.endswith("o"):
        yield from (word[:-1] + ending for ending in ("a", "os", "as"))
    elif word[-1] in "aeéáóú":
        yield word + "s"
    elif word.endswith("z"):
        yield word[:-1] + "ces"
    elif word[-1] in "lnrdjy":
        yield word + "es"


def _french(word: str) -> Iterator[str]:
    yield word
    if word.endswith("er"):
        yield from (word[:-2] + ending for ending in ("e", "ent", "é", "ée", "és", "ées", "ait", "ant"))
    elif not word.endswith(("s", "x", "z")):
        yield word + ("x" if word.endswith(("au", "eu")) else "s")
        yield from () if word.endswith("e") else (word + "e", word + "es")


if __name__ == "__main__":
    main(*sys.argv[1:])
