"""The language of the page: its words through gettext, its numbers, dates and names of countries by CLDR.

Texts are written in English where they are used, as `tr("Map")`, and translated by `locale/<language>/LC_MESSAGES/
dateline.po`. Each reader has a language of their own: a run of the page says it once with `speak`, for its thread.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from enum import StrEnum
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final, LiteralString

import streamlit as st
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol
from streamlit.runtime.scriptrunner import get_script_run_ctx


class Language(StrEnum):
    """The languages of the page, by their codes in its address."""

    ENGLISH = "en"
    SPANISH = "es"


LOCALES: Final = {Language.ENGLISH: "en_GB", Language.SPANISH: "es"}
"""The CLDR locale whose numbers and dates a language uses."""
FOLDER: Final = Path(__file__).with_name("locale")
KEPT: Final = "language"
"""The key of the session that holds the reader's language."""
_SPOKEN: Final[ContextVar[Language | None]] = ContextVar("dateline_language", default=None)


def speak(language: Language) -> None:
    """Say everything in this language for the rest of the run of this thread."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything within in this language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> Language:
    """The language of this run; in a callback, which comes before its run, the session's; elsewhere English."""
    return _SPOKEN.get() or _of_session()


def _of_session() -> Language:
    if get_script_run_ctx(suppress_warning=True) is None:
        return Language.ENGLISH
    kept = st.session_state.get(KEPT)
    return Language(kept) if kept in set(Language) else Language.ENGLISH


def tr(message: LiteralString, /, **values: object) -> str:
    """The message in the language spoken, with `{names}` in it replaced by the values.

    Values are put in as they are: where the whole becomes HTML, each has to be escaped before.
    """
    said = _catalogue(spoken()).gettext(message)
    return said.format(**values) if values else said


def trn(one: LiteralString, many: LiteralString, number: int, /, **values: object) -> str:
    """The form of the message for a number, which stands in it as `{n}`, written in the way of the language."""
    said = _catalogue(spoken()).ngettext(one, many, number)
    return said.format(n=figure(number), **values)


def later(message: LiteralString, /) -> LiteralString:
    """The message as it is, noted for translation: for tables, whose entries go through `tr` when they are shown."""
    return message


def later_n(one: LiteralString, many: LiteralString, /) -> tuple[LiteralString, LiteralString]:
    """Both forms as they are, noted for translation: for tables, whose entries go through `trn` when they are shown."""
    return one, many


# Where CLDR's name of a country is not the one that a reader of maps expects: "RAE de Hong Kong (China)".
_PLAINER: Final = {
    "CD": later("DR Congo"),
    "CG": later("Congo"),
    "HK": later("Hong Kong"),
    "MM": later("Myanmar"),
    "MO": later("Macao"),
    "PS": later("Palestine"),
}


def forms(one: LiteralString, many: LiteralString, /) -> dict[str, str]:
    """Every form of a message by CLDR's name for its numbers, with `{n}` left in it: for scripts, which count alone."""
    found: dict[str, str] = {}
    rule = locale().plural_form
    for number in (*range(201), 1_000_000):
        found.setdefault(rule(number), _catalogue(spoken()).ngettext(one, many, number))
    return {**found, "other": found.get("other", many)}


def figure(value: float, digits: int = 0) -> str:
    """A number with so many decimal places: "1,280" and "0.82", or "1.280" and "0,82"."""
    return f"{value:,.{digits}f}".translate(_separators(spoken()))


def either(texts: Sequence[str]) -> str:
    """A choice: "Cuba or Iran"."""
    return str(format_list(texts, "or", locale=LOCALES[spoken()]))


def both(texts: Sequence[str]) -> str:
    """Things together: "Cuba and Iran"."""
    return str(format_list(texts, "standard", locale=LOCALES[spoken()]))


def day(value: date) -> str:
    """A day: "23 May 2020", "23 de mayo de 2020"."""
    return str(format_date(value, "long", locale=LOCALES[spoken()]))


def day_of_year(value: date) -> str:
    """A day without its year: "23 May", "23 de mayo"."""
    return str(format_skeleton("MMMMd", value, locale=LOCALES[spoken()]))


def month(value: date) -> str:
    """A month: "May 2020", "mayo de 2020"."""
    return str(format_skeleton("yMMMM", value, locale=LOCALES[spoken()]))


def short_month(value: date) -> str:
    """A month where there is little room: "May 2020", "may 2020"."""
    return str(format_skeleton("yMMM", value, locale=LOCALES[spoken()]))


def country(code: str | None) -> str | None:
    """A country's name by its code, None where there is none, and in English, whose names the store has."""
    if spoken() is Language.ENGLISH or code is None:
        return None
    if code in _PLAINER:
        return tr(_PLAINER[code])
    name: str | None = locale().territories.get(code)
    return name


def tongue(code: str) -> str:
    """A language's name by its code, as a label; the code where it is not known."""
    name: str = locale().languages.get(code, code)
    return name[:1].upper() + name[1:]


def locale() -> Locale:
    """The CLDR data of the language spoken."""
    return _locale(spoken())


def self_name(language: Language) -> str:
    """What a language calls itself: "English", "Español"."""
    name = Locale.parse(language.value).get_language_name() or language.value
    return name[:1].upper() + name[1:]


def asked(wanted: str | None) -> Language | None:
    """The language behind a code as browsers and addresses write it, "es-MX"; None for one that the page lacks."""
    code = (wanted or "").strip().lower().replace("_", "-").partition("-")[0]
    return Language(code) if code in set(Language) else None


@cache
def _catalogue(language: Language) -> NullTranslations:
    """The translations of a language; English is what the sources say."""
    path = FOLDER / language.value / "LC_MESSAGES" / "dateline.po"
    if language is Language.ENGLISH:
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language.value))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(LOCALES[language])


@cache
def _separators(language: Language) -> dict[int, str]:
    name = LOCALES[language]
    return str.maketrans({",": get_group_symbol(name), ".": get_decimal_symbol(name)})
