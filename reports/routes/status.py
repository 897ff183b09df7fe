"""How the text stands to a movement: reported, planned, alleged or denied.

Attribution alone ("was said to", "according to") is a report. Hearsay and doubt ("reportedly", "is believed to") make
an allegation. What has not happened yet, may happen, or is to be prevented is planned. Denied wins over planned, and
planned over alleged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gazetteer.wordlists import words
from reports.model import Status
from reports.motion.lexicon import pairs
from reports.routes.clauses import Clause, as_text, clause_of, own_tokens, tokens_after
from reports.routes.denied import DENIAL, is_denied
from reports.routes.planned import is_planned, is_rumour
from reports.routes.scene import Scene

_DOUBT: Final = words(
    "reportedly allegedly supposedly purportedly rumoured rumored alleges unconfirmed presuntamente supuestamente "
    "aparentemente apparently claims claim claimed rumours rumors rumores believed thought unverified presumably "
    "probably possibly ostensibly conceivably presumiblemente probablemente posiblemente rumorea dizque "
    "understood hearsay believe believes suspect suspects suggest suggests sospecha sospechan"
)
_DOUBT_PAIRS: Final = pairs(
    "se cree | se sospecha | se presume | se especula | se rumorea | al parecer | reports suggest | may have | "
    "might have | could have | appears to | appear to | appeared to | seems to | seem to | is reported | "
    "are reported | was reported | were reported | being reported | likely to | suspects that | "
    "believe that | believes that | cree que | creen que | "
    "suspect that"
)
_DOUBTFUL: Final = words(
    "alleged suspected purported presunto presuntos presunta presuntas supuesto supuesta supuestos supuestas"
)
_SUSPECTS: Final = words(
    "militants terrorists terrorist traffickers trafficker smugglers jihadists jihadis members member rebels fighters "
    "gunmen criminals criminal pirates gang insurgents extremists hitmen spies spy agents leader leaders kingpin boss "
    "ringleader mastermind head war drug cartel operatives victims narcotraficante narcotraficantes traficante "
    "traficantes lider jefe cabecilla miembros miembro integrantes terroristas terrorista sicarios guerrilleros "
    "delincuentes espia espias capo victimas asesino autor autores"
)
_CHARGE: Final = words("accused accuses accuse accusing acuso acusa acusan acusaron acusado acusada acusados acusando")
_CHARGE_REACH: Final = 12
_WEIGHED: Final = _DOUBT | _DOUBTFUL | _CHARGE | DENIAL | words("said dijo according")
_NOT_HEARSAY: Final = pairs("reported by | reported on | reported in | reported that")
_HEARSAY: Final = words(
    "versiones rumores denuncias reportes informes medios fuentes trascendidos presuntos unconfirmed rumours rumors "
    "unverified"
)
_SOURCE: Final = words("segun according")
_UNPROVEN: Final = re.compile(
    r"(?:it|this|that|they|reports?|claims?|account|story|allegations?|flights?|shipments?|informacion|version|dato|"
    r"denuncia|hecho)(?: \w+){0,3} (?:could not|couldnt|cannot|can not|has not|have not|not|no|sin)(?: \w+){0,4} "
    r"(?:verified|confirmed|corroborated|verificad[oa]s?|verificar(?:se|la|lo)?|confirmad[oa]s?|confirmar(?:se|la|lo)?|"
    r"corroborad[oa]s?)|"
    r"(?:could not|was unable to|were unable to|no pudo|no pudieron)(?: \w+)? "
    r"(?:verify|confirm|corroborate|verificar|confirmar|corroborar) (?:it|this|that|the|these|la|el|esa|ese|lo)|"
    r"no (?:independent|official) confirmation"
)
_AFTER_REACH: Final = 10
_TAIL: Final = 24


def status_of(scene: Scene) -> Status:
    """The status of a movement, read from its clause, the rest of its sentence and the next two sentences."""
    clause = clause_of(scene.sentence, scene.first, scene.last)
    own = own_tokens(scene.sentence, clause, scene.cues[-1] if scene.cues else scene.first)
    after = tokens_after(scene.sentence, clause, _AFTER_REACH)
    planned = is_planned(scene, own, after)
    if is_denied(scene, clause, own, planned=planned):
        return Status.DENIED
    if planned:
        return Status.PLANNED
    return Status.ALLEGED if _is_alleged(scene, clause, own, after) else Status.REPORTED


def weighs_words(scene: Scene) -> bool:
    """Whether the sentence has words of doubt, denial or attribution, or the next two deny something, perhaps else."""
    following = (sentence for ahead in (1, 2) if (sentence := scene.neighbour(ahead)))
    return not _WEIGHED.isdisjoint(scene.sentence.words(0, len(scene.sentence.tokens))) or any(
        not DENIAL.isdisjoint(sentence.words(0, len(sentence.tokens))) for sentence in following
    )


def _is_alleged(scene: Scene, clause: Clause, own: Sequence[int], after: Sequence[int]) -> bool:
    said = [scene.sentence.word(index) for index in (*own, *after)]
    return (
        _is_doubted(said)
        or _is_charged(scene, said)
        or is_rumour(scene, own)
        or _is_hearsay_after(scene, clause)
        or _is_unproven(scene)
    )


def _is_doubted(said: Sequence[str]) -> bool:
    found = set(pairwise(said))
    doubtful = any(a in _DOUBTFUL and not _SUSPECTS.intersection(said[at + 1 : at + 3]) for at, a in enumerate(said))
    hearsay = any(a in _SOURCE and _HEARSAY.intersection(said[at + 1 : at + 4]) for at, a in enumerate(said))
    reported = found & _DOUBT_PAIRS
    if reported and found & _NOT_HEARSAY:
        reported = {pair for pair in reported if pair[1] != "reported"}
    return hearsay or doubtful or bool(_DOUBT.intersection(said)) or bool(reported)


def _is_charged(scene: Scene, said: Sequence[str]) -> bool:
    """Whether someone is accused of it: "accused Chad of shipping arms"; in "men accused of theft were flown" not."""
    for at, word in enumerate(said):
        charge = said[at + 1 : at + _CHARGE_REACH] if word in _CHARGE else ()
        of = next((i for i, preposition in enumerate(charge) if preposition in {"of", "de"}), None)
        if of is not None and any(_is_deed(scene, deed) for deed in charge[of + 1 : of + 4]):
            return True
    return False


def _is_deed(scene: Scene, word: str) -> bool:
    return word in scene.sentence.lexicon.cues and not word.endswith("ed") and word != "flown"


def _is_hearsay_after(scene: Scene, clause: Clause) -> bool:
    """Whether the clause closes with its sources, and they are rumours: "…, según versiones de prensa"."""
    said = scene.sentence.words(clause.last + 1, min(clause.last + 1 + _TAIL, len(scene.sentence.tokens)))
    return any(a in _SOURCE and _HEARSAY.intersection(said[at + 1 : at + 4]) for at, a in enumerate(said))


def _is_unproven(scene: Scene) -> bool:
    """Whether the rest of the sentence or the next one says that nobody could confirm it."""
    rest = as_text(scene.sentence.tokens[scene.last + 1 :])
    following = scene.neighbour(1)
    return bool(_UNPROVEN.search(rest)) or bool(following and _UNPROVEN.search(as_text(following.tokens)))
