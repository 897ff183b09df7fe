"""A sentence prepared for reading: its tokens, its language, and where its cues of movement stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.toponym import Toponym
from gazetteer.wordlists import words
from reports.document import Span
from reports.model import Mode
from reports.motion.english import ENGLISH
from reports.motion.languages import ENGLISH_WORDS, SPANISH_WORDS
from reports.motion.lexicon import Cue, Lexicon, Motion, pairs
from reports.motion.spanish import SPANISH
from reports.routes.placewords import VISITS
from reports.routes.tokens import Kind, Token, lex

_LINK_REACH: Final = 3
_PHRASE_REACH: Final = 5
_PARTICLES: Final = words("down off ashore")
"""Words that may stand away from their verb: "set them down"."""
_ADVERBS: Final = words("only first briefly again also next twice once later last then both just even primero luego")
_HEADS: Final = words(
    "agent agents agency agencies rate rates price prices cost costs fare fares insurance ban bans advice "
    "advisory permit permits ticket tickets documents papers company companies firm firms union unions official "
    "officials minister ministry industry operator operators schedule schedules data tracker trackers tracking "
    "station stations attendant attendants fee fees window market premium premiums strike strikes timetable "
    "timetables guard guards craft strip strips authority authorities crew crews captain captains spotter "
    "spotters driver drivers owner owners yard yards"
)
"""Nouns that a word of movement before them only qualifies."""
_NOUN_PHRASES: Final = pairs("on board | gold mine | como manda | como mandan")
_ARTICLES: Final = words("a an the this its their el un del al este ese")
"""After these a word that can be a verb is a noun: "a run", "el paso"."""
_ORIGIN_REACH: Final = 9
_DURATIONS: Final = words(
    "day days hour hours week weeks minute minutes month months night nights morning dia dias hora horas semana "
    "semanas jornada jornadas"
)
_TYPE: Final = re.compile(r"(?:il|tu|an|su|mig|mi|ka|c|kc|b|f)-\d{1,3}[a-z]{0,2}s?")
"""Types of aircraft: Il-76, An-124, C-130J."""
_AIRCRAFT: Final = Cue(Motion.VEHICLE, Mode.AIR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`cues` maps the index of a cue's last token to the cue; `opens` maps that index to the cue's first token."""

    span: Span
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    cues: Mapping[int, Cue]
    opens: Mapping[int, int]
    starts: tuple[int, ...]
    """Where each token starts in the text."""
    said: tuple[str, ...]
    """The word or sign of each token; empty for slots alone."""

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words and signs of tokens [start, end)."""
        return self.said[max(start, 0) : end]

    def word(self, index: int) -> str:
        """The word at `index`; empty outside the sentence and for slots."""
        return self.said[index] if 0 <= index < len(self.said) else ""

    def is_slot(self, index: int) -> bool:
        """Whether a place name stands at `index`."""
        return 0 <= index < len(self.said) and not self.said[index]


def prepare(text: str, span: Span, toponyms: Iterable[Toponym]) -> Sentence:
    """Cut the sentence into tokens and find its cues, in the language that most of its small words belong to."""
    tokens = lex(text, span, toponyms)
    said = tuple([token.word for token in tokens])
    lexicon = _language(said)
    cues, opens = _cues(tokens, said, lexicon)
    starts = tuple([token.start for token in tokens])
    return Sentence(span=span, tokens=tokens, lexicon=lexicon, cues=cues, opens=opens, starts=starts, said=said)


def _language(said: Sequence[str]) -> Lexicon:
    english = sum(map(ENGLISH_WORDS.__contains__, said))
    spanish = sum(map(SPANISH_WORDS.__contains__, said))
    if english == spanish:
        english = sum(map(ENGLISH.cues.__contains__, said))
        spanish = sum(map(SPANISH.cues.__contains__, said))
    return SPANISH if spanish > english else ENGLISH


def _cues(tokens: Sequence[Token], said: Sequence[str], lexicon: Lexicon) -> tuple[dict[int, Cue], dict[int, int]]:
    cues: dict[int, Cue] = {}
    opens: dict[int, int] = {}
    done = 0
    for at, word in enumerate(said):
        if at < done or (word not in lexicon.leads and "-" not in word):
            continue
        width, cue = _cue_at(tokens, at, lexicon)
        done = at + width
        if cue is not None:
            cues[done - 1] = cue
            opens[done - 1] = at
    return cues, opens


def _cue_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, Cue | None]:
    """The cue that begins at a token, and its width; a width of 1 where there is none."""
    word = tokens[at].word
    phrase = _phrase_at(tokens, at, lexicon) if word in lexicon.openers else None
    if phrase is not None:
        return (1, None) if _measures(tokens, at) else phrase
    cue = _AIRCRAFT if "-" in word and _TYPE.fullmatch(word) else lexicon.cues.get(word)
    if cue is None or _is_defused(tokens, at, cue, lexicon):
        return 1, None
    return 1, _as_line(tokens, at, lexicon) if cue.motion is Motion.LINK else cue


def _phrase_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, Cue] | None:
    """A cue of two words: "took off", "called first at", "set them down"."""
    for after in range(at + 1, min(at + 1 + _PHRASE_REACH, len(tokens))):
        token = tokens[after]
        pair = lexicon.cues.get(f"{tokens[at].word} {token.word}")
        if pair is not None and (token.word in _PARTICLES or _is_adverbial(tokens[at + 1 : after])):
            return after - at + 1, pair
        cue = lexicon.cues.get(token.word)
        if token.kind is Kind.SLOT or token.kind is Kind.MARK or (cue and cue.motion is not Motion.VEHICLE):
            return None
    return None


def _is_adverbial(between: Sequence[Token]) -> bool:
    return all(token.word in _ADVERBS or token.word.endswith("ly") for token in between)


def _is_defused(tokens: Sequence[Token], at: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Whether the word only qualifies what follows ("travel agents") or measures a distance ("a day's drive")."""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if after in _HEADS or (tokens[at].word in VISITS and _is_left(tokens, at)):
        return True
    if (cue.motion is Motion.VEHICLE and _is_possessive(tokens[at])) or (at > 0 and _names_no_verb(tokens, at)):
        return True
    last = tokens[at - 1] if at else tokens[at]
    if cue.weak and last.word in _ARTICLES - lexicon.destination:  # "a bajar" is no noun
        return True
    if _measures(tokens, at) or (tokens[at].word.startswith("receiv") and not _has_origin(tokens, at, lexicon)):
        return True
    if last.word == "'" and at > 1:
        return tokens[at - 2].word in _DURATIONS
    return _is_possessive(last) and last.word in _DURATIONS


def _has_origin(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether it is said soon whence something was received: "received 40 tonnes of fuel from X"."""
    return any(token.word in lexicon.origin for token in tokens[at + 1 : at + 1 + _ORIGIN_REACH])


def _is_left(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody comes from there: "back from a two-day visit to X"."""
    return not {"from", "de"}.isdisjoint(token.word for token in tokens[max(at - 4, 0) : at])


def _measures(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a measure of distance: "a un día de camino de"."""
    return at > 1 and tokens[at - 1].word == "de" and tokens[at - 2].word in _DURATIONS


def _is_possessive(token: Token) -> bool:
    """Whether a word was cut from "ship's"."""
    return token.end - token.start == len(token.word) + 2


def _names_no_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the noun of a phrase: "on board"."""
    if tokens[at].word == "march" and tokens[at].capital:  # the month
        return True
    return (tokens[at - 1].word, tokens[at].word) in _NOUN_PHRASES


def _as_line(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Cue | None:
    """A link or service counts as a line of transport only where a word beside it says so ("ferry service")."""
    beside = [t.word for t in tokens[max(0, at - _LINK_REACH) : at + 2] if t.word in lexicon.link_modes]
    if not beside and (at + 1 == len(tokens) or tokens[at + 1].word not in lexicon.origin):
        return None
    modes = [lexicon.link_modes[word] for word in beside]
    return Cue(Motion.LINE, next((mode for mode in modes if mode is not Mode.UNKNOWN), Mode.UNKNOWN))
