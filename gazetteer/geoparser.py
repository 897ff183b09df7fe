"""Geoparsing: recognition, resolution and use, one after the other, each behind its own interface."""

from __future__ import annotations

from gazetteer.index import Gazetteer
from gazetteer.lexicon import Lexicon, load_lexicon
from gazetteer.recognition import Recognised, Recogniser, TrainedRecogniser
from gazetteer.resolution import ContextResolver, Resolution, Resolver
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
        names = self._recogniser.recognise(text)
        resolutions = self._resolver.resolve(text, names, context or Context())
        uses = uses_of(text, names, [resolution.place for resolution in resolutions])
        return tuple(
            _toponym(text, name, resolution, reading)
            for name, resolution, reading in zip(names, resolutions, uses, strict=True)
        )

    def demonyms(self, text: str, lexicon: Lexicon | None = None) -> tuple[Toponym, ...]:
        """Demonyms ("Russian") as toponyms of their countries, marked `demonym`, use actor."""
        forms = (lexicon or load_lexicon()).demonyms
        found = []
        for word in words_of(text):
            code = forms.get(word.token.stem) if word.capitalised else None
            place = self._gazetteer.country(code) if code else None
            if place:
                start, end = word.token.start, word.token.stem_end
                found.append(
                    Toponym(
                        start=start,
                        end=end,
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
    return Geoparser(gazetteer).geoparse(text, context)


def _toponym(text: str, name: Recognised, resolution: Resolution, reading: Reading) -> Toponym:
    return Toponym(
        start=name.start,
        end=name.end,
        text=text[name.start : name.end],
        use=reading.use,
        use_confidence=reading.confidence,
        confidence=resolution.confidence,
        place=resolution.place,
        alternatives=resolution.alternatives,
        reasons=resolution.reasons,
    )
