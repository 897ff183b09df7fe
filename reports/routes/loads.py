"""What is moved: goods, weapons, troops and those who come with them."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words
from reports.routes.sentence import Sentence
from reports.routes.tokens import Kind

GOODS: Final = words(
    "arms weapon weapons weaponry missile missiles rocket rockets oil crude fuel gasoline diesel petrol gas lng "
    "barrels tanker tankers troops soldiers servicemen military personnel advisers advisors mercenaries fighters "
    "militants equipment cargo shipment shipments gold cash drugs cocaine heroin medicine medicines food aid grain "
    "wheat fertilizer drone drones tank tanks ammunition munitions explosives uranium vaccines vaccine supplies goods "
    "containers parts aircraft jets planes ships warships helicopters bombers radars hardware howitzers vehicles "
    "contractors agents operatives officers spies police instructors trainers battalion brigade units unit forces "
    "pilgrims migrants refugees passengers families tourists students labourers athletes recruits prisoners deportees "
    "evacuees returnees volunteers settlers delegates engineers experts crews convicts orphans patients "
    "coal ore timber logs flowers fish ivory pills tobacco beer flour maize corn soya soybeans cattle livestock sheep "
    "clothes phones chips components spares engines batteries steel iron copper tin cobalt lithium diamonds emeralds "
    "commandos specialists technicians bars condensate additives materiel artillery shells kits doctors medics "
    "physicians nurses teachers workers rifles flotilla fleet convoy guns rice sugar cement coffee meat cigarettes "
    "armas misiles petroleo crudo gasolina combustible diesel barriles tropas soldados militares asesores mercenarios "
    "equipos cargamento cargamentos oro drogas cocaina medicinas medicamentos alimentos ayuda trigo drones municiones "
    "explosivos vacunas suministros aviones buques helicopteros radares repuestos tanqueros tanques fusiles medicos "
    "maestros arroz azucar cemento"
)
AMOUNTS: Final = words(
    "some about around nearly almost over more than up to at least several many hundreds thousands dozens scores of "
    "most all few"
)
"""Words that may stand before goods that open a clause: "Some 300 doctors from X"."""
_LOAD_REACH: Final = 5
_LOAD_AGAIN: Final = frozenset({"it", "them"})
_THEN: Final = frozenset({"before", "and", "until", "from"})
_TAKE_REACH: Final = 3
_PARTICIPLES: Final = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ente", "entes")
_VERBS: Final = words("es son era eran fue fueron ha han habia habian sera seran esta estan")


def takes_on_load(sentence: Sentence, start: int, index: int) -> bool:
    """Whether others go on with the load from `start`: "transhipped in X before a ship brought it to Y"."""
    near = range(index, index + _TAKE_REACH)
    again = any(at in sentence.cues and sentence.word(at + 1) in _LOAD_AGAIN for at in near)
    return again and sentence.word(start) in _THEN


def brings_in_load(sentence: Sentence, start: int, index: int) -> bool:
    """Whether the Spanish word at `index` says of a load right before it whence it came: "trigo procedente de X"."""
    if not sentence.lexicon.weak_origin or not 0 < index - start <= _LOAD_REACH:
        return False
    plain = all(token.kind in {Kind.WORD, Kind.NUMBER} for token in sentence.tokens[start:index])
    return (
        plain and sentence.word(index).endswith(_PARTICIPLES) and not _VERBS.intersection(sentence.words(start, index))
    )
