"""Whether a movement has not happened yet, may happen, or is to be prevented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gazetteer.wordlists import words
from reports.motion.lexicon import Motion, pairs
from reports.motion.spanish import SPANISH
from reports.routes.scene import Scene
from reports.routes.sentence import Sentence

_WILL: Final = words(
    "will shall would could may might can should soon must wont podria podrian puede pueden podra podran debera deberan"
)
_BEFORE_TO: Final = words(
    "plan plans planned planning intends intend intended expected expects expect scheduled due set poised wants want "
    "hopes hope hoped aims aim threatened threatens threatening allow allows going prepares prepare preparing ready "
    "slated pledged pledges promised promises agreed agrees vowed vows proposed proposes about seek seeks seeking "
    "order ordered offered offers prepared sought trying tries decided decides meant wishes asked urged booked "
    "mean means authorised authorized approved proposal offer intention permission bid hoping aiming"
)
_MOOTED: Final = words(
    "mooted considering mulling considers weighing proposed planeando planea planean preve pretende contemplating "
    "mulls weighs eyeing"
)
_FUTURE_NOUN: Final = words(
    "planned proposed upcoming future forthcoming intended prospective prevista previsto previstas previstos futuro "
    "futura proximo proxima proximos proximas programado programada"
)
_FUTURE_PAIRS: Final = pairs(
    "next month | next week | next year | next summer | next spring | next winter | next autumn | the works | set to | "
    "scheduled to | expected to | due to | plans to | plans for | plan to | plan for | scheduled for | to be | "
    "to commence | to begin | to resume | proximo mes | proxima semana | proximo ano | planes para | "
    "plan para | proyecto para | planned for | to start | being prepared | being planned | being negotiated | "
    "being discussed | in preparation | under negotiation | under discussion | en preparacion | en estudio | "
    "set for | due in | due on | later this | semana proxima | mes proximo | ano proximo | semana entrante"
)
_PLANS_AHEAD: Final = words(
    "preve preven planea planean proyecta proyectan pretende pretenden quiere quieren busca buscan espera esperan "
    "promete prometio ofrecio ofrece amenaza amenazo acordo aprobo autorizo anuncio estudia evalua dispone disponen "
    "prepara preparan piensa piensan planeaba preveia ordeno plan "
    "planes proyecto propuesta intencion idea"
)
_EXPECTED: Final = words("previsto prevista previstos previstas programado programada programados planeado planeada")
_ANNOUNCED: Final = words(
    "anuncio anunciaron prometio dijo aseguro adelanto confirmo preciso declaro afirmo informo indico senalo explico"
)
_LINKS: Final = words("a al con en que para de")
_FUTURE: Final = re.compile(r"[a-záéíóúñü]*(?:[aeií]rá|[aeií]rán|drá|drán|[aei]remos)")
_NOT_FUTURE: Final = words("catamaran refran azafran alacran sultan iran")
_CONDITIONAL: Final = re.compile(r"[a-záéíóúñü]+ría[ns]?")
_INFINITIVE: Final = re.compile(r"[a-záéíóúñü]{2,}[aeií]r(?:se|l[oae]s?|nos)?")
_NOUNS: Final = frozenset({Motion.LINE, Motion.FLOW, Motion.LINK, Motion.MONEY, Motion.VEHICLE})
_VERBS: Final = frozenset({Motion.MOVE, Motion.SEND, Motion.ARRIVE, Motion.LEAVE})
_LEFT_REACH: Final = 7
_PLAN_REACH: Final = 14
_NEAR: Final = 2
_GOING_TO: Final = pairs("va a | van a | iba a | iban a | vamos a")
_DOUBT: Final = words("believed thought reported said alleged suspected understood rumoured rumored")


def is_planned(scene: Scene, own: Sequence[int], after: Sequence[int]) -> bool:
    """Whether it lies ahead. `own` are the tokens of the clause up to the end of the movement, `after` those behind."""
    sentence, cues = scene.sentence, scene.cues
    if any((sentence.cues[cue].past and not _is_future_form(scene, cue)) or _is_perfect(scene, cue) for cue in cues):
        return False
    if not cues:
        return _is_future(scene, own)
    if any(_is_about_to(scene, cue) for cue in cues):
        return True
    verbs = [cue for cue in cues if sentence.cues[cue].motion in _VERBS]
    going_on = [cue for cue in cues if not _is_stop(sentence, cue)]
    main = going_on if any(sentence.cues[cue].motion is not Motion.VEHICLE for cue in going_on) else cues
    if any(_is_ahead(scene, cue) for cue in main) or _is_planned_in_spanish(scene, own):
        return True
    nouns = _NOUNS - {Motion.VEHICLE} if verbs else _NOUNS
    if any(sentence.cues[cue].motion in nouns for cue in cues) and _is_future(scene, own):
        return True
    return _is_future(scene, after)


def _is_about_to(scene: Scene, cue: int) -> bool:
    """Whether "va a" or "van a" stands before a Spanish infinitive: "van a volar", but not "van a diario"."""
    start = scene.sentence.opens[cue]
    before = scene.sentence.words(start - 2, start)
    return before in _GOING_TO and _INFINITIVE.fullmatch(_raw(scene, start)) is not None


def _is_stop(sentence: Sentence, cue: int) -> bool:
    return sentence.word(sentence.opens[cue]).startswith(("refuel", "repost", "stop"))


def _is_perfect(scene: Scene, cue: int) -> bool:
    """Whether it has happened: "have come", "han salido"; not "would have come", "to have called"."""
    said = scene.sentence.words(scene.sentence.opens[cue] - 3, scene.sentence.opens[cue])
    has = next((at for at, word in enumerate(said) if word in {"has", "have", "had", "ha", "han", "habia"}), None)
    return has is not None and not _WILL.union({"to", "no"}).intersection(said[:has]) and len(said) - has <= _NEAR


def is_rumour(scene: Scene, own: Sequence[int]) -> bool:
    """Whether a Spanish verb stands in the conditional, the mood of rumours: "enviaría", "habrían llegado"."""
    if scene.sentence.lexicon is not SPANISH:
        return False
    return any(
        _CONDITIONAL.fullmatch(_raw(scene, index)) and (index in scene.cues or _is_helping(scene, index))
        for index in own
    )


def _is_helping(scene: Scene, index: int) -> bool:
    return scene.sentence.word(index) in {"habria", "habrian", "seria", "serian", "estaria", "estarian"}


def _is_future(scene: Scene, indices: Sequence[int]) -> bool:
    said = [scene.sentence.word(index) for index in indices]
    if _FUTURE_NOUN.intersection(said) or set(pairwise(said)) & _FUTURE_PAIRS:
        return True
    if any(word in {"will", "shall", "soon", "would"} for word in said):
        return True
    return scene.sentence.lexicon is SPANISH and any(_is_future_form(scene, index) for index in indices)


def _is_future_form(scene: Scene, index: int) -> bool:
    """Whether a word is a Spanish verb in the future tense, as it is written: "llegará" is, "llegara" is not."""
    return (
        scene.sentence.lexicon is SPANISH
        and _FUTURE.fullmatch(_raw(scene, index)) is not None
        and scene.sentence.word(index) not in _NOT_FUTURE
    )


def _raw(scene: Scene, index: int) -> str:
    """A word as it is written; empty where it begins with a capital, as no verb within a sentence does."""
    token = scene.sentence.tokens[index]
    written = scene.text[token.start : token.end]
    return written if not token.capital else written.lower() if index == 0 else ""


def _is_ahead(scene: Scene, cue: int) -> bool:
    """Whether the words before a cue put it into the future or make it a possibility."""
    sentence = scene.sentence
    start = sentence.opens[cue]
    if any(_is_future_form(scene, index) for index in range(max(start - _NEAR, 0), start + 1)):
        return True
    said = _without_may(scene, start - _LEFT_REACH, start)
    if any(word in _WILL and after != "have" for word, after in pairwise((*said[-5:], ""))):
        return True
    if _MOOTED.intersection(said[-3:]) or said[-2:] == ("if", "it"):
        return True
    if any(word in _BEFORE_TO and _is_led_by_to(said[at + 1 :]) for at, word in enumerate(said)):
        return True
    if _is_led_by_far_plan(scene, start):
        return True
    if said[-2:] == ("to", "be") or said[-3:-1] == ("to", "be"):
        return not _DOUBT.intersection(said[-6:-2])
    return said[-2:] in {("was", "to"), ("were", "to"), ("is", "to"), ("are", "to")} or said[-3:] in {
        ("was", "to", "have"),
        ("were", "to", "have"),
    }


def _is_led_by_to(said: Sequence[str]) -> bool:
    """Whether "to" stands soon, and no comma after it: in "due to refuel, it turned back" nobody is due to turn."""
    return "to" in said[:3] and "," not in said[said.index("to") :]


def _is_led_by_far_plan(scene: Scene, start: int) -> bool:
    """Whether a plan further left leads to the cue: "plans to bring 200 more journalists home to"."""
    said = _without_may(scene, start - _PLAN_REACH, start)
    if scene.sentence.word(start).endswith(("ed", "sent", "took", "went")):
        return False
    return any(
        word in _BEFORE_TO and said[at + 1 : at + 2] == ("to",) and not {",", "and"} & set(said[at:])
        for at, word in enumerate(said)
    )


def _without_may(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The words of tokens [start, end) without names: "May" is a month, "Will" a man."""
    tokens = scene.sentence.tokens
    low = max(start, 0)
    return tuple(
        "" if tokens[at].capital and at > 0 and tokens[at].word in {"may", "will"} else tokens[at].word
        for at in range(low, max(end, low))
    )


def _is_planned_in_spanish(scene: Scene, own: Sequence[int]) -> bool:
    """Whether a verb of planning leads to it: "prevé fletar", "está previsto que salga", "anunció que enviaría"."""
    sentence = scene.sentence
    if sentence.lexicon is not SPANISH:
        return False
    for at, index in enumerate(own):
        word = sentence.word(index)
        next_words = own[at + 1 : at + 4]
        if word in _EXPECTED and {"que", "para"} & {sentence.word(i) for i in next_words[:1]}:
            return True
        if word in _PLANS_AHEAD | _EXPECTED and _leads_to_infinitive(scene, next_words):
            return True
        if word in _ANNOUNCED and sentence.word(index + 1) == "que" and _has_conditional(scene, own[at + 1 :]):
            return True
    return False


def _leads_to_infinitive(scene: Scene, indices: Sequence[int]) -> bool:
    for index in indices:
        if _INFINITIVE.fullmatch(_raw(scene, index)):
            return True
        if scene.sentence.word(index) not in _LINKS:
            return False
    return False


def _has_conditional(scene: Scene, indices: Sequence[int]) -> bool:
    return any(
        _CONDITIONAL.fullmatch(_raw(scene, index)) and scene.sentence.word(index) not in {"habria", "habrian"}
        for index in indices
    )
