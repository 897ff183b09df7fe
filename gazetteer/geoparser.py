"""Geoparsing: recognition, resolution and use, one after the other, each behind its own interface."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from gazetteer.blocks import blocks_of
from gazetteer.fold import fold
from gazetteer.index import Gazetteer
from gazetteer.lexicon import load_lexicon
from gazetteer.recognition import Recognised, Recogniser, TrainedRecogniser
from gazetteer.resolution import ContextResolver, Resolution, Resolver
from gazetteer.shared_heads import with_shared_heads
from gazetteer.ship_names import without_ships
from gazetteer.toponym import Context, Toponym, Use
from gazetteer.use import Reading, uses_of
from gazetteer.words import words_of


class Geoparser:
    """Finds the toponyms of a text and the places they mean."""

    def __init__(
        self, gazetteer: Gazetteer, *, recogniser: Recogniser | None = None, resolver: Resolver | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._recogniser = recogniser or TrainedRecogniser(gazetteer)
        self._resolver = resolver or ContextResolver(gazetteer)

    def geoparse(self, text: str, context: Context | None = None) -> tuple[Toponym, ...]:
        """Toponyms of a text in order; `text[t.start:t.end] == t.text` holds for each."""
        return tuple(chain.from_iterable(self.stream(text, context)))

    def stream(
        self, text: str, context: Context | None = None, *, demonyms: bool = False
    ) -> Iterator[tuple[Toponym, ...]]:
        """The same in parts, each as soon as it is read, with `demonyms` among them if wanted.

        A text of more than 200,000 characters (`gazetteer.blocks`) is read block by block, each as a text of its own,
        so that memory does not grow with its length: a name in one block says nothing of those in another.
        """
        for start, end in blocks_of(text):
            block = text[start:end]
            found = self._read(block, context or Context(), start)
            if demonyms:
                both = (*found, *self._demonyms(block, start))
                found = tuple(sorted(both, key=lambda toponym: toponym.start))
            yield found

    def _read(self, text: str, context: Context, offset: int) -> tuple[Toponym, ...]:
        """The toponyms of a text at their places in a longer one that it begins in at `offset`."""
        found = without_ships(text, self._recogniser.recognise(text), self._is_country)
        names = with_shared_heads(text, found, self._gazetteer)
        resolutions = self._resolver.resolve(text, names, context)
        uses = uses_of(text, names, [resolution.place for resolution in resolutions])
        return tuple(
            _toponym(text, name, resolution, reading, offset)
            for name, resolution, reading in zip(names, resolutions, uses, strict=True)
        )

    def _is_country(self, name: str) -> bool:
        return any(candidate.place.is_country for candidate in self._gazetteer.candidates(fold(name)))

    def _demonyms(self, text: str, offset: int) -> tuple[Toponym, ...]:
        """Demonyms ("Russian") as toponyms of their countries, marked `demonym`, use actor."""
        forms = load_lexicon().demonyms
        found = []
        for word in words_of(text):
            code = forms.get(word.token.stem) if word.capitalised else None
            place = self._gazetteer.country(code) if code else None
            if place:
                start, end = word.token.start, word.token.stem_end
                found.append(
                    Toponym(
                        start=offset + start,
                        end=offset + end,
                        text=text[start:end],
                        use=Use.ACTOR,
                        confidence=0.95,
                        place=place,
                        reasons=(f"the demonym of {place.name}",),
                        demonym=True,
                    )
                )
        return tuple(found)


def geoparse(text: str, gazetteer: Gazetteer, context: Context | None = None) -> tuple[Toponym, ...]:
    """Toponyms of a text with the recogniser and the resolver that come with the package."""
    return _geoparser(gazetteer).geoparse(text, context)


@lru_cache(maxsize=1)
def _geoparser(gazetteer: Gazetteer) -> Geoparser:
    """Kept for one gazetteer: what was looked up for one text serves the next."""
    return Geoparser(gazetteer)


def _toponym(text: str, name: Recognised, resolution: Resolution, reading: Reading, offset: int) -> Toponym:
    return Toponym(
        start=offset + name.start,
        end=offset + name.end,
        text=text[name.start : name.end],
        use=reading.use,
        use_confidence=reading.confidence,
        confidence=resolution.confidence,
        place=resolution.place,
        alternatives=resolution.alternatives,
        reasons=resolution.reasons,
    )
