"""Where a name stands in a text: in a dateline, at one end of a way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gazetteer.words import LineStyle, Shape, Word

_SHORTEST_WAY: Final = 3
_WAY_FROM: Final = frozenset({"from", "desde", "de", "between", "entre"})
_WAY_TO: Final = frozenset({"to", "hasta", "a", "and", "y"})


def is_dateline(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the name opens a paragraph in capitals: "CARACAS, April 5 (Reuters) —", "NECOCLÍ. At dawn …"."""
    opens = first == 0 or "\n" in words[first - 1].gap
    if not opens or words[first].shape is not Shape.UPPER or words[first].style is LineStyle.UPPER:
        return False
    gaps = "".join(word.gap for word in words[end - 1 : end + 5])
    return words[end - 1].gap.startswith(". ") or any(mark in gaps for mark in ("—", "–", " - ", "(", "--"))


def is_end_of_way(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the name is X or Y of "from X to Y", "desde X hasta Y", "de X a Y" with both ends written as names."""
    before = words[first - 1].token.folded if first else ""
    after = words[end].token.folded if end + 1 < len(words) else ""
    if before in _WAY_FROM and after in _WAY_TO and words[end - 1].gap == " ":
        return words[end + 1].capitalised and words[end].gap == " "
    if before not in _WAY_TO or first < _SHORTEST_WAY:
        return False
    starts = range(max(0, first - _SHORTEST_WAY - 2), first - 2)
    return any(words[i].token.folded in _WAY_FROM and words[i + 1].capitalised for i in starts) and (
        words[first - 2].capitalised and words[first - 2].gap == " "
    )
