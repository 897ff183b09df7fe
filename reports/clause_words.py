"""Words that open clauses, in English and Spanish. Every quantifier is bounded, so scanning takes linear time."""

from __future__ import annotations

import re
from typing import Final


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


_SAID: Final = (
    r"(?-i:said|says?|told|tells?|added|adds|announce[sd]?|reported|reports|stated|states|warned|warns|noted|notes|"
    r"insist(?:s|ed)|argue[sd]|confirm(?:s|ed)|denie[sd]|claim(?:s|ed)|believe[sd]?|thinks?|suspects?|alleg(?:es|ed)|"
    r"wrote|writes|testified|declared|explain(?:s|ed)|estimate[sd]|recall(?:s|ed)|acknowledge[sd]|admit(?:s|ted)|"
    r"hopes?|fears?|knows?|rule[sd] out|dismiss(?:es|ed)|reject(?:s|ed)|assure[sd]|promise[sd]|praise[sd]|"
    r"condemn(?:s|ed)|critici[sz]e[sd]|welcome[sd]|demand(?:s|ed)|urge[sd]|assert(?:s|ed)|maintain(?:s|ed)|reveal(?:s|ed)|tweeted|posted|complain(?:s|ed)|"
    r"dice|dicen|dijo|dijeron|afirma|afirman|afirmó|afirmaron|asegur(?:a|an|ó|aron)|anunci(?:a|an|ó|aron)|"
    r"confirm(?:a|an|ó|aron)|inform(?:a|an|ó|aron)|señal(?:a|an|ó|aron)|indic(?:a|an|ó|aron)|añad(?:e|en|ió|ieron)|"
    r"agreg(?:a|an|ó|aron)|sostien(?:e|en)|sostuv(?:o|ieron)|respond(?:e|ió|ieron)|revel(?:a|an|ó|aron)|"
    r"denunci(?:a|an|ó|aron)|advierten?|advirti(?:ó|eron)|reconoc(?:e|en|ió|ieron)|admit(?:e|en|ió|ieron)|"
    r"declar(?:a|an|ó|aron)|precis(?:a|an|ó|aron)|detall(?:a|an|ó|aron)|insist(?:e|en|ió|ieron)|"
    r"explic(?:a|an|ó|aron)|apunt(?:a|an|ó|aron)|record(?:ó|aron)|recuerdan?|nieg(?:a|an)|neg(?:ó|aron)|"
    r"lament(?:a|an|ó|aron)|rechaz(?:a|an|ó|aron)|descart(?:a|an|ó|aron)|"
    r"conden(?:a|an|ó|aron)|exig(?:e|en|ió|ieron)|critic(?:a|an|ó|aron)|avis(?:a|an|ó|aron)|cre(?:e|en|yó)|coment(?:a|an|ó|aron)|report(?:a|an|ó|aron)|"
    r"desm(?:iente|ienten|intió|intieron)|public(?:a|an|ó|aron)|repit(?:e|en|ió)|estim(?:a|an|ó))"
)
_NEWS: Final = (
    r"(?:reports?|claims?|theory|story|stories|rumou?rs?|allegations?|evidence|news|suspicions?|accusations?|fears?|"
    r"idea|statements?|proof|belief|noticia|versión|versiones|denuncias?|acusación|acusaciones|rumor|rumores|pruebas|"
    r"sospechas?|informe|informes|hipótesis)"
)
_WHERE: Final = (
    r"(?:from where|de donde|desde donde|a donde|where|donde|adonde|(?:in|from|to|at|through) which|"
    r"(?:en|de|desde|a|por) (?:el|la|los|las) (?:que|cual|cuales))\b"
)
_WHO: Final = (
    r"(?:(?:of|with|to|by|with|de|con|a|al) )?(?:which|whom?|whose|quien|quienes|cuy[oa]s?|(?:el|la|los"
    r"|las) cual(?:es)?)\b"
)
_UNDER: Final = (
    r"(?:while|whereas|although|though|because|when|if|unless|until|once|since|after|before|so that|"
    r"mientras(?: que)?|aunque|porque|cuando|si|pese a|a pesar de|tras|después de|antes de|hasta que|desde que|"
    r"under|despite|amid|following|contrary to|unlike|in response to|thanks to|bajo|contra|ante|frente a|"
    r"gracias a|debido a|a raíz de|en respuesta a)\b"
)
_BARE_UNDER: Final = (
    r"(?:while|whereas|although|though|because|when|unless|mientras(?: que)?|aunque|porque|cuando|pese a|"
    r"a pesar de|(?:para|sin|ya|después de|antes de|hasta|desde|una vez|de modo|con tal de|a menos) que"
    r"|without(?= \w{2,20}ing\b)|sin(?= \w{2,20}[aei]r\b))\b"
)
_SOURCE: Final = (
    r"(?:according to|as reported by|in the words of|citing|según|de acuerdo con|a juicio de|en palabras de|citando)\b"
)
_ASIDE: Final = (
    r"(?:(?:(?:an?|the|una?|la|el) )?(?:[\w-]{2,20} ){0,2}(?:subsidiary|unit|arm|branch|affiliate|ally|allies"
    r"|partners?|"
    r"part|filial|subsidiaria|socios?|aliad[oa]s?|brazo) (?:of|de|del)\b"
    r"|(?:within (?:sight|reach|range) of|close to|not far from|opposite|facing|across from|a la vista de|cerca de)\b"
    r"|(?:on|off|near|along) the [\w-]{2,20} (?:coast|border|frontier|shore)\b"
    r"|(?:en|junto a|frente a) la (?:costa|frontera|orilla)\b"
    r"|(?!(?:own|operat|controll?|manag|charter|leas|guard|occupi|us|order|crew|escort|hir|fund|financ|complet"
    r"|construct|"
    r"captur|shell|bomb|attack|seiz|poseíd|operad|controlad|construid|fletad|alquilad|custodiad|administrad"
    r"|gestionad|usad|"
    r"financiad|contratad|ocupad|tomad|atacad|bombardead)[a-z]{1,4}\b)"
    r"[\w-]{2,20}(?:ed|[ai]d[oa]s?) (?:[a-z]{4,12} )?(?:by|por)\b)"
)
_STATIONED: Final = (
    r"(?:(?:based|stationed|deployed|located|installed|headquartered|camped|settled|stranded|held|trained|anchored|moored|"
    r"docked|parked|stored|jailed|exiled|registered|born|[a-z]{2,20}[ai]d[oa]s?) "
    r"(?:in|at|near|on|off|around|outside|en|cerca de|frente a|junto a)\b"
    r"|(?:en route|bound for|headed (?:for|to)|con destino a)\b)"
)
AND: Final = _compiled(r"\b(?:and|but|or|nor|so|yet|y|e|pero|ni|o|sino)\b")

SOURCE: Final = _compiled(
    rf"{_SOURCE}|{_SAID}\b(?! (?:to|in|at|en|a)\b)"
    rf"|(?!(?:and|but|who|which|whose|that|que|where|as|if|when|y|pero|donde"
    rf"|quien)\b)(?:[^\s,.;:()]{{1,30}} ){{1,6}}?{_SAID}\b"
    r"(?:(?<=told)(?: [^\s,.;:()]{1,30}){1,4})?(?=[”\"’]?(?:[,.;:)]|$)| (?:on|in|at|yesterday|today|this|last|late"
    r"|early|later|adding|earlier|by|during|el|en|este|ayer|hoy)\b)"
)
"""An attribution at the head of a part between commas: "officials said", "dijo el ministro", "according to"."""
WHERE: Final = _compiled(_WHERE)
WHO: Final = _compiled(rf"{_WHO}|que\b")
UNDER: Final = _compiled(_UNDER)
ASIDE: Final = _compiled(_ASIDE)
STATIONED: Final = _compiled(_STATIONED)

BOUNDARY: Final = _compiled(
    r"(?P<strong>[;:…]|\s[—–]\s|—)|(?P<open>\()|(?P<close>\))|(?P<comma>,(?=\s|[”\"’»]))|(?P<quote>[”\"»](?=\s))"
    rf"|(?<=\s)(?:(?P<where>{_WHERE})|(?P<under>{_BARE_UNDER})|(?P<who>{_WHO})|(?P<that>(?:that|que)\b)"
    r"|(?P<join>(?:and|but|y|e|pero)(?=\s))|(?P<before>(?:after|before|since|until|tras)(?=\s))"
    r"|(?P<said>(?:said|says|say|claim(?:s|ed)|believe[sd]?|alleges|thinks?)"
    r"(?=\s(?:it|they|he|she|the|an?|its|their|his|her|two|some|(?-i:[A-Z])|\d))))"
)
"""Where a clause may begin or end; `names` of the groups tell how."""

THAT_OF_SAYING: Final = _compiled(rf"(?:\b{_NEWS}(?: de)?|\b{_SAID}\b(?: \S{{1,30}}){{0,6}}?)\s$")
NO_CLAUSE: Final = _compiled(r"\b(?:of|on|at|by|for|from|after|before|since|lo|más|menos|more|less|all|igual|mismo)\s$")
_VERB: Final = (
    r"(?:[a-z-]{2,20}ed|was|were|is|are|has|have|had|will|would|could|can|may|might|must|did|does|went|came|left"
    r"|took|met|"
    r"flew|ran|held|sent|brought|put|set|made|built|kept|fell|drove|got|began|became|bought|sold|paid|fought|"
    r"[a-záéíóúñ]{2,20}(?:ó|aron|ieron|jeron|yeron|[aei]rán?|aban?|[aei]rían?)|(?:hab|ten|hac|pod|deb|quer)ían?|"
    r"fue|fueron|es|son|ha|han|va|van|está|están|tiene|tienen|hizo|hicieron|tomó|dio|puso|vino|"
    r"opera|operan|controla|controlan|mantiene|mantienen|llega|llegan|sale|salen|cruza|cruzan|termina|terminan)"
)
VERB: Final = re.compile(rf"(?:(?:no|ya|se|le|les|lo|also|now|then|then|later|has|have|not) ){{0,2}}{_VERB}\b")
SAME_SUBJECT: Final = re.compile(
    rf"[\s,]{{0,2}}(?:(?:it|they|he|she|its|his|their|su|sus|ell[oa]s?|él)\b|(?:the|el|la|los"
    rf"|las) [\w-]{{2,20}} (?:it|they|he|she)\b"
    r"|(?:to|from|in|at|on|via|through|by|with|into|for|near|off|outside|toward|towards|over|under|across|around|"
    r"a|al|de|del|en|desde|hasta|hacia|por|con|para|vía|tras|sin)\b"
    r"|(?:then|later|again|also|now|even|once|instead|finally|eventually|subsequently|only|not|next|"
    r"luego|después|también|ahora|finalmente|además|posteriormente|más tarde|entonces)\b"
    rf"|[a-z-]{{2,20}}(?:ing|[aei]ndo|[aei]r|[aei]rse)\b|{VERB.pattern})"
)
"""The head of a clause that goes on about the subject of the one before it."""
REFERS_TO_SPEAKER: Final = re.compile(
    rf"\s?(?:(?:it|they|he|she|its|his|her|their|su|sus|ell[oa]s?|él)\b|{VERB.pattern})"
)
ARTICLE: Final = re.compile(
    r"[\s,“\"«'’]{0,3}(?:(?:the|an?|el|la|los|las|un|una|neither|ni|nor|tanto|both)\s){0,2}", re.IGNORECASE
)

SCENERY_AFTER: Final = re.compile(
    r"['’]?s?\s(?:coast|coastline|border|frontier|shores?|waters|soil|territory|airspace|capital|diesel|oil|crude"
    r"|gas|gasoline|"
    r"petrol|fuel|coal|gold|timber|grain|wheat|cocaine|media|newspapers?|press|market)\b"
)
SCENERY_BEFORE: Final = re.compile(
    r"\b(?:costas?|frontera|territorio|aguas|suelo|espacio aéreo|capital|diésel|petróleo|crudo|gas|gasolina"
    r"|combustible|carbón|"
    r"oro|prensa|medios|mercado)\s$"
)
ON_COAST: Final = re.compile(
    r",\s(?:(?:on|off|near|along)\sthe|(?:en|frente a|junto a)\sla\s(?:costa|frontera|orilla))\s"
)
BESIDE: Final = re.compile(rf"{ON_COAST.pattern}$")
SAYS_SO: Final = _compiled(rf"\s(?:{_SAID})\b")
TOLD: Final = _compiled(
    r"\b(?:ask(?:s|ed)?|tells?|told|inform(?:s|ed)|remind(?:s|ed)|pid(?:e|en|ió|ieron) a|di(?:ce|jo|jeron) a|"
    r"inform(?:a|ó|aron) a|advirti(?:ó|eron) a|recordó a)\s(?:the |la |los |las )?$"
)
"""Before an actor: who is merely told or asked."""
JUDGES: Final = _compiled(
    r"(?:['’]s)?(?:\s(?:and|y|e|also|has|have|had|ha|han|again|later|officials?|authorities|government|ministry"
    r"|police|prosecutors))"
    r"{0,2}\s(?:accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|condemn(?:s|ed)|criticis?z?ed|criticises|criticizes"
    r"|welcom(?:es|ed)|"
    r"prais(?:es|ed)|sanction(?:s|ed)|acus(?:a|an|ó|aron|ado)|culp(?:a|an|ó|aron|ado)|conden(?:a|an|ó|aron|ado)|"
    r"critic(?:a|an|ó|aron|ado)|sancion(?:a|an|ó|aron|ado)|celebr(?:a|an|ó|aron|ado))\b"
)
"""After an actor: who judges what others do."""
TOPIC: Final = re.compile(
    r"\b(?:about|the (?:word|name)|la palabra|hablar de|habla de|hablaron de|speak of|spoke of|speaks of|talks? of"
    r"|sobre|debatir|discuss(?:ed)?)\s"
    r"(?:the |el |la |los |las )?$|\bhablar del\s$"
)
REFERENCE: Final = re.compile(
    r",\s(?:[\w'’-]{1,20}\s){1,6}(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|"
    r"al (?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste))\s(?:of|de)\s$"
    r"|\b(?:minutes|hours|days|kilomet(?:re|er)s|km|miles|drive|walk|march|flight|further|farther)\s(?:away\s)?from\s(?:the\s)?$"
    r"|\bthan\s\S{1,30}\sis\sfrom\s$"
    r"|\ba\s(?:unos\s)?\S{1,12}\s(?:minutos|horas|días|kilómetros|km|millas)(?:\sde\s\S{1,20})?\sde\s(?:la\s)?$"
)
"""A place that merely says where another one lies: "El Palito, the small refinery west of Caracas"."""
DATELINE: Final = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý .'’-]{2,40}(?:,[^.\n;:()]{1,40})?\s?(?:\([^)\n]{1,40}\))?"
    r"|[A-ZÀ-Ý][\w .'’-]{2,40}(?:,[^.\n;:()]{1,40})?\s?\([^)\n]{1,40}\))\s?(?:[—–]|--?\s)"
)
"""Where a report was written: "SAN JUAN, April 5 (Reuters) —"."""
