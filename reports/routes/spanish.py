"""Spanish words of movement, folded (without accents)."""

from __future__ import annotations

from typing import Final

from reports.model import Mode
from reports.routes.lexicon import Lexicon, Motion, Row, cue_table, mode_table
from reports.wordlists import words

_AR: Final = "a an ar ara aran aria arian ando ado ada ados adas aba aban arse en"
_IR: Final = "en ir ira iran iria irian iendo ido ida idos idas ia ian"


def _forms(stems: str, endings: str) -> str:
    return " ".join(stem + ending for stem in stems.split() for ending in endings.split())


_AR_PAST: Final = "o aron"
_IR_PAST: Final = "io ieron"

_ROWS: Final = (
    Row(Motion.MOVE, Mode.AIR, "vuela vuelan " + _forms("vol", _AR)),
    Row(Motion.MOVE, Mode.AIR, _forms("vol", _AR_PAST), past=True),
    Row(Motion.MOVE, Mode.SEA, "navegan " + _forms("naveg", _AR)),
    Row(Motion.MOVE, Mode.SEA, _forms("naveg", _AR_PAST), past=True),
    Row(Motion.LEAVE, Mode.SEA, _forms("zarp", _AR)),
    Row(Motion.LEAVE, Mode.SEA, _forms("zarp", _AR_PAST), past=True),
    Row(Motion.MOVE, Mode.UNKNOWN, _forms("viaj traslad regres", _AR) + " huir huyen huyendo va van ir iban"),
    Row(
        Motion.MOVE, Mode.UNKNOWN, _forms("viaj traslad regres", _AR_PAST) + " huyo huyeron fue_de fueron_de", past=True
    ),
    Row(Motion.SEND, Mode.UNKNOWN, _forms("envi transport despach export deport trafic llev mand entreg embarc", _AR)),
    Row(Motion.SEND, Mode.UNKNOWN, _forms("envi transport despach export deport trafic llev mand entreg", _AR_PAST)),
    Row(Motion.ARRIVE, Mode.UNKNOWN, _forms("lleg arrib ingres", _AR) + " llegada entrar entrando"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, _forms("lleg arrib ingres entr", _AR_PAST), past=True),
    Row(Motion.ARRIVE, Mode.AIR, _forms("aterriz", _AR) + " aterrizaje"),
    Row(Motion.ARRIVE, Mode.AIR, _forms("aterriz", _AR_PAST), past=True),
    Row(Motion.ARRIVE, Mode.SEA, _forms("atrac fonde", _AR) + " atraco atracaron fondeo fondearon"),
    Row(Motion.LEAVE, Mode.UNKNOWN, _forms("part sal", _IR) + " sale saldra saldran partida salida procede proceden"),
    Row(Motion.LEAVE, Mode.UNKNOWN, _forms("part sal", _IR_PAST), past=True),
    Row(Motion.LEAVE, Mode.UNKNOWN, "procedente procedentes proveniente provenientes"),
    Row(Motion.LEAVE, Mode.AIR, _forms("despeg", _AR) + " despegue"),
    Row(Motion.LEAVE, Mode.AIR, _forms("despeg", _AR_PAST), past=True),
    Row(
        Motion.STOP, Mode.UNKNOWN, "escala escalas parada paradas reposto repostar repostando reabastecerse pasando_por"
    ),
    Row(
        Motion.TRANSIT,
        Mode.LAND,
        "cruzan " + _forms("cruz atraves", _AR) + " cruzo cruzaron atraveso atravesaron cruce",
    ),
    Row(Motion.HEAD, Mode.UNKNOWN, "rumbo con_destino con_rumbo dirige dirigia dirigian dirigen sigue siguen siguio"),
    Row(Motion.HEAD, Mode.UNKNOWN, "continuo continuaron continuan siguieron"),
    Row(Motion.LINE, Mode.AIR, "vuelo vuelos puente_aereo ruta_aerea corredor_aereo rutas_aereas enlace_aereo"),
    Row(Motion.LINE, Mode.SEA, "travesia ferri ferry ferris ruta_maritima corredor_maritimo puente_maritimo"),
    Row(
        Motion.LINE,
        Mode.LAND,
        "convoy convoyes caravana caravanas oleoducto gasoducto corredor_terrestre autobus autobuses",
    ),
    Row(Motion.LINE, Mode.RAIL, "tren trenes ferrocarril"),
    Row(Motion.LINE, Mode.UNKNOWN, "ruta rutas corredor corredores viaje viajes traslado traslados"),
    Row(Motion.VEHICLE, Mode.AIR, "avion aviones aeronave aeronaves helicoptero helicopteros bombardero bombarderos"),
    Row(
        Motion.VEHICLE,
        Mode.SEA,
        "buque buques barco barcos tanquero tanqueros petrolero petroleros nave naves lancha carguero",
    ),
    Row(Motion.VEHICLE, Mode.LAND, "camion camiones"),
    Row(Motion.LINK, Mode.UNKNOWN, "linea lineas servicio servicios conexion conexiones enlace enlaces puente"),
    Row(Motion.FLOW, Mode.UNKNOWN, "envio envios cargamento cargamentos entrega entregas remesa_de"),
    Row(Motion.MONEY, Mode.MONEY, "transferencia transferencias remesas giros transferencias_bancarias"),
)

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

SPANISH: Final = Lexicon(
    cues=cue_table(_ROWS),
    origin=frozenset(("desde",)),
    destination=frozenset(("a", "al", "hacia", "hasta")),
    toward=frozenset(("para",)),
    way=frozenset(("via", "por", "traves")),
    at=frozenset(("en",)),
    weak_origin=frozenset(("de", "del")),
    between=frozenset(("entre",)),
    link_modes=mode_table(_LINK_MODES),
    not_to=_NOT_TO,
)
