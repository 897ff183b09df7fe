"""The articles of the public corpora as lessons for the encoder: the stretches that it would be given of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.geoparser import geoparse
from gazetteer.index import Gazetteer
from gazetteer.toponym import Context
from reports.actors import find_actors
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Span
from reports.model import ActorMention
from reports.relations.candidates import CLOSELY
from reports.relations.closely import Encodable, windows
from reports.relations.reading import read_relations
from reports.sentences import sentences
from tests.gold.annotation_model import ActorMark, Report
from tests.gold.articles import mark_anywhere
from tests.training.examples import of_report
from tests.training.lessons import Lesson, Sight, lesson_of


def named_articles(articles: Sequence[Report]) -> list[Report]:
    """The articles with the names that extraction finds in them."""
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    return [with_names(article, gazetteer, catalogue) for article in articles]


def with_names(report: Report, gazetteer: Gazetteer, catalogue: Catalogue) -> Report:
    """The article with every place and every actor marked that extraction finds, beside the marked stops."""
    text = report.document.text
    toponyms = geoparse(text, gazetteer, Context())
    actors = find_actors(text, catalogue, toponyms, language=report.document.language)
    readings = read_relations(text, sentences(text), toponyms, actors, closely=False)
    spans = [Span(place.start, place.end) for reading in readings for place in reading.places]
    apart = [span for span in spans if not any(mark.span.overlaps(span) for mark in report.places)]
    places = (*report.places, *(mark_anywhere(text, span) for span in apart))
    return replace(
        report,
        places=tuple(sorted(places, key=lambda mark: mark.span)),
        actors=tuple(_actors(actors, [mark.span for mark in places])),
    )


def lessons_of(article: Report, sight: Sight) -> Iterator[Lesson]:
    """What is learned from an article with its names: each stretch that the encoder would be given."""
    text, example = article.document.text, of_report(article, CLOSELY)
    for window in windows(Encodable(text, example.encoded, sentences(text)), example.pairs[:, :2]):
        yield lesson_of(text, example, sight, window)


def _actors(found: Sequence[ActorMention], places: Sequence[Span]) -> Iterator[ActorMark]:
    """The actors, which nothing is learned about; a name that is a place's is none."""
    for mention in found:
        if not any(mention.span.overlaps(place) for place in places):
            yield ActorMark(span=mention.span, text=mention.text, ids=())
