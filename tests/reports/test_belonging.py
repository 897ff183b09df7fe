"""Which actors belong to a place, where it was read closely and where it was not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gazetteer.coordinates import LonLat
from gazetteer.place import FeatureClass, Place
from gazetteer.toponym import Toponym, Use
from reports.belonging import Surroundings, belonging
from reports.document import Evidence, Span
from reports.model import Actor, ActorKind, ActorMention, Mention

TEXT = "Cuban officers waited while Iran sent a jet to Gao."
CUBA, IRAN, GAO = TEXT.index("Cuban"), TEXT.index("Iran"), TEXT.index("Gao")


def _actor(name: str, at: int, length: int) -> ActorMention:
    actor = Actor(id=name, name=name, kind=ActorKind.STATE)
    return ActorMention(span=Span(at, at + length), text=TEXT[at : at + length], actor=actor)


def _tied(ruled: tuple[str, ...], likely: Mapping[int, float] | None) -> tuple[str, ...]:
    place = Place(
        id="test:Gao",
        name="Gao",
        position=LonLat(lon=0.0, lat=16.3),
        feature_class=FeatureClass.POPULATED,
        feature_code="PPL",
        country_code="ML",
    )
    toponym = Toponym(start=GAO, end=GAO + 3, text="Gao", use=Use.LITERAL, confidence=1.0, place=place)
    around = Surroundings(
        text=TEXT,
        actors=(_actor("cuba", CUBA, 5), _actor("iran", IRAN, 4)),
        places=(toponym,),
        sentences=(Span(0, len(TEXT)),),
        likely={} if likely is None else {GAO: likely},
    )
    evidence = Evidence(document_id="sha256:0", span=Span(0, len(TEXT)), quote=TEXT)
    mention = Mention(toponym=toponym, place=place, actor_ids=ruled, date=None, evidence=evidence)
    (found,) = belonging(around, (mention,))
    return found.actor_ids


def test_the_rules_have_the_last_word_where_nothing_was_read_closely() -> None:
    assert _tied(("cuba", "iran"), None) == ("cuba", "iran")


@pytest.mark.parametrize(
    ("ruled", "likely", "expected"),
    [
        (("iran",), {CUBA: 0.01, IRAN: 0.95}, ("iran",)),
        ((), {CUBA: 0.01, IRAN: 0.95}, ("iran",)),
        (("cuba",), {CUBA: 0.01, IRAN: 0.95}, ("iran",)),
        (("cuba", "iran"), {CUBA: 0.9, IRAN: 0.95}, ("cuba", "iran")),
        ((), {CUBA: 0.01, IRAN: 0.01}, ()),
    ],
)
def test_what_was_read_closely_weighs_against_the_rules(
    ruled: tuple[str, ...], likely: Mapping[int, float], expected: tuple[str, ...]
) -> None:
    assert _tied(ruled, likely) == expected
