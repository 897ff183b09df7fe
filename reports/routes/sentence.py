"""A sentence prepared for reading: its tokens, its language, and where its cues of movement stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer.toponym import Toponym
from reports.document import Span
from reports.model import Mode
from reports.routes.english import ENGLISH
from reports.routes.lexicon import Cue, Lexicon, Motion
from reports.routes.spanish import SPANISH
from reports.routes.tokens import Kind, Token, lex
from reports.wordlists import words

_ENGLISH_WORDS: Final = words("the of and in was were is that by with an for has had it he his their on at from to")
_SPANISH_WORDS: Final = words("el la los las de del que en y por con un una se su al es fue desde hacia para segun")
_LINK_REACH: Final = 3
_TYPE: Final = re.compile(r"(?:il|tu|an|su|mig|mi|ka|c|kc|b|f)-\d{1,3}[a-z]{0,2}")
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

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The words and signs of tokens [start, end)."""
        return tuple(token.word for token in self.tokens[max(start, 0) : end])

    def word(self, index: int) -> str:
        """The word at `index`; empty outside the sentence and for slots."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def is_slot(self, index: int) -> bool:
        """Whether a place name stands at `index`."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind is Kind.SLOT


def prepare(text: str, span: Span, toponyms: Iterable[Toponym]) -> Sentence:
    """Cut the sentence into tokens and find its cues, in the language that most of its small words belong to."""
    tokens = lex(text, span, toponyms)
    lexicon = _language(tokens)
    cues, opens = _cues(tokens, lexicon)
    starts = tuple(token.start for token in tokens)
    return Sentence(span=span, tokens=tokens, lexicon=lexicon, cues=cues, opens=opens, starts=starts)


def _language(tokens: Sequence[Token]) -> Lexicon:
    english = sum(token.word in _ENGLISH_WORDS for token in tokens)
    spanish = sum(token.word in _SPANISH_WORDS for token in tokens)
    if english == spanish:
        english = sum(token.word in ENGLISH.cues for token in tokens)
        spanish = sum(token.word in SPANISH.cues for token in tokens)
    return SPANISH if spanish > english else ENGLISH


def _cues(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[dict[int, Cue], dict[int, int]]:
    cues: dict[int, Cue] = {}
    opens: dict[int, int] = {}
    at = 0
    while at < len(tokens):
        width, cue = _cue_at(tokens, at, lexicon)
        if cue is not None:
            last = at + width - 1
            cues[last] = cue
            opens[last] = at
        at += width
    return cues, opens


def _cue_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, Cue | None]:
    word = tokens[at].word
    if at + 1 < len(tokens):
        pair = lexicon.cues.get(f"{word} {tokens[at + 1].word}")
        if pair is not None:
            return 2, pair
    cue = _AIRCRAFT if _TYPE.fullmatch(word) else lexicon.cues.get(word)
    if cue is not None and cue.motion is Motion.LINK:
        return 1, _as_line(tokens, at, lexicon)
    return 1, cue


def _as_line(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Cue | None:
    """A link or service counts as a line of transport only where a word beside it says so ("ferry service")."""
    beside = [t.word for t in tokens[max(0, at - _LINK_REACH) : at + 2] if t.word in lexicon.link_modes]
    if not beside:
        return None
    modes = [lexicon.link_modes[word] for word in beside]
    return Cue(Motion.LINE, next((mode for mode in modes if mode is not Mode.UNKNOWN), Mode.UNKNOWN))
