"""Persons' names in other spellings: "Nikol Pashinián", "Maher al Asad", "Abdelfatah al Burhan".

Names from other scripts are written as each language hears them. Two spellings that come to one sound are one name,
where first name and surname both do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from gazetteer.fold import Token, fold
from gazetteer.wordlists import words
from reports.actor_claims import Claim
from reports.document import Span
from reports.model import Actor, ActorKind
from reports.person_names import BEFORE

_PARTICLES: Final = frozenset(
    {"al", "el", "ul", "as", "ash", "an", "ad", "ibn", "bin", "ben", "de", "la", "von", "van"}
)
# In order; what comes first may make what comes later.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"['’ʿ`´]", ""),
        (r"sch|tsch|tch|sh|ch|zh|dj|dzh|ts|tz|cz|x", "s"),
        (r"gu(?=[eiy])|gh", "g"),
        (r"kh|j(?=[aou])|(?<!^)h(?![aou])", "h"),
        (r"qu(?=[eiy])|ck|c(?![eiy])|q", "k"),
        (r"c(?=[eiy])|z", "s"),
        (r"ph", "f"),
        (r"j", "i"),
        (r"h(?![aou])", ""),
        (r"w", "v"),
        (r"oo|ou|o", "u"),
        (r"ee|ie|ey|ei|y|e", "i"),
        (r"v", "b"),
        (r"iu", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_MUHAMMAD: Final = re.compile(r"m[uo]h?am+[ae]d|mohamed|mahamat|mamadou|mehmed")
# Countries whose names other languages leave as they are written; there "José Sierra" is not José Serra.
_WRITTEN_ALIKE: Final = words(
    "AR AT AU BE BO BR BZ CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GB GT GY HN HR HT HU IE IT JM LT LU LV MT MX NI "
    "NL NO NZ PA PE PH PL PT PY RO SE SI SK SR SV TT US UY VA VE"
)
_LEAST: Final = 3  # letters of a word that counts
_LEAST_TOGETHER: Final = 7
_BETWEEN: Final = frozenset({" ", "-", "\u00a0"})
_LONGEST: Final = 5  # words


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """How a folded word sounds, near enough that usual spellings agree; "" for a particle such as "al"."""
    plain = word.removeprefix("al-").removeprefix("el-")
    if plain in _PARTICLES:
        return ""
    if _MUHAMMAD.fullmatch(plain):
        return "muhamad"
    for pattern, letter in _SOUNDS:
        plain = pattern.sub(letter, plain)
    return plain


def sound_of_name(name: str) -> str | None:
    """How a person's name of two words or more sounds; None for one that is too short to tell."""
    return joined([sound(word) for word in re.split(r"[\s-]+", fold(name))])


def joined(sounds: Iterable[str]) -> str | None:
    """The sound of a name from its words'; None for fewer than two words that count, or for short ones."""
    heard = [each for each in sounds if each]
    if len(heard) < 2 or min(map(len, heard)) < _LEAST - 1 or sum(map(len, heard)) < _LEAST_TOGETHER:
        return None
    return "".join(heard)


def index_of_sounds(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Persons by the sound of their full names, without those that sound like somebody else."""
    heard: dict[str, dict[str, Actor]] = {}
    for actor in actors:
        if actor.kind is ActorKind.PERSON and actor.country_code not in _WRITTEN_ALIKE:
            for name in (actor.name, *actor.aliases):
                key = sound_of_name(name)
                if key:
                    heard.setdefault(key, {})[actor.id] = actor
    return {key: next(iter(persons.values())) for key, persons in heard.items() if len(persons) == 1}


def heard_persons(
    text: str, found: Sequence[Token], covered: Sequence[bool], persons: Mapping[str, Actor]
) -> Iterator[Claim]:
    """Persons whose names stand in the text in another spelling, and their surnames from there on."""
    surnames: dict[str, tuple[int, Actor]] = {}
    for i, token in enumerate(found):
        if covered[i] or not text[token.start].isupper():
            continue
        known = surnames.get(token.stem)
        if known and token.start > known[0] and not _follows_a_name(text, found, i):
            yield Claim(span=Span(token.start, token.stem_end), actors=(known[1],))
            continue
        last, actor = _longest(text, found, covered, i, persons) if _may_go_on(text, found, i) else (i, None)
        if actor:
            surnames[found[last].stem] = (found[last].end, actor)
            yield Claim(span=Span(token.start, found[last].stem_end), actors=(actor,))


def _may_go_on(text: str, found: Sequence[Token], i: int) -> bool:
    if i + 1 == len(found) or text[found[i].end : found[i + 1].start] not in _BETWEEN:
        return False
    return text[found[i + 1].start].isupper() or found[i + 1].folded in _PARTICLES


def _longest(
    text: str, found: Sequence[Token], covered: Sequence[bool], first: int, persons: Mapping[str, Actor]
) -> tuple[int, Actor | None]:
    best: tuple[int, Actor | None] = (first, None)
    sounds = [sound(found[first].folded)]
    for i in range(first + 1, min(first + _LONGEST, len(found))):
        if covered[i] or text[found[i - 1].end : found[i].start] not in _BETWEEN:
            break
        is_name = text[found[i].start].isupper()
        if not is_name and found[i].folded not in _PARTICLES:
            break
        sounds.append(sound(found[i].stem))
        key = joined(sounds) if is_name else None
        if key and key in persons:
            best = (i, persons[key])
    return best


def _follows_a_name(text: str, found: Sequence[Token], i: int) -> bool:
    if i == 0 or text[found[i - 1].end : found[i].start] != " ":
        return False
    return text[found[i - 1].start].isupper() and found[i - 1].folded not in BEFORE
