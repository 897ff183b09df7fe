"""Language of a text: by a vote of its commonest small words, and of other texts by a statistical model.

The vote decides for English, Spanish, Portuguese and French; it is sure and takes no time. What it leaves open, and is
long enough to be judged, the model names among 97 languages.
"""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType
from typing import Final

from gazetteer.wordlists import words
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
_MIN_LETTERS: Final = 40
_MOST: Final = 0.8
_LATIN: Final = words("en es pt fr de it nl pl cs sk hu ro sv da no nb fi tr id ms vi hr sl et lv lt sq ca eu gl af sw")
_NOT_LATIN: Final = words("ru uk be bg ar fa ur he el zh ja ko hi bn ta th ka hy am my km ps")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language, or None where too few of the small words occur or two languages are level.

    >>> language_of("The soldiers were flown to the border and have been there for weeks.")
    'en'
    """
    return _voted(text) or _modelled(text)


def contradicts(text: str, language: str) -> bool:
    """Whether the text is written in a script that the language is never written in: then the declaration is wrong.

    Templates of pages and default settings of Office say English over Russian and Arabic texts.
    """
    letters = [c for c in text[:LANGUAGE_SAMPLE_CHARACTERS] if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    if language[:2].lower() in _NOT_LATIN:
        return len(letters) > _MIN_LETTERS and latin > _MOST * len(letters)
    return language[:2].lower() in _LATIN and latin < (1 - _MOST) * len(letters)


def _voted(text: str) -> str | None:
    counts = Counter(match[0].lower() for match in _WORD.finditer(text[:LANGUAGE_SAMPLE_CHARACTERS]))
    votes = sorted(
        ((sum(counts[word] for word in small.split()), code) for code, small in _WORDS.items()),
        reverse=True,
    )
    (most, winner), (second, _) = votes[0], votes[1]
    return winner if most >= _MIN_VOTES and most >= second * _LEAD else None


def _modelled(text: str) -> str | None:
    """What the model says of a text with enough letters, sure enough of itself."""
    sample = text[:LANGUAGE_SAMPLE_CHARACTERS]
    letters = [c for c in sample if c.isalpha()]
    if len(letters) < _MIN_LETTERS or not _has_words(sample):
        return None
    import py3langid  # noqa: PLC0415 - its model takes half a second to load, and few texts need it

    found: str = py3langid.classify(sample)[0]
    # The vote knows these four better: where it was undecided, the model's word for them is a guess.
    return None if found in _WORDS or contradicts(text, found) else found


def _has_words(sample: str) -> bool:
    """Whether there are several words of a usual length: a line of one letter is no language."""
    return len({match[0].lower() for match in _WORD.finditer(sample[:2000]) if len(match[0]) < 30}) > 4
