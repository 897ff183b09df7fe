"""The trained weights of resolution: what stands in their file, and how they become shares."""

from __future__ import annotations

import json

import numpy as np
import pytest

from gazetteer.geoparser import Geoparser
from gazetteer.index import Gazetteer
from gazetteer.rank_model import WEIGHTS, RankModel, load_rank_model
from gazetteer.rank_signs import SIGNS, signs
from gazetteer.recognition import TrainedRecogniser
from gazetteer.resolution import ContextResolver
from gazetteer.toponym import Context


def _model(worth: dict[str, float], none: float = 0.0) -> RankModel:
    return RankModel(weights=np.array([worth.get(sign, 0.0) for sign in SIGNS], dtype=np.float32), none=none)


def test_the_weights_hold_one_number_for_each_sign_and_nothing_of_any_text() -> None:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))

    assert set(data) == {"none", "weights"}
    assert tuple(data["weights"]) == SIGNS
    assert all(isinstance(value, float) for value in (data["none"], *data["weights"].values()))


def test_the_weights_of_the_package_fit_the_signs_of_the_package() -> None:
    assert load_rank_model().weights.shape == (len(SIGNS),)


def test_shares_of_the_candidates_and_of_none_add_up_to_one() -> None:
    rows = np.zeros((3, len(SIGNS)), dtype=np.float32)
    rows[0, 0] = 2.0
    pair, lone = _model({SIGNS[0]: 1.0}, none=1.0).shares(rows, [2, 1])

    assert pair[0] > pair[1]
    assert pair.sum() + np.exp(1.0) / (np.exp(2.0) + np.exp(0.0) + np.exp(1.0)) == pytest.approx(1.0)
    assert lone[0] == pytest.approx(1 / (1 + np.e))


def test_a_name_without_candidates_gets_no_share() -> None:
    (shares,) = _model({}).shares(np.zeros((0, len(SIGNS)), dtype=np.float32), [0])
    assert shares.tolist() == []


def test_where_none_of_the_candidates_is_likely_the_name_stays_unresolved(gazetteer: Gazetteer) -> None:
    resolver = ContextResolver(gazetteer, model=_model({}, none=50.0))
    (found,) = Geoparser(gazetteer, resolver=resolver).geoparse("She lives in Caracas.")

    assert found.place is None
    assert found.alternatives


def test_every_candidate_of_every_name_gets_a_row_of_finite_signs(gazetteer: Gazetteer) -> None:
    text = "Troops left Tripoli, Lebanon, for the Litani river; Paris and Springfield said nothing."
    names = TrainedRecogniser(gazetteer).recognise(text)
    groups, group_of, setting = ContextResolver(gazetteer).scene(text, names, Context(url="https://example.fr"))
    rows = signs(groups, setting)

    assert len(group_of) == len(names)
    assert rows.shape == (sum(len(group.options.places) for group in groups), len(SIGNS))
    assert np.isfinite(rows).all()
