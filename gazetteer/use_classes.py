"""Classes of words that tell how a place name beside them is used, by how the words begin. English and Spanish.

Beginnings of four letters and more stand for every form of the word ("recogni", "sancion"), shorter ones for
themselves. Folded as in `gazetteer.fold`. The trained weights in `data/use.json` say what each class counts for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from gazetteer import cues
from gazetteer import use_cues as words

_SHORT: Final = 3
_BEGINNINGS: Final = {
    # verbs whose subject has a will: "accused", "recognised", "exige"
    "WILL": """
    abog abstain abstuv acced accedi accus acept achiev acog acord acus adher administr admit adopt advert
    advirt agradec agre aim aims aleg alega alent alert allied allow amenaz ampli anex annex announc annul
    anunci apel aplaud aplaz apolog apost apoy appeal applaud approv aprob aprueb argu arm armed arms arreb
    arrest asegur asil asked asking asks assent assert assur asum atac atribuy auspic authori autoriz ayud
    backed backs ban banned barred bars blam block bloque bought boycott brok broke busc buys calcul calif
    call called calling calls cancel capitul captur ceas ced celebr cerr challeng cierra claim clam clos
    collab coloc combat commit compart compl complain compr comprome conced concede conclud condemn conden
    condon confi confirm conmin consider conspir contest contr convoc cooper cooperat court critic critici
    culp deal deb decid declar declin decret def defend defer defiend dej delegat deliver demand denationali
    deneg deni denounc deny deplor deploy deport depriv descart dese desment desmient despach despleg desplieg
    destin detain deten deter detuv devol dict disavow discuss discut dismiss dispatch disput doing don donat
    doubt drop dud embrac emit emplaz enact encarcel encourag endors enfrent enlist entreg envi envio esper
    espera espi estudi evit exempt exert exig exij exim expel expell exploit expropi expuls extradit fear
    felicit fij fin financ firm forbad forbid forc fortalec freez frown froze frozen fund gan garantiz
    garrison gave gives giving grant guarantee guard hail halt harbor harbour heed hered honor honour hope
    hoped hopes hosp humiliat ignor impid impon import impos imprison impus indult inform inherit inici
    initial insist insult intend intent interced interven intervien intervin invad investig invit invoc invok
    issu jail jur justific keen lament lanz leas legal legali lend lent lets levant libr lift llam lobb
    maintain mand manoeuv manten mantien mantuv med mediat mint mobili moviliz mull multa nacionaliz nationali
    neg negoci negotiat nieg nombr nominat notif notific object objet oblig obtien obtuv occup ocult offer
    ofrec opin opon oppos opus orden order otorg outlaw overthr owe owned owns pact pag paid pardon patroc
    patrol patrull paying pays ped perdi perdon perjudic permit persig persuad pid pidi plan planned plans
    pledg pleite pose prais preach prefer prefier prefir presid preside presion press pressur prest pretend
    prev prohib prohibit promet promis propon propos propus prosecut protect protest prov provok publish puj
    punish purchas push queda quer queri quier quiet quis quit ransom ratif ratific reaccion readmit rearm
    rebaj rebuff rebuk recall rechaz recib reckon recl reclam recogni reconc reconoc record recuper reform
    reforz refus reg regal regard rehus reimburs reiter reject relax releas relent reli rely reneg renunc
    repart repatri repatriat repli replied represent reproch repudi request requisit resent reserv resist
    resolv resort respald respond restitu retaliat retir retom retreat retuv revoc revok reward romp rompi rul
    sab said salud sancion sanction says scrap seek seiz sell sells sena sends sent sever shrug sign signed
    signs siguen silenc silent sneer snub soborn sofoc sold solicit sopes sospech sostien sostuv sought spen
    spies spurn spy stall stays subsid subvencion sue sued suministr suppl support suspect suspend swear swore
    tach tax tell tells tem teme thank threat told toler tom topple trad trafic traicion train trat trata
    tried tries trumpet trust try underwr upgrad uphold urg utiliz venci vend vendi vet veta veto vie vies
    vigil vincul viol violat voic volc vot vow wage waiv want warm warn welcom wield wishes withdr woo yield
    """,
    # verbs and prepositions whose object is a government: "thanked", "against"
    "TO_ACTORS": """
    abastec accus acus advert advirt against agradec aid aided aisl allied allies allow ally anger apoy appeas
    arm armar armed arms asked asks attribut backed backing blam brind coloni compromet condemn conden confi
    contain content contra convenc convinc counter court critic critici culp debilit defend depend derroc
    desestabiliz destabili deter domin dominat embolden enfrent entreg equip exig exij expel facilit felicit
    financ financi fortalec frente fund furnish gobern govern grant help implicat infiltr infiltrat invit
    invoc involv irrit isolat let mediat negotiat otorg overthr persuad pid pidi pleas prais presion press
    pressur proporcion provid provoc provok punish readmit recogni reconoc reconoci represent rival sancion
    sanction somet subjugat suministr suppl support tell thank told toler toppl trust urg vend vende versus
    warn
    """,
    # verbs whose object is a place: "visited", "crossed"
    "TO_PLACES": """
    abandon add added alcanz approach atac atraves attack azot besieg bomb bombarde captur castig conect
    connect cross cruz dej deja devast enlaz enter evacuat explor fled flee flood hit invad join leav left
    liber liberat link linked lleg occup ocup overfl overfly pass quit reach recorr roam round roz sacud seiz
    serv siti sitio skirt sobrevol strik struck toca tocar toma tomar tomaron tour unen unir usa used visit
    wander
    """,
    # nouns that belong to a government: "embassy of", "pedido de"
    "OF_ACTORS": """
    accord account acuerdo agreement aliado aliados alianza alliance ambassad answer apoyo approval
    aprobac arbitrat armada armies army authorit autoridad axis ayuda bandera behalf behest blessing bloc
    blockade bloque bloqueo brecha cancill choque citizen ciudadan claim claims coalicion coalition
    comentario comment complaint conflict confrontac confrontat congres congress consent consul cooperac
    cooperat corte court courts credit credito crisis crown cuenta cumbre debt decision deleg delegat
    denial desconfianza detente deuda dialog dinero diplomat disputa dispute eje ejercit embajad embargo
    embassies embassy emisario empire enemist enmity enviado envoy expense eyes favor favour feud fiscal
    flag flagged force forces foreign friendship fuerza fuerzas funcionari gap gift gobiern gobierno
    government governor guerra hands help hostil imperio influence influencia inspector inteligenc
    intelligence interes interest interests judge juez kingdom lado lazo leader lider link loan lobbi
    lobby manos marina matricul mercy military minist ministerio mistrust monarc money nacionalidad
    national nationality nationals navies navy negativa negociacion nombre oferta offer official officials
    ojos pact pacto palabra papel parlament parliament part parte partnership pasaport passport passports
    pedido people permiso permission permit petic pledge police policia policies policy politica portavoz
    presiden presidenc president presion pressure prestamo promesa promise prosecutor protest protesta
    pueblo pulso quarrel reclam refusal regalo regime regimen registered registrad reina reino relacion
    relations relato reply republic republica request respuesta rey rift rivalidad rivalr role sale
    sancion sanction senad senate side siege silence silencio socio socios soldad soldiers solicitud
    spokes sponsor stake standoff statement summit support talks technician tecnico tension tesis tie ties
    trade tratado treaty tribunal troops tropa venta version vinculo vocero voter war word
    """,
    # nouns that belong to a place: "streets of", "vuelos a"
    "OF_PLACES": """
    aeropuerto afueras airfield airport airports almacen autobus autopista base based bases border borders
    born boxes bus buses calle calles capital capitals carcel carga cargamento cargo cargoes carretera cities
    city ciudad ciudades coast coasts consignment container containers contenedor contenedores costa costas
    crossing crossings cruce desert desierto district drive east eastern envio envios escala estacion estancia
    este fare fares ferri ferries ferrocarril ferry flight flights frontera frontier habitantes halt harbor
    harbour highway hora horas hospital hospitals hotel hotels hour hours hub inhabitants interior journey
    kilomet kilometr km line linea lineas lines lived lives living load loads lote lotes lots map mapa market
    markets mercado miles minutes minutos montana mountain nacida nacido native natural norte north northern
    oeste office offices oficina oficinas outskirts parada port ports prison province provincia pueblo puerto
    puertos radicad railway region remesa residents rio river road roads rotation route routes ruta rutas
    service services servicio servicios shipment shipments south southern station stay stayed stop stopover
    stranded street streets suburb sur tarifa tarifas town train trains trayecto tren trenes triangle
    triangulo trip vagones valle valley varad vecinos viaje vive vivia vuelo vuelos wagons warehouse way west
    western
    """,
}
_WHOLE: Final[Mapping[str, frozenset[str]]] = {
    "place before": words.PLACE_BEFORE,
    "from": words.FROM_MEANS_ACTOR,
    "subject": words.WILL,
    "actor before": words.ACTOR_BEFORE,
    "goal": words.TO_MEANS_ACTOR,
    "movement": words.MOVEMENT,
    "leaving": words.LEAVING,
    "of actors": words.OF_MEANS_ACTOR,
    "landscape": words.GEOGRAPHIC,
    "auxiliary": words.AUXILIARIES,
    "axis": words.AXES,
    "body": words.BODIES,
    "linking": words.LINKING,
    "speech": cues.SPEECH_VERBS,
    "title": cues.TITLES,
    "compass": cues.QUALIFIERS,
    "heading": cues.HEADING,
}
_LISTED: Final = {name: frozenset(listed.split()) for name, listed in _BEGINNINGS.items()}
_BY_BEGINNING: Final[Mapping[str, tuple[str, ...]]] = {
    beginning: tuple(name for name, listed in _LISTED.items() if beginning in listed)
    for beginning in frozenset().union(*_LISTED.values())
}
_ENDINGS: Final = (
    ("ed", 4), ("ing", 5), ("aron", 6), ("ieron", 6), ("ara", 6), ("era", 6), ("ira", 6), ("aran", 6), ("eran", 6),
    ("iran", 6), ("aba", 5), ("aban", 5), ("ia", 5), ("ian", 5), ("ado", 5), ("ido", 5), ("ada", 5), ("ida", 5),
    ("ados", 5), ("idos", 5), ("adas", 5), ("idas", 5), ("ar", 4), ("er", 4), ("ir", 4), ("o", 4), ("s", 3),
)  # fmt: skip


@lru_cache(maxsize=65536)
def classes_of(word: str) -> tuple[str, ...]:
    """The classes that a folded word belongs to; none for a function word."""
    if word in cues.FUNCTION_WORDS:
        return ("auxiliary",) if word in words.AUXILIARIES else ()
    found = {name for name, whole in _WHOLE.items() if word in whole}
    for length in range(1, len(word) + 1):
        if length > _SHORT or length == len(word):
            found.update(_BY_BEGINNING.get(word[:length], ()))
    return tuple(sorted(found))


@lru_cache(maxsize=65536)
def ending_of(word: str) -> str:
    """The ending that tells a form of a verb or a plural; empty for a function word, "-" for any other."""
    if word in cues.FUNCTION_WORDS:
        return ""
    return next((ending for ending, least in _ENDINGS if len(word) >= least and word.endswith(ending)), "-")
