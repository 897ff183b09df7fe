"""How a place name is used: for the place itself, or for a government or people.

Only countries, capitals, seats of power and what stands inside another name leave much doubt. There trained weights
over the signs of `gazetteer.use_signs` decide, and what the rules of `gazetteer.use_rules` say is one sign among them;
elsewhere the rules decide. `python -m gazetteer.training.use` makes the weights.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from gazetteer.place import Place
from gazetteer.recognition import Recognised
from gazetteer.toponym import Use
from gazetteer.use_rules import Reading, scenes
from gazetteer.use_signs import signs_of

__all__ = ["WEIGHTS", "Reading", "UseWeights", "load_weights", "uses_of"]

WEIGHTS: Final = files("gazetteer") / "data" / "use.json"
_SUREST: Final = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class UseWeights:
    """What each sign adds to the log odds that a name stands for an actor; a sign that is not listed adds nothing."""

    bias: float
    weights: Mapping[str, float]

    def reading(self, signs: frozenset[str]) -> Reading:
        """The likelier use, and how likely it is (0.5 to 0.99)."""
        weights = self.weights
        odds = self.bias + math.fsum([weights[sign] for sign in weights.keys() & signs])
        sureness = 1.0 / (1.0 + math.exp(-min(abs(odds), 30.0)))
        return Reading(Use.ACTOR if odds > 0 else Use.LITERAL, round(min(sureness, _SUREST), 3))


@lru_cache(maxsize=1)
def load_weights() -> UseWeights:
    """The weights that come with the package."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return UseWeights(bias=float(data["bias"]), weights=MappingProxyType(dict(data["weights"])))


def uses_of(text: str, names: Sequence[Recognised], places: Sequence[Place | None]) -> tuple[Reading, ...]:
    """Use of each name, in order; `places` are what the names were resolved to."""
    weights, around = load_weights(), scenes(text, names, places)
    return tuple(
        scene.reading if signs is None else weights.reading(signs)
        for scene, signs in zip(around, signs_of(text, names, places, around), strict=True)
    )
