"""Whether a clause tells of what is over or of what is to come, by the verb nearest to a date. English and Spanish.

No grammar: classes of verb forms. The nearest form before the date within its clause decides ("it left on Thursday",
"it leaves on Thursday"), and where there is none, the first one behind it ("on Thursday the company will …").
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from reports.document import Span

_BEFORE: Final = 140  # characters
_AFTER: Final = 90
_EDGE: Final = re.compile(r"(?<!\bSt)[.](?!\d)|[;:!?•▪—“«»]|\n\s*\n|\s[–-]\s")
_SINCE: Final = re.compile(
    r"\b(?:since|desde)\s(?:(?:el|la|the|late|early|finales de|principios de)\s)?$", re.IGNORECASE
)
_FOR: Final = re.compile(r"\b(?:for|para)\s(?:(?:el|la|the|late|early)\s)?$")
_GONE: Final = re.compile(r"\b(?:pasado|last)\s(?:día\s)?$", re.IGNORECASE)
_GONE_BEHIND: Final = re.compile(r"\s(?:pasado|últim[oa]|last)\b")
_COMING_BEHIND: Final = re.compile(r"\s(?:próximo|next)\b")
_NEW_CLAUSE: Final = re.compile(
    r"(?:,|\band|\by|\bbut|\bpero|\bque|\bwhich|\bwhere|\bdonde|\bwhen|\bcuando)\s(?:(?:on|in|by|el|en|este|al)\s)?$"
)


class Tense(StrEnum):
    """What a clause tells of."""

    PAST = "past"
    PRESENT = "present"
    """Beside a day of the week the present mostly tells what is to come ("the train leaves on Monday")."""
    AHEAD = "ahead"


_COSTS: Final = {Tense.AHEAD: 0.5, Tense.PRESENT: 1.0, None: 2.0, Tense.PAST: 6.0}
_AHEAD: Final = (
    r"(?:(?:will|to|can|could|may|should|must|might)\s(?:also\s)?be|ser(?:á|án)?)\s(?:[a-z]{2,20}(?:ed|[ai]d[oa]s?))|will|shall|won't|can|could|might|should|must|upcoming|forthcoming|scheduled|planned|planning|slated|due|expected|"
    r"(?<=\b[sS]till )to come|(?:is|are|was|were)\s(?:not\s)?to\s(?!have\b)(?:be\s[a-z]{2,20}ed)?|"
    r"awaited|set\s(?:for|to)|(?:is|are|was|were)\slisted|promises?\sto|promet[a-zé]{1,6}|vow(?:s|ed)\sto|going\sto|plans?\s(?:to|for)|hopes?\sto|hoping\sto|intends?\sto|wants?\sto|"
    r"aims?\sto|"
    r"expects?|likely\sto|about\sto|ready\sto|[’']ll|if|unless|va\sa|van\sa|prev[eé]n?|previst[oa]s?|programad[oa]s?|"
    r"pautad[oa]s?|fijad[oa]s?|planean?|esperan?|espera(?=\spara)|deben?|pueden?|podrían?|debería[n]?|próxim[oa]s?|"
    r"quieren?|intención|ojalá|si|[a-zñáéíóú]{1,20}(?:rá|rán|remos)|[a-zñ]{2,20}(?:ar|ir)ían?|sería|habría|tendría"
)
_PRESENT: Final = (
    r"is|are|isn't|aren't|(?<!\bto )(?<!had )(?<!have )(?<!has )(?:come|go|"
    r"meet|leave|sail|fly|begin|start|return|open|play)|comes|goes|meets|"
    r"leaves|sails|"
    r"flies|begins|starts|returns|opens|plays|departs|arrives|resumes|follows|closes|expires|ends|takes|heads|travels|"
    r"hosts|visits|votes|lands|calls|joins|"
    r"es|son|hay|depende[n]?|están?|se\s(?:las?\s|l[eo]s?\s)?[a-zñáéíóú]{2,16}(?<!ab)(?<!í)(?:a|e|an|en)|salen?|llegan?|parten?|zarpan?|"
    r"viajan?|"
    r"vuelan?|juegan?|tocan?|empiezan?|comienzan?|arrancan?|abren?|cierran?|visitan?|regresan?|vuelven?|reciben?|"
    r"celebran?|vencen?|entran?|emprenden?|inician?|reanudan?|enfrentan?|disputan?|aterrizan?|atracan?|expiran?|"
    r"concluyen?|terminan?|votan?|firman?|seguirán?|retoman?|inauguran?|despegan?|repiten?|reparten?"
)
_PAST: Final = (
    r"was|were|had|did|has|have|been|having|(?<!the )(?<!\ba )(?<!\ban )(?<!its )(?<!their )"
    r"(?!need|indeed|speed|exceed|unexpect)[a-z]{2,20}ed|taken|given|seen|driven|flown|written|broken|stolen|"
    r"sunk|begun|shown|torn|born|said|told|left|went|came|"
    r"took|"
    r"flew|struck|began|shot|sank|met|held|sent|gave|got|made|found|saw|brought|bought|built|sold|paid|ran|rose|fell|"
    r"lost|won|wrote|drove|rode|broke|spoke|hit|shut|kept|led|stood|thought|caught|fought|sought|became|knew|grew|"
    r"threw|drew|withdrew|swore|tore|bore|hid|spent|slept|swept|dealt|felt|dug|hung|rang|swam|shook|froze|chose|stole|"
    r"ate|put|set|cut|"
    r"ha|han|hemos|haber|haya[n]?|fue|fueron|era[n]?|estuvo|tuvo|hizo|hubo|dio|dijo|vino|puso|pudo|supo|quiso|trajo|"
    r"vio|"
    r"(?:hab|ten|deb|pod|ven|sal|part|quer|permanec|segu|dec|hac|viv|exist)ían?|[a-zñáéíúü]{1,20}(?:ó|aron|ieron|yeron|"
    r"jeron|aban?)|"
    r"(?!(?:est|l|merc|sold|part|pas|un|sent|contenid|conten)[ai]d)[a-zñáéíóúü]{2,20}(?:ad|id)[oa]s?"
)
_FORM: Final = re.compile(rf"(?<![\w-])(?:(?P<ahead>{_AHEAD})|(?P<past>{_PAST})|(?P<present>{_PRESENT}))(?![\w-])")
"""In lower case only, so that "Irán" is no future and "May" no verb."""


def tense_around(sentence: str, at: Span) -> Tense | None:
    """The tense of the clause in which the date at `at` stands; None where no verb tells."""
    before = sentence[max(0, at.start - _BEFORE) : at.start]
    if at.start <= _BEFORE and not before.startswith("Irán"):
        before = before[:1].lower() + before[1:]
    if _SINCE.search(before) or _GONE.search(before) or _GONE_BEHIND.match(sentence, at.end):
        return Tense.PAST
    if _FOR.search(before) or _COMING_BEHIND.match(sentence, at.end):
        return Tense.AHEAD
    behind = _first_behind(sentence, at)
    if behind and _NEW_CLAUSE.search(before):
        return behind
    start = max((match.end() for match in _EDGE.finditer(before)), default=0)
    nearest = max(_FORM.finditer(before, start), key=re.Match.start, default=None)
    return _tense(nearest) if nearest else behind


def future_cost(sentence: str, at: Span, known: Tense | None = None) -> float:
    """How many times farther away a past date may be than a coming one and still be as likely, by the clause's tense.

    `known` is the tense where other words tell it.
    """
    return _COSTS[known or tense_around(sentence, at)]


def is_ahead(sentence: str, at: Span) -> bool:
    """Whether the clause of a date tells of what is to come."""
    return tense_around(sentence, at) in {Tense.AHEAD, Tense.PRESENT}


def _first_behind(sentence: str, at: Span) -> Tense | None:
    after = sentence[at.end : at.end + _AFTER]
    edge = _EDGE.search(after)
    first = _FORM.search(after, 0, edge.start() if edge else len(after))
    return _tense(first) if first else None


def _tense(match: re.Match[str]) -> Tense:
    return Tense(match.lastgroup or Tense.PAST)
