"""English words of movement."""

from __future__ import annotations

from typing import Final

from reports.model import Mode
from reports.routes.lexicon import Lexicon, Motion, Row, cue_table, mode_table
from reports.wordlists import words

_ROWS: Final = (
    Row(Motion.MOVE, Mode.AIR, "fly flies flying flown airlift airlifts airlifted airlifting"),
    Row(Motion.MOVE, Mode.AIR, "flew jetted", past=True),
    Row(Motion.MOVE, Mode.SEA, "sail sails sailing set_sail sets_sail setting_sail steaming"),
    Row(Motion.MOVE, Mode.SEA, "sailed steamed", past=True),
    Row(Motion.MOVE, Mode.LAND, "drive drives driving driven trucked trucking bussed bused marching walk"),
    Row(Motion.MOVE, Mode.LAND, "drove marched walked trekked hiked", past=True),
    Row(Motion.MOVE, Mode.UNKNOWN, "travel travels traveling travelling travelled traveled journey journeyed relocate"),
    Row(
        Motion.MOVE,
        Mode.UNKNOWN,
        "relocated relocating evacuate evacuated evacuating ferried ferrying shuttle shuttled",
    ),
    Row(
        Motion.MOVE,
        Mode.UNKNOWN,
        "shuttling return returns returned returning flee flees fleeing fled go goes going gone",
    ),
    Row(Motion.MOVE, Mode.UNKNOWN, "went", past=True),
    Row(Motion.MOVE, Mode.UNKNOWN, "move moves moved moving migrate migrated deploy deploys deployed deploying"),
    Row(
        Motion.SEND, Mode.UNKNOWN, "transport transports transported transporting deliver delivers delivered delivering"
    ),
    Row(Motion.SEND, Mode.UNKNOWN, "ship shipped shipping dispatch dispatches dispatched dispatching despatched"),
    Row(
        Motion.SEND, Mode.UNKNOWN, "export exported exporting redeploy redeployed redeploying deport deported deporting"
    ),
    Row(
        Motion.SEND, Mode.UNKNOWN, "extradited repatriate repatriated repatriating smuggle smuggles smuggled smuggling"
    ),
    Row(Motion.SEND, Mode.LAND, "pump pumped pumping"),
    Row(Motion.SEND, Mode.UNKNOWN, "haul hauled hauling pump pumped pumping transfer transferred transferring"),
    Row(Motion.SEND, Mode.UNKNOWN, "send sends sent sending carry carries carried carrying trafficked trafficking"),
    Row(Motion.SEND, Mode.UNKNOWN, "brought flown_in rerouted diverted channelled channeled"),
    Row(
        Motion.ARRIVE,
        Mode.UNKNOWN,
        "arrive arrives arriving arrival arrivals reach reaches reaching enter enters entering",
    ),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "disembark disembarked disembarking"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "arrived reached entered", past=True),
    Row(Motion.ARRIVE, Mode.AIR, "lands landing touching_down touch_down touches_down"),
    Row(Motion.ARRIVE, Mode.AIR, "landed touched_down came_down crash-landed", past=True),
    Row(Motion.ARRIVE, Mode.SEA, "dock docks docking docked berth berthed berthing anchor anchored moored put_in"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "leave leaves leaving depart departs departing departure setting_off originate"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "originated originating originates embark embarked embarking boarded boarding"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "left departed set_off set_out", past=True),
    Row(Motion.LEAVE, Mode.AIR, "take_off takes_off taking_off takeoff take-off"),
    Row(Motion.LEAVE, Mode.AIR, "took_off", past=True),
    Row(
        Motion.STOP,
        Mode.UNKNOWN,
        "stop stops stopped stopping stopover stopovers stop-over stop-overs layover layovers",
    ),
    Row(
        Motion.STOP,
        Mode.UNKNOWN,
        "refuel refuels refueled refuelled refueling refuelling calling_at called_at calls_at",
    ),
    Row(Motion.STOP, Mode.UNKNOWN, "stopped_over stopping_over stops_over transshipped transshipment"),
    Row(
        Motion.TRANSIT,
        Mode.UNKNOWN,
        "pass passes passed passing transit transits transited transiting traverse traversed",
    ),
    Row(Motion.TRANSIT, Mode.LAND, "cross crosses crossed crossing"),
    Row(
        Motion.HEAD,
        Mode.UNKNOWN,
        "head heads headed heading bound en_route en-route destined onward continue continues",
    ),
    Row(Motion.HEAD, Mode.UNKNOWN, "continued continuing proceed proceeds proceeded proceeding"),
    Row(
        Motion.LINE,
        Mode.AIR,
        "flight flights air_bridge air_bridges airbridge air_corridor air_route air_routes air_link",
    ),
    Row(Motion.LINE, Mode.AIR, "air_links air_service air_services overflight"),
    Row(
        Motion.LINE, Mode.SEA, "sea_bridge voyage voyages sea_route sea_corridor maritime_corridor shipping_lane ferry"
    ),
    Row(Motion.LINE, Mode.SEA, "shipping_route shipping_lanes ferries sea_link sealift sea_lane maritime_bridge"),
    Row(
        Motion.LINE,
        Mode.LAND,
        "convoy convoys caravan caravans pipeline pipelines land_corridor land_route land_bridge",
    ),
    Row(Motion.LINE, Mode.LAND, "bus buses"),
    Row(Motion.LINE, Mode.RAIL, "train trains railway railroad rail_line rail_link rail_corridor"),
    Row(Motion.LINE, Mode.UNKNOWN, "route routes corridor corridors trip trips voyaging"),
    Row(
        Motion.VEHICLE,
        Mode.AIR,
        "plane planes aircraft airplane airplanes jet jets jetliner jetliners airliner airliners",
    ),
    Row(
        Motion.VEHICLE,
        Mode.AIR,
        "helicopter helicopters bomber bombers warplane warplanes boeing airbus ilyushin antonov tupolev",
    ),
    Row(
        Motion.VEHICLE,
        Mode.SEA,
        "ship ships tanker tankers vessel vessels freighter freighters boat boats warship warships",
    ),
    Row(
        Motion.VEHICLE,
        Mode.SEA,
        "frigate frigates destroyer submarine barge barges dhow dhows flotilla trawler supertanker",
    ),
    Row(Motion.VEHICLE, Mode.LAND, "truck trucks lorry lorries"),
    Row(Motion.LINK, Mode.UNKNOWN, "link links line lines service services connection connections leg bridge"),
    Row(
        Motion.FLOW,
        Mode.UNKNOWN,
        "shipment shipments delivery deliveries cargo cargoes cargos consignment consignments",
    ),
    Row(Motion.FLOW, Mode.AIR, "planeload planeloads"),
    Row(Motion.FLOW, Mode.SEA, "shipload shiploads boatload boatloads"),
    Row(Motion.FLOW, Mode.LAND, "truckload truckloads"),
    Row(
        Motion.MONEY, Mode.MONEY, "wire_transfer wire_transfers bank_transfer bank_transfers money_transfer remittances"
    ),
    Row(Motion.MONEY, Mode.MONEY, "money_transfers wired wiring cash_transfer cash_transfers"),
)

_LINK_MODES: Final = {
    Mode.AIR: "air flight airline charter",
    Mode.SEA: "sea shipping ferry maritime boat container",
    Mode.RAIL: "rail railway train",
    Mode.LAND: "bus road land truck overland",
    Mode.UNKNOWN: "direct passenger freight cargo supply smuggling transport logistics weekly non-stop nonstop new",
}

_NOT_TO: Final = words(
    "according due next close loyal belonging thanks linked tied related opposed similar contrary addition response "
    "ambassador adviser envoy access threat support aid assistance sanctions damage alternative ally adjacent "
    "parallel prior subject compared owed belongs told key visit visits apart aside far away different prevent "
    "prevented independence withdraw withdrew withdrawal withdrawing protection refrain suffer suffering benefit "
    "benefits pressure hail hails officials people resulting stem heard learned request imports ranging ranged range "
    "spoke speaking committed sold selling contribution approach relations relation ties message letter seat border "
    "borders suppliers lent loaned spread report reports reporting news help extends extending"
)

ENGLISH: Final = Lexicon(
    cues=cue_table(_ROWS),
    origin=frozenset(("from",)),
    destination=frozenset(("to", "into", "onto", "toward", "towards")),
    toward=frozenset(("for",)),
    way=frozenset(("via", "through")),
    at=frozenset(("in", "at", "on", "near", "off", "inside")),
    weak_origin=frozenset(),
    between=frozenset(("between",)),
    link_modes=mode_table(_LINK_MODES),
    not_to=_NOT_TO,
)
