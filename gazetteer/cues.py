"""Words that tell what the name beside them is, folded as in `gazetteer.fold`: English, Spanish, and other scripts."""

from __future__ import annotations

from typing import Final

from gazetteer import cues_other
from gazetteer.wordlists import words


def _conjugated(text: str) -> frozenset[str]:
    """Spanish verbs in -ar, given by their stems, in the forms of reports."""
    endings = words("a an o aron ar ando aba aban ara aran ado ada ados adas")
    return frozenset(stem + ending for stem in text.split() for ending in endings)


FUNCTION_WORDS: Final = cues_other.FUNCTION_WORDS | words(
    """cada todo toda todos todas otro otra otros otras mucho mucha muchos muchas varios varias algunos algunas the a
    an and or but nor so yet if then than as at by for from in into of off on onto out over to under up upon via
    with within without about above across after against along among around before behind below beneath beside
    between beyond during except inside near outside past since through throughout toward towards until while
    because although though unless whether when where who whom whose which what why how this that these those it
    its he she they we you i his her their our your my me him them us is are was were be been being am has have
    had do does did will would shall should can could may might must not no yes also only even just still already
    both either neither each every all any some many much more most other another such same here there now today
    yesterday tomorrow however moreover meanwhile despite according once first second third last next one two
    three four five six seven eight nine ten later earlier recently currently additionally further furthermore
    instead nevertheless nonetheless thus therefore hence el la los las un una unos unas y e o u ni que de del al
    ante bajo con contra desde durante en entre hacia hasta mediante para por segun sin sobre tras cuando donde
    quien cual como porque aunque si ya muy mas menos tambien este esta estos estas ese esa esos esas aquel su sus
    lo le les se es son fue fueron era ser ha han habia hay ayer hoy manana ademas mientras pero sino asi luego
    despues antes todavia aun"""
)

LOG_WORDS: Final = words(
    """departed departing departs departure arrived arriving arrives arrival left leaving leaves reached
    reaching reaches entered entering enters sailed sailing sails anchored anchoring berthed docked moored
    transited transiting transits passed passing passes crossed crossing crosses called calling calls
    approaching approached abandoning abandoned fleeing fled visiting visited circling overflying refuelled
    eta etd ata atd zarpo zarpa zarparon arribo arriba arribaron llego llega llegaron salio salieron partio
    partieron despego aterrizo fondeo atraco recalo cruzo cruzaron dejo entro abandono alcanzo sobrevolo
    discharged discharging loaded loading bunkered bunkering unloaded"""
)
"""Words of coming and going that open a sentence or an entry of a log right before a place: "Departed Benghazi"."""

ABBREVIATIONS: Final = words(
    """st ste mt ft gen col lt sgt capt maj adm cmdr brig mr mrs ms dr prof sen rep gov pres sr jr no vs inc ltd co
    corp dept dist ave blvd rd approx est jan feb mar apr jun jul aug sep sept oct nov dec us un uk eeuu ee dc sra
    srta ing lic dra gral cnel cap tte av fig vol ed al etc u s fr rev hon supt insp det cpl pvt ret"""
)

NAME_PARTICLES: Final = words("de la las los del al el bin ibn bint abu van von der den da dos das di du le")

LOCATIVE: Final = cues_other.LOCATIVE | words(
    """leave leaves reach reaches enter enters entering cross crosses crossed crossing approaching approached overran
    overrun skirting circled toured in into near from at inside outside around across throughout toward towards
    via through within off to beyond reaching reached visiting visited entered leaving left bombed besieged
    captured seized en desde hacia hasta cerca por dentro fuera"""
)

HEADING: Final = (
    cues_other.HEADING
    | words(
        """bound heading headed leaving left departed departing set sailed sails destined made makes rumbo destino
    camino viaje viajes vuelo vuelos frente cerca junto
    salir sale salen salia salian salio salieron salido saliendo saldra
    saldran partir parten partia partian partio partieron partido partiendo partira partiran huir huye huyen huyo
    huyeron huido huyendo venir viene vienen venia venian vino vinieron venido volver vuelve vuelven volvio volvieron
    dirigia dirigian dirigio dirigieron procedente procedentes proveniente provenientes proviene provienen provenia
    provenian originario originarios oriundo oriundos"""
    )
    | _conjugated("lleg arrib viaj regres retorn zarp despeg traslad embarc desembarc envi deport llev vol")
)
"""Words that make a place of what follows "for" or "a": "bound for X", "rumbo a X"."""

BELONGING: Final = words(
    """residents resident inhabitants citizens villagers people population outskirts suburbs streets centre center
    suburb vicinity siege battle fall capture seizure liberation bombing bombardment shelling blockade evacuation
    occupation recapture surrender off part parts coast shore shores waters skies mayor governor bishop archbishop
    imam north south east west northeast northwest southeast southwest vecino vecinos vecinas habitante habitantes
    residentes pobladores poblacion afueras alrededores inmediaciones cercanias calles centro periferia asedio sitio
    batalla toma caida captura liberacion bombardeo bombardeos bloqueo evacuacion ocupacion reconquista costas aguas
    alcalde alcaldesa gobernador gobernadora obispo arzobispo norte sur este oeste noreste noroeste sureste suroeste
    oriente occidente altura"""
)
"""What is somebody's or something's of a place: "residents of X", "the siege of X", "alcalde de X"."""

DESCRIBED_AS: Final = words(
    """town city village port capital hamlet suburb settlement municipality district province region island stronghold
    border harbour harbor oasis ciudad pueblo puerto aldea localidad municipio provincia isla bastion capital"""
)
"""What a place is said to be: "X, the provincial capital", "X is a town of"."""

TIME_WORDS: Final = words(
    """el la los las este esta estos estas ayer anoche hoy manana anteayer lunes martes miercoles jueves viernes sabado
    domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre pasado
    pasada semana mes madrugada noche tarde mediodia fin de en por on last this late early yesterday today tonight
    monday tuesday wednesday thursday friday saturday sunday morning evening night week month january february march
    april may june july august september october november december"""
)
"""Words of a phrase of time, which may stand between a verb and its place: "despegó el domingo de X"."""

WEAK_LOCATIVE: Final = words("of for over between de del a entre")

PLACE_NOUNS_AFTER: Final = cues_other.PLACE_NOUNS_AFTER | words(
    """state province department region district county governorate oblast raion prefecture municipality parish
    canton city town village township suburb neighborhood neighbourhood quarter settlement camp hamlet border
    coast shore valley river delta basin gulf strait peninsula island islands mountains desert plateau bay lake
    airport airfield airbase base port harbor harbour refinery terminal crossing bridge dam prison checkpoint area
    residents inhabitants villagers metro suburbs outskirts downtown highway road corridor front countryside estado
    provincia departamento municipio distrito frontera costa"""
)

PLACE_NOUNS_BEFORE: Final = cues_other.PLACE_NOUNS_BEFORE | words(
    """city town village state province department region district county governorate oblast municipality port island
    isle river lake gulf strait bay mount cape republic kingdom emirate peninsula valley capital suburb
    neighborhood neighbourhood camp border north south east west northeast northwest southeast southwest coast
    outskirts area ciudad pueblo estado provincia departamento municipio puerto isla rio lago golfo estrecho bahia
    norte sur este oeste barrio sector aldea vereda localidad"""
)

TITLES: Final = cues_other.TITLES | words(
    """president vicepresident premier chancellor king queen prince princess emir sultan pope imam ayatollah sheikh
    sheik mullah rabbi senator congressman congresswoman congressmember representative lawmaker deputy mp governor
    mayor judge justice prosecutor attorney minister ambassador envoy consul spokesman spokeswoman spokesperson
    secretary general admiral colonel major captain lieutenant sergeant commander commandant marshal brigadier
    corporal officer chief director chairman chairwoman chairperson ceo analyst professor prof doctor dr mr mrs ms
    miss sir lord lady gen col maj capt lt sgt adm cmdr sen rep gov pres reverend rev bishop archbishop cardinal
    father sister journalist reporter correspondent activist dictator leader strongman tycoon businessman oligarch
    warlord boss dissident rebel guerrilla comandante presidente presidenta vicepresidente ministro ministra
    canciller embajador embajadora coronel capitan senador senadora diputado diputada gobernador gobernadora
    alcalde alcaldesa juez jueza fiscal jefe directora vocero vocera portavoz don dona padre monsenor comisario
    lider excanciller expresidente"""
)

ROLE_WORDS: Final = words(
    """us uk eu un vice former prime foreign defense defence interior deputy chief major high special executive
    national supreme acting interim state oil finance economy opposition attorney exterior first lady house
    permanent assistant principal senior junior retired late"""
)

ORGANISATION_WORDS: Final = cues_other.ORGANISATION_WORDS | words(
    """university college school academy institute institution center centre foundation council committee commission
    ministry department agency bureau office authority administration service services force forces army navy
    police guard corps brigade battalion division regiment command front party movement union federation
    confederation league association organization organisation society club group company corporation corp inc ltd
    llc plc bank fund holding holdings industries enterprises airlines airline airways air aviation lines shipping
    petroleum oil gas energy mining motors motor railway railways broadcasting radio television tv news times post
    journal herald tribune gazette daily weekly magazine press monitor observer chronicle courier guardian
    telegraph review court tribunal parliament congress senate assembly duma majlis knesset embassy consulate
    chamber initiative program programme project plan pact treaty agreement accord act bill convention summit
    conference forum exercise operation mission task team cup games championship festival hospital church mosque
    museum library theatre theater hotel stadium network cartel gang clan nexus house hall universidad instituto
    centro fundacion consejo comision ministerio agencia oficina autoridad servicio fuerza fuerzas ejercito armada
    policia guardia cuerpo brigada batallon comando frente partido movimiento federacion asociacion organizacion
    grupo empresa banco fondo corporacion asamblea congreso senado corte embajada camara diario periodico noticias
    banda cooperativa sindicato"""
)

FACILITIES: Final = words(
    """plant refinery mine field facility complex reactor station pipeline dam terminal airport airfield base port
    harbor harbour prison camp quarry mill smelter depot shipyard planta refineria mina aeropuerto central
    complejo represa"""
)

QUALIFIERS: Final = words(
    """north south east west northern southern eastern western northeastern northwestern southeastern southwestern
    central upper lower inner outer greater mainland rural downtown old metropolitan occupied northeast northwest
    southeast southwest norte sur este oeste oriental occidental mid"""
)

SPEECH_VERBS: Final = cues_other.SPEECH_VERBS | words(
    """said says say told tells added adds noted notes claimed claims stated states explained explains argued argues
    wrote writes warned tweeted replied continued concluded recalled testified insisted dijo afirmo senalo agrego
    explico anadio aseguro declaro indico sostuvo escribio advirtio conto preciso"""
)

SHORT_DAYS: Final = words("mon tue tues wed thu thur thurs fri sat sun lun mie jue vie sab dom")

MONTHS: Final = cues_other.MONTHS | words(
    """jan feb mar apr jun jul aug sept sep oct nov dec january february march april may june july august september
    october november december enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
    noviembre diciembre monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves
    viernes sabado domingo christmas easter ramadan navidad navidades pascua pascuas"""
)
"""Months, days of the week, and feasts by which people date."""
