"""Reasons in the reader's language: why a name was read as it was, why a text is not the article. Pure.

Both are written in English when a report is read, from a closed set of sentences, and kept so. One that is not known
here is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from dashboard.language import figure, later, tr

_READINGS: Final = (
    later("a country"),
    later("a continent or sea"),
    later("a capital, population {number}"),
    later("population {number}"),
    later("a first-level admin area"),
    later("a seat of power"),
    later("the text places it in {place}"),
    later("the text calls it “{word}”"),
    later("the text writes it with an article"),
    later("its country is named in the document"),
    later("its country is named in the sentence"),
    later("its state or province is named in the document"),
    later("near {place}"),
    later("its publisher mostly writes about {place}"),
    later("the only place of this name in the gazetteer"),
    later("the demonym of {place}"),
)
_REGIONS: Final = (
    later("about the author"),
    later("advertisement"),
    later("beside the article"),
    later("byline"),
    later("cookie notice"),
    later("copyright notice"),
    later("footer"),
    later("form"),
    later("front matter"),
    later("header or footer of the pages"),
    later("hidden"),
    later("mail header"),
    later("menu"),
    later("notice"),
    later("other articles"),
    later("page header"),
    later("promotion"),
    later("readers' comments"),
    later("share buttons"),
    later("side column"),
    later("tags"),
)


def reason(text: str) -> str:
    """The reason in the language spoken; as it is where it is not one of those known."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(text):
            values = found.groupdict()
            if values.get("number"):
                values["number"] = figure(int(values["number"].replace(",", "")))
            return tr(template, **values)
    return text


def reasons(texts: Iterable[str]) -> list[str]:
    """Each of them."""
    return [reason(text) for text in texts]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, re.compile(_pattern(template), re.DOTALL)) for template in (*_READINGS, *_REGIONS))


def _pattern(template: str) -> str:
    """The template as an expression in which a number is digits and any other value any text."""
    pieces = re.split(r"\{(\w+)\}", template)
    told = [re.escape(piece) for piece in pieces[::2]]
    names = [f"(?P<{name}>{'[0-9,]+' if name == 'number' else '.+'})" for name in pieces[1::2]] + [""]
    return "".join(piece for pair in zip(told, names, strict=True) for piece in pair)
