"""Whether a surname on its own stands for a person of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gazetteer.cues import ORGANISATION_WORDS
from gazetteer.fold import Token, fold
from gazetteer.lexicon import Lexicon
from gazetteer.wordlists import words
from reports.actor_names import NameKind, NameMatch
from reports.model import ActorKind

TITLES: Final = words(
    "president presidents vice minister ministers prime premier chancellor secretary senator senators representative "
    "congressman congresswoman governor mayor ambassador envoy spokesman spokeswoman general lieutenant major colonel "
    "captain admiral commander commandant marshal sheikh sheik ayatollah imam sayyid king prince crown emir sultan "
    "pope dr mr mrs ms mx prof professor sir lord lady leader dictator strongman chief director chairman oligarch "
    "comrade chairwoman boss ceo gen col maj capt adm sen rep gov pres sec amb judge justice attorney first tsar czar "
    "presidente presidenta vicepresidente vicepresidenta ministro ministra canciller secretario secretaria senador "
    "senadora gobernador embajador embajadora general coronel mayor capitan almirante comandante mariscal lider "
    "dictador jefe director camarada compañero senor senora don dona sr sra excanciller exministro expresidente "
    "mandatario mandataria diputado diputada fiscal rey principe emperador papa exmandatario"
)
BEFORE: Final = TITLES | words(
    "but and or when while if as since after before because although though that said says told with for of to by in "
    "on at from under over against the a an both like unlike between then now yet so how why what where who whether "
    "even only once will would can could did does do is was has had not no former ex late meanwhile also still "
    "government regime administration gobierno regimen administracion "
    "pero y o cuando mientras si como desde tras segun aunque porque que con para de del al por en sobre contra entre "
    "el la los las un una ni no ya tambien ahora luego ayer hoy dijo"
)
_RULE: Final = words("regime government administration presidency cabinet gobierno regimen administracion presidencia")
_OTHER_THING: Final = words(
    "jr junior tower towers organization organisation foundation library airport avenue street university institute "
    "hotel plaza square bridge province county city district hospital school college stadium barracks center centre "
    "tank tanks"
)
_FULL_STOPS: Final = (".", ";", ":", "”", '"')  # headlines have none
_TITLE_CASE_SHARE: Final = 0.7
_LINE: Final = 400  # characters looked at on either side for a headline


def is_other_thing(found: Sequence[Token], last: int) -> bool:
    """Whether the surname that ends at token `last` names a thing ("Trump Tower") or a namesake ("Trump Jr.")."""
    return last + 1 < len(found) and found[last + 1].folded in _OTHER_THING


def is_other_person(text: str, found: Sequence[Token], match: NameMatch, covered: Sequence[bool]) -> bool:
    """Whether a capitalised word right before the surname makes it someone else's name ("Melania Trump").

    `covered[i]` tells that token i belongs to another match, such as a demonym or an organisation.
    """
    before = match.first - 1
    if before < 0 or covered[before]:
        return False
    word = text[found[before].start : found[before].end]
    if text[found[before].end : match.span.start].strip() or "\n" in text[found[before].end : match.span.start]:
        return False
    if (
        not word[:1].isupper()
        or word.isupper()
        or found[before].stem in BEFORE
        or found[before].stem_end != found[before].end
    ):
        return False
    if match.name.kind is not NameKind.SURNAME and _opens_sentence(text, found[before].start):
        return False
    if _is_middle_name(found, before, match):
        return False
    return not _in_headline(text, match.span.start)


def is_first_of_name(text: str, found: Sequence[Token], match: NameMatch, covered: Sequence[bool]) -> bool:
    """Whether a capitalised word right after makes it someone's first name ("Judge Scott Smith") or a place's."""
    after = match.last + 1
    if after >= len(found) or covered[after] or text[match.span.end : found[after].start] != " ":
        return False
    if not text[found[after].start].isupper() or found[after].folded in _RULE:
        return False
    return not _in_headline(text, match.span.start)


def is_in_unknown_name(
    text: str, found: Sequence[Token], match: NameMatch, covered: Sequence[bool], lexicon: Lexicon
) -> bool:
    """Whether an unknown first name before or an unknown surname behind makes the name someone else's.

    "Ben Wagner" and "Wagner Moura" are not the Wagner Group, nor is "Claude Joseph Villars" Claude Joseph.
    """
    is_one = len(match.name.words) == 1
    is_person = all(actor.kind is ActorKind.PERSON for actor in match.name.actors)
    if not (is_one or is_person):
        return False
    own = text, found, match, covered, lexicon
    is_part = (is_one and _follows_first_name(*own)) or _precedes_surname(*own)
    return is_part and not _in_headline(text, match.span.start)


def _follows_first_name(
    text: str, found: Sequence[Token], match: NameMatch, covered: Sequence[bool], lexicon: Lexicon
) -> bool:
    """Whether another person's first name stands right before: "Ben Wagner"."""
    before = match.first - 1
    if before < 0 or covered[before] or text[found[before].end : match.span.start] != " ":
        return False
    first = found[before]
    is_first = text[first.start].isupper() and first.folded in lexicon.first_names and not _is_word(first, lexicon)
    return is_first and not _is_middle_name(found, before, match)


def _precedes_surname(
    text: str, found: Sequence[Token], match: NameMatch, covered: Sequence[bool], lexicon: Lexicon
) -> bool:
    """Whether the name is a first name and what follows at once could be a surname: "Wagner Moura"."""
    after = match.last + 1
    if after >= len(found) or covered[after] or text[match.span.end : found[after].start] != " ":
        return False
    if match.name.words[-1] not in lexicon.first_names:
        return False
    last = found[after]
    return text[last.start].isupper() and not text[last.start : last.end].isupper() and not _is_word(last, lexicon)


def _is_middle_name(found: Sequence[Token], before: int, match: NameMatch) -> bool:
    """Whether the person's own first name stands before the word in between: "Jair Messias Bolsonaro"."""
    return before > 0 and any(
        found[before - 1].folded == fold(name.split()[0])
        for actor in match.name.actors
        for name in (actor.name, *actor.aliases)
        if actor.kind is ActorKind.PERSON and " " in name
    )


def _is_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token may be something else than a name: an ordinary word, a title, a demonym, "Forces"."""
    return any(token.stem in listed for listed in (lexicon.common_words, lexicon.demonyms, BEFORE, ORGANISATION_WORDS))


def is_in_office(found: Sequence[Token], match: NameMatch) -> bool:
    """Whether the words around make the surname that of someone in power: "President Arce", "the Arce government"."""
    after = match.last + 1
    if after < len(found) and found[after].folded in _RULE:
        return True
    before = match.first - 1
    if before < 0:
        return False
    if found[before].folded in TITLES:
        return True
    return before > 0 and found[before].folded in {"of", "de"} and found[before - 1].folded in _RULE


def _opens_sentence(text: str, start: int) -> bool:
    head = text[max(0, start - 4) : start].rstrip(" \t\"'“‘«([¿¡*_—–-")
    return not head or head[-1] in ".!?…:;\n\r"


def _in_headline(text: str, position: int) -> bool:
    """Whether the line has nearly all of its longer words capitalised, so that a capital says nothing."""
    start = text.rfind("\n", max(0, position - _LINE), position) + 1 or max(0, position - _LINE)
    end = text.find("\n", position, position + _LINE)
    line = text[start : end if end >= 0 else position + _LINE]
    longer: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    return line.rstrip()[-1:] not in _FULL_STOPS and sum(
        word[0].isupper() for word in longer
    ) >= _TITLE_CASE_SHARE * len(longer)
