"""The pipeline: a document to its toponyms, actors, mentions and routes. Pure: nothing is read, kept or written."""

from __future__ import annotations

from gazetteer.geoparser import geoparse
from gazetteer.index import Gazetteer
from gazetteer.toponym import Context
from reports.actors import Catalogue, find_actors
from reports.document import Document
from reports.mentions import find_mentions
from reports.model import Extraction
from reports.routes import find_routes
from reports.sentences import sentences


def extract(document: Document, gazetteer: Gazetteer, catalogue: Catalogue) -> Extraction:
    """Everything that is found in one document; the same document, gazetteer and catalogue give the same result.

    Toponyms, actors and mentions are in the order of the text; of the routes the implied ones come last.
    """
    published = document.published.isoformat() if document.published else None
    context = Context(title=document.title, url=document.url, published=published)
    toponyms = geoparse(document.text, gazetteer, context)
    actors = find_actors(document.text, catalogue, toponyms, language=document.language)
    spans = sentences(document.text)
    return Extraction(
        document=document,
        toponyms=toponyms,
        actor_mentions=actors,
        mentions=find_mentions(document, toponyms, actors, spans),
        routes=find_routes(document, toponyms, actors, spans, gazetteer, catalogue),
    )
