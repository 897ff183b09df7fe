"""How something moved, by what was moved: crude goes by sea, smuggled petrol by road, sums of money by wire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer.wordlists import words
from reports.model import Mode
from reports.motion.lexicon import Motion
from reports.routes.sentence import Sentence

_SEA_LOADS: Final = words(
    "crude barrels barrel petrol condensate lng grain wheat crudo barriles coal containers container gasoil bulk trigo "
    "carbon contenedor contenedores"
)
_FUELS: Final = words("petrol gasoline fuel diesel gasolina combustible gasoil")
_MONEY_LOADS: Final = words(
    "money funds cash million millions billion dollars dinero fondos millones $ € £ dolares euros payments payment "
    "proceeds sum sums pounds capital"
)
_NOT_MONEY: Final = words(
    "barrels barrel tonnes tons litres liters people refugees doses cubic barriles toneladas litros personas metros "
    "kilos boxes worth valued head cost costs costing"
)
_GOODS: Final = words(
    "gold oro arms weapons drugs cocaine cocaina drones lingotes bars bullion cargo shipment fuel tickets goods rifles"
)
_LOADING: Final = frozenset({Motion.SEND, Motion.FLOW, Motion.MOVE})


def money(said: Sequence[str], cues: Sequence[int], sentence: Sentence) -> Mode:
    """Money that is sent, and nothing that is worth it."""
    if not any(sentence.cues[cue].motion in _LOADING for cue in cues) or _NOT_MONEY.intersection(said):
        return Mode.UNKNOWN
    return Mode.MONEY if _MONEY_LOADS.intersection(said) and not _GOODS.intersection(said) else Mode.UNKNOWN


def load(said: Sequence[str], cues: Sequence[int], sentence: Sentence) -> Mode:
    """Crude goes by sea, smuggled petrol by road."""
    if not any(sentence.cues[cue].motion in _LOADING - {Motion.MOVE} for cue in cues):
        return Mode.UNKNOWN
    if _FUELS.intersection(said) and any(word.startswith(("smuggl", "contraband")) for word in said):
        return Mode.LAND
    return Mode.SEA if _SEA_LOADS.intersection(said) else Mode.UNKNOWN
