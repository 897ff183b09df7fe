"""What an annotated report teaches: places that are moved between, and governments as the program shows them."""

from __future__ import annotations

from pathlib import Path

from reports.relations.candidates import CLOSELY
from tests.gold.annotation import read_report
from tests.training.examples import Example, of_report

TEXT = (
    "[[Moscow|P actor RU 37.62 55.75]] and [[Peking|P actor CN 116.4 39.9]] agreed. "
    "A [[Conviasa|A conviasa]] jet left [[Caracas|P literal VE -66.88 10.49]] for [[Tehran|P literal IR 51.42 35.69]] "
    "by way of [[Damascus|P literal SY 36.29 33.51]], where [[Iran|P actor IR]] keeps men."
)
GOLD = "pair: Damascus = conviasa, iran\nroute: Caracas > Damascus > Tehran | air | reported | one-way\n"


def _example(tmp_path: Path) -> Example:
    path = tmp_path / "07-a-jet.txt"
    path.write_text(f"language: en\n\n{TEXT}\n===\n{GOLD}", encoding="utf-8")
    return of_report(read_report(path), CLOSELY)


def test_every_other_government_is_a_place_as_well_as_an_actor_and_the_rest_are_actors_alone(tmp_path: Path) -> None:
    encoded = _example(tmp_path).encoded

    assert len(encoded.actors) == 4  # Moscow, Peking, Conviasa, Iran
    assert len(encoded.places) == 5  # Moscow, Caracas, Tehran, Damascus, Iran


def test_a_state_belongs_to_a_place_like_any_other_actor(tmp_path: Path) -> None:
    example = _example(tmp_path)
    tied = example.ties[example.tied == 1, :2].tolist()

    assert tied == [[3, 2], [3, 3]]  # Damascus with Conviasa and with Iran


def test_a_way_has_its_next_stops_and_its_ends(tmp_path: Path) -> None:
    example = _example(tmp_path)
    parts = {
        (int(a), int(b)): tuple(manner[3:])
        for (a, b), order, manner in zip(example.pairs[:, :2], example.orders, example.manners.tolist(), strict=True)
        if order > 0
    }

    assert sorted(parts.values()) == [(0, 1), (1, 0), (1, 0)]
