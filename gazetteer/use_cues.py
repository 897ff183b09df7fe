"""Words that tell how a name beside them is used. English and Spanish; folded as in `gazetteer.fold`."""

from __future__ import annotations

from typing import Final

from gazetteer import cues
from gazetteer.wordlists import words

PLACE_BEFORE: Final = words(
    """cross crossed crosses crossing traversed reach reaches skirted cruzo cruzan cruzaron cruzar atraviesa atraveso
    in into inside within throughout across at near outside around via through toward towards off onto beyond
    leave rural continental mainland en desde hacia hasta por cerca dentro fuera over visited visiting visit
    reached reaching entered entering left leaving invaded invading invade attacked bombed struck bordering
    borders neighbouring neighboring neighbor neighbour escaped fled occupied occupying"""
)
ASIDES: Final = words(
    """now both each yet still all in ya tambien however meanwhile though also too then reportedly never always"""
)
LITERAL_PHRASES: Final = frozenset(
    {("with", "border"), ("with", "borders"), ("as", "such"), ("like", "countries"), ("including", "countries")}
)
KIND_OF_WAY: Final = words("direct air land sea maritime weekly daily regular new first return shared common joint")
LEAVING: Final = words("left leave leaves leaving departed departing departs bound heading headed set destined")
FROM_MEANS_ACTOR: Final = words(
    """statement statements complaint complaints protest protests reply answer denial silence word note notes money
    backing permission support help pressure request requests aid order orders loan loans assistance guidance
    funding approval regime regimes government governments officials leaders instructions threat threats
    independence weapons"""
)
WILL: Final = words(
    "wants want accused accuses refused refuses sued sues demanded demands denied denies rejected rejects"
)
ACTOR_BEFORE: Final = words(
    """rang phoned called calls lobbied lobbies invited invites pressed presses begged criticised criticized
    condemned praised defied defies angered pleased persuaded convinced para with by against than like unlike
    between among for told tells tell urge urged accused accuses accuse help helps helped allow allowed allows let
    lets provoke provoked sanctioned support supports supported blame blamed warn warned thanked thank assure
    assured asked asks give gives gave given granted grant sell sold counter countered that con contra"""
)
TO_MEANS_ACTOR: Final = words(
    """enfrenta enfrento reclama reclaman exigen piden pidieron critico criticaron vendio vende vender dio apoyo
    apoya pidio pide exigio exige acuso acusa advirtio respondio agradecio ofrecio presto sanciono denuncio
    reclamo ayuda ayudo sell sells sold selling supply supplied supplies give gives gave given grant granted
    grants lend lends lent loan loaned loans owe owes owed offer offered offers threat threats threaten thank
    thanks respond responded response ally allies allied tie ties linked link links close closer loyal aid
    assistance support commitment according belongs belong related relations answer apology letter concession
    concessions ambassador envoy report reports exports export credit"""
)
MOVEMENT: Final = words(
    """taken took moved driven hauled ferried airlifted evacuated deported escorted smuggled trucked drove volo vuela
    vuelan volaron volar viajo viaja viajan viajaron viajar llego llega llegan llegaron llegar partio salio
    salieron envio envia enviaron enviar enviado enviados traslado trasladaron trasladar rumbo destino vuelo
    vuelos viaje viajes visita regreso regresaron retorno zarpo arribo arribaron ingreso entrega cargamento fly
    flies flew flown flying flight flights travel travels travelled traveled travelling traveling trip trips go
    goes went going gone return returns returned returning move moves moving sail sails sailed sailing ship ships
    shipped shipping shipment shipments arrive arrives arrived arriving head heads headed heading bound drive
    drives deploy deploys deployed deploying deployment send sends sent sending transfer transfers transferred
    carry carries carried bring brought brings flee fled visit visits way route routes road deliver delivered
    delivery smuggle"""
)
OF_MEANS_ACTOR: Final = words(
    """boycott blockade sanctions invento idea propuesta exigencia orden ordenes plan version respuesta gobierno
    presidente ejercito armada ministro ministerio regimen pueblo aliados intereses embajador embajada parlamento
    autoridades fuerzas apoyo papel influencia canciller cancilleria alianza alliance consisting consists
    coalition axis bloc trio governments pact treaty government president leader leaders army navy minister
    ministry regime people ally allies support interests behalf representative ambassador embassy republic
    parliament authorities forces military enemy enemies part friend friends policy policies role influence help
    backing armies intelligence"""
)
GEOGRAPHIC: Final = cues.PLACE_NOUNS_AFTER | words(
    """ruta rutas vuelo vuelos linea lineas servicio tren trenes ferri carretera ferrocarril corredor puente enlace
    borders frontier coasts territory territories soil airspace waters capital capitals north south east west
    northern southern eastern western northeast northwest southeast southwest interior countryside jungle jungles
    mines fields gas ports airports shores coastline hinterland heartland streets cities villages towns flight
    flights route routes bridge corridor pipeline railway highway service train rail ferry crossing crossings
    regions provinces states frontera"""
)
AUXILIARIES: Final = words(
    """se lo le les sees see say speaks speak insist insists remembers promises promise share has have had is was
    were are will would can could may might must should shall does did do doesn't didn't isn't wasn't won't hasn't
    wants want seeks seek says said plans plan needs need hopes hope claims denies remains continues begins became
    becomes takes took gave gives gets got made makes saw keeps kept holds held leads led meets met sends sent
    sells sold buys bought owns owes uses used puts put sets set lost won fears faces views considers calls tells
    told knows knew thinks thought believes agrees signs signed opens backs supports accuses ha han dijo quiere
    busca es fue sera niega mantiene"""
)
RELATIVES: Final = words("which who whose whom que cuyo cuya cuyos cuyas quien where")
"""After "X, ": what follows says more about X."""
AXES: Final = words("axis eje alliance alianza bloc bloque triangle pact pacto")
DISTANCES: Final = words("kilometres kilometers km miles city town capital ciudad kilometros north south east west")
BODIES: Final = cues.ORGANISATION_WORDS | words("fleet front command flota ejercito")
LINKING: Final = words(
    """unia une unen unian unira enlaza conecta conectaba linking links linked link connecting connects connected
    connect joins joining"""
)
