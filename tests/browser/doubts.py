"""A store with something to decide: an unsure name, one that no place fits, and a route with one end supplied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gazetteer.toponym import Alternative, Toponym
from reports.model import Extraction
from reports.query import select
from reports.rows import Filters, Selection
from reports.store import Store
from tests.browser.conftest import Site, serve
from tests.dashboard.samples import ACTORS, HOSTILE, OTHER_CARACAS, PLACES, PROVENANCE, REPORTS, extraction


def _doubtful(toponym: Toponym) -> Toponym:
    if toponym.text == "Damascus":
        near = (Alternative(place=PLACES["Beirut"], score=0.3), Alternative(place=OTHER_CARACAS, score=0.1))
        return replace(toponym, confidence=0.5, alternatives=near)
    if toponym.text == "Havana":
        return replace(toponym, place=None, confidence=0.1)
    return toponym


def doubtful(found: Extraction) -> Extraction:
    """The extraction with Damascus unsure, Havana unresolved, and the route over the Pacific implied."""
    routes = tuple(
        replace(route, implied=True, confidence=0.6) if "Tokyo" in route.evidence.quote else route
        for route in found.routes
    )
    return replace(
        found,
        toponyms=tuple(map(_doubtful, found.toponyms)),
        mentions=tuple(mention for mention in found.mentions if mention.toponym.text != "Havana"),
        routes=tuple(route for route in routes if all(stop.text != "Havana" for stop in route.stops)),
    )


def doubtful_site(folder: Path) -> Iterator[Site]:
    """A dashboard on such a store."""
    path = folder / "reports.sqlite"
    with Store.to_write(path) as store:
        store.save_actors(ACTORS)
        for report in (*REPORTS, HOSTILE):
            store.put(doubtful(extraction(report)), PROVENANCE)
        store.reject("broken.pdf", "broken.pdf is no PDF <b>at all</b>", "2026-01-02T03:04:05+00:00")
    yield from serve(path, folder)


def stored(site: Site) -> Selection:
    """Everything in the store as the page sees it."""
    with Store.to_read(site.store) as store:
        return select(store, Filters())
