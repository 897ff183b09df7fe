"""Whether a movement is denied or called off: in its clause, in the rest of the sentence, or right after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Motion
from reports.routes.clauses import Clause, as_text
from reports.routes.denials import calls_off, is_called_off, is_kept_from, is_unreal, takes_back
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence

DENIAL: Final = words(
    "denied denies deny denying refuted refutes refute disputes disputed nego niega negaron niegan negado desmintio "
    "desmiente desmienten desmintieron desmentido"
)
_REJECTION: Final = words(
    "rejects rejected reject rejecting dismissed dismisses dismissing dropped abandoned retracted withdrew debunked "
    "disproved discounted rechazo rechaza rechazan rechazaron descarto descarta descartaron"
)
_REPORT: Final = words(
    "report reports claim claims story stories allegation allegations account accounts accusation accusations "
    "rumour rumours rumor rumors suggestion suggestions theory idea notion as that que version versiones acusacion "
    "acusaciones denuncia denuncias informacion informaciones noticia noticias plan plans proposal"
)
_OTHER_THINGS: Final = words(
    "entry access permission clearance landing overflight visa visas asylum entrada permiso acceso involvement "
    "responsibility wrongdoing knowledge charges comment bail them him her us boarding implicacion responsabilidad "
    "participacion"
)
_OF: Final = words("in of de en")
_NO_PROOF: Final = words(
    "evidence record proof sign signs confirmation indication trace pruebas evidencia evidencias indicios constancia"
)
_CALLED_OFF: Final = words(
    "cancelled canceled scrapped aborted shelved cancelado cancelados cancelada canceladas cancelo scrap cancel "
    "cancels scraps anulo anulado anulada suspendio suspendido suspendida suspendidos descartado descartada aplazado "
    "aplazada pospuesto pospuesta postponed"
)
_OFF: Final = frozenset((verb, "off") for verb in ("called", "calls", "call"))
_NOT: Final = words(
    "not never no didnt wont isnt wasnt werent hasnt hadnt havent doesnt dont cannot cant nunca jamas tampoco neither"
)
_HELPERS: Final = words(
    "be been being have has had is are was were do does did ever yet actually directly any direct regular to se ha "
    "han habia hubo fue fueron existen hay existe longer the there such lo los las le les"
)
_NOBODY: Final = words("no none neither nobody nothing ningun ninguna ninguno nadie nada")
_NO_MORE: Final = words("later more less fewer longer doubt comment sooner matter mas menos obstante")
_BEFORE_SUBJECT: Final = words(
    ", ; : that que and but y pero said says say insists insisted reports because since so while — – « “ ”"
)
_JOINED: Final = words("and but y pero then luego")
_COVERS: Final = words("that que whether")
_KEPT_REACH: Final = 8
_SUBJECT_REACH: Final = 7
_BETWEEN: Final = 5
_TAIL_REACH: Final = 80
_DEFINITE: Final = words("the this that these those such any its their el la los las ese esa este esta dicho dicha")
_PLACE_REACH: Final = 9
_VERBS: Final = frozenset({Motion.MOVE, Motion.SEND, Motion.ARRIVE, Motion.LEAVE})
_NOUNS: Final = frozenset({Motion.LINE, Motion.FLOW, Motion.LINK, Motion.MONEY})
_SENTENCES: Final = 2


def is_denied(scene: Scene, clause: Clause, own: Sequence[int], *, planned: bool) -> bool:
    """Whether the text, or someone in it, says that it did not happen or will not. `own` are the clause's tokens."""
    sentence = scene.sentence
    loose = planned or not _is_done(scene)
    return (
        _is_denied_before(scene, own)
        or any(_is_negated(sentence, cue) for cue in scene.cues)
        or _is_of_nobody(sentence, clause, scene.cues)
        or _is_denied_after(sentence, clause)
        or _is_unreal(sentence, clause, scene.cues)
        or (loose and _is_cancelled(scene, clause, own))
        or _is_taken_back(scene, loose=loose)
    )


def _is_done(scene: Scene) -> bool:
    """Whether a verb tells of it as done, so that it can be denied, but not called off: "flights took off from"."""
    cues = [scene.sentence.cues[cue] for cue in scene.cues]
    if any(cue.motion in _NOUNS for cue in cues):
        return any(cue.past for cue in cues)
    return any(
        scene.sentence.cues[at].motion in _VERBS and not _is_infinitive(scene.sentence, scene.sentence.opens[at])
        for at in scene.cues
    )


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    spanish = sentence.word(index - 1) in {"de", "para"} and sentence.word(index).endswith(("ar", "er", "ir"))
    return sentence.word(index - 1) == "to" or spanish


def _is_denied_before(scene: Scene, own: Sequence[int]) -> bool:
    """Whether a verb of denial governs the movement: "denied that", "no evidence that", "dismissed a report that"."""
    sentence = scene.sentence
    first = min(scene.cues, default=scene.first)
    said = [sentence.word(index) for index in own]
    for at, (index, word) in enumerate(zip(own, said, strict=True)):
        follow = said[at + 1 : at + 1 + _BETWEEN]
        if word in DENIAL and not _is_of_other_things(follow) and not _is_left_behind(sentence, index, first):
            return True
        if word in _REJECTION and index < first and _REPORT.intersection(follow):
            return True
    return any(a in {"no", "hay", "without", "sin"} and b in _NO_PROOF for a, b in pairwise(said))


def _is_of_other_things(follow: Sequence[str]) -> bool:
    """Whether the denial is one of something else: "denied entry", "denied involvement and", but not "… in"."""
    for at, word in enumerate(follow[:4]):
        if word in _OTHER_THINGS:
            return not _OF.intersection(follow[at + 1 : at + 2])
    return False


def _is_left_behind(sentence: Sentence, denial: int, cue: int) -> bool:
    """Whether something new was said between: "denied the charge and shipped rifles"."""
    if denial > cue:
        return False
    said = sentence.words(denial + 1, cue)
    if _COVERS.intersection(said[:4]):
        return False
    return bool(_JOINED.intersection(said[-2:]))


def _is_unreal(sentence: Sentence, clause: Clause, cues: Sequence[int]) -> bool:
    """Whether it was kept from being, or is no truth: "refused to fly from", "reports of a flight … were false"."""
    verbs = [sentence.opens[cue] for cue in cues if sentence.cues[cue].motion in _VERBS]
    if verbs and is_kept_from(as_text(sentence.tokens[max(verbs[0] - _KEPT_REACH, 0) : verbs[0]])):
        return True
    nouns = any(sentence.cues[cue].motion in _NOUNS for cue in cues)
    told = nouns or bool(_REPORT.intersection(sentence.words(clause.start, clause.start + 3)))
    return told and is_unreal(as_text(sentence.tokens[clause.last + 1 : clause.end]))


def _is_denied_after(sentence: Sentence, clause: Clause) -> bool:
    said = sentence.words(clause.last + 1, min(clause.end, clause.last + 1 + 2 * _BETWEEN))
    return any(
        word in DENIAL and not _is_of_other_things(said[at + 1 : at + 1 + _BETWEEN])
        for at, word in enumerate(said[:_BETWEEN])
    )


def _is_negated(sentence: Sentence, cue: int) -> bool:
    """Whether "not", "never" or "no" stands before the cue with helping verbs alone between."""
    index = sentence.opens[cue] - 1
    while index >= 0 and sentence.word(index) in _HELPERS:
        index -= 1
    return sentence.word(index) in _NOT and sentence.word(index + 1) not in _NO_MORE


def _is_of_nobody(sentence: Sentence, clause: Clause, cues: Sequence[int]) -> bool:
    """Whether the subject is none: "no money was sent", "nadie voló"."""
    verbs = [sentence.opens[cue] for cue in cues if sentence.cues[cue].motion in _VERBS]
    if not verbs:
        return False
    low = max(clause.start, verbs[0] - _SUBJECT_REACH)
    for index in range(verbs[0] - 1, low - 1, -1):
        if sentence.word(index) in {",", ";"} or sentence.is_slot(index):
            return False
        if sentence.word(index) in _NOBODY and sentence.word(index + 1) not in _NO_MORE:
            return index in {0, clause.start} or sentence.word(index - 1) in _BEFORE_SUBJECT
    return False


def _is_cancelled(scene: Scene, clause: Clause, own: Sequence[int]) -> bool:
    """Whether the movement itself was called off: "has cancelled its flight from", "the flight to X was shelved"."""
    sentence = scene.sentence
    said = [sentence.word(index) for index in own]
    if _CALLED_OFF.intersection(said) or _OFF & set(pairwise(said)):
        return True
    tokens = sentence.tokens[scene.last + 1 : clause.end]
    return is_called_off(as_text(tokens)) or bool(_CALLED_OFF.intersection(token.word for token in tokens[:10]))


def _is_taken_back(scene: Scene, *, loose: bool) -> bool:
    """Whether what follows takes it back; of two movements the nearer one is meant."""
    told = as_text(scene.sentence.tokens)
    for ahead in range(_SENTENCES + 1):
        sentence = scene.neighbour(ahead) if ahead else scene.sentence
        if sentence is None:
            return False
        start = 0 if ahead else scene.last + 1
        tokens = sentence.tokens
        until = next((at for at in range(start, len(tokens)) if _is_new_movement(sentence, at)), len(tokens))
        said, limit = as_text(tokens[start : start + _TAIL_REACH]), len(as_text(tokens[start:until]))
        if takes_back(said, limit, same_sentence=ahead == 0) or (loose and calls_off(said, limit, told)):
            return True
        if until < len(tokens):
            return False
    return False


def _is_new_movement(sentence: Sentence, at: int) -> bool:
    """Whether another movement is told from here on: a cue with a name after a preposition of place."""
    cue = sentence.cues.get(at)
    if cue is None or (cue.motion not in _VERBS and sentence.word(sentence.opens[at] - 1) in _DEFINITE):
        return False
    near = sentence.tokens[at : at + 1 + _PLACE_REACH]
    return any(before.word in sentence.lexicon.prepositions and after.capital for before, after in pairwise(near))
