"""A name that may stand for an actor, and what a likely way makes of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gazetteer.toponym import Use
from reports.document import Span
from reports.model import ActorMention, Mode, Status
from reports.relations.closely import Relations
from reports.relations.doubts import Settled, settled
from reports.relations.reading import Reading
from tests.reports.builders import CONVIASA, IRAN, toponyms

TEXT = "Conviasa flew from Caracas to Tehran, and Damascus kept silent."
CARACAS, TEHRAN = TEXT.index("Caracas"), TEXT.index("Tehran")


def _settled(likely: float) -> Settled:
    """What becomes of Tehran, taken for Iran's government, where a way from Caracas to it is so likely."""
    caracas, tehran, damascus = toponyms(TEXT)
    tehran, damascus = (replace(each, use=Use.ACTOR, use_confidence=0.6) for each in (tehran, damascus))
    carrier = ActorMention(span=Span(0, 8), text="Conviasa", actor=CONVIASA)
    government = ActorMention(span=Span(tehran.start, tehran.end), text="Tehran", actor=IRAN)
    relations = Relations(
        pairs=np.array([(0, 1), (1, 2)], np.int32),
        orders=np.array([(1 - likely, likely, 0), (0.9, 0.1, 0)], np.float32),
        both=np.zeros(2, np.float32),
        modes=np.zeros((2, len(Mode)), np.float32),
        statuses=np.zeros((2, len(Status)), np.float32),
        nexts=np.zeros(2, np.float32),
        ends=np.zeros(2, np.float32),
        ties=np.array([(0, 0), (0, 1)], np.int32),
        tied=np.array([0.9, 0.8], np.float32),
        closely=True,
    )
    reading = Reading(
        span=Span(0, len(TEXT)),
        places=(caracas, tehran, damascus),
        actors=(carrier, government),
        relations=relations,
    )
    return settled((caracas, tehran, damascus), (carrier, government), (reading,))


def test_a_name_that_a_likely_way_leads_to_is_a_place_and_no_actor() -> None:
    found = _settled(0.9)

    assert [each.use for each in found.toponyms] == [Use.LITERAL, Use.LITERAL, Use.ACTOR]
    assert found.toponyms[1].use_confidence == pytest.approx(0.9)
    assert [each.actor for each in found.actors] == [CONVIASA]
    (reading,) = found.readings
    assert reading.tied() == {CARACAS: {0: pytest.approx(0.9)}}
    assert reading.relations.orders[0, 1] == pytest.approx(0.9)


def test_a_name_that_no_way_leads_to_stays_an_actor_and_no_stop() -> None:
    found = _settled(0.3)

    assert [each.use for each in found.toponyms] == [Use.LITERAL, Use.ACTOR, Use.ACTOR]
    assert [each.actor for each in found.actors] == [CONVIASA, IRAN]
    (reading,) = found.readings
    assert reading.tied() == {CARACAS: {0: pytest.approx(0.9), TEHRAN: pytest.approx(0.8)}}
    assert reading.relations.orders.tolist() == [[1, 0, 0], [1, 0, 0]]
