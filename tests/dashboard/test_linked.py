"""What the linked views are made of: claims, relations, saved views, outlines."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.claims import ORDERS, arranged, claims, page, pages
from dashboard.marks import RouteMark
from dashboard.outlines import outline
from dashboard.panels.actors import ranking_frame, shade
from dashboard.panels.evidence_table import frame
from dashboard.panels.tables import places_frame, reports_frame, routes_frame
from dashboard.relations import flows, ranking, rows_of, together, where
from dashboard.saved import Library, SavedView, Story, change, library_path, load
from dashboard.selection import Catalogue, View
from dashboard.words import literal
from tests.dashboard.samples import PLACES


def test_the_table_of_evidence_has_a_row_for_every_mention_and_route(everything: View, catalogue: Catalogue) -> None:
    found = claims(everything.marks, catalogue)
    assert len(found) == everything.shown.mentions + everything.shown.routes
    assert len(frame(found)) == len(found)


def test_a_search_keeps_what_holds_every_word_whatever_case_and_accents(everything: View, catalogue: Catalogue) -> None:
    found = claims(everything.marks, catalogue)
    kept = arranged(found, order=ORDERS[0], search="BOLIVAR advisers")
    assert kept
    assert all("Ciudad Bolívar" in claim.row.quote for claim in kept)
    assert arranged(found, order=ORDERS[0], search="nothing says this") == []


def test_every_order_keeps_every_row_and_the_chosen_mark_comes_first(everything: View, catalogue: Catalogue) -> None:
    found = claims(everything.marks, catalogue)
    chosen = everything.marks.places[-1].id
    for order in ORDERS:
        rows = arranged(found, order=order, first=chosen)
        assert {id(row) for row in rows} == {id(row) for row in found}
        assert rows[0].mark_id == chosen
    days = [claim.day for claim in arranged(found, order="Oldest first")]
    assert days == sorted(days)


@given(st.integers(0, 500), st.integers(1, 50))
def test_pages_hold_every_row_once(count: int, size: int) -> None:
    rows: list[Any] = list(range(count))
    told = [row for number in range(1, pages(count, size) + 1) for row in page(rows, number, size)]
    assert told == rows


def test_the_ranking_counts_what_each_actor_is_in(everything: View, catalogue: Catalogue) -> None:
    ranked = ranking(rows_of(everything.marks))
    cuba = next(one for one in ranked if one.actor == "cuba")
    mentions = [row for mark in everything.marks.places for row in mark.mentions if "cuba" in row.actor_ids]
    assert cuba.mentions == len(mentions)
    assert [one.mentions + one.routes for one in ranked] == sorted(
        (one.mentions + one.routes for one in ranked), reverse=True
    )
    assert len(ranking_frame(ranked, catalogue)) == len(ranked)


def test_who_appears_with_whom_is_the_same_from_either_side(everything: View) -> None:
    matrix = together(rows_of(everything.marks))
    for i in range(len(matrix.rows)):
        for j in range(len(matrix.columns)):
            assert matrix.counts[i][j] == matrix.counts[j][i] <= matrix.counts[i][i]
    at = matrix.rows.index("conviasa"), matrix.columns.index("hezbollah")
    assert matrix.counts[at[0]][at[1]] == 1


def test_who_appears_where_counts_sentences(everything: View) -> None:
    matrix = where(rows_of(everything.marks), countries=True)
    japan, us = matrix.rows.index("japan"), matrix.columns.index("US")
    assert matrix.counts[japan][us] == 1
    assert "3646738" in where(rows_of(everything.marks), countries=False).columns


def test_flows_run_between_neighbouring_stops_and_back_where_the_route_does(everything: View) -> None:
    found = {flow.code: flow for flow in flows(everything.marks)}
    assert {"VE>SY", "SY>IR", "SY>VE", "IR>VE", "VE>IR", "JP>US"} <= set(found)
    assert "US>JP" not in found
    assert found["JP>US"].count == 1


def test_tables_have_a_row_for_every_mark(everything: View, catalogue: Catalogue) -> None:
    marks = everything.marks
    assert len(places_frame(marks.places, catalogue)) == len(marks.places)
    assert len(routes_frame(marks.routes, catalogue)) == len(marks.routes)
    ids, reports = reports_frame(marks)
    assert len(ids) == len(reports) == everything.shown.reports


def test_more_is_deeper_and_none_is_empty() -> None:
    assert "transparent" in shade(0, 9)
    assert shade(1, 9) < shade(9, 9)


def test_countries_and_first_level_areas_have_outlines_and_towns_have_none() -> None:
    assert outline(PLACES["Venezuela"]).rings
    assert not outline(PLACES["Caracas"]).rings
    assert not outline(None).rings


def test_what_is_saved_comes_back_and_a_name_is_kept_once(tmp_path: Path) -> None:
    path = library_path(tmp_path / "reports.sqlite")
    assert load(path) == Library()
    change(path, lambda found: found.with_view(SavedView(name="One", address="actor=iran")))
    change(path, lambda found: found.with_view(SavedView(name="Two", address="actor=cuba")))
    change(path, lambda found: found.with_view(SavedView(name="One", address="country=VE")))
    step = SavedView(name="One", address="country=VE", caption="{{7*7}} <b>")
    change(path, lambda found: found.with_story(Story(name="Tale", steps=(step,))))
    known = load(path)
    assert [(view.name, view.address) for view in known.views] == [("One", "country=VE"), ("Two", "actor=cuba")]
    assert known.story("Tale") == Story(name="Tale", steps=(step,))
    assert change(path, lambda found: found.without_view("One").without_story("Tale")).views == known.views[1:]


def test_two_readers_who_save_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "reports.views.json"

    def save(number: int) -> None:
        change(path, lambda found: found.with_view(SavedView(name=f"View {number}", address="")))

    threads = [threading.Thread(target=save, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {view.name for view in load(path).views} == {f"View {number}" for number in range(12)}


def test_a_file_that_is_not_ours_is_an_empty_library(tmp_path: Path) -> None:
    path = tmp_path / "reports.views.json"
    for content in ("", "[]", "{", json.dumps({"views": [1, {"name": 3}], "stories": "x"})):
        path.write_text(content)
        assert load(path) == Library()


@given(st.text(max_size=60))
def test_a_label_shows_its_text_with_no_markup_live(text: str) -> None:
    shown = literal(text)
    assert "\n" not in shown
    assert shown.replace("\\", "") == " ".join(text.split()).replace("\\", "")
    for sign in "![]()<>`*_:$#":
        assert all(shown[i - 1] == "\\" for i, letter in enumerate(shown) if letter == sign)


def test_a_route_mark_is_found_in_its_claims(everything: View, catalogue: Catalogue) -> None:
    ids = {claim.mark_id for claim in claims(everything.marks, catalogue)}
    assert {mark.id for mark in everything.marks.routes if isinstance(mark, RouteMark)} <= ids
