"""Signs that a place is the one that a name means: what the trained weights of resolution look at.

A *group* is a name as the document uses it: all occurrences of a surface that name no container of their own, or those
that name the same one. For each candidate of a group a row of numbers tells what the gazetteer knows of it, how the
words around fit, and how it lies to what else the document and its publisher name. No sign holds a word of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from gazetteer.company import OF_COMPANY, OF_HOME, Company, Group, Setting, home_signs
from gazetteer.options import LANDSCAPE, OF_NAME, OF_PLACE, Rows
from gazetteer.ranking import containment, cue_fit

OF_CONTEXT: Final = (
    "contained",
    "not contained",
    "contained by nothing",
    "cue fits",
    "cue against",
    "article fits",
    "article against",
    "country in document",
    "country in sentence",
    "only country in document",
    "other countries named instead",
    *OF_COMPANY,
    "domain country",
    "name in host",
)
PLAIN: Final = (*OF_PLACE, *OF_NAME, *OF_CONTEXT, *OF_HOME)
"""The signs as they are counted and measured, in the order of the columns."""
_BENT: Final = ("publisher known", "publisher unknown", "away from home", "first in order")
_ROOTS: Final = (
    "companions",
    "companions in its state",
    "companions in its country",
    "home state",
    "home near",
    "home country",
    "country in document",
)
_PRODUCTS: Final = (
    ("away from home", "country"),
    *(("publisher known", sign) for sign in ("prominence", "country", "behind the best")),
    *(
        ("publisher unknown", sign)
        for sign in (
            "prominence",
            "first-level area",
            "capital",
            "town",
            "other name",
            "companions in its state",
            "place in order",
            "country",
            "behind the best",
        )
    ),
    ("behind the best", "behind the best"),
    *(("other name", sign) for sign in ("country", "capital", "prominence")),
    *(("cue fits", sign) for sign in ("county", "first-level area", "town")),
    *(("contained", sign) for sign in ("county", "town")),
    ("first-level area", "root of companions in its state"),
    ("country", "root of companions in its country"),
    ("country", "country in document"),
    ("domain country", "prominence"),
    ("gap filler", "county"),
    ("capital", "root of home state"),
    *(("name in host", sign) for sign in ("behind the best", "country", "capital")),
)
_COLUMNS: Final = (*PLAIN, *_BENT, *(f"root of {sign}" for sign in _ROOTS))
SIGNS: Final = (*_COLUMNS, *(f"{one} and {other}" for one, other in _PRODUCTS))
"""All signs: the plain ones, what is derived from them, roots, and products of two."""
_AT: Final = {sign: i for i, sign in enumerate(_COLUMNS)}
_ROOT_OF: Final = [_AT[sign] for sign in _ROOTS]
_ONE: Final = [_AT[one] for one, _ in _PRODUCTS]
_OTHER: Final = [_AT[other] for _, other in _PRODUCTS]
_SHARED: Final = 0.8
"""What lies in several countries gains nearly as much as what lies in the one named most."""


def signs(groups: Sequence[Group], setting: Setting) -> Rows:
    """A row of `SIGNS` for each candidate of each group, one group after the other."""
    return completed(plain_signs(groups, setting)) if groups else np.zeros((0, len(SIGNS)), dtype=np.float32)


def completed(plain: Rows) -> Rows:
    """The rows of `PLAIN` with what is derived from them: rows of `SIGNS`."""
    known = plain[:, _AT["home known"]] > 0
    bent = np.stack(
        [
            known,
            ~known,
            known * (1.0 - plain[:, _AT["home country"]]),
            plain[:, _AT["place in order"]] == 0,
        ],
        axis=1,
    )
    columns = np.hstack([plain, bent.astype(np.float32), np.sqrt(np.maximum(plain[:, _ROOT_OF], 0.0))])
    return np.hstack([columns, columns[:, _ONE] * columns[:, _OTHER]])


def plain_signs(groups: Sequence[Group], setting: Setting) -> Rows:
    """A row of `PLAIN` for each candidate of each group, of which there is one at least, one group after the other."""
    document = Company(groups, setting.host)
    contexts = [row for group in groups for row in _of_context(group, setting)]
    return np.hstack(
        [
            np.vstack([group.options.static for group in groups]),
            np.array(contexts, dtype=np.float32).reshape(-1, 11),
            np.vstack([document.signs(i) for i in range(len(groups))]),
            _of_address(groups, setting),
            np.vstack([home_signs(group, setting.home) for group in groups]),
        ]
    )


def _of_context(group: Group, setting: Setting) -> list[list[float]]:
    countries = frozenset(code for spot in group.spots for code in spot.countries)
    cues = tuple(dict.fromkeys(cue for spot in group.spots for cue in spot.cues))
    article = any(spot.has_article for spot in group.spots)
    shared = _SHARED * max(setting.countries.values(), default=0.0)
    lone = len(setting.countries) == 1
    rows = []
    for place, code in zip(group.options.places, group.options.codes, strict=True):
        within = containment(place, group.containers)[0] / 8.0
        fit = cue_fit(place, cues) if cues else 0
        land = article and not place.is_country
        is_landscape = place.feature_class in LANDSCAPE
        named = setting.countries.get(code, 0.0) if code else shared * is_landscape
        rows.append(
            [
                within,
                bool(group.containers) and not within,
                not group.containers,
                fit > 0,
                fit < 0,
                land and is_landscape,
                land and not is_landscape,
                named,
                (code in countries and not place.is_country) / max(1, len(countries)),
                lone and code in setting.countries and not place.is_country,
                shared > 0 and not named,
            ]
        )
    return rows


def _of_address(groups: Sequence[Group], setting: Setting) -> Rows:
    domain, host = setting.domain_country, setting.host
    rows = [
        (domain is not None and code == domain, group.surface in host)
        for group in groups
        for code in group.options.codes
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, 2)
