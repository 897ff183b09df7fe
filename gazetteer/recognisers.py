"""Recognisers by name: what `--model` chooses, those of the package and those of installed plug-ins.

A plug-in is any installed package with an entry point in the group `dateline.recognisers`: a callable that takes the
`Gazetteer` and gives a `Recogniser`. Nothing else has to know it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, Final

from gazetteer.english_model import EnglishModel, load_english_model
from gazetteer.errors import InvalidInput
from gazetteer.index import Gazetteer
from gazetteer.recognition import Recognised, Recogniser, RuleRecogniser, TrainedRecogniser

DEFAULT: Final = "trees"
GROUP: Final = "dateline.recognisers"
_PLACES: Final = frozenset({"GPE", "LOC"})

Loader = Callable[[Gazetteer], Recogniser]


class SpacyRecogniser:
    """The countries, cities and landscapes that spaCy's English model finds, trimmed to the name."""

    def __init__(self, model: EnglishModel) -> None:
        self._model = model

    def recognise(self, text: str) -> tuple[Recognised, ...]:
        """Spans of place names; see `Recogniser`."""
        return tuple(self._places(text))

    def _places(self, text: str) -> Iterator[Recognised]:
        for entity in self._model.entities(text):
            name = text[entity.start : entity.end]
            if entity.label in _PLACES and name.strip() == name != "":
                yield Recognised(entity.start, entity.end)


def recogniser(name: str, gazetteer: Gazetteer, *, threshold: float | None = None) -> Recogniser:
    """The recogniser of a name; the default one with a threshold of its own (0 to 1) where that is asked for.

    Raises InvalidInput when none is called so, when a plug-in cannot be loaded, when what it needs is not installed,
    and for a threshold that is none or that the recogniser does not have.
    """
    if threshold is not None:
        if name != DEFAULT:
            raise InvalidInput(f"the recogniser {name} has no threshold; {DEFAULT} has one")
        if not 0.0 < threshold < 1.0:
            raise InvalidInput(f"the threshold {threshold} is not between 0 and 1, such as 0.4")
        return TrainedRecogniser(gazetteer, threshold=threshold)
    loader = _OWN.get(name) or _plug_in(name)
    return loader(gazetteer)


def names() -> tuple[str, ...]:
    """The names that `recogniser` knows: the package's own, then those of the plug-ins."""
    return (*_OWN, *sorted({point.name for point in entry_points(group=GROUP)} - set(_OWN)))


def _plug_in(name: str) -> Loader:
    for point in entry_points(group=GROUP, name=name):
        try:
            loader: Any = point.load()
        except (ImportError, AttributeError) as error:
            raise InvalidInput(f"the recogniser {name} of {point.value} cannot be loaded: {error}") from error
        return loader  # type: ignore[no-any-return]
    raise InvalidInput(f"no recogniser is called {name!r}; known are {', '.join(names())}")


def _spacy(_: Gazetteer) -> Recogniser:
    model = load_english_model()
    if model is None:
        raise InvalidInput("the recogniser spacy needs spaCy and its English model; install requirements-nlp.txt")
    return SpacyRecogniser(model)


_OWN: Final[Mapping[str, Loader]] = MappingProxyType(
    {DEFAULT: TrainedRecogniser, "rules": RuleRecogniser, "spacy": _spacy}
)
