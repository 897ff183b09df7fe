"""What is moved: goods, weapons, troops and those who come with them."""

from __future__ import annotations

from typing import Final

from reports.wordlists import words

GOODS: Final = words(
    "arms weapon weapons weaponry missile missiles rocket rockets oil crude fuel gasoline diesel petrol gas lng "
    "barrels tanker tankers troops soldiers servicemen military personnel advisers advisors mercenaries fighters "
    "militants equipment cargo shipment shipments gold cash drugs cocaine heroin medicine medicines food aid grain "
    "wheat fertilizer drone drones tank tanks ammunition munitions explosives uranium vaccines vaccine supplies goods "
    "containers parts aircraft jets planes ships warships helicopters bombers radars hardware howitzers vehicles "
    "contractors agents operatives officers spies police instructors trainers battalion brigade units unit forces "
    "commandos specialists technicians bars condensate additives materiel artillery shells kits doctors medics "
    "physicians nurses teachers workers rifles flotilla fleet convoy guns rice sugar cement coffee meat cigarettes "
    "armas misiles petroleo crudo gasolina combustible diesel barriles tropas soldados militares asesores mercenarios "
    "equipos cargamento cargamentos oro drogas cocaina medicinas medicamentos alimentos ayuda trigo drones municiones "
    "explosivos vacunas suministros aviones buques helicopteros radares repuestos tanqueros tanques fusiles medicos "
    "maestros arroz azucar cemento"
)
