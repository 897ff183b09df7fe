"""The nouns that can stand for an actor named before, and what each can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gazetteer.wordlists import words
from reports.model import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a noun can stand for: actors of these kinds, with one of `having` in a name and none of `lacking`.

    Those of the kinds in `always` need none of `having`.
    """

    forms: str
    kinds: frozenset[ActorKind]
    always: frozenset[ActorKind] = frozenset()
    having: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    is_own: bool = False
    """Whether a state's own organs are no such thing."""
    countries: frozenset[str] = frozenset()
    """Codes of the only countries that have such a thing, where they are few."""
    is_of_many: bool = False
    """Whether an organisation of many states is one without any word in its name."""
    is_general: bool = False
    """Whether so many things are one that only a near sentence tells which."""


_CARRIER: Final = frozenset({ActorKind.CARRIER})
_COMPANY: Final = frozenset({ActorKind.COMPANY})
_GROUP: Final = frozenset({ActorKind.ARMED_GROUP})
_ORGANISATION: Final = frozenset({ActorKind.ORGANISATION})
_STATE: Final = frozenset({ActorKind.STATE})
_AT_SEA: Final = words("shipping marine maritime tanker marina msc cosco maersk hapag cma naviera ocean tankers nitc")
_CRIMINAL: Final = words(
    "cartel clan gang tren comando command mafia bear lazarus yakuza triads camorra nostra network"
)
_BLOCS: Final = words("union community comunidad mercosur asean league liga brics states alliance alianza treaty forum")
_MISSIONS: Final = words(
    "mission mision unifil monusco minusma minusca minustah minujusth minurso unmiss unisfa unamid undof unficyp binuh "
    "unsmil unitams unama amisom atmis aussom samim eulex"
)
_UNITED: Final = words("un united unidas onu unhcr unicef acnur")

NOUNS: Final = (
    Noun(forms="airline|air carrier|aerolínea|aerolinea", kinds=_CARRIER, lacking=_AT_SEA),
    Noun(forms="carrier|transportista", kinds=_CARRIER),
    Noun(forms="shipping line|shipping company|shipping firm|naviera", kinds=_CARRIER, having=_AT_SEA),
    Noun(
        forms="company|firm|corporation|operator|empresa|compañía|operadora|firma|estatal",
        kinds=_COMPANY | _CARRIER,
        is_general=True,
    ),
    Noun(
        forms="oil company|oil giant|oil major|oil firm|state oil company|petrolera|refiner|refinadora", kinds=_COMPANY
    ),
    Noun(forms="miner|mining company|mining firm|mining group|minera", kinds=_COMPANY),
    Noun(forms="bank|banco", kinds=_COMPANY, having=words("bank banco")),
    Noun(
        forms="group|grupo", kinds=_GROUP | _ORGANISATION, always=_GROUP, having=words("group grupo"), is_general=True
    ),
    Noun(
        forms="rebels|guerrillas|insurgents|militia|rebeldes|guerrilleros|milicia",
        kinds=_GROUP,
        lacking=_CRIMINAL,
        is_general=True,
    ),
    Noun(forms="guerrilla|guerrilla group|rebel group|private military company", kinds=_GROUP, lacking=_CRIMINAL),
    Noun(forms="terrorist group|armed group|militant group|grupo armado", kinds=_GROUP),
    Noun(forms="paramilitaries|paramilitary group|paramilitares|grupo paramilitar|mercenary group", kinds=_GROUP),
    Noun(forms="cartel|cártel|clan", kinds=_GROUP | _ORGANISATION, having=words("cartel clan opec")),
    Noun(forms="front|frente", kinds=_GROUP | _ORGANISATION, having=words("front frente")),
    Noun(forms="brigade|brigada", kinds=_GROUP | _ORGANISATION, having=words("brigade brigada brigades")),
    Noun(forms="gang|criminal group|banda|banda criminal", kinds=_GROUP),
    Noun(forms="movement|movimiento", kinds=_GROUP | _ORGANISATION, having=words("movement movimiento")),
    Noun(forms="organisation|organization|organización", kinds=_GROUP | _ORGANISATION, is_own=True, is_general=True),
    Noun(forms="ministry|ministerio", kinds=_ORGANISATION, having=words("ministry ministerio")),
    Noun(
        forms="agency|aid agency|agencia|organismo",
        kinds=_ORGANISATION,
        having=words("agency agencia administration organismo"),
        lacking=_BLOCS,
        is_of_many=True,
    ),
    Noun(forms="UN agency|U.N. agency|agencia de la ONU", kinds=_ORGANISATION, having=_UNITED),
    Noun(forms="mission|misión|misión de la ONU|peacekeeping mission", kinds=_ORGANISATION, having=_MISSIONS),
    Noun(forms="bloc|bloque|bloque regional|regional bloc", kinds=_ORGANISATION, having=_BLOCS),
    Noun(forms="alliance|alianza", kinds=_GROUP | _ORGANISATION, having=words("alliance alianza treaty tratado")),
    Noun(forms="coalition|coalición", kinds=_GROUP | _ORGANISATION, having=words("coalition coalicion")),
    Noun(forms="court|corte|tribunal", kinds=_ORGANISATION, having=words("court corte tribunal")),
    Noun(forms="commission|comisión", kinds=_ORGANISATION, having=words("commission comision")),
    Noun(forms="fund|fondo", kinds=_ORGANISATION | _COMPANY, having=words("fund fondo")),
    Noun(forms="party|partido", kinds=_ORGANISATION | _GROUP, having=words("party partido")),
    Noun(forms="government|gobierno", kinds=_STATE, is_general=True),
    Noun(forms="junta", kinds=_STATE, countries=words("BF GA GN MM ML NE SD TD"), is_general=True),
)
