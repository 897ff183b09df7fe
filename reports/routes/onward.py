"""How something goes on: "driven to Agadez, then flown to Dubai" tells two modes, the second by its own verb."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words
from reports.model import Mode
from reports.routes.modes import VERBAL, ModeRead, next_verb, plain_mode
from reports.routes.scene import Scene

_REACH: Final = 3
_GOING_ON: Final = words("and then before y e luego despues posteriormente")


def onward_mode(scene: Scene) -> ModeRead | None:
    """What the last verb before the end says, where it goes on from the start; None where no verb goes on."""
    sentence, first, last = scene.sentence, scene.first, scene.last
    verbs = [cue for cue in scene.cues if first < cue < last and sentence.cues[cue].motion in VERBAL]
    if not verbs or _GOING_ON.isdisjoint(sentence.words(max(first + 1, verbs[-1] - _REACH), verbs[-1])):
        return None
    mode = plain_mode(sentence, verbs[-1], next_verb(scene), verbs[-1:])
    return None if mode is Mode.UNKNOWN else ModeRead(mode, outright=True)
