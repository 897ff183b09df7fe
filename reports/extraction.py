"""The pipeline: a document to its toponyms, actors, mentions and routes. Pure: nothing is read, kept or written."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.geoparser import geoparse
from gazetteer.index import Gazetteer
from gazetteer.toponym import Context
from reports.actors import Catalogue, find_actors
from reports.document import Document
from reports.mentions import find_mentions
from reports.model import Extraction
from reports.relations.doubts import settled
from reports.relations.reading import read_relations
from reports.routes import Named, find_routes
from reports.sentences import sentences


def extract(document: Document, gazetteer: Gazetteer, catalogue: Catalogue, *, quick: bool = False) -> Extraction:
    """Everything that is found in one document; the same document, gazetteer and catalogue give the same result.

    `quick` leaves out the close reading of movements and actors, which takes most of the time. Nothing is found in the
    document's furniture. Toponyms, actors and mentions are in the order of the text; of the
    routes the implied ones come last.
    """
    article = replace(document, text=article_text(document)) if document.furniture else document
    published = document.published.isoformat() if document.published else None
    context = Context(title=document.title, url=document.url, published=published)
    toponyms = geoparse(article.text, gazetteer, context)
    actors = find_actors(article.text, catalogue, toponyms, language=document.language)
    spans = sentences(article.text)
    readings = tuple(read_relations(article.text, spans, toponyms, actors, closely=not quick))
    toponyms, actors, readings = settled(toponyms, actors, readings)
    named = Named(toponyms=toponyms, actors=actors, sentences=spans, readings=readings)
    return Extraction(
        document=document,
        toponyms=toponyms,
        actor_mentions=actors,
        mentions=find_mentions(article, toponyms, actors, spans, readings),
        routes=find_routes(article, named, gazetteer, catalogue),
    )


def article_text(document: Document) -> str:
    """The text with its furniture blanked to ends of lines: all offsets stay, and no sentence reaches over a region."""
    pieces, done = [], 0
    for region in document.furniture:
        start, end = region.span
        pieces += [document.text[done:start], "\n" * (end - start)]
        done = end
    return "".join((*pieces, document.text[done:]))
