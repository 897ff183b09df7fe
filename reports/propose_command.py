"""What `python -m reports proposals` does: a store's documents in, names for the catalogue out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gazetteer.toponym import Toponym, Use
from reports import stored
from reports.commands import DONE, out
from reports.document import Document, Span
from reports.model import ActorMention
from reports.proposals import Found, Proposal, propose
from reports.store import Store
from reports.tables import table

_COLUMNS: Final = ("count", "documents", "kind", "name", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsCall:
    """Arguments of `proposals`."""

    store: Path
    as_json: bool


def run_proposals(call: ProposalsCall) -> int:
    """Print the unknown persons and organisations that the store's documents keep naming."""
    # Here, so that the other commands start without it; it loads a model where one is installed.
    from reports.entity_model import load_recogniser  # noqa: PLC0415

    with Store.to_read(call.store) as store, store.unchanging():
        found = propose(found_in(store), load_recogniser())
    out(_json(found) if call.as_json else _table(found))
    return DONE


def found_in(store: Store) -> Iterator[Found]:
    """Each document with what was found in it, without the places that its toponyms resolve to."""
    known = stored.actors(store)
    for row in stored.documents(store).values():
        text = store.rows("SELECT text FROM documents WHERE id = ?", (row.id,))[0][0]
        toponyms = [
            Toponym(start=start, end=end, text=surface, use=Use(use), confidence=confidence, place=None)
            for start, end, surface, use, confidence in store.rows(
                "SELECT span_start, span_end, surface, use, confidence FROM toponyms WHERE document_id = ?", (row.id,)
            )
        ]
        mentions = [
            ActorMention(span=Span(start, end), text=surface, actor=known[actor])
            for start, end, surface, actor in store.rows(
                "SELECT span_start, span_end, surface, actor_id FROM actor_mentions WHERE document_id = ?", (row.id,)
            )
        ]
        yield Document(id=row.id, path=row.path, text=text, title=row.title), toponyms, mentions


def _table(proposals: Sequence[Proposal]) -> str:
    rows = [(one.count, len(one.documents), one.kind, one.name, one.evidence.quote) for one in proposals]
    return table("Proposals", _COLUMNS, rows)


def _json(proposals: Sequence[Proposal]) -> str:
    found = [
        {
            "name": one.name,
            "kind": one.kind.value,
            "count": one.count,
            "documents": list(one.documents),
            "evidence": {
                "document_id": one.evidence.document_id,
                "start": one.evidence.span.start,
                "end": one.evidence.span.end,
                "text": one.evidence.quote,
            },
        }
        for one in proposals
    ]
    return json.dumps({"proposals": found}, ensure_ascii=False, allow_nan=False, indent=1)
