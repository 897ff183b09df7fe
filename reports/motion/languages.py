"""Small words that tell a sentence's language."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words

ENGLISH_WORDS: Final = words("the of and in was were is that by with an for has had it he his their on at from to")
SPANISH_WORDS: Final = words("el la los las de del que en y por con un una se su al es fue desde hacia para segun")
