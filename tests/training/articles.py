"""The articles of the public corpora as lessons for the encoder: the stretches that it would be given of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Span
from reports.extraction import extract
from reports.model import ActorMention
from reports.relations.closely import Encodable, windows
from reports.relations.network import network
from reports.relations.reading import read_relations
from reports.sentences import sentences
from tests.gold.annotation_model import ActorMark, Meaning, PlaceMark, Report
from tests.training.examples import of_report
from tests.training.lessons import Lesson, Reach, lesson_of


def named_articles(articles: Sequence[Report]) -> list[Report]:
    """The articles with the names that extraction finds in them."""
    gazetteer, catalogue = Gazetteer.open(), load_catalogue()
    return [with_names(article, gazetteer, catalogue) for article in articles]


def with_names(report: Report, gazetteer: Gazetteer, catalogue: Catalogue) -> Report:
    """The article with every place and every actor marked that extraction finds, beside the marked stops."""
    text = report.document.text
    found = extract(report.document, gazetteer, catalogue, quick=True)
    readings = list(read_relations(text, sentences(text), found.toponyms, found.actor_mentions, closely=False))
    spans = [Span(place.start, place.end) for reading in readings for place in reading.places]
    apart = [span for span in spans if not any(mark.span.overlaps(span) for mark in report.places)]
    places = (*report.places, *(_place(text, span) for span in apart))
    return replace(
        report,
        places=tuple(sorted(places, key=lambda mark: mark.span)),
        actors=tuple(_actors(found.actor_mentions, [mark.span for mark in places])),
    )


def lessons_of(article: Report, reach: Reach) -> Iterator[Lesson]:
    """What is learned from an article with its names: each stretch that the encoder would be given."""
    text, example = article.document.text, of_report(article)
    seen = network().look_at(example.encoded, [fold(mark.text) for mark in article.places])
    for window in windows(Encodable(text, example.encoded, sentences(text)), seen):
        yield lesson_of(text, example, reach, window)


def _place(text: str, span: Span) -> PlaceMark:
    return PlaceMark(
        span=span,
        text=text[span.start : span.end],
        use=None,
        country_code=None,
        meaning=Meaning.ANYWHERE,
        position=None,
        tolerance_km=0.0,
    )


def _actors(found: Sequence[ActorMention], places: Sequence[Span]) -> Iterator[ActorMark]:
    """The actors, which nothing is learned about; a name that is a place's is none."""
    for mention in found:
        if not any(mention.span.overlaps(place) for place in places):
            yield ActorMark(span=mention.span, text=mention.text, ids=())
