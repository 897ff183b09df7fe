"""The evidence beside the map: the sentences behind the chosen mark, or the newest ones while nothing is chosen."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import choice, navigate, source, words
from dashboard.cards import Card, Doubt, Sentence, Way, card
from dashboard.language import either, figure, tr, trn
from dashboard.marks import UNSURE, PlaceMark, RouteMark, reports
from dashboard.panels.quote import link, marked, note, plain
from dashboard.selection import Catalogue, View, by_route
from reports.document import Span

LONGEST_LIST = 4


def evidence(view: View, selected: str | None, store: source.OpenStore) -> None:
    """Head and cards. A choice that the filters have taken off the map is said so, not silently dropped."""
    chosen = view.marks.find(selected)
    routes_only = by_route(view.filters)
    catalogue = store.catalogue
    found = source.evidence(store, view, selected)
    title = head(chosen, len(found), catalogue, routes_only=routes_only)
    st.html(title if chosen or not selected else _gone())
    if selected:
        st.button(tr("Show all evidence"), key="clear-choice", icon=":material/close:", on_click=choice.clear)
    limit = choice.limit()
    for number, sentence in enumerate(found[:limit]):
        st.html(card_html(card(sentence, catalogue)))
        _reader_button(sentence, number)
    if not found:
        st.html(_nothing())
    if len(found) > limit:
        rest = len(found) - limit
        label = tr("Show {n} more of {rest}", n=figure(min(choice.PAGE, rest)), rest=figure(rest))
        st.button(label, key="more", on_click=choice.more)


def _reader_button(sentence: Sentence, number: int) -> None:
    """From the sentence to its place in the report."""
    row = sentence.rows[0]
    st.button(tr("Read in the report"), key=f"read-{number}", type="tertiary", on_click=navigate.open_report,
              args=(row.document.id, Span(row.evidence.start, row.evidence.end)))  # fmt: skip


def head(chosen: PlaceMark | RouteMark | None, count: int, catalogue: Catalogue, *, routes_only: bool = False) -> str:
    """What the cards below are evidence for; `routes_only` says that without a choice they tell of routes alone."""
    said = words.counted(count, "sentence")
    if chosen is None:
        said = tr("{sentences} on these routes", sentences=said) if routes_only else said
        about = tr(
            "{sentences}, newest first. Choose a circle or a line on the map, or a row below it.", sentences=said
        )
        return _head(tr("Evidence"), about)
    if isinstance(chosen, PlaceMark):
        place = chosen.place
        facts = [words.where(place, catalogue.countries), words.kind(place), words.position(place.position)]
        found = tr(
            "{mentions} in {sentences} of {reports}", mentions=words.counted(chosen.count, "mention"),
            sentences=said, reports=words.counted(reports(chosen.mentions), "report"),
        )  # fmt: skip
        return _head(words.name(place), found, " · ".join(facts))
    facts = [words.mode(chosen.mode), words.statuses(chosen.statuses), words.kilometres(chosen.distance_km)]
    found = words.say_so(count, reports(chosen.routes))
    return _head(words.way(chosen.stops, chosen.direction), found, " · ".join(facts))


def card_html(shown: Card) -> str:
    """One card; every text in it goes through `plain`, `marked` or `escape`."""
    document = shown.document
    source = [plain(document.publisher)] if document.publisher else []
    source += [escape(words.day(document.published))] if document.published else []
    source += [address] if (address := link(document.url, tr("open the source"))) else []
    routes = "".join(_way(way) for way in shown.ways)
    facts = [f'<span class="dl-date">{escape(shown.when)}</span>'] if shown.when else []
    facts += [f'<span class="dl-actor">{plain(actor)}</span>' for actor in shown.actors]
    return (
        '<article class="dl-card">'
        f"<blockquote>{marked(shown.quote, shown.spans)}</blockquote>"
        f"{f'<ul>{routes}</ul>' if routes else ''}"
        f'<p class="dl-facts">{" ".join(facts)}</p>'
        f'<p class="dl-source"><cite>{plain(document.label)}</cite>{" · ".join(["", *source])}</p>'
        f"{_doubts(shown.doubts)}</article>"
    )


def _way(way: Way) -> str:
    return (
        f'<li class="dl-route dl-{way.mode.value} {way.status.value}"><b>{plain(way.stops)}</b> {plain(way.facts)}</li>'
    )


def _doubts(doubts: tuple[Doubt, ...]) -> str:
    """What is unsure stands open on the card; how every name was read is one click away."""
    if not doubts:
        return ""
    unsure = [doubt for doubt in doubts if doubt.confidence < UNSURE and doubt.alternatives]
    lines = "".join(f'<p class="dl-unsure">“{plain(doubt.surface)}” {_others(doubt, 2)}.</p>' for doubt in unsure)
    shown = "".join(f"<li>{_doubt(doubt)}</li>" for doubt in doubts)
    least = min(doubt.confidence for doubt in doubts)
    label = trn("How {n} place name was read", "How {n} place names were read", len(doubts))
    label = f"{label} · {words.confidence(least)}"
    return f'{lines}<details class="dl-doubt"><summary>{escape(label)}</summary><ul>{shown}</ul></details>'


def _doubt(doubt: Doubt) -> str:
    sure = escape(words.confidence(doubt.confidence))
    text = tr("{name} read as {place}", name=f"<b>{plain(doubt.surface)}</b>", place=plain(doubt.meaning)) + f", {sure}"
    text += f"; {_others(doubt, LONGEST_LIST)}." if doubt.alternatives else "."
    if doubt.reasons:
        text += " " + tr("Why: {reasons}.", reasons="; ".join(plain(reason) for reason in doubt.reasons))
    return text


def _others(doubt: Doubt, most: int) -> str:
    others = [f"{plain(name)} ({words.score(score)})" for name, score in doubt.alternatives[:most]]
    return tr("could also be {places}", places=either(others))


def _head(title: str, count: str, facts: str = "") -> str:
    about = f'<p class="dl-about">{plain(facts)}</p>' if facts else ""
    return f'<header class="dl-head"><h2>{plain(title)}</h2>{about}<p>{escape(count)}</p></header>'


def _gone() -> str:
    return _head(
        tr("Not on the map now"),
        tr("The filters leave no evidence for what you had chosen; here is all they leave."),
    )


def _nothing() -> str:
    return note(tr("No sentence is left with these filters."))
