"""Words of movement where nothing moves: messages and summits, roads that only lie there, ranges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Motion
from reports.routes.clauses import clause_of
from reports.routes.distances import TIMES, is_measured, parts
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind
from reports.routes.ways import Journey

_ABSTRACT: Final = words(
    "message messages letter letters signal signals note warning warnings speech statement invitation "
    "condolences congratulations request shockwaves ripples power control ownership responsibility embassy "
    "capital headquarters blame weight attention focus invoice email carta mensaje mensajes senal senales saludo "
    "saludos poder embajada notice bill delegation ambassador envoy envoys emissary ultimatum decree protest "
    "complaint regards thanks sede presidency chair chairmanship summit conference talks negotiations meeting "
    "venue cumbre conferencia presidencia"
)
_STATIC: Final = words(
    "round debt custody trophy title ronda deuda titulo letter letters message messages email emails signal "
    "signals carta cartas mensaje mensajes talks negotiations summit conference meeting dispute row war conflict "
    "fighting clashes violence protests unrest chair chairmanship presidency leadership headquarters capital "
    "embassy power control focus attention blame price prices rate rates cost costs fare fares value inflation "
    "temperature road roads highway motorway street track path border frontier belt range arc zone area box "
    "sector territory region coast coastline river valley chain cable map list tournament cup league match "
    "festival exhibition trial case claim claims debate process agenda rumours rumour rumors news story word "
    "influence presence opposition rule jurisdiction responsibility allegiance loyalty sovereignty ownership "
    "front frontline mountains mountain shelf strip fence wall grid conversaciones negociaciones cumbre "
    "conferencia reunion disputa guerra conflicto protestas presidencia sede embajada poder atencion precio "
    "precios tarifa tarifas costo costos carretera carreteras camino autopista calle frontera franja cinturon "
    "zona territorio costa rio valle mapa lista cadena torneo juicio caso proceso rumor rumores noticia noticias "
    "influencia presencia apoyo oposicion cordillera muro valla responsabilidad "
    "campana feria huelga paro brote epidemia inflacion crisis"
)
_COSTS: Final = words(
    "price prices cost costs fare fares ticket tickets rate rates insurance demand precio precios costo costos "
    "coste costes tarifa tarifas boleto boletos pasaje pasajes billete billetes demanda"
)
_OF: Final = frozenset({"of", "for", "on", "de", "del", "para"})
_WAYS: Final = words(
    "line lines railway railroad railways pipeline pipelines highway oleoducto gasoducto ferrocarril "
    "rail_line rail_link linea lineas"
)
_TOLD: Final = words(
    "story stories rumour rumours rumor rumors rumores news word claim claims noticia noticias message messages mensaje"
)
"""What tells of a movement: "the rumour that a jet had left X for Y" does not itself go there."""
_AFTER_IDLE_WAY: Final = words("that which que , . ; ) : whose cuyo cuya la el and y")
_CUTS: Final = words(
    "of on in at for from with over between by de del en sobre con para entre por desde to a about against under "
    "as like contra como"
)
_SPLITS: Final = words(", that que said says dijo and y ; : — – when as cuando")
_RELATIVE: Final = words("that which que")
_VERBAL: Final = frozenset(
    {Motion.MOVE, Motion.SEND, Motion.ARRIVE, Motion.LEAVE, Motion.TRANSIT, Motion.HEAD, Motion.STOP}
)
_WORKS_REACH: Final = 5
_WORKS: Final = words(
    "build builds building rebuild rebuilt lay laying open opens opened opening reopen reopened launch launched "
    "resume resumed restore restored close closed shut blew blow bombed attacked repaired use used using abrir "
    "abrio construir construira inaugurar inauguro reanudar reanudo cerrar cerro usar usa usan"
)
_ECHOES: Final = words(
    "applause cheers cheering laughter outrage outcry anger joy jubilation celebrations mourning grief tears alarm "
    "aplauso aplausos vitores risas indignacion clamor jubilo festejos celebraciones luto llanto alarma"
)
_ECHO_REACH: Final = 4
_FROM_WHERE: Final = frozenset({"from", "desde"})
_POLLS: Final = words("polls poll ranking rankings standings encuestas encuesta sondeos clasificacion")
_POLLS_REACH: Final = 4
_LIES: Final = words("is are was were lies lay stands stood queda quedaba esta estaba es era")
_LIES_REACH: Final = 5
_ENDS: Final = 2
_OBJECT_REACH: Final = 7
_FROM: Final = frozenset({"from", "de"})
_TO: Final = frozenset({"to", "a"})
_OF_ROLE: Final = frozenset({"in", "of", "en", "de"})
_ROLES: Final = words(
    "rebel guerrilla fighter soldier prisoner exile clerk worker teacher student activist outcast pariah hero villain "
    "minister president governor mayor senator deputy general commander leader chief chairman statesman rebelde "
    "guerrillero combatiente soldado preso exiliado obrero maestro estudiante activista paria heroe villano ministro "
    "presidente gobernador alcalde senador diputado comandante lider jefe"
)
_OWN: Final = words("su sus la el las los")
_SENDING: Final = frozenset({Motion.SEND, Motion.MOVE, Motion.FLOW})


def is_figure(sentence: Sentence, journey: Journey) -> bool:
    """Whether the words of movement tell of none: what is sent is a message, what moves is a summit or a price."""
    return (
        _sends_nothing(sentence, journey)
        or _is_static(sentence, journey)
        or _is_range(sentence, journey)
        or _is_idle_way(sentence, journey)
        or _is_priced(sentence, journey)
        or _is_distance(sentence, journey)
        or _is_career(sentence)
        or not _POLLS.isdisjoint(sentence.words(journey.last + 1, journey.last + 1 + _POLLS_REACH))
    )


def _sends_nothing(sentence: Sentence, journey: Journey) -> bool:
    """Whether what is sent or moved is a message, an embassy or the like."""
    motions = {sentence.cues[cue].motion for cue in journey.cues}
    moved = [cue for cue in journey.cues if sentence.word(cue) == "traslado" and sentence.word(cue + 1) in _OWN]
    senders = moved or [cue for cue in journey.cues if sentence.cues[cue].motion in _SENDING]
    if not senders or (not moved and motions & {Motion.LINE, Motion.VEHICLE}):
        return False
    object_ = takewhile(lambda word: word not in _CUTS, sentence.words(senders[-1] + 1, senders[-1] + _OBJECT_REACH))
    return not _ABSTRACT.isdisjoint(object_)


def _is_static(sentence: Sentence, journey: Journey) -> bool:
    """Whether the subject of the verb is something that does not travel: "the road leads", "talks moved"."""
    first = journey.first
    moves_itself = sentence.word(first - 1) == "se"  # "se trasladó", which reads like the noun "traslado"
    if sentence.cues[journey.cues[0]].motion not in _VERBAL and not moves_itself:
        return False
    if sentence.word(first - 1) in _RELATIVE:
        return sentence.word(first - 2) in _STATIC
    if sentence.words(first - 2, first) == ("front", "line"):
        return True
    return any(head in _STATIC for head in _heads(sentence, clause_of(sentence, first, journey.last).start, first))


def _heads(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    """The last word before the first preposition of each part of tokens [start, end), but for tellers."""
    head, closed, empty = "", False, True
    for index in range(start, end):
        word = sentence.word(index)
        if word in _SPLITS:
            if word not in _RELATIVE or head not in _TOLD:
                yield head
            head, closed, empty = "", False, True
        elif word in _CUTS and not (empty and word == "a"):
            closed = True
        elif not closed and sentence.tokens[index].kind is Kind.WORD and (empty or not _is_aside(word)):
            head, empty = word, False
    yield head


def _is_aside(word: str) -> bool:
    return word in _HELPERS or word.endswith(("ly", "mente"))


_HELPERS: Final = words(
    "is are was were be been being has have had having will would could may might can should must did does do not "
    "also then now still ha han habia habian habria fue fueron sera seran no se ya"
)


def _is_range(sentence: Sentence, journey: Journey) -> bool:
    """Whether "From X to Y," opens a sentence that goes on without a verb of movement."""
    slots = [item.slot for segment in journey.segments for item in segment.items]
    if len(slots) < 2 or max(slots) > journey.cues[0]:
        return False
    return not any(sentence.cues[cue].motion in _VERBAL - {Motion.ARRIVE, Motion.STOP} for cue in journey.cues)


def _is_priced(sentence: Sentence, journey: Journey) -> bool:
    """Whether the line belongs to a price or a number: "the cost of a flight from X to Y"."""
    if sentence.cues[journey.cues[0]].motion in _VERBAL:
        return False
    said = sentence.words(journey.first - 4, journey.first)
    at = next((i for i, word in enumerate(said) if word in _COSTS), None)
    return at is not None and bool(_OF.intersection(said[at:]))


def _is_distance(sentence: Sentence, journey: Journey) -> bool:
    """Whether it is said how far something lies from something: "X is a two-day drive from Y"."""
    cue = journey.cues[0]
    said = sentence.words(max(0, cue - _LIES_REACH), cue)
    if not _LIES.isdisjoint(said) and not TIMES.isdisjoint(parts(said)):
        return True
    slots = [at for at in range(journey.first, journey.last + 1) if sentence.tokens[at].place is not None]
    return len(slots) == _ENDS and any(is_measured(sentence, slot) for slot in slots)


def is_echo(sentence: Sentence, slot: int) -> bool:
    """Whether what reaches from the place at `slot` is only heard or felt: "applause from Lagos to Nairobi"."""
    said = sentence.words(max(0, slot - _ECHO_REACH), slot)
    return not _ECHOES.isdisjoint(said) and not _FROM_WHERE.isdisjoint(said)


def _is_career(sentence: Sentence) -> bool:
    """Whether somebody comes to be something else: "a journey from rebel in Beirut to minister in Baghdad".

    A letter "from President Maduro to President Raisi" may travel all the same.
    """
    said = sentence.words(0, len(sentence.tokens))
    threes = zip(said, said[1:], said[2:], strict=False)
    changed = {before for before, role, after in threes if role in _ROLES and after in _OF_ROLE}
    return not changed.isdisjoint(_FROM) and not changed.isdisjoint(_TO)


def _is_idle_way(sentence: Sentence, journey: Journey) -> bool:
    """Whether a railway or pipeline is only mentioned: no word says that it is used, built or shut."""
    if not all(sentence.word(cue) in _WAYS for cue in journey.cues):
        return False
    if _WORKS.intersection(sentence.words(journey.first - _WORKS_REACH, journey.first)):
        return False
    after = journey.last + 1
    measured = after + 1 < len(sentence.tokens) and sentence.tokens[after + 1].kind is Kind.NUMBER
    return measured or after >= len(sentence.tokens) or sentence.word(after) in _AFTER_IDLE_WAY
