"""Words that take back what was told before: "Havana called the story a lie", "el plan quedó sin efecto".

Each pattern needs an object or a subject that refers back: the report, the flight, such, it. So the denial of something
else ("denied involvement", "denied the crew entry") takes nothing back. Texts are folded words with blanks between,
`@` for the name of a place; every repetition is bounded, so a search is linear in the length.
"""

from __future__ import annotations

import re
from typing import Final

_FLIGHTS: Final = "flights?|vuelos?|sorties?|airlift|overflights?"
_MOVED: Final = (
    _FLIGHTS + "|shipments?|deliver(?:y|ies)|transfers?|voyages?|trips?|journeys?|services?|visits?|deployments?|"
    "cargo(?:es)?|convoys?|movements?|passage|operations?|missions?|sailings?|routes?|consignments?|transports?|"
    "evacuations?|moves?|calls?|exports?|links?|lines?|aircraft|planes?|jets?|ships?|vessels?|tankers?|crossings?|"
    "transit|departures?|arrivals?|deportations?|payments?|envios?|embarques?|traslados?|entregas?|viajes?|servicios?|"
    "cargamentos?|despliegues?|operacion(?:es)?|transportes?|travesias?|rutas?|conexion(?:es)?|visitas?|movimientos?|"
    "transferencias?|pagos?|aviones|avion|buques?|barcos?|escalas?|salidas?|mision|mision(?:es)?|giros?|enlaces?"
)
_PLANS: Final = (
    "plans?|proposals?|projects?|schemes?|ideas?|deals?|orders?|offers?|initiatives?|planes|proyectos?|propuestas?|"
    "iniciativas?|acuerdos?|ofertas?"
)
_REPORTS: Final = (
    "reports?|claims?|story|stories|allegations?|accounts?|accusations?|charges?|rumou?rs?|versions?|suggestions?|"
    "theor(?:y|ies)|assertions?|articles?|news|version(?:es)?|acusacion(?:es)?|denuncias?|noticias?|informacion(?:es)?|"
    "informes?|senalamientos?|rumor(?:es)?|historias?|reportes?|especies?|hechos?|extremos?"
)
_THE: Final = (
    r"(?:the|this|that|these|those|any|all|its|their|such|both|el|la|los|las|ese|esa|esos|esas|este|esta|estos|estas|"
    r"dich[oa]s?|tal|tales|cualquier|tod[oa]s?|su|sus|ningun|ninguna|al|del)"
)
_ALONE: Final = r"(?= |$)(?! (?:of|de|about|sobre|against|contra|that|que|which) )"
_THE_REPORT: Final = rf"(?:{_THE} ){{1,3}}(?:\w+ ){{0,2}}(?:{_REPORTS}){_ALONE}"
_WHAT_MOVED: Final = rf"(?:{_THE_REPORT}|(?:{_THE} ){{1,3}}(?:\w+ ){{0,2}}(?:{_MOVED}|{_PLANS})(?= |$))"
_IT: Final = rf"(?:(?:it|this|that|them|so)(?= |$)|{_WHAT_MOVED})"
_OBJECT: Final = rf"(?:(?:it|this|them|so)(?= |$)|that(?= [.,;:)»”]| and | but | on | in | at |$)|{_WHAT_MOVED})"
"""What a denial is of: "denied that" and no more, but not "denied that more would leave"."""
_CLAIM: Final = rf"(?:(?:it|this|that|them)(?= |$)|{_THE_REPORT}|(?:{_THE} ){{1,3}}(?:\w+ ){{0,2}}(?:{_PLANS}){_ALONE})"
_DENY: Final = (
    "(?:den(?:y|ies|ied|ying)|niegan?|nego|negaron|negado|desmient[ae]n?|desmintio|desmintieron|desmentido|"
    "desminti[eo]ndo|negando|disput(?:e|es|ed|ing)|contest(?:s|ed))"
)
_REJECT: Final = (
    "(?:reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|debunk(?:s|ed)?|disprov(?:es?|ed)|"
    "contradict(?:s|ed)?|retract(?:s|ed)?|withdr(?:ew|awn)|pull(?:s|ed)|disown(?:s|ed)?|discount(?:s|ed)|"
    "scotch(?:es|ed)|rul(?:es|ed) out|rechaz(?:a|an|o|aron|ado)|refut(?:a|an|o|aron)|descart(?:a|an|o|aron|ado)|"
    "retir(?:o|aron)|rectific(?:o|aron))"
)
_FALSE: Final = (
    "(?:lies?|false|fake|fiction|fabrications?|fabricated|nonsense|untrue|baseless|groundless|fantasy|fantasies|"
    "inventions?|invented|hoax|unfounded|disinformation|slander|rubbish|myth|made up|fals[oa]s?|mentiras?|"
    "inventos?|bulos?|montaje|infundad[oa]s?|absurd[oa]s?|fantasias?|calumnias?|patranas?|ficcion|inexacta?s?)"
)
_CALL: Final = (
    "(?:call(?:s|ed|ing)?|brand(?:s|ed)|describ(?:es|ed)|label(?:s|led|ed)|term(?:s|ed)|dubb?(?:s|ed)|denounc(?:es|ed)|"
    "calific(?:a|an|o|aron)|tach(?:a|an|o|aron)|tild(?:a|an|o|aron)|describi(?:o|eron)|consider(?:a|o|aron))"
)
_IS: Final = (
    "(?:is|are|was|were|be|proved|turned out|turned out to be|has been|es|son|era|eran|fue|fueron|resulto|resultaron)"
)
_HAPPEN: Final = (
    "(?:happen(?:ed)?|took place|take place|taken place|exist(?:ed)?|occur(?:red)?|left|leave|depart(?:ed)?|"
    "materiali[sz]ed?|flew|flown|fly|sailed?|went|gone|made|existio|existieron|ocurrio|ocurrieron|salio|salieron|"
    "realizo|realizaron|produjo|produjeron|concreto|despego|zarpo|hubo|existe|existen)"
)
_ON_THE_WAY: Final = (
    "(?:at|near|outside|off|by (?:a |the )?"
    "(?:police|soldiers|troops|gunmen|customs|agents|officers|patrol|rebels|militia))"
)
"""After "stopped": somebody held up what was moving."""
_OFF: Final = (
    "(?:cancell?ed|called off|shelved|scrapped|dropped|abandoned|axed|aborted|vetoed|scuttled|suspended|halted|"
    f"struck off|blocked|stopped(?! {_ON_THE_WAY})|prevented|cancelad[oa]s?|suspendid[oa]s?|anulad[oa]s?|"
    "archivad[oa]s?|descartad[oa]s?|"
    "desechad[oa]s?|abandonad[oa]s?|frustrad[oa]s?|revocad[oa]s?|sin efecto|en nada|en suspenso|came to nothing)"
)
_WAS: Final = (
    "(?:was|were|is|are|been|being|got|fue|fueron|sido|quedo|quedaron|queda|estan?|resulto|resultaron|acabo|termino)"
)
_CANCEL: Final = (
    "(?:cancel(?:s|led|ed)?|call(?:s|ed) off|shelve[sd]?|scrap(?:s|ped)|drop(?:s|ped)|abandon(?:s|ed)?|axed|aborted|"
    "vetoed|suspended|halted|cancel(?:a|o|aron)|suspend(?:e|io|ieron)|anul(?:a|o|aron)|archiv(?:o|aron)|"
    "abandon(?:o|aron)|desech(?:o|aron))"
)
_PROOF: Final = "(?:evidence|proof|traces?|signs?|indications?|pruebas?|evidencias?|constancia|indicios|rastros?)"
_RIGHTS: Final = (
    "(?:entry|access|permission|clearance|landing|overflight|visas?|asylum|entrada|permiso|acceso|autorizacion|"
    "aterrizaje|comment)"
)
_END: Final = r"(?= [.,;:)»”\"]|$| and | but | y | pero )"
_SENDING: Final = (
    r"(?:having |haber )?(?:sending|sent|ship(?:ped|ping)|fl(?:ying|own)|mov(?:ing|ed)|transport\w+|enviado)"
)

_TAKEN_BACK: Final = re.compile(
    r"(?<![\w-])(?:"
    rf"{_DENY}(?: \w+)? {_OBJECT}(?!(?: \w+){{0,2}} {_RIGHTS})(?! with)"
    rf"|{_REJECT}(?: \w+)? {_CLAIM}"
    rf"|(?:l[oa]s?|nos lo) (?:\w+ )?(?:{_DENY}|{_REJECT}|{_CALL}(?: \w+)? de (?:\w+ )?{_FALSE})"
    rf"|(?:was|were|been|fue|fueron|sido)(?: \w+ly)? (?:denied|refuted|negad[oa]s?|desmentid[oa]s?) (?:by|por)"
    rf"|{_CALL}(?: \w+)? {_IT}(?: \w+){{0,5}} {_FALSE}|{_CALL}(?: \w+)? de {_FALSE} {_IT}"
    rf"|(?:{_IT}|eso|esto|ello|todo) {_IS}(?: \w+){{0,3}} {_FALSE}"
    rf"|{_IT}(?: \w+)? (?:(?:had|has|have|did|does|was|were|se) )?(?:not?|never|nunca|jamas)(?: \w+)? {_HAPPEN}"
    rf"|{_IT} (?:did|has|had|was)nt(?: \w+)? {_HAPPEN}"
    r"|(?:no|never any|never a|ningun|ninguna) (?:such|tal|semejante) \w+|no hubo (?:ningun|ninguna|tal|tales) "
    rf"|there (?:was|were|is|are|had been|has been) (?:no|never|not)(?: any| a| such)?(?: such)? (?:{_MOVED})"
    rf"|(?:no|nor|without|any|not|hay|sin|ni|existe|existen) (?:\w+ )?{_PROOF} (?:of|for|that|to support|de|de que) "
    rf"(?:{_IT}|any such|such|they|ello|eso|tal)(?= |$)"
    rf"|{_DENY} (?:\w+ )?(?:that|que) (?:{_THE} )(?:\w+ ){{0,2}}(?:{_MOVED}) "
    rf"|{_DENY} {_SENDING}(?: any| the| \w+)?(?: \w+){{0,2}}(?= [.,;]|$)"
    r")"
)
_DENIED_RELATIVE: Final = re.compile(
    rf"(?<![\w-])(?:which|something|lo que|algo que|(?:(?:an?|el|un|una) |(?<=, ))(?:\w+ ){{0,2}}(?:{_REPORTS}))"
    rf"(?: that| which| que)?"
    rf"(?: [\w@'-]+){{0,6}} (?:{_DENY}|{_REJECT})(?: \w+ly)?(?:{_END}| @{_END}| (?:el|la) \w+{_END})"
)
_CLAIMS_THAT: Final = re.compile(
    r"(?:reports?|says?|said|claim(?:s|ed)?|dicen?|dijo|afirman?|aseguran?) (?:that|que)(?= |$)"
)
_OF_ITSELF: Final = re.compile(r"(?:no|neither|never|there|ningun|ninguna)(?= )")
_NOUN: Final = rf"(?:{_MOVED}|{_PLANS})"
_CALLED_OFF: Final = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:it|this|that|they|both|(?:{_THE} ){{1,3}}(?:\w+ ){{0,2}}{_NOUN})(?: \w+){{0,3}} "
    rf"(?:{_WAS}(?: \w+)? {_OFF}|came to nothing)"
    rf"|{_CANCEL} (?:it|them|(?:{_THE} ){{1,3}}(?:\w+ ){{0,2}}{_NOUN})(?= |$)"
    rf"|(?:l[oa]s?) {_CANCEL}(?= |$)"
    rf"|(?:^|[;:.,] )(?:(?:luego|finalmente|despues|pero|y) ){{0,2}}(?:fue|fueron|ha sido|han sido|quedo) {_OFF}"
    r")"
)
_OWN_PREDICATE: Final = re.compile(
    rf"(?:[\w@'-]+ |[,\"] ){{0,16}}?{_WAS}(?: \w+)?(?: \w+ (?:and|y|but|pero)(?: \w+)?)? {_OFF}(?= |$)"
)
_NOTHING_OF_IT: Final = re.compile(
    rf"(?:[\w@'-]+ |[,\"] ){{0,8}}?(?:(?:never|nunca|jamas) (?:\w+ )?{_HAPPEN}|"
    rf"(?:were|was|are|is|proved|turned out|eran?|es|son|fueron|resulto|resultaron)(?: to be)?"
    rf"(?: \w+)? {_FALSE})(?= |$)"
)
_SHELVED: Final = re.compile(
    r"(?:[\w@'-]+ |[,\"] ){0,8}?(?:came to nothing|put on ice|on hold|quedo en nada|quedaron en nada)(?= |$)"
)
_NOT_SO: Final = re.compile(
    r"(?<![\w-])(?:(?P<claim>(?:untrue|false|not true|a lie|falso|mentira|no es cierto|no es verdad) (?:that|que))|"
    r"(?:refus(?:es?|ed)|declin(?:es?|ed)|fail(?:s|ed)|unable) to|(?:rul(?:es|ed) out|far from|lejos de)|"
    r"(?:prevented|barred|stopped|kept) from|se (?:nego|niega|negaron|niegan) a|descart(?:o|a|an|aron))"
    r"(?: (?:be|being|been|having|se|haber))*(?P<rest>(?: [\w@'-]+){0,5}) ?$"
)
_RESUMED: Final = re.compile(r"(?<!\w)(?:resum|restart|reopen|reinstat|restor|reanud|restablec|reabr|retom)\w")
_AIRBORNE: Final = re.compile(
    r"(?<!\w)(?:fl[iy]|flew|flown|plane|jet|air|boeing|vuel|vol[oa]|avion|aer|helic|cessna|despeg|aterriz|il-|an-|c-\d)"
)
_OF_FLIGHTS: Final = re.compile(rf"(?<!\w)(?:{_FLIGHTS})(?!\w)")


def takes_back(said: str, limit: int, *, same_sentence: bool) -> bool:
    """Whether words that begin before `limit` deny what was told before, in the same sentence or in an earlier one.

    What a later sentence claims itself is denied there in vain: "Others say that … , and the army denies it".
    """
    if same_sentence and _begins_before(_DENIED_RELATIVE.search(said), limit):
        return True
    found = _TAKEN_BACK.search(said)
    if found is None or found.start() >= limit or same_sentence:
        return _begins_before(found, limit)
    return _OF_ITSELF.match(found.group()) is not None or _CLAIMS_THAT.search(said, 0, found.start()) is None


def _begins_before(found: re.Match[str] | None, limit: int) -> bool:
    return found is not None and found.start() < limit


def calls_off(said: str, limit: int, told: str) -> bool:
    """Whether words that begin before `limit` say that the movement `told` was given up, as a plan or a service."""
    found = _CALLED_OFF.search(said)
    if found is None or found.start() >= limit or _RESUMED.search(said):
        return False
    return _OF_FLIGHTS.search(found.group()) is None or _AIRBORNE.search(told) is not None


def is_unreal(predicate: str) -> bool:
    """Whether the words right after a movement are "never took place", "were false"."""
    return _NOTHING_OF_IT.match(predicate) is not None


def is_kept_from(before: str) -> bool:
    """Whether the words right before the verb of a movement keep it from being: "refused to", "es falso que"."""
    found = _NOT_SO.search(before)
    return found is not None and (found["claim"] is not None or not found["rest"])


def is_called_off(predicate: str) -> bool:
    """Whether the words right after the noun of a movement are "was cancelled", "quedó sin efecto"."""
    shelved = _OWN_PREDICATE.match(predicate) or _SHELVED.match(predicate)
    return shelved is not None and _RESUMED.search(predicate) is None
