"""Sentences that tell what could be, what somebody imagines, or what anybody would have to do."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from gazetteer.wordlists import words
from reports.routes.sentence import Sentence

_IMAGINED: Final = words(
    "novel novels film films movie thriller screenplay videogame wargame whoever hypothetical hypothetically could "
    "novela novelas pelicula peliculas videojuego simulacro guion quienquiera hipotetico hipotetica podria podrian"
)
_PAIRS: Final = frozenset(
    {
        ("war", "game"), ("war", "games"), ("video", "game"), ("in", "theory"), ("en", "teoria"), ("quien", "quiera"),
        ("quienes", "quieran"), ("how", "long"), ("how", "far"), ("how", "does"), ("how", "do"),
    }
)  # fmt: skip
_BEGINNINGS: Final = frozenset(
    {
        ("to", "get"), ("to", "go"), ("to", "reach"), ("to", "travel"), ("para", "ir"), ("para", "llegar"),
        ("para", "viajar"),
    }
)  # fmt: skip


def is_unreal(sentence: Sentence) -> bool:
    """Whether its words tell of something that is only imagined or that holds for anybody.

    That it did not happen is not said: "could" also stands in plans and in politeness.
    """
    said = sentence.words(0, len(sentence.tokens))
    pairs = list(pairwise(said))
    return not _IMAGINED.isdisjoint(said) or not _PAIRS.isdisjoint(pairs) or (bool(pairs) and pairs[0] in _BEGINNINGS)
