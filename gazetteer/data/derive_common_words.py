"""Derive `common_words.txt`: ordinary words that are also names of places in the gazetteer.

English words come from Debian's wamerican 2020.12.07-2 (`/usr/share/dict/american-english`, SCOWL, Kevin Atkinson and
others; its licence is quoted in NOTICE), Spanish, Portuguese, French and newspaper words from `words_*.txt`, which are
own work and are inflected here by rule. Only words that name a place in the built gazetteer are kept, and those of
`words_en.txt`. Run it once, by
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
_PLACES_TEXT: Final = """
    acre aden africa amarillo america anchorage angers angola antioquia arctic argentina artigas ascot asia
    astrakhan atlas austria bahia barcelona barking basra bath belize bengal berlin billings bogota bolivar bolivia
    bologna boulder brasilia brest buffalo burgundy bursa cadiz caen cairns calgary cali cancun cannes canton
    carabobo caracas cartagena castilla cayenne cesar ceylon chad cheddar chile china chino choco colima cologne
    colon como cordoba cordova corea cork corrientes cortes cuba dallas damascus delaware denver derby dover durango
    england ensenada escondido essex europe fes florida formosa fortaleza gent georgia goma granada guatemala guinea
    hackney hama hamburg harrow havana holland homs hue hull imperia india island japan java jersey jordan jura
    kashmir kiev lagos lander lara leon levant lida liege lima limerick lincoln lisboa lisbon llanos loja lugo macon
    madeira madras madrid maia maine malaga mali malta manila manta mataram mecca medina merida mexico milan miranda
    misiones modena monaco montana moray morelia morelos morocco muscat nancy nantes natal nevada newton nicaragua
    nice niger oaxaca oceania ohio oman ontario oregon orleans oxford palmas panama pando paris pasto pau perm peru
    phoenix pisa po porto posadas praia principe providence provo puebla puno queens quito rabat reunion rio
    riverside roma saida salamanca salinas salta samara samba santos savannah scotland selvas sevilla shanghai siam
    sienna sinaloa siria slough smyrna soledad sonora stirling sucre suez surrey swat tabasco tachira taiz tamale
    tampa tangier tanta tema tete texas tirana toledo tonga tripoli troy trujillo tula tunis turkey ucrania ukraine
    ur valencia venezuela victoria vienna virginia vitoria volta wales wellington worcester zamora zulia
"""
_PLACES: Final = frozenset(_PLACES_TEXT.split())


def main(english: str, index: str, folder: str) -> None:
    """Write the list: folded, one word a line, sorted."""
    gazetteer = Gazetteer.open(Path(index))
    known = {word for word in _words(Path(english), Path(folder)) if " " not in word and gazetteer.candidates(word)}
    countries = {word for word in known if any(c.place.is_country for c in gazetteer.candidates(word)[:1])}
    by_hand = set(map(fold, _listed(Path(folder) / "words_en.txt")))
    kept = sorted(word for word in (known | by_hand) - _PLACES - countries if " " not in word)
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
