"""An extraction against an annotated report: counts of what is right, and a line for each thing that is not. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.fold import fold
from gazetteer.toponym import Toponym, Use
from reports.catalogue import Catalogue
from reports.date_parts import last_day
from reports.dates import find_dates
from reports.document import Span
from reports.model import ActorMention, EventDate, Extraction, Precision
from reports.sentences import sentences
from tests.gold.annotation_model import ActorMark, GoldDate, GoldPair, Meaning, PlaceMark, Report
from tests.gold.meaning import means
from tests.gold.quoting import in_context, on_one_line, sentence_with
from tests.gold.route_scoring import score_routes
from tests.gold.scores import Failure, Scores, Tally, total


def score(extraction: Extraction, report: Report, catalogue: Catalogue) -> Scores:
    """Compare what was found in a report with what a reader marked in it."""
    return total(
        (
            _toponyms(extraction, report),
            _actors(extraction, report, catalogue),
            _pairs(extraction, report),
            _dates(report),
            score_routes(extraction, report, catalogue),
        )
    )


def _toponyms(extraction: Extraction, report: Report) -> Scores:
    text = report.document.text
    answers = {place: _best(place, extraction.toponyms) for place in report.places}
    missed = [place for place, answer in answers.items() if answer is None]
    judged = [toponym for toponym in extraction.toponyms if not _is_open(toponym, report)]
    wrong = [t for t in judged if not any(place.span.overlaps(_span(t)) for place in report.places)]
    found = [(place, answer) for place, answer in answers.items() if answer is not None]
    placed = [(place, answer) for place, answer in found if place.meaning is not Meaning.ANYWHERE]
    misplaced = [(mark, answer) for mark, answer in placed if not means(mark, answer.place)]
    used = [(place, answer) for place, answer in found if place.use is not None]
    misused = [(place, answer) for place, answer in used if place.use is not answer.use]
    return Scores(
        toponym_recall=Tally(len(found), len(answers)),
        toponym_precision=Tally(len(judged) - len(wrong), len(judged)),
        place=Tally(len(placed) - len(misplaced), len(placed)),
        use=Tally(len(used) - len(misused), len(used)),
        failures=(
            *(Failure(kind="toponym missed", detail=in_context(text, place.span)) for place in missed),
            *(Failure(kind="toponym spurious", detail=in_context(text, _span(answer))) for answer in wrong),
            *(_misplaced(text, mark, answer) for mark, answer in misplaced),
            *(Failure(kind=f"use {p.use} taken for {a.use}", detail=in_context(text, p.span)) for p, a in misused),
        ),
    )


def _misplaced(text: str, mark: PlaceMark, answer: Toponym) -> Failure:
    place = answer.place
    found = f"{place.name}, {place.country_code}, {place.feature_code} {place.position}" if place else "unresolved"
    return Failure(kind="place wrong", detail=f"{in_context(text, mark.span)}: {found}")


def _best(mark: PlaceMark, toponyms: Sequence[Toponym]) -> Toponym | None:
    """The toponym that covers most of the mark, and least besides."""
    near = [toponym for toponym in toponyms if mark.span.overlaps(_span(toponym))]
    return max(near, key=lambda t: 2 * _common(mark.span, _span(t)) - (t.end - t.start), default=None)


def _common(first: Span, second: Span) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def _is_open(toponym: Toponym, report: Report) -> bool:
    """Whether the toponym is neither right nor wrong: in an ignored span, or a place within an actor's name."""
    span = _span(toponym)
    if any(place.span.overlaps(span) for place in report.places):
        return False
    if any(ignored.overlaps(span) for ignored in report.ignored):
        return True
    return any(mark.span.contains(span) and mark.span != span for mark in report.actors)


def _span(toponym: Toponym) -> Span:
    return Span(toponym.start, toponym.end)


def _actors(extraction: Extraction, report: Report, catalogue: Catalogue) -> Scores:
    text = report.document.text
    gold = [mark for mark in report.actors if mark.ids] + list(state_marks(report, catalogue))
    open_spans = list(_open_for_actors(report, catalogue))
    missed = [mark for mark in gold if not any(_agree(mark, found) for found in extraction.actor_mentions)]
    wrong, right = [], 0
    for found in extraction.actor_mentions:
        if any(_agree(mark, found) for mark in gold):
            right += 1
        elif not any(span.overlaps(found.span) for span in open_spans):
            wrong.append(found)
    kinds = ["actor of another id" if any(m.span.overlaps(w.span) for m in gold) else "actor spurious" for w in wrong]
    return Scores(
        actor_recall=Tally(len(gold) - len(missed), len(gold)),
        actor_precision=Tally(right, right + len(wrong)),
        failures=(
            *(Failure(kind="actor missed", detail=f"{in_context(text, m.span)}: {','.join(m.ids)}") for m in missed),
            *(
                Failure(kind=kind, detail=f"{in_context(text, w.span)}: {w.actor.id}")
                for kind, w in zip(kinds, wrong, strict=True)
            ),
        ),
    )


def _agree(mark: ActorMark, found: ActorMention) -> bool:
    return mark.span.overlaps(found.span) and found.actor.id in mark.ids


def state_marks(report: Report, catalogue: Catalogue) -> Iterator[ActorMark]:
    """Countries and capitals in use actor: mentions of their states."""
    for place in report.places:
        state = catalogue.state(place.country_code)
        if place.use is not Use.ACTOR or state is None:
            continue
        is_capital = catalogue.capitals.get(fold(place.text)) == place.country_code
        if place.meaning is Meaning.COUNTRY or is_capital:
            yield ActorMark(span=place.span, text=place.text, ids=(state.id,))


def _open_for_actors(report: Report, catalogue: Catalogue) -> Iterator[Span]:
    """Spans where an actor is neither right nor wrong: unknown actors, and names that a reader could argue about."""
    yield from report.ignored
    yield from (mark.span for mark in report.actors if not mark.ids)
    states = {mark.span for mark in state_marks(report, catalogue)}
    for place in report.places:
        if place.use is None or (place.use is Use.ACTOR and place.span not in states):
            yield place.span


def _pairs(extraction: Extraction, report: Report) -> Scores:
    return total(_pair(extraction, pair) for pair in report.pairs)


def _pair(extraction: Extraction, pair: GoldPair) -> Scores:
    """The actors of all mentions with the pair's surface against those that the gold has."""
    mentions = [each for each in extraction.mentions if fold(each.toponym.text) == fold(pair.surface)]
    given = {actor_id: mention.evidence.quote for mention in mentions for actor_id in mention.actor_ids}
    right = len(pair.actor_ids & set(given))
    quote = sentence_with(extraction.document.text, (pair.surface,))
    return Scores(
        pair_recall=Tally(right, len(pair.actor_ids)),
        pair_precision=Tally(right, len(given)),
        failures=(
            *(
                Failure(kind="pair missed", detail=f"{pair.surface} = {each}: {quote}")
                for each in sorted(pair.actor_ids - set(given))
            ),
            *(
                Failure(kind="pair spurious", detail=f"{pair.surface} = {each}: {on_one_line(given[each])}")
                for each in sorted(set(given) - pair.actor_ids)
            ),
        ),
    )


def _dates(report: Report) -> Scores:
    document = report.document
    found = [
        each
        for sentence in sentences(document.text)
        for each in find_dates(document.text, sentence, document.published)
    ]
    near = {gold: [(span, when) for span, when in found if span.overlaps(gold.span)] for gold in report.dates}
    wrong = [gold for gold, answers in near.items() if not any(_is_date(gold, when) for _, when in answers)]
    spurious = [span for span, _ in found if not any(span.overlaps(gold.span) for gold in report.dates)]
    return Scores(
        date=Tally(len(report.dates) - len(wrong), len(report.dates)),
        date_precision=Tally(len(found) - len(spurious), len(found)),
        failures=(
            *(_wrong_date(document.text, gold, near[gold]) for gold in wrong),
            *(Failure(kind="date spurious", detail=in_context(document.text, span)) for span in spurious),
        ),
    )


def _is_date(gold: GoldDate, when: EventDate) -> bool:
    return gold.first == when.start and gold.last == _last(when)


def _last(when: EventDate) -> object:
    return None if when.precision is Precision.RANGE and when.end is None else last_day(when)


def _wrong_date(text: str, gold: GoldDate, answers: Sequence[tuple[Span, EventDate]]) -> Failure:
    given = "; ".join(f"{when.start}..{_last(when)}" for _, when in answers)
    kind = "date of another interval" if answers else "date missed"
    return Failure(kind=kind, detail=f"{in_context(text, gold.span)}: {gold.first}..{gold.last}, not {given or '-'}")
