"""The words between the places of one movement: which join, which part, and which turn the order round."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Motion
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind

_ENDS: Final = frozenset({";", ":", "?", "!", "—", "…", "(", ")", "•", "»", "|", "\\"})
_PARTING: Final = words("but while whereas although though because unless mientras aunque pero porque sino")
_PARTING_ONCE_STARTED: Final = words(
    "which who whose whom where when said says told according reported as if whether amid claimed insisted quien "
    "quienes cual donde cuando dijo segun informo aseguro afirmo"
)
TIMES: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december lunes martes miercoles jueves viernes sabado domingo enero febrero "
    "marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre morning evening afternoon night "
    "noon midnight day days week weeks month months year years hour hours minutes today yesterday tomorrow "
    "earlier later last next early late end dia dias semana mes ano anos hora horas ayer hoy manana noche tarde "
    "noches tiempo time once twice weekly daily monthly every each spring summer autumn winter same following "
    "kilometer kilometre kilometers kilometres km mile miles"
)
_SPELLS: Final = words(
    "minutes hour hours day days night nights week weeks stop stopover layover minutos hora horas dia dias noche "
    "noches semana semanas escala parada month months year years talks meeting meetings visit stay release arrest "
    "detention treatment training surgery refit repairs loading holiday conversaciones reunion reuniones visita "
    "estancia liberacion detencion entrenamiento mes meses ano anos"
)
_JOINTS: Final = words(
    "and then or also once again finally eventually subsequently afterwards thereafter before after following "
    "until the a an on in at of to from by for with via back over directly onward onwards there thence straight "
    "non-stop nonstop is are was were be been being has have had will would could should may might it they he "
    "she that this these its their his her who which aboard board taking taken took making made make through up "
    "down out short brief technical quick fuel group men crew passengers troops soldiers contingent delegation "
    "migrants servicemen personnel shipment two three having way charter chartered cargo military commercial "
    "private passenger special direct regular reportedly allegedly expected scheduled due set planned said "
    "believed y e luego despues antes tras de del la el los las un una en al se lo su que desde hasta para con "
    "por fue fueron ha han habia donde alli ahi aqui posteriormente finalmente hacer hizo haciendo hicieron "
    "previa tecnica tecnico cada carretera mar aire tierra pie grupo tripulacion ser sera"
)
_CARRIES: Final = words(
    "and then , was were been be being is are has have had later finally eventually before after on in since who "
    "which that also again only just where it they he she y e fue fueron ha han habia habian luego despues donde que "
    "quien quienes tras antes de en el la los las"
)
"""Words that may stand before a second verb of the same subject."""
LIGHT: Final = TIMES | _JOINTS
"""Words that may stand between two parts of one movement."""
_LIGHT_MARKS: Final = frozenset({",", ".", "-", '"', "“", "”", "'"})
_ONWARD: Final = words("then on onward onwards there thence finally eventually later luego despues finalmente alli ahi")
_THEN: Final = words("then later finally luego despues finalmente posteriormente")
"""Before a place: what follows the place before it in time."""
_AFTER: Final = frozenset({"after", "following", "tras", "despues"})
_AFTERWARDS: Final = frozenset({"before", "then", "antes", "luego"})
_AND: Final = frozenset({"and", "y", "e", "&"})
_VERBS: Final = words("is are was were has have had will would said es son fue fueron ha han")
_LIST_REACH: Final = 5


MAY_BREAK: Final = _ENDS | _PARTING | _PARTING_ONCE_STARTED | {".", "–", "--"}
"""What `is_break` can be true of: a quick look that spares most tokens the rest."""


def is_break(sentence: Sentence, index: int, *, started: bool) -> bool:
    """Whether a movement ends at this token; some words end only a movement that has a place already."""
    token = sentence.tokens[index]
    if token.kind is Kind.MARK:
        if token.word == ".":  # inside a sentence it belongs to an abbreviation
            return index + 2 >= len(sentence.tokens)
        return token.word in _ENDS or (token.word in {"–", "--"} and not _is_tight(sentence, index))
    return token.word in _PARTING or (started and token.word in _PARTING_ONCE_STARTED)


def is_light(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens [start, end) hold nothing but joints, times, adverbs, helping verbs and nouns of movement."""
    return all(_is_light_token(sentence, index) for index in range(start, end))


def shares_subject(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens [start, end) name no new subject: "left X *and was* seen in Y"."""
    return all(
        sentence.word(index) in _CARRIES or sentence.word(index) in TIMES or sentence.tokens[index].kind is Kind.NUMBER
        for index in range(start, end)
    )


def reversed_order(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what follows tokens [start, end) happened before what stands left of them ("after leaving …")."""
    said = sentence.words(start, end)
    after = max((at for at, word in enumerate(said) if word in _AFTER), default=None)
    return after is not None and "," not in said[after:] and not _AFTERWARDS.intersection(said)


def onward(sentence: Sentence, start: int, end: int, *, joined: bool = False) -> bool:
    """Whether tokens [start, end) lead on from the place before ("and then", "to Y to Z") instead of branching off."""
    said = set(sentence.words(start, end))
    return bool(said & (_ONWARD | _THEN)) or not (joined or said & (_AND | {"or", "o"}))


def adds_another(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens [start, end) put something beside what stands before ("and a"), and not after it in time."""
    said = set(sentence.words(start, end))
    return bool(said & _AND) and not goes_on_in_time(sentence, start, end)


def goes_on_in_time(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens [start, end) say that one thing came after the other."""
    return not (_ONWARD | _AFTER | _AFTERWARDS).isdisjoint(sentence.words(start, end))


def joins_list(sentence: Sentence, before: int, slot: int, *, closed: bool) -> bool:
    """Whether the slots at `before` and `slot` are members of one list: "X and Y", "X, Y and Z", "X, then Y".

    `closed` when the list can be followed by the verb of the sentence ("the way via X and Y is open").
    """
    if not 1 < slot - before <= _LIST_REACH:
        return False
    said = sentence.words(before + 1, slot)
    if said[0] == ",":
        said = said[1:]
    elif said[0] not in _AND | _THEN:
        return False
    is_joined = bool(said) and said[0] in _AND | _THEN
    if is_joined:
        said = said[1:]
    if any(word not in LIGHT for word in said):
        return False
    return _ends_well(sentence, slot, closed=closed) if is_joined else _goes_on(sentence, slot)


def _goes_on(sentence: Sentence, slot: int) -> bool:
    """Whether a list that has only commas so far comes to its "and" next."""
    joint, after = sentence.word(slot + 1), sentence.word(slot + 2)
    if joint in _AND:
        return sentence.is_slot(slot + 2)
    return joint == "," and (sentence.is_slot(slot + 2) or (after in _AND and sentence.is_slot(slot + 3)))


def _ends_well(sentence: Sentence, slot: int, *, closed: bool) -> bool:
    """Whether no verb follows: in "flew to X and Y denied it" Y is the subject of something else."""
    if slot + 1 >= len(sentence.tokens):
        return True
    token = sentence.tokens[slot + 1]
    if token.kind is not Kind.WORD:
        return token.word not in {"'s", "'"}
    return token.word in LIGHT and (closed or token.word not in _VERBS)


def _is_light_token(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    if token.kind is Kind.NUMBER:
        return True
    if token.kind is Kind.MARK:
        return token.word in _LIGHT_MARKS
    if token.kind is Kind.SLOT:
        return False
    adverb = token.word.endswith(("ly", "mente", "ian", "ese")) or token.word.startswith(("mid-", "non-"))
    return adverb or token.word in LIGHT or _is_noun_of_movement(sentence, index)


def _is_noun_of_movement(sentence: Sentence, index: int) -> bool:
    cue = sentence.cues.get(index)
    return cue is not None and cue.motion in {Motion.LINE, Motion.VEHICLE, Motion.STOP, Motion.HEAD, Motion.MOVE}


def _is_tight(sentence: Sentence, index: int) -> bool:
    """Whether a dash touches the words on both sides ("Caracas–Tehran")."""
    if not 0 < index < len(sentence.tokens) - 1:
        return False
    token = sentence.tokens[index]
    return sentence.tokens[index - 1].end == token.start and token.end == sentence.tokens[index + 1].start


def follows_stay(sentence: Sentence, start: int, index: int) -> bool:
    """Whether tokens [start, index) say that time was spent there: "After two hours on the ground in X, it …"."""
    said = sentence.words(start, index)
    return said[:1] in {("after",), ("tras",), ("following",)} and bool(_SPELLS.intersection(said))
