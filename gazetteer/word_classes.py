"""Classes of words that stand beside the names of places and of what is no place. English and Spanish, folded."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words


def _conjugated(text: str) -> frozenset[str]:
    """Spanish verbs in -ar, given by their stems, in the forms of reports."""
    endings = words("a an o aron ar ando aba aban ara aran aria arian e en ado ada arse andose")
    return frozenset(stem + ending for stem in text.split() for ending in endings)


MOTION: Final = words(
    """arrive arrives arrived arriving reach reaches reached reaching enter enters entered entering leave leaves left
    leaving depart departs departed departing cross crosses crossed crossing pass passes passed passing bypass bypassed
    transit transits transited transiting visit visits visited visiting evacuate evacuated flee flees fled fleeing
    abandon abandoned approach approached approaching near neared overfly overflew overflying overfly serve serves
    served serving capture captured capturing seize seized seizing besiege besieged overrun overran retake retook
    recapture recaptured bomb bombed bombing bombard bombarded shell shelled shelling strike struck hit attack attacked
    raid raided occupy occupied occupies occupying hold holds held control controls controlled encircle encircled
    avoid avoids avoided avoiding skirt skirted skirts clear cleared link links linked linking connect connects
    connected connecting join joins joined separate separates separating border borders bordering between via round
    rounded rounding called calling calls call moored anchored anchors docked berthed landed lands land landing based
    stationed headquartered toward towards past into from to at in near off outside beyond inside around across
    throughout above below
    llegar llega llegan llego llegaron llegado llegando salir sale salen salio salieron saliendo partir parte parten
    partio partieron partiendo huir huye huyen huyo huyeron huyendo recorrer recorre recorren recorrio recorrieron
    unir une unen unio uniria unira dirigirse dirige dirigen dirigio subir sube suben subio subieron subiendo descender
    desciende descendio volver vuelve vuelven volvio volvieron ir va van fue fueron iba iban seguir sigue siguen siguio
    siguieron venir viene vienen vino vinieron traer trae trajo trajeron procedente procedentes proviene provienen
    vivir vive viven abastecer abastece construir construye construyo mantener mantiene tener tiene defender defiende
    defendio combatir combate servir sirve sirven cubrir cubre cubria cubrian cubren reunir hasta desde hacia via en
    entre sobre tras frente contra invadir invadio invade perder perdio pierde obtener"""
) | _conjugated(
    """cruz atraves alcanz abandon evacu bombarde atac ocup control bord rode sobrevol aterriz despeg zarp atrac naveg
    fonde visit entr pas recal amarr dej evit tom captur asalt arras incendi liber conquist conect separ enlaz embarc
    desembarc traslad viaj regres retorn arrib march avanz bloque cerc siti domin instal despleg"""
)
"""Verbs whose object or adverb is a place more often than not, and the strongest prepositions."""

VESSELS: Final = words(
    """mv mt ms ss fv uss hms ins brp rfa fs hmas hmcs irins tcg rss vessel vessels ship ships tanker tankers freighter
    frigate frigates destroyer destroyers corvette cruiser submarine carrier cutter trawler boat barge ferry yacht
    icebreaker dhow tug bulker steamer liner gunboat battleship minesweeper aircraft plane jet airliner helicopter
    drone missile rocket satellite patrullera buque buques barco barcos carguero granelero petrolero tanquero metanero
    fragata fragatas destructor corbeta crucero submarino portaaviones guardacostas remolcador ferri ferry yate
    rompehielos velero pesquero lancha gabarra vapor transbordador lanchon avion aviones reactor helicoptero dron misil
    cohete satelite motonave goleta bordo rebautizado renamed aboard motovelero
    vlcc ulcc vlgc suezmax aframax panamax capesize supramax schooner sloop brig galleon airship catamaran hovercraft
    paquebote paquebot nao galeon bergantin dirigible"""
)
"""What is named after places and persons: vessels and aircraft, and the letters before a ship's name."""

SITES: Final = words(
    """terminal terminals refinery smelter mill mine mines pit pits field oilfield gasfield platform plant plants dam
    reservoir pipeline checkpoint crossing crossings post outpost barracks garrison airstrip airfield runway aerodrome
    pass tunnel bridge channel canal anchorage roadstead shipyard dock docks pier quay jetty wharf warehouse hangar
    harbour harbor marina lighthouse monastery cathedral market slum shantytown prison jail camp camps compound
    hotel hospital school station depot warehouse yard yards plaza square park reserve forest swamp marsh wetland
    glacier volcano crater peak slope slopes hills hill plain plains lowlands highlands steppe savanna oasis wadi gorge
    canyon waterfall rapids estuary lagoon reef shoal shoals bank atoll islet cay keys archipelago headland beach
    beaches axis sector front salient locality hamlet commune ward precinct territory enclave exclave estate ranch farm
    terminales refineria mina minas yacimiento yacimientos campo pozo plataforma planta represa embalse gasoducto
    oleoducto reten puesto puestos cuartel guarnicion pista aerodromo aeropuerto aeropuertos paso pasos tunel puente
    canal fondeadero astillero muelle muelles darsena espigon almacen hangar faro monasterio catedral mercado barriada
    carcel prision campamento hospital escuela estacion deposito plaza parque reserva bosque pantano marisma humedal
    esteros glaciar volcan crater pico ladera cerro cerros colina llanura llanos meseta estepa sabana oasis quebrada
    canon catarata rapidos estuario laguna arrecife bajio banco atolon islote cayo archipielago playa playas eje
    localidad caserio comuna corregimiento comunidad poblado poblados aldeas veredas parroquia enclave hacienda finca
    poligono desembocadura ribera riberas orilla margen cuenca bajo alto salar esteros sierra monte montes serrania
    cordillera valle peninsula isla islas rada ensenada caleta golfo bahia cabo estrecho puertos poblacion poblaciones
    villa barrio barrios calle avenida carretera ruta autopista distrito municipio provincia departamento region zona"""
)
"""Sites and features that bear a name of their own."""

NAME_BEGINNINGS: Final = words(
    """puerto porto port punta point ponta pointe cape cabo cap isla islas island ile ilha bahia bay baia rio lago lake
    laguna lac mt cerro monte pico sierra serra montana volcan ft fuerte villa ville san santa santo sao st ste ciudad
    city nueva nuevo new playa playas playon cayo cay key costa coast salar salto cascada paso pass campo camp base
    bandar ras cabeza jebel jabal wadi ouadi oued tel tell kafr kfar deir beit bayt umm bir ain khan qasr tal abu
    bab shatt hor khor novo nova novy nizhny verkhny ust krasno stary mala veliki veliky velika gornji donji pulau
    kampong kuala tanjung gunung sungai teluk bukit ko koh laem ban phu song quang mae gora golfo gulf estrecho strait
    peninsula archipielago archipelago palm fond anse morne cite col mont val valle vale llano llanos el la los las al
    hacienda rancho pozo pozos boca bocas barra barranca quebrada aguas agua piedra loma lomas alto altos bajo camino
    cruz tin tizi ksar sidi moulay in pont fontaine"""
)

NAME_ENDINGS: Final = words(
    """bay gulf strait channel sound island islands isle isles reef shoal shoals bank banks atoll cay key keys point
    cape head peninsula coast beach river creek lake lakes falls delta basin valley pass gap ridge range hills
    hill mountain mountains peak plateau desert forest glacier ice spit crossing bridge dam terminal port harbor harbour
    airport airfield airbase base field station city town village heights gardens square street road highway park camp
    province state county district region oblast governorate prefecture territory corridor triangle crescent"""
)

GENERICS: Final = words(
    """mar oceano golfo estrecho rio cabo isla islas islote islotes peninsula bahia lago laguna canal sierra cordillera
    desierto delta valle archipielago cerro monte volcan llanos franja meseta cuenca bajio banco arrecife atolon salar
    selva costa ria cayo cayos punta puente paso triple triangulo ruta mare strait straits gulf sea river lake cape
    peninsula island islands archipelago isthmus istmo"""
)
"""Words for kinds of places that Spanish, and at times English, writes in lower case at the head of the name."""

ADJECTIVES: Final = words(
    """iberica balcanica arabiga coreana malaya escandinava frontera caribeno antartico artico atlantico pacifico indico
    mediterraneo"""
)
"""Adjectives that end such a name in lower case: "península ibérica"."""
