"""spaCy's English model as a recogniser of persons and organisations, where it is installed; rules do without."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from gazetteer.english_model import EnglishModel, load_english_model
from reports.document import Span
from reports.proposals import ProposedKind, Recogniser

_KINDS: Final = {"PERSON": ProposedKind.PERSON, "ORG": ProposedKind.ORGANISATION}


def load_recogniser() -> Recogniser | None:
    """The model that is installed, None where there is none. Takes a second; call it where it is needed."""
    model = load_english_model()
    return partial(_entities, model) if model else None


def _entities(model: EnglishModel, text: str) -> Iterator[tuple[Span, ProposedKind]]:
    for entity in model.entities(text):
        if entity.label in _KINDS:
            yield Span(entity.start, entity.end), _KINDS[entity.label]
