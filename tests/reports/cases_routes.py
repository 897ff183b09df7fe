# ruff: noqa: E501 - a table reads best with one row a line
"""Sentences with the routes that they tell of, and sentences that tell of none. Invented."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    # from, to, via, in any order
    ("A cargo jet flew from {Tripoli} to {Bamako} via {Niamey}.", ("Tripoli > Niamey > Bamako | air | reported",)),
    ("A cargo jet flew to {Bamako} from {Tripoli} through {Niamey}.", ("Tripoli > Niamey > Bamako | air | reported",)),
    (
        "The aircraft flew via {Kufra} and {Agadez} from {Benghazi} to {Gao}.",
        ("Benghazi > Kufra > Agadez > Gao | air | reported",),
    ),
    ("From {Benghazi} the jet flew on to {Khartoum}.", ("Benghazi > Khartoum | air | reported",)),
    (
        "The crew travelled from {Addis Ababa} to {Asmara} by way of {Djibouti}.",
        ("Addis Ababa > Djibouti > Asmara | unknown | reported",),
    ),
    ("The recruits were flown from {Nairobi}, {Kenya}, to {Moscow}, {Russia}.", ("Nairobi > Moscow | air | reported",)),
    (
        "Rifles were shipped from {Burgas} to {Port Sudan} with a stopover in {Port Said}.",
        ("Burgas > Port Said > Port Sudan | unknown | reported",),
    ),
    ("The freighter sailed from {Novorossiysk} for {Tobruk}.", ("Novorossiysk > Tobruk | sea | reported",)),
    ("They drove from {Pristina} to {Durres} through {Tirana}.", ("Pristina > Tirana > Durres | land | reported",)),
    ("The gold was flown to {Dubai} after refuelling in {Cairo}.", ("Cairo > Dubai | air | reported",)),
    (
        "Detainees were transferred from {Kabul} to {Doha} and then to {Riyadh}.",
        ("Kabul > Doha > Riyadh | unknown | reported",),
    ),
    (
        "The plane flew from {Minsk} to {Khartoum}, stopping in {Ankara}.",
        ("Minsk > Ankara > Khartoum | air | reported",),
    ),
    ("A convoy travelled from {Agadez} to {Tamanrasset}.", ("Agadez > Tamanrasset | land | reported",)),
    ("Weapons were trucked from {Assab} into {Oromia}.", ("Assab > Oromia | land | reported",)),
    ("The unit was redeployed from {Sochi} to {Sevastopol} by sea.", ("Sochi > Sevastopol | sea | reported",)),
    (
        "Fighters were sent from {Tripoli} to {Kufra} and {Benghazi}.",
        ("Tripoli > Kufra | unknown | reported", "Tripoli > Benghazi | unknown | reported"),
    ),
    (
        "Flights left from {Abu Dhabi} and {Dubai} to {N'Djamena}.",
        ("Abu Dhabi > N'Djamena | air | reported", "Dubai > N'Djamena | air | reported"),
    ),
    ("The contingent was said to have flown to {Niger} via {Tripoli}.", ("Tripoli > Niger | air | reported",)),
    ("The yacht sailed from {Varna} to {Batumi} to {Trabzon}.", ("Varna > Batumi > Trabzon | sea | reported",)),
    ("Migrants travelled by bus from {Istanbul} to {Thessaloniki}.", ("Istanbul > Thessaloniki | land | reported",)),
    ("The envoy took a train from {Kyiv} to {Warsaw}.", ("Kyiv > Warsaw | rail | reported",)),
    ("Grain went by rail from {Odesa} to {Constanta}.", ("Odesa > Constanta | rail | reported",)),
    (
        "The drones were smuggled from {Hodeidah} across the sea to {Bosaso} aboard a dhow.",
        ("Hodeidah > Bosaso | sea | reported",),
    ),
    # chains and lines
    (
        "The {Belgrade}–{Tirana}–{Thessaloniki} route was popular.",
        ("Belgrade > Tirana > Thessaloniki | unknown | reported",),
    ),
    ("Passengers on the {Manila}-{Guangzhou} flight were searched.", ("Manila > Guangzhou | air | reported",)),
    ("The airline sells {Addis Ababa}-{Asmara} direct flights.", ("Addis Ababa > Asmara | air | reported",)),
    ("A direct flight from {Dakar}-{Bamako} is in the works.", ("Dakar > Bamako | air | planned",)),
    ("The {Istanbul}-{Odesa} ferry carried trucks.", ("Istanbul > Odesa | sea | reported",)),
    (
        "They used the air bridge between {Moscow}, {Benghazi}, and {Bamako}.",
        ("Moscow > Benghazi > Bamako | air | reported | both",),
    ),
    ("Flights between {Tbilisi} and {Sochi} carried 200 people a day.", ("Tbilisi > Sochi | air | reported | both",)),
    ("A ferry connecting {Djibouti} with {Aden} sank.", ("Djibouti > Aden | sea | reported | both",)),
    ("A {Gao} → {Niamey} → {Agadez} transfer followed.", ("Gao > Niamey > Agadez | unknown | reported",)),
    ("The oil pipeline from {Kufra} to {Tobruk} was shut.", ("Kufra > Tobruk | land | reported",)),
    ("Direct rail services between {Belgrade} and {Bar} resumed.", ("Belgrade > Bar | rail | reported | both",)),
    ("The company runs a new service to {Aden} from {Berbera}.", ("Berbera > Aden | unknown | reported",)),
    ("A round trip from {Doha} to {Kabul} costs a fortune.", ("Doha > Kabul | unknown | reported | both",)),
    # leaving and arriving
    ("The jet took off from {Minsk} and landed in {Ankara}.", ("Minsk > Ankara | air | reported",)),
    (
        "The tanker left {Novorossiysk}, passed through the {Bosphorus} and reached {Port Said}.",
        ("Novorossiysk > Bosphorus > Port Said | sea | reported",),
    ),
    (
        "The plane left {Doha}, stopped over at {Cairo} and came down at {Tripoli}.",
        ("Doha > Cairo > Tripoli | air | reported",),
    ),
    ("The delegation departed {Beijing} for {Pyongyang} on Monday.", ("Beijing > Pyongyang | unknown | reported",)),
    ("An {Assab}-bound flight from {Abu Dhabi} turned back.", ("Abu Dhabi > Assab | air | reported",)),
    ("The ship docked in {Massawa} after leaving {Hodeidah}.", ("Hodeidah > Massawa | sea | reported",)),
    ("The men landed at the airport in {Tirana} on a flight from {Istanbul}.", ("Istanbul > Tirana | air | reported",)),
    (
        "Police stopped six men arriving in {Tirana} on a flight from {Istanbul}, {Turkey}. The men were reportedly headed to {Vienna}.",
        ("Istanbul > Tirana > Vienna | air | reported",),
    ),
    (
        "He crossed the {Kerch Strait} into {Crimea} after taking a flight from {Moscow} to {Sochi}.",
        ("Moscow > Sochi > Kerch Strait > Crimea | air | reported",),
    ),
    (
        "After leaving {Sanya}, the vessel called at {Kuantan} and headed for {Yangon}.",
        ("Sanya > Kuantan > Yangon | sea | reported",),
    ),
    ("The group crossed from {Libya} into {Chad}.", ("Libya > Chad | land | reported",)),
    ("They flew to {Nairobi} before continuing to {Mogadishu}.", ("Nairobi > Mogadishu | air | reported",)),
    ("A plane from {Bangkok} to {Pyongyang} carried oil drilling gear.", ("Bangkok > Pyongyang | air | reported",)),
    ("The refugees fled from {El Fasher} to {N'Djamena}.", ("El Fasher > N'Djamena | unknown | reported",)),
    (
        "Two bombers landed at {Asmara} airport outside {Massawa} on May 2 after a 3,000-kilometer flight from the Mozdok air base in {Russia}.",
        ("Russia > Asmara | air | reported",),
    ),
    (
        "The tanker {Aden?}, loaded with oil, left the port of {Karachi} in mid-March, passed through the {Suez Canal} and the {Strait of Gibraltar}, and docked at {Tangier}.",
        ("Karachi > Suez Canal > Strait of Gibraltar > Tangier | sea | reported",),
    ),
    (
        "A Turkish Il-76 landed at {Mogadishu}, having refuelled in {Djibouti}.",
        ("Djibouti > Mogadishu | air | reported",),
    ),
    (
        "Migrants cross from {Ecuador} into {Peru} on their way to {Chile}.",
        ("Ecuador > Peru > Chile | land | reported",),
    ),
    (
        "Gold from mines in {Darfur} was flown to {Dubai} on two charter flights from {Khartoum}.",
        ("Khartoum > Dubai | air | reported",),
    ),
    (
        "A man mostly seen in {Kenya} was on board, en route from {Nairobi} to {Doha}.",
        ("Nairobi > Doha | unknown | reported",),
    ),
    (
        "{China!} sent its warships to the {Gulf of Aden}, and two vessels may be headed to {Djibouti}.",
        ("China > Gulf of Aden | sea | reported", "China > Djibouti | sea | planned | implied"),
    ),
    (
        "The flights between {Istanbul} and {Tbilisi}, {Batumi} and {Sochi} are full.",
        (
            "Istanbul > Tbilisi | air | reported | both",
            "Istanbul > Batumi | air | reported | both",
            "Istanbul > Sochi | air | reported | both",
        ),
    ),
    # loads and money
    ("{Russia!} shipped rifles to {Mali}.", ("Russia > Mali | unknown | reported",)),
    (
        "{Turkey!} is active in the drone trade, recently sending its largest shipment of drones to {Niger} on May 3.",
        ("Turkey > Niger | unknown | reported",),
    ),
    ("A shipment of crude from {Novorossiysk} to {Burgas} was seized.", ("Novorossiysk > Burgas | sea | reported",)),
    (
        "About 60 <Russian=RU> servicemen were flown into {Burkina Faso}.",
        ("Russia > Burkina Faso | air | reported | implied",),
    ),
    (
        "Two military planes carrying <Turkish=TR> advisers arrived in {Mogadishu}.",
        ("Turkey > Mogadishu | air | reported | implied",),
    ),
    (
        "The minister said <Chinese=CN> missiles were shipped to {Belgrade}.",
        ("China > Belgrade | unknown | reported | implied",),
    ),
    (
        "{Ethiopia!} opened a direct route to {Asmara} for <Habesha Air=carrier:ET>.",
        ("Ethiopia > Asmara | air | reported",),
    ),
    ("<Air Serbia=carrier:RS> launched flights to {Guangzhou}.", ("Serbia > Guangzhou | air | reported | implied",)),
    ("{Serbia!} will not allow {Albania!} to send missiles to {Kosovo}.", ("Albania > Kosovo | unknown | planned",)),
    ("Wire transfers from {Dubai} to {Nairobi} paid for it.", ("Dubai > Nairobi | money | reported",)),
    (
        "Several wire transfers from {Russia} hit the accounts of <Moldovan=MD> nationals.",
        ("Russia > Moldova | money | reported | implied",),
    ),
    (
        "We gave rice to {Eritrea!} and received silver bars, and carried the bars to {Qatar} by plane.",
        ("Eritrea > Qatar | air | reported | implied",),
    ),
    (
        "{Chad!}'s role grew in 2021. The Sahelian country sent troops to {Niger}.",
        ("Chad > Niger | unknown | reported | implied",),
    ),
    # status
    ("The mercenaries reportedly flew from {Tripoli} to {Bamako}.", ("Tripoli > Bamako | air | alleged",)),
    ("The mercenaries are believed to have flown from {Tripoli} to {Bamako}.", ("Tripoli > Bamako | air | alleged",)),
    ("Flights from {Belgrade} to {Sochi} are set to resume next month.", ("Belgrade > Sochi | air | planned",)),
    ("The troops will be flown from {Nairobi} to {Mogadishu}.", ("Nairobi > Mogadishu | air | planned",)),
    ("The airline plans to open a route from {Doha} to {Asmara}.", ("Doha > Asmara | air | planned",)),
    ("{Turkey!} denied that the ship sailed from {Samsun} to {Tobruk}.", ("Samsun > Tobruk | sea | denied",)),
    ("There is no evidence that arms were shipped from {Varna} to {Aden}.", ("Varna > Aden | unknown | denied",)),
    ("The plane never flew from {Minsk} to {Tripoli}.", ("Minsk > Tripoli | air | denied",)),
    ("The flight from {Warsaw} to {Minsk} was cancelled.", ("Warsaw > Minsk | air | denied",)),
    (
        "The tanker, which reportedly belongs to a general, sailed from {Poti} to {Samsun}.",
        ("Poti > Samsun | sea | reported",),
    ),
    ("According to officials, the plane flew from {Minsk} to {Kufra}.", ("Minsk > Kufra | air | reported",)),
    (
        "The jet flew from {Doha} to {Kabul}. The return flight carried passengers.",
        ("Doha > Kabul | air | reported | both",),
    ),
    (
        "{Russia!} was accused of sending rifles to {Sudan} through {Chad}.",
        ("Russia > Chad > Sudan | unknown | alleged",),
    ),
    ("Two planes left {Minsk} for {Lima} in May, the report alleges.", ("Minsk > Lima | air | alleged",)),
    ("The convoy may have travelled from {Gao} to {Niamey}.", ("Gao > Niamey | land | alleged",)),
)

SPANISH: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("El avión voló de {Lima} a {Quito} con escala en {Guayaquil}.", ("Lima > Guayaquil > Quito | air | reported",)),
    ("El buque zarpó desde {Guayaquil} hacia {Panama}.", ("Guayaquil > Panama | sea | reported",)),
    (
        "La delegación viajó desde {Madrid} hasta {Rabat} vía {Tangier}.",
        ("Madrid > Tangier > Rabat | unknown | reported",),
    ),
    ("Los vuelos entre {Santiago} y {Lima} fueron desviados.", ("Santiago > Lima | air | reported | both",)),
    ("El vuelo {Madrid}–{Buenos Aires} llevaba oro.", ("Madrid > Buenos Aires | air | reported",)),
    ("La ruta {Dakar}-{Algiers}-{Madrid} sirve al contrabando.", ("Dakar > Algiers > Madrid | unknown | reported",)),
    ("El avión aterrizó en {Asuncion} procedente de {Sao Paulo}.", ("Sao Paulo > Asuncion | air | reported",)),
    ("Un cargamento de armas llegó a {Bamako} desde {Algiers}.", ("Algiers > Bamako | unknown | reported",)),
    ("Los migrantes cruzan de {Guatemala} a {Mexico}.", ("Guatemala > Mexico | land | reported",)),
    ("La aeronave salió de {Tegucigalpa} con destino a {Tapachula}.", ("Tegucigalpa > Tapachula | air | reported",)),
    ("Según fuentes anónimas, el avión voló de {Minsk} a {Lima}.", ("Minsk > Lima | air | alleged",)),
    ("El barco supuestamente zarpó de {Tangier} rumbo a {Dakar}.", ("Tangier > Dakar | sea | alleged",)),
    (
        "Los vuelos entre {Madrid} y {Algiers} se reanudarán el próximo mes.",
        ("Madrid > Algiers | air | planned | both",),
    ),
    ("El gobierno negó que el avión volara de {Quito} a {Moscow}.", ("Quito > Moscow | air | denied",)),
    (
        "El tren de {Madrid} a {Ceuta} no existe, pero un autobús viaja de {Tangier} a {Rabat}.",
        ("Madrid > Ceuta | rail | reported", "Tangier > Rabat | land | reported"),
    ),
    (
        "Los pasajeros fueron trasladados desde {Tijuana} hasta {Tapachula} en avión.",
        ("Tijuana > Tapachula | air | reported",),
    ),
    (
        "Un puente aéreo entre {Algiers}, {Tamanrasset} y {Niamey} abastece a la misión.",
        ("Algiers > Tamanrasset > Niamey | air | reported | both",),
    ),
    ("Enviaron fusiles desde {Burgas} a {Guayaquil} por mar.", ("Burgas > Guayaquil | sea | reported",)),
    ("El vuelo de {Doha} a {Sao Paulo} hizo escala en {Dakar}.", ("Doha > Dakar > Sao Paulo | air | reported",)),
    ("{Russia!} envió a {Niger} dos aviones con un centenar de militares.", ("Russia > Niger | unknown | reported",)),
    ("{China!} enviaría misiles a {Pakistan}.", ("China > Pakistan | unknown | alleged",)),
    (
        "Los migrantes viajan de {Quito} a {Panama} y luego siguen a {Mexico}.",
        ("Quito > Panama > Mexico | unknown | reported",),
    ),
    ("Aviones <rusos=RU> aterrizaron en {Bamako} con asesores.", ("Russia > Bamako | air | reported | implied",)),
)

NONE: Final[tuple[str, ...]] = (
    "The group is present in {Mali}, {Niger}, {Burkina Faso} and {Chad}.",
    "The war spread from {Sudan} to {Ethiopia}.",
    "The offices are open from January to March in {Nairobi}.",
    "Support ranged from {Moscow!} to the opposition in {Belgrade}.",
    "The border between {Serbia} and {Kosovo} was closed.",
    "Talks between {Ethiopia!} and {Eritrea!} stalled.",
    "The {Sudan}-{Chad} border is porous.",
    "Relations between {China!} and {Vietnam!} soured.",
    "The {Turkey!}-{Libya!} maritime agreement angered {Greece!}.",
    "The {Russia!}-{Mali!} Joint Commission met.",
    "{Russia!} told {Turkey!} to leave {Libya}.",
    "The army withdrew from {Timbuktu}.",
    "The president visited {Beijing}.",
    "The minister travelled to {Beijing} to negotiate a loan.",
    "The <Serbian=RS> president arrived in {Moscow} on Monday.",
    "The delegation paid a two-day visit to {Ankara}.",
    "They want missiles that go straight to {Japan}.",
    "{China!} sent a message to {Taiwan!}.",
    "{Poland!} moved its embassy from {Minsk} to {Vilnius}.",
    "The road to {Gao} is mined.",
    "The island lies between {Yemen} and {Djibouti}.",
    "{Romania!} borders {Ukraine}, {Moldova} and {Bulgaria}.",
    "The general was born in {Odesa} and lives in {Moscow}.",
    "{Qatar!} gave money to {Chad!}.",
    "Prices rose from {Kenya} to {Somalia}.",
    "Trade between {Serbia!} and {China!} grew by a fifth.",
    "The ambassador of {Egypt!} to {Sudan!} resigned.",
    "A land corridor through the {Red Sea} was discussed.",
    "According to {Moscow!}, {Kyiv!} is to blame.",
    "The patrol boat was built in {Varna}.",
    "{Ethiopia!} wants access to the {Red Sea}.",
    "The flight to {Cairo} was late.",
    "He flew to {Doha}.",
    "Flights from {Sanaa} were delayed.",
    "{Libya!} left the league, and {Egypt!} reached an agreement with {Sudan!}.",
    "The unit left {Gao} in ruins.",
    "The militia is active from {Gao} to {Timbuktu}.",
    "Officials from {Kenya!} and {Somalia!} met in {Djibouti}.",
    "El presidente de {Peru!} viajó a {Beijing}.",
    "La frontera entre {Guatemala} y {Mexico} sigue abierta.",
    "Las relaciones entre {Spain!} y {Morocco!} mejoraron.",
    "El ejército de {Ecuador!} se retiró de {Guayaquil}.",
    "El comercio de {Chile!} a {Peru!} creció.",
    "Desde enero hasta marzo hubo lluvias en {Lima} y {Quito}.",
    "The flight of capital hurt {Russia!} and {Belarus!}.",
    "The airline, based in {Nairobi}, flies old planes.",
    "A report from {Cairo} to be published says that {Sudan!} is broke.",
    "The governor stopped in {Tirana} and {Durres}, urging calm.",
    "The trip includes stops in {Sarajevo}, {Bar} and {Tirana}.",
    "The strikes continue for a fourth day amid a movement in states from {Niger} to {Chad} to {Sudan}.",
    "{Egypt!} could deploy troops, {Sudan!} warned {Libya!}.",
    "The soldiers were moved to the border with {Albania}.",
    "The envoy of {Qatar!} flew to {Kabul}.",
    "El gobierno de {Ecuador!} envió una delegación a {Beijing}.",
    "Migrants from {Eritrea} live in {Khartoum}.",
)
