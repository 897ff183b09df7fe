"""Language of a text by a vote of its commonest small words. English, Spanish, Portuguese and French."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType
from typing import Final

from reports.limits import LANGUAGE_SAMPLE_CHARACTERS

# Words that are frequent in one of the four and rare in the others ("de", "a" and "que" would decide nothing).
_WORDS: Final = MappingProxyType(
    {
        "en": "the of and to in that is was for with by from on are has have his their its were been would which this",
        "es": "el los las del y una por con para su sus al lo más pero fue como es está han ha desde según hasta entre",
        "pt": "o os da do das dos em e uma na no nas nos não com ao pelo pela são foi mais sua seu também até segundo",
        "fr": "le les des et du une est dans pour qui sur au aux par avec ses ont été sont cette ce il elle ou pas",
    }
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MIN_VOTES: Final = 3
_LEAD: Final = 1.25


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language, or None where too few of the small words occur or two languages are level.

    >>> language_of("The soldiers were flown to the border and have been there for weeks.")
    'en'
    """
    words = Counter(match[0].lower() for match in _WORD.finditer(text[:LANGUAGE_SAMPLE_CHARACTERS]))
    votes = sorted(
        ((sum(words[word] for word in small.split()), code) for code, small in _WORDS.items()),
        reverse=True,
    )
    (most, winner), (second, _) = votes[0], votes[1]
    return winner if most >= _MIN_VOTES and most >= second * _LEAD else None
