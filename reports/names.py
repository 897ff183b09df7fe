"""Names of places that stand for governments or peoples, as rows beside the mentions; for filters that ask for them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from reports.store import Store

_AROUND: Final = 240
_QUERY: Final = f"""SELECT t.document_id, t.id, t.place_id, t.surface, t.span_start, t.span_end, t.confidence,
    (SELECT json_group_array(json_array(place_id, score)) FROM alternatives a WHERE a.toponym_id = t.id),
    t.reasons, substr(d.text, max(1, t.span_start + 1 - {_AROUND}), min(t.span_start, {_AROUND})),
    substr(d.text, t.span_end + 1, {_AROUND})
    FROM toponyms t JOIN documents d ON d.id = t.document_id
    WHERE t.use = 'actor' AND t.demonym = 0 AND t.place_id IS NOT NULL ORDER BY d.rowid, t.span_start"""  # noqa: S608
_ACTORS: Final = "SELECT document_id, span_start, actor_id FROM actor_mentions ORDER BY id"
_BEGINS: Final = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n\s*\n|\A(?=\S*\s)\S*\s")
_ENDS: Final = re.compile(r"[.!?…][\"'”’)]*(?=\s|$)|\n\s*\n")


def name_rows(store: Store) -> Iterator[tuple[Any, ...]]:
    """Each such name in the columns of a mention; its key is negative, its evidence the sentence around it.

    Raises StoreDamaged.
    """
    actors: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for document_id, start, actor_id in store.rows(_ACTORS):
        actors[document_id, start].append(actor_id)
    for document_id, key, place_id, surface, start, end, confidence, others, reasons, before, after in store.rows(
        _QUERY
    ):
        left, right = _sentence(before, after)
        quote = f"{left}{surface}{right}"
        evidence = (start - len(left), end + len(right), quote)
        acting = json.dumps(actors[document_id, start])
        found = (document_id, acting, -key, place_id, surface, start, end, confidence, others, reasons)
        yield (*found, *evidence, None, None, None, None)


def _sentence(before: str, after: str) -> tuple[str, str]:
    """What belongs to the sentence on both sides of a name; where it is longer, cut between two words."""
    begins = 0
    for found in _BEGINS.finditer(before):
        begins = found.end() if found.start() or len(before) == _AROUND else begins
    ended = _ENDS.search(after)
    if ended:
        return before[begins:], after[: ended.start() if ended[0].isspace() else ended.end()]
    cut = after.rfind(" ") if len(after) == _AROUND else len(after)
    return before[begins:], after[: cut if cut > 0 else len(after)]
