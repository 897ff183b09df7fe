"""Which eight-bit encoding a text is in, told by the letters that it would hold.

General detectors were tried and take Spanish in Windows-1252 for a code page of Central Europe or of MS-DOS. A report
is long enough for a simpler test: read with the wrong table, a text is full of letters that its language does not use.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

# Letters that make up nine tenths of running text, per script; and all letters beyond ASCII, per family of languages.
_COMMON: Final = MappingProxyType(
    {
        "cyrillic": frozenset("оеаинтсрвлкмдпуяыьгзбч"),
        "arabic": frozenset("اليمونرتبعسدفهكحقةأجىشخصذطء"),
        "greek": frozenset("αοιετσνηυρπκμλςωάόίέήγδ"),
        "hebrew": frozenset("יוהלאםתרבמשנקדכעפחטן"),
        "western": frozenset("áéíóúñüçàèìòùâêîôûãõäöëïßåæøœÁÉÍÓÚÑÜÇÀÈÌÂÊÔÃÕÄÖÅÆØªº"),
        "central": frozenset("áéíóúýčďěňřšťůžąćęłńśźżőűöüäôľĺŕâăîţşđÁÉÍČŘŠŽÝŁŚŻŹĆŐÖÜĐȚȘ"),
        "turkish": frozenset("çğıöşüâîÇĞİÖŞÜ"),
    }
)
_OTHER_SCRIPTS: Final = (
    ("cp1251", "cyrillic"),
    ("koi8-r", "cyrillic"),
    ("iso8859-5", "cyrillic"),
    ("cp866", "cyrillic"),
    ("cp1256", "arabic"),
    ("iso8859-6", "arabic"),
    ("cp1253", "greek"),
    ("iso8859-7", "greek"),
    ("cp1255", "hebrew"),
    ("iso8859-8", "hebrew"),
)
_LATIN: Final = (("cp1252", "western"), ("cp1250", "central"), ("iso8859-2", "central"), ("cp1254", "turkish"))
_LATIN_FAMILIES: Final = frozenset(family for _, family in _LATIN)
_SAMPLE: Final = 50_000
_SAFE: Final = frozenset("–—‘’‚“”„…•«»¡¿°·€£§©™½²′″\u00a0\u00ad\u060c\u061b\u061f\u200c\u200d")
_ENOUGH: Final = 0.6
_MANY: Final = 0.4


def eight_bit_charset(content: bytes) -> str | None:
    """Name of the eight-bit encoding in which the bytes make the likeliest text, or None where none does."""
    sample = content[:_SAMPLE]
    if _is_mostly_beyond_ascii(sample):
        found = _best(sample, _OTHER_SCRIPTS, floor=_ENOUGH)
        if found:
            return found
    return _best(sample, _LATIN, floor=-0.5)


def is_plausible(content: bytes, charset: str) -> bool:
    """Whether a declared encoding gives letters that some language uses, so that the declaration can be believed."""
    sample = content[:_SAMPLE]
    other = _is_mostly_beyond_ascii(sample)
    return any(
        _score(sample, charset, script) >= _ENOUGH for script in _COMMON if not (other and script in _LATIN_FAMILIES)
    )


def _is_mostly_beyond_ascii(sample: bytes) -> bool:
    high = sum(byte >= 0x80 for byte in sample)
    ascii_letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    return high > _MANY * (high + ascii_letters)


def _best(sample: bytes, candidates: tuple[tuple[str, str], ...], *, floor: float) -> str | None:
    scored = [(_score(sample, charset, script), -rank, charset) for rank, (charset, script) in enumerate(candidates)]
    score, _, charset = max(scored)
    return charset if score >= floor else None


def _score(sample: bytes, charset: str, script: str) -> float:
    """Share of usual letters beyond ASCII, less the share of what is out of place; -2 where undecodable."""
    try:
        text = sample.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return -2.0
    common = _COMMON[script]
    odd = [c for c in text if c > "\x7f" and c not in _SAFE]
    if not odd:
        return 1.0
    usual = sum(c in common for c in odd)
    # Capitals count half, so that the table in which a text would be all capitals loses.
    capitals = sum(c not in common and c.lower() in common for c in odd)
    return (usual + capitals / 2 - (len(odd) - usual - capitals)) / len(odd)
