# ruff: noqa: E501 - a table reads best with one row a line
"""How the text stands to a movement, how it was done and who carried it: invented sentences in two languages."""

from __future__ import annotations

from typing import Final

import pytest

from reports.model import Route
from tests.reports.builders_routes import routes_of

STATUSES: Final[tuple[tuple[str, str], ...]] = (
    # denied: in the clause
    ("The ministry denied that rifles had been flown from {Minsk} to {Khartoum}.", "denied"),
    ("No fuel was shipped from {Odesa} to {Constanta}, the harbour master said.", "denied"),
    ("Nobody flew from {Tripoli} to {Gao} that night.", "denied"),
    ("The army dismissed a report that troops had been sent from {Asmara} to {Mogadishu}.", "denied"),
    ("El portavoz desmintió que el avión volara de {Lima} a {Quito}.", "denied"),
    ("Ningún buque zarpó de {Guayaquil} rumbo a {Manila}.", "denied"),
    # denied: in the rest of the sentence
    ("Two jets flew from {Sochi} to {Sevastopol}, a spotter wrote; the garrison called the story a lie.", "denied"),
    ("Drones were shipped from {Varna} to {Poti}, which the carrier denies.", "denied"),
    ("Gold was flown from {Gao} to {Dubai}, traders said, but the bank rejected the claim.", "denied"),
    ("El oro salió de {Lima} hacia {Dubai}; la firma niega el embarque.", "denied"),
    ("Los fusiles habrían sido enviados de {Minsk} a {Quito}, versión que el ejército desmintió.", "denied"),
    # denied: in the sentences after
    ("Tanks were sent from {Rostov-on-Don} to {Mariupol}. The governor denied it.", "denied"),
    ("A jet flew from {Doha} to {Bamako}, a website wrote. The airline said no such flight had taken place.", "denied"),
    ("Troops were flown from {Ankara} to {Tripoli}, a daily wrote. It has since retracted the story.", "denied"),
    ("Un avión voló de {Madrid} a {Rabat}, según un blog. El gobierno calificó de falsa la información.", "denied"),
    ("Reports of a flight from {Ankara} to {Bamako} proved to be untrue.", "denied"),
    ("It is untrue that gold was flown from {Gao} to {Dubai}.", "denied"),
    ("The government has ruled out sending troops from {Dakar} to {Bamako}.", "denied"),
    ("The ousted general refused to fly from {Bamako} to {Dakar}.", "denied"),
    ("El vuelo de {Lima} a {Quito} nunca existió, según la aerolínea.", "denied"),
    ("El gobierno descartó enviar tropas de {Quito} a {Lima}.", "denied"),
    # called off
    ("The plan to fly troops from {Dakar} to {Bamako} has been shelved for lack of money.", "denied"),
    ("The flight from {Riyadh} to {Sanaa} was announced and then cancelled.", "denied"),
    ("The ministry had planned to ship wheat from {Odesa} to {Djibouti}. The plan was dropped in June.", "denied"),
    ("The line has scrapped its ferry service between {Mombasa} and {Berbera}.", "denied"),
    ("El vuelo de {Lima} a {Santiago} previsto para el martes fue suspendido.", "denied"),
    ("El plan de enviar médicos de {Quito} a {Lima} quedó sin efecto.", "denied"),
    ("El ferry entre {Tangier} y {Ceuta} fue cancelado.", "denied"),
    # the denial of something else takes nothing back
    ("Rifles were flown from {Minsk} to {Khartoum}. The ministry denied involvement in the coup.", "reported"),
    ("The plane flew from {Cairo} to {Asmara} and was denied entry.", "reported"),
    (
        "A ship sailed from {Varna} to {Batumi}. Others say that the port is for sale, and the mayor denies it.",
        "reported",
    ),
    ("Fifty people were flown from {Kabul} to {Doha} on Monday. The ministry denies that more will leave.", "reported"),
    ("The group denied the charge and trucked fuel from {Gao} to {Timbuktu}.", "reported"),
    ("Flights took off from {Dakar} to {Bamako} all summer. They were suspended in autumn.", "reported"),
    ("El buque zarpó de {Guayaquil} a {Lima}. El alcalde negó las acusaciones de fraude.", "reported"),
    # planned
    (
        "A frigate will sail from {Toulon?} to {Djibouti} next month. Another will sail from {Aden} to {Mombasa}.",
        "planned",
    ),
    ("The ministry plans to bring two hundred nurses home to {Nairobi} from {Khartoum}.", "planned"),
    ("The airline hopes to launch flights from {Tirana} to {Vienna} in spring.", "planned"),
    ("Gas would be piped from {Baku?} and {Tbilisi} to {Ankara} under the plan.", "planned"),
    ("The second contingent is to be flown from {Nairobi} to {Mogadishu}.", "planned"),
    ("El convoy saldrá de {Lima} hacia {Quito} el lunes.", "planned"),
    ("Los vuelos de {Madrid} a {Dakar} se reanudarán en abril.", "planned"),
    ("El gobierno prevé fletar dos aviones desde {Santiago} hasta {Lima}.", "planned"),
    ("El ministro anunció que enviaría tropas de {Quito} a {Guayaquil}.", "planned"),
    ("Los soldados serán trasladados de {Quito} a {Guayaquil}.", "planned"),
    ("Está previsto que un buque zarpe de {Guayaquil} hacia {Manila}.", "planned"),
    # alleged
    ("Rifles were reportedly flown from {Minsk} to {Khartoum}.", "alleged"),
    ("A jet is reported to have flown from {Cairo} to {Kufra}.", "alleged"),
    ("Mercenaries are thought to have been flown from {Sochi} to {Benghazi}.", "alleged"),
    ("Gold was flown from {Gao} to {Dubai}, according to unconfirmed reports.", "alleged"),
    ("A jet flew from {Tripoli} to {Gao}, a pilot said. The claim could not be independently verified.", "alleged"),
    ("El avión habría volado de {Lima} a {Quito}.", "alleged"),
    ("El oro fue llevado de {Lima} a {Dubai}, según versiones de prensa.", "alleged"),
    ("Presuntamente enviaron armas de {Minsk} a {Quito}.", "alleged"),
    ("Al parecer, el buque zarpó de {Guayaquil} a {Manila}.", "alleged"),
    # reported
    ("In May Russia shipped rifles from {Odesa} to {Djibouti}.", "reported"),
    ("Officials said the plane flew from {Doha} to {Cairo}.", "reported"),
    ("Troops were said to have been flown from {Minsk} to {Tripoli}.", "reported"),
    ("Suspected militants were flown from {Kabul} to {Doha}.", "reported"),
    ("El avión voló de {Lima} a {Quito}, dijo el ministro.", "reported"),
    ("Two men accused of theft were flown from {Lima} to {Quito}.", "reported"),
    ("The alleged gang leader was flown from {Lima} to {Quito}.", "reported"),
    ("A ship sailed from {Odesa} to {Varna}. There was no sign of the missing sailor.", "reported"),
    ("Weapons were flown from {Minsk} to {Bamako}. It was not the first such flight.", "reported"),
    ("Rifles were flown from {Minsk} to {Gao}. The ministry denied the reports that it was short of cash.", "reported"),
    ("Iran, which denies arming the group, flew crates from {Minsk} to {Bamako}.", "reported"),
    ("The mayor accused the firm of shipping waste from {Odesa} to {Varna}.", "alleged"),
    ("Se acusa a la firma de enviar residuos de {Lima} a {Quito}.", "alleged"),
)
MODES: Final[tuple[tuple[str, str], ...]] = (
    ("Turkish C-130s shuttled from {Ankara} to {Tripoli}.", "air"),
    ("An Il-76 carried the crates from {Minsk} to {Khartoum}.", "air"),
    ("A Boeing 747 went from {Doha} to {Nairobi}.", "air"),
    ("Medics travelled by helicopter from {Kyiv} to {Odesa}.", "air"),
    ("The crates were moved aboard a dhow from {Aden} to {Bosaso}.", "sea"),
    ("The crew brought the winter party from {Varna} to {Batumi} aboard its icebreaker.", "sea"),
    ("They were taken in pickups from {Agadez} to {Kufra}.", "land"),
    ("Families walked from {Gao} to {Timbuktu}.", "land"),
    ("The tanks went by rail from {Kyiv} to {Odesa}.", "rail"),
    ("The brokers wired the savings from {Dubai} to {Mogadishu}.", "money"),
    ("No money was sent from {Doha} to {Mogadishu}.", "money"),
    ("Petrol was smuggled from {Niger} to {Gao}.", "land"),
    ("The firm shipped 40,000 barrels from {Novorossiysk} to {Burgas}.", "sea"),
    ("El material cruzará en transbordador de {Tangier} a {Ceuta}.", "sea"),
    ("La carga fue llevada en camiones de {Lima} a {Quito}.", "land"),
    ("Los migrantes cruzaron a pie de {Tapachula} a {Tijuana}.", "land"),
    ("Un cayuco salió de {Dakar} rumbo a {Ceuta}.", "sea"),
    ("El cuatrimotor salió de {Madrid} con destino a {Lima}.", "air"),
    ("Las mercancías viajaron en tren de {Santiago} a {Buenos Aires}.", "rail"),
)
CARRIERS: Final[tuple[tuple[str, str | None], ...]] = (
    ("<Sahel Air=carrier:ML> flies from {Bamako} to {Niamey}.", "sahel-air"),
    ("A <Sahel Air=carrier:ML> Il-76 flew from {Minsk} to {Gao}.", "sahel-air"),
    ("<Sahel Airlines=carrier:ML>' {Bamako}–{Dakar} flight was full.", "sahel-airlines"),
    ("Rifles were flown from {Minsk} to {Gao} aboard a <Sahel Air=carrier:ML> jet.", "sahel-air"),
    ("The flight from {Minsk} to {Gao} was operated by <Sahel Air=carrier:ML>.", "sahel-air"),
    ("<Sahel Air=carrier:ML> said it would fly from {Bamako} to {Niamey}.", "sahel-air"),
    ("A <Sahel Air=carrier:ML> jumbo brought them home; it flew from {Minsk} to {Gao}.", "sahel-air"),
    ("A <Sahel Air=carrier:ML> jet was seized. The plane had flown from {Minsk} to {Gao}.", "sahel-air"),
    ("<Ural Shipping=company:RU> sent a tanker from {Novorossiysk} to {Burgas}.", "ural-shipping"),
    (
        "El Jumbo de <Andina Cargo=carrier:PE>, filial de <Quito Air=carrier:EC>, voló de {Lima} a {Quito}.",
        "andina-cargo",
    ),
    (
        "El avión de <Andina Cargo=carrier:PE> fue retenido. La aeronave había volado de {Lima} a {Quito}.",
        "andina-cargo",
    ),
    ("La carga salió de {Lima} a {Quito} en un avión de la estatal <Andina Cargo=carrier:PE>.", "andina-cargo"),
    ("Habían volado de {Quito} a {Lima} con <Andina Air=carrier:PE>.", "andina-air"),
    ("Both were flown from {Bamako} to {Niamey} and paid <Sahel Air=carrier:ML> for it.", "sahel-air"),
    ("He flew from {Minsk} to {Gao}, past the hangars of <Sahel Air=carrier:ML> and <Niger Air=carrier:NE>.", None),
    ("A jet flew from {Minsk} to {Gao} on the day that <Sahel Air=carrier:ML> cut its fares.", None),
    ("He drove from {Gao} to {Timbuktu} past the hangar of <Sahel Air=carrier:ML>.", None),
    ("A <Sahel Air=carrier:ML> jet left {Bamako} on Monday. The tanker sailed from {Novorossiysk} to {Burgas}.", None),
    ("<Ural Shipping=company:RU> owns her. The tanker sailed from {Novorossiysk} to {Burgas}.", "ural-shipping"),
    ("A jet flew from {Minsk} to {Gao}, <Sahel Air=carrier:ML> said.", None),
    ("A tanker went from {Odesa} to {Varna}; the mayor spoke, and <Pontic Lines=carrier:BG> never commented.", None),
    ("<Sahel Air=carrier:ML> opened an office. Trucks drove from {Gao} to {Timbuktu}.", None),
    ("The <Malian Army=organisation:ML> flew troops from {Bamako} to {Gao}.", None),
    ("Un avión comprado a <Andina Cargo=carrier:PE> voló de {Lima} a {Quito}.", None),
)


def last(text: str) -> Route:
    found = routes_of(text)
    assert found, "no route"
    return found[-1]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_a_movement_has_the_status_that_its_sentences_give_it(text: str, expected: str) -> None:
    assert last(text).status.value == expected


@pytest.mark.parametrize(("text", "expected"), MODES)
def test_a_movement_has_the_mode_that_its_words_tell(text: str, expected: str) -> None:
    assert last(text).mode.value == expected


@pytest.mark.parametrize(("text", "expected"), CARRIERS)
def test_the_carrier_is_who_does_the_movement(text: str, expected: str | None) -> None:
    assert last(text).carrier == expected


def test_who_only_speaks_of_a_movement_takes_no_part_in_it() -> None:
    route = last(
        "<Interior Ministry=organisation:ML> said that <Sahel Air=carrier:ML> flew rifles from {Minsk} to {Gao}."
    )

    assert "sahel-air" in route.actor_ids
    assert "interior-ministry" not in route.actor_ids


def test_a_denial_two_sentences_on_belongs_to_the_nearer_movement() -> None:
    first, second = routes_of(
        "Rifles were flown from {Minsk} to {Gao}. Later drones were flown from {Ankara} to {Bamako}. The army denied it."
    )

    assert (first.status.value, second.status.value) == ("reported", "denied")
