"""Spanish words of movement, folded (without accents)."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words
from reports.model import Mode
from reports.motion.lexicon import Lexicon, Motion, Row, cue_table, mode_table

_AR: Final = (
    "a an e en ar ara aran aria arian ando ado ada ados adas aba aban abamos amos aremos arse ase asen arlo arla arlos "
    "arlas"
)
_AR_PAST: Final = "o aron"
_IR: Final = "e en ir ira iran iria irian iendo ido ida idos idas ia ian an iera ieran iese iesen irse imos iamos"
_IR_PAST: Final = "io ieron"
_ER: Final = "e en er era eran eria erian iendo ido ida idos idas ia ian iera ieran erse emos imos iamos"


def _forms(stems: str, endings: str) -> str:
    return " ".join(stem + ending for stem in stems.split() for ending in endings.split())


def _ar(motion: Motion, mode: Mode, stems: str, *, weak: bool = False) -> tuple[Row, Row]:
    """Rows of the forms of regular verbs in -ar, without the preterite of the first person."""
    return (
        Row(motion, mode, _forms(stems, _AR), weak=weak),
        Row(motion, mode, _forms(stems, _AR_PAST), past=True, weak=weak),
    )


def _ir(motion: Motion, mode: Mode, stems: str, *, weak: bool = False) -> tuple[Row, Row]:
    return (
        Row(motion, mode, _forms(stems, _IR), weak=weak),
        Row(motion, mode, _forms(stems, _IR_PAST), past=True, weak=weak),
    )


def _er(motion: Motion, mode: Mode, stems: str, *, weak: bool = False) -> tuple[Row, Row]:
    return (
        Row(motion, mode, _forms(stems, _ER), weak=weak),
        Row(motion, mode, _forms(stems, _IR_PAST), past=True, weak=weak),
    )


_VERBS: Final = (
    *_ar(Motion.MOVE, Mode.AIR, "vol sobrevol"),
    *_ar(Motion.MOVE, Mode.SEA, "naveg"),
    *_ar(Motion.MOVE, Mode.LAND, "camin march peregrin avanz"),
    *_ar(Motion.MOVE, Mode.UNKNOWN, "viaj traslad regres retorn escap emigr migr desplaz despleg"),
    *_ar(Motion.MOVE, Mode.UNKNOWN, "pas circul rod gir", weak=True),
    *_ir(Motion.MOVE, Mode.UNKNOWN, "sub conduc ven vin", weak=True),
    *_er(Motion.MOVE, Mode.UNKNOWN, "mov recorr volv tra", weak=True),
    *_ar(Motion.SEND, Mode.UNKNOWN, "envi transport despach export import deport trafic llev mand entreg"),
    *_ar(Motion.SEND, Mode.UNKNOWN, "evacu repatri extradit expuls contraband remolc escolt acarre contraband desvi"),
    *_ar(Motion.SEND, Mode.LAND, "bombe"),
    *_ar(Motion.SEND, Mode.UNKNOWN, "reexport reenvi retir acompan", weak=True),
    *_ir(Motion.SEND, Mode.UNKNOWN, "remit distribu reexped"),
    *_er(Motion.SEND, Mode.UNKNOWN, "devolv"),
    *_ar(Motion.ARRIVE, Mode.UNKNOWN, "lleg arrib ingres entr desembarc"),
    *_ar(Motion.ARRIVE, Mode.UNKNOWN, "termin acab descarg baj finaliz", weak=True),
    *_ir(Motion.ARRIVE, Mode.UNKNOWN, "conclu", weak=True),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "concluyo concluyeron concluye concluyen se_refugio se_refugiaron", weak=True),
    Row(Motion.LEAVE, Mode.UNKNOWN, "en_marcha echo_a echaron_a", weak=True),
    Row(Motion.STOP, Mode.UNKNOWN, "cambio_de cambiaron_de cambia_de cambian_de descanso descansaron", weak=True),
    Row(Motion.HEAD, Mode.UNKNOWN, "como_destino por_destino"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "esta_ya ya_esta estan_ya ya_estan", weak=True),
    *_ar(Motion.ARRIVE, Mode.UNKNOWN, "alcanz", weak=True),
    *_ir(Motion.ARRIVE, Mode.UNKNOWN, "recib", weak=True),
    *_er(Motion.ARRIVE, Mode.UNKNOWN, "amanec", weak=True),
    *_ar(Motion.ARRIVE, Mode.AIR, "aterriz"),
    *_ar(Motion.ARRIVE, Mode.SEA, "atrac fonde amarr"),
    *_ir(Motion.LEAVE, Mode.UNKNOWN, "part sal proced proven"),
    *_ar(Motion.LEAVE, Mode.UNKNOWN, "carg arranc comenz empez inici sac dej", weak=True),
    *_ar(Motion.LEAVE, Mode.UNKNOWN, "abandon embarc"),
    *_ar(Motion.LEAVE, Mode.AIR, "despeg"),
    *_ar(Motion.LEAVE, Mode.SEA, "zarp"),
    *_ar(Motion.STOP, Mode.UNKNOWN, "repost recal trasbord transbord pernoct"),
    *_ar(Motion.TRANSIT, Mode.LAND, "cruz atraves"),
    *_ar(Motion.TRANSIT, Mode.UNKNOWN, "transit border franque"),
    *_ar(Motion.HEAD, Mode.UNKNOWN, "continu"),
)
_IRREGULAR: Final = (
    Row(Motion.MOVE, Mode.AIR, "vuela vuelan vuele vuelen"),
    Row(Motion.MOVE, Mode.SEA, "navegue naveguen"),
    Row(Motion.MOVE, Mode.UNKNOWN, "huir huye huyen huyendo huido va van ir iban vaya vayan ido despliega despliegan"),
    Row(Motion.MOVE, Mode.UNKNOWN, "fui fuimos vamos ibamos voy iremos vole viajabamos regrese hui huimos"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "sali parti despegue zarpe"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "llegue llegamos aterrice entre_en"),
    Row(Motion.STOP, Mode.UNKNOWN, "se_detuvo se_detuvieron detenerse toco tocado tocaron paro pararon", weak=True),
    Row(Motion.STOP, Mode.UNKNOWN, "durmio durmieron dormimos duermen durmiendo espero esperaron esperamos", weak=True),
    Row(Motion.MOVE, Mode.UNKNOWN, "huyo huyeron fue_de fueron_de fue_a fueron_a", past=True),
    Row(
        Motion.MOVE,
        Mode.UNKNOWN,
        "viene vienen vino vinieron mueve mueven vuelve vuelven baje condujo condujeron",
        weak=True,
    ),
    Row(Motion.MOVE, Mode.UNKNOWN, "ira iran iria irian"),
    Row(
        Motion.MOVE,
        Mode.UNKNOWN,
        "traia traian traer trae traen traido traidos trajo trajeron traeran",
        weak=True,
    ),
    Row(Motion.SEND, Mode.UNKNOWN, "devuelve devuelven devuelto devueltos trafique lleguen entregue"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "llegada llegadas llegue lleguen arribo"),
    Row(Motion.ARRIVE, Mode.AIR, "aterrizaje aterrice aterricen tomo_tierra tomaron_tierra tomar_tierra toma_tierra"),
    Row(Motion.ARRIVE, Mode.SEA, "atraque atraquen"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "amanezca amanezcan alcance alcancen se_bajaron se_bajo", weak=True),
    Row(Motion.LEAVE, Mode.UNKNOWN, "saldra saldran salga salgan partida salida salidas sacado sacados sacada saco"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "habia_partido habian_partido ha_partido han_partido haber_partido", past=True),
    Row(Motion.LEAVE, Mode.UNKNOWN, "cargo_en cargaron_en", weak=True),
    Row(Motion.LEAVE, Mode.UNKNOWN, "procedente procedentes proveniente provenientes proviene provienen"),
    Row(Motion.LEAVE, Mode.AIR, "despegue despeguen"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "emprendio_viaje emprendieron_viaje emprende_viaje emprender_viaje"),
    Row(Motion.STOP, Mode.UNKNOWN, "escala escalas parada paradas reabastecerse pasando_por escalando recale reposte"),
    Row(
        Motion.STOP,
        Mode.UNKNOWN,
        "se_detienen se_detiene se_detendra se_detendran se_detenia para_en paran_en paraba_en hace_noche"
        " hicieron_noche hizo_noche noche_en con_cambio",
        weak=True,
    ),
    Row(Motion.TRANSIT, Mode.LAND, "atraviesa atraviesan cruce crucen"),
    Row(Motion.HEAD, Mode.UNKNOWN, "rumbo con_destino con_rumbo dirige dirigia dirigian dirigen sigue siguen siguio"),
    Row(
        Motion.HEAD,
        Mode.UNKNOWN,
        "siguieron dirigio dirigieron prosiguio prosiguieron camino_de camino_a"
        " seguia seguian seguira seguiran seguimos prosigue prosiguen se_dirigira se_dirigiran"
        " dirigido dirigida dirigidos dirigidas destinado destinada destinados destinadas",
    ),
)
_MONEY: Final = (
    *_ar(Motion.MONEY, Mode.MONEY, "gir"),
    *_ir(Motion.MONEY, Mode.MONEY, "transfer transfir"),
    Row(Motion.MONEY, Mode.MONEY, "transferira transferiran"),
    Row(Motion.MONEY, Mode.MONEY, "transfiere transfieren transferencia transferencias remesas remesa giros"),
    Row(Motion.MONEY, Mode.MONEY, "transferencias_bancarias envio_de_dinero"),
)
_NOUNS: Final = (
    Row(Motion.LINE, Mode.AIR, "vuelo vuelos puente_aereo ruta_aerea corredor_aereo rutas_aereas enlace_aereo"),
    Row(Motion.LINE, Mode.SEA, "travesia ferri ferry ferris ruta_maritima corredor_maritimo puente_maritimo"),
    Row(Motion.LINE, Mode.SEA, "transbordador transbordadores"),
    Row(Motion.LINE, Mode.LAND, "convoy convoyes caravana caravanas oleoducto gasoducto corredor_terrestre autobus"),
    Row(Motion.LINE, Mode.LAND, "autobuses bus buses convoyes convoys"),
    Row(Motion.LINE, Mode.RAIL, "tren trenes ferrocarril ferrocarriles"),
    Row(Motion.LINE, Mode.UNKNOWN, "ruta rutas corredor corredores viaje viajes traslado traslados trayecto trayectos"),
    Row(Motion.VEHICLE, Mode.AIR, "avion aviones aeronave aeronaves helicoptero helicopteros bombardero bombarderos"),
    Row(Motion.VEHICLE, Mode.AIR, "avioneta avionetas"),
    Row(Motion.VEHICLE, Mode.SEA, "buque buques barco barcos tanquero tanqueros petrolero petroleros nave naves"),
    Row(Motion.VEHICLE, Mode.SEA, "lancha lanchas carguero cargueros portacontenedores embarcacion embarcaciones"),
    Row(Motion.VEHICLE, Mode.SEA, "patrullera fragata fragatas velero granelero cayuco cayucos patera pateras gabarra"),
    Row(Motion.VEHICLE, Mode.LAND, "camion camiones camioneta camionetas furgoneta furgonetas"),
    Row(Motion.LINK, Mode.UNKNOWN, "linea lineas servicio servicios conexion conexiones enlace enlaces puente"),
    Row(
        Motion.FLOW,
        Mode.UNKNOWN,
        "envio envios cargamento cargamentos entrega entregas remesa_de embarque embarques"
        " deportacion deportaciones evacuacion repatriacion extradicion",
    ),
)

_OTHER_SENSES: Final = words(
    "subido subidos entre parte partes partido partidos deporte importa importe carga cargo cargas escolta "
    "marcha camino pasado pasada pasados pasadas bajo via mande embargo pase pases lleva_a gire saco sale_de "
    "subida termine"
)
"""Forms of verbs of movement that mostly are other words."""

_LINK_MODES: Final = {
    Mode.AIR: "aerea aereo aereas aereos",
    Mode.SEA: "maritima maritimo maritimas maritimos",
    Mode.RAIL: "ferrea ferroviaria ferroviario",
    Mode.LAND: "terrestre terrestres",
    Mode.UNKNOWN: "directa directo directas directos nuevo nueva regular regulares semanal semanales",
}

_NOT_TO: Final = words(
    "respecto debido gracias apoyo ayuda acuerdo frente junto cerca lejos visita visitas embajador embajadora "
    "gobierno presidente ministro canciller sanciones ataque amenaza relaciones frontera representante regimen "
    "independencia retiro retirada pertenecientes perteneciente dijo pidio exigio leal leales cuanto"
)

_ATTACKS: Final = words("ataco atacaron asalto asaltaron")
_PRESENCE: Final = _ATTACKS | words(
    "detenido detenida detenidos detenidas detuvo detuvieron arrestado arrestada arrestados arrestadas arresto "
    "arrestaron capturado capturada capturados capturadas capturo capturaron incautado incautada incautados incautadas "
    "incauto incautaron interceptado interceptada interceptados interceptadas intercepto interceptaron decomisado "
    "decomisada decomisados decomisadas decomiso decomisaron hallado hallada hallados halladas hallo hallaron "
    "encontrado "
    "encontrada encontrados encontradas encontro encontraron visto vista vistos vistas vieron avistado avistada "
    "avistados "
    "fotografiado fotografiada fotografiados inspeccionado inspeccionada inspeccionados registrado registrada "
    "registrados "
    "retenido retenida retenidos retenidas retuvo retuvieron recibido recibida recibidos recibidas recibio recibieron "
    "atendido atendida atendidos atendidas juzgado juzgada juzgados encarcelado encarcelada encarcelados condenado "
    "vive viven vivia vivian reside residen residia permanece permanecen permanecio permanecieron instalado instalaron "
    "instalo vendido vendida vendidos vendidas vendio vendieron descubierto descubierta descubiertos rescatado "
    "rescatada "
    "rescatados rescatadas rescato rescataron hospitalizado hospitalizados fundido fundida comprado comprada comprados "
    "compradas compro compraron interrogado localizado localizada localizados localizo localizaron sorprendido "
    "abordado inmovilizado inmovilizada inmovilizados depositado depositada depositados abierto abiertos"
)

SPANISH: Final = Lexicon(
    cues=cue_table((*_VERBS, *_IRREGULAR, *_MONEY, *_NOUNS), _OTHER_SENSES),
    origin=frozenset(("desde",)),
    destination=frozenset(("a", "al", "hacia", "hasta")),
    toward=frozenset(("para",)),
    way=frozenset(("via", "por", "traves")),
    at=frozenset(("en",)),
    weak_origin=frozenset(("de", "del")),
    between=frozenset(("entre",)),
    link_modes=mode_table(_LINK_MODES),
    presence=_PRESENCE,
    attacks=_ATTACKS,
    not_to=_NOT_TO,
)
