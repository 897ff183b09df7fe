"""How the text stands to a movement: reported, planned, alleged or denied.

Attribution alone ("was said to", "according to") is a report. Hearsay and doubt ("reportedly", "is believed to") make
an allegation. What has not happened yet, may happen, or is to be prevented is planned. Denied wins over planned, and
planned over alleged.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reports.model import Status
from reports.routes.clauses import clause_of, own_words, words_after
from reports.routes.lexicon import Motion, pairs
from reports.routes.sentence import Sentence
from reports.routes.spanish import SPANISH
from reports.wordlists import words

_DOUBT: Final = words(
    "reportedly allegedly supposedly purportedly rumoured rumored alleged alleges suspected unconfirmed presuntamente "
    "supuestamente presunto presuntos presunta presuntas supuesto supuesta supuestos supuestas aparentemente "
    "apparently habria habrian claims claim claimed rumours rumors rumores purported believed thought accused accuses "
    "accusing acuso acusa suspects"
)
_DOUBT_PAIRS: Final = pairs("se cree | se sospecha | reports suggest | may have | might have")
_HEARSAY: Final = words("versiones rumores denuncias reportes informes medios fuentes trascendidos presuntos")
_DENIAL: Final = words(
    "denied denies deny denying rejects rejected reject refuted refutes dismissed nego niega negaron niegan desmintio "
    "desmiente desmienten desmintieron rechazo"
)
_DENIED_THINGS: Final = words("entry access permission landing overflight visa visas asylum entrada permiso")
_NO_PROOF: Final = words(
    "evidence record proof sign signs confirmation indication pruebas evidencia evidencias indicios"
)
_CALLED_OFF: Final = words("cancelled canceled scrapped aborted cancelado cancelados cancelada canceladas cancelo")
_NOT: Final = words(
    "not never no didnt wont isnt wasnt werent hasnt hadnt havent cannot cant nunca jamas tampoco neither"
)
_HELPERS: Final = words(
    "be been being have has had is are was were do does did ever yet actually directly any direct regular to se ha "
    "han habia hubo fue fueron existen hay existe longer the there"
)
_WILL: Final = words("will shall would could may might can should soon podria podrian puede pueden van va")
_BEFORE_TO: Final = words(
    "plan plans planned planning intends intend intended expected scheduled due set poised wants want hopes hope aims "
    "aim threatened threatens threatening allow allows going prepares prepare preparing ready slated pledged promised "
    "agreed vowed proposed proposes about seek seeks seeking order ordered offered offers prepared sought trying "
    "tries"
)
_MOOTED: Final = words("mooted considering mulling considers weighing proposed planeando planea planean preve pretende")
_FUTURE_NOUN: Final = words(
    "planned proposed upcoming future forthcoming prevista previsto previstas previstos futuro futura"
)
_FUTURE_PAIRS: Final = pairs(
    "next month | next week | next year | the works | set to | scheduled to | expected to | due to | plans to | "
    "plans for | plan to | scheduled for | to be | to commence | to begin | to resume | proximo mes | proxima "
    "semana | proximo ano | va a | van a | planes para | planned for | to start | being prepared | "
    "being planned | being negotiated | being discussed | in preparation | under negotiation | under discussion | "
    "en preparacion | en estudio"
)
_LEFT_REACH: Final = 7
_AFTER_REACH: Final = 10
_NOUNS: Final = frozenset({Motion.LINE, Motion.FLOW, Motion.LINK, Motion.MONEY})
_SPANISH_FUTURE: Final = ("ara", "aran", "ira", "iran", "era", "eran")


def status_of(sentence: Sentence, first: int, last: int, cues: Sequence[int]) -> Status:
    """The status of the movement whose tokens are [first, last] and whose cues stand at `cues`."""
    clause = clause_of(sentence, first, last)
    before, after = (
        own_words(sentence, clause, cues[-1] if cues else first),
        words_after(sentence, clause, _AFTER_REACH),
    )
    if _is_denied(sentence, before, after, cues):
        return Status.DENIED
    if _is_planned(sentence, before, after, cues):
        return Status.PLANNED
    doubted = _is_doubted((*before, "|", *after)) or any(_is_conditional(sentence, cue) for cue in cues)
    return Status.ALLEGED if doubted else Status.REPORTED


def _is_doubted(said: Sequence[str]) -> bool:
    pairs = set(pairwise(said))
    hearsay = any(a == "segun" and b in _HEARSAY for a, b in pairs)
    return hearsay or bool(_DOUBT.intersection(said)) or bool(pairs & _DOUBT_PAIRS)


def _is_conditional(sentence: Sentence, cue: int) -> bool:
    """Whether a Spanish verb stands in the conditional, the mood of rumours ("enviaría")."""
    return sentence.lexicon is SPANISH and sentence.word(cue).endswith(("aria", "arian", "iria", "irian"))


def _is_denied(sentence: Sentence, before: Sequence[str], after: Sequence[str], cues: Sequence[int]) -> bool:
    if any(word in _DENIAL and follower not in _DENIED_THINGS for word, follower in pairwise((*before, ""))):
        return True
    if any(word in {"no", "hay", "without", "sin"} and follower in _NO_PROOF for word, follower in pairwise(before)):
        return True
    if _CALLED_OFF.intersection((*before, *after)) or ("called", "off") in set(pairwise((*before, *after))):
        return True
    return _DENIAL.intersection(after[:4]) != set() or any(_is_negated(sentence, cue) for cue in cues)


def _is_negated(sentence: Sentence, cue: int) -> bool:
    """Whether "not", "never" or "no" stands before the cue with helping verbs alone between."""
    index = sentence.opens[cue] - 1
    while index >= 0 and sentence.word(index) in _HELPERS:
        index -= 1
    return sentence.word(index) in _NOT


def _is_planned(sentence: Sentence, before: Sequence[str], after: Sequence[str], cues: Sequence[int]) -> bool:
    if any(sentence.cues[cue].past for cue in cues):
        return False
    if any(_is_ahead(sentence, cue) for cue in cues):
        return True
    if any(sentence.cues[cue].motion in _NOUNS for cue in cues) and _is_future(before):
        return True
    return _is_future(after)


def _is_future(said: Sequence[str]) -> bool:
    spanish = any(word.startswith(_BEGINNINGS) and word.endswith(_SPANISH_FUTURE) for word in said)
    return (
        bool(_FUTURE_NOUN.intersection(said)) or bool(set(pairwise(said)) & _FUTURE_PAIRS) or _begins(said) or spanish
    )


_BEGINNINGS: Final = ("reanud", "comenz", "inici", "oper", "abr", "empez", "inaugur", "conect", "un", "lanz")


def _begins(said: Sequence[str]) -> bool:
    """Will begin, would resume: a helping verb of the future within the words around a noun of movement."""
    return any(word in {"will", "shall", "soon", "would"} for word in said)


def _is_ahead(sentence: Sentence, cue: int) -> bool:
    """Whether the words before a cue put it into the future or make it a possibility."""
    start = sentence.opens[cue]
    said = sentence.words(start - _LEFT_REACH, start)
    if sentence.lexicon is SPANISH and sentence.cues[cue].motion not in _NOUNS:
        word = sentence.word(start)
        if word.endswith(("ara", "aran", "ira", "iran")) and not word.endswith("para"):
            return True
    if any(word in _WILL and after != "have" for word, after in pairwise((*said[-5:], ""))) or _MOOTED.intersection(
        said[-3:]
    ):
        return True
    led_by_to = any(word in _BEFORE_TO and "to" in said[at + 1 : at + 4] for at, word in enumerate(said))
    return (
        led_by_to
        or (said[-2:] == ("to", "be") and not _DOUBT.intersection(said[-5:-2]) and said[-3:-2] != ("said",))
        or said[-2:] == ("if", "it")
    )
