"""English words of movement."""

from __future__ import annotations

from typing import Final

from gazetteer.wordlists import words
from reports.model import Mode
from reports.motion.lexicon import Lexicon, Motion, Row, cue_table, mode_table, regular

_VERBS: Final = (
    *regular(Motion.MOVE, Mode.AIR, "airlift helicopter"),
    *regular(Motion.MOVE, Mode.SEA, "sail steam voyage row", active=True),
    *regular(Motion.MOVE, Mode.SEA, "barge"),
    *regular(Motion.MOVE, Mode.LAND, "march walk trek* hike trudge limp retreat advance", active=True),
    *regular(Motion.MOVE, Mode.LAND, "truck bus lorry cart motor"),
    *regular(Motion.MOVE, Mode.UNKNOWN, "escape evacuate shuttle relocate migrate deploy move return journey travel"),
    *regular(Motion.MOVE, Mode.UNKNOWN, "travel* tow escort ferry divert reroute re-route usher whisk spirit"),
    *regular(Motion.MOVE, Mode.UNKNOWN, "flow venture stream pour trickle cycle wander roll race rush roam", weak=True),
    *regular(Motion.MOVE, Mode.UNKNOWN, "hop* slip* sneak dart drift dash hurry inch crawl commute relay", weak=True),
    *regular(Motion.MOVE, Mode.UNKNOWN, "convoy pull lift ply come_round book consign resettle", weak=True),
    *regular(Motion.SEND, Mode.UNKNOWN, "transport deliver ship* dispatch despatch export redeploy deport extradite"),
    *regular(Motion.SEND, Mode.UNKNOWN, "repatriate smuggle haul transfer transfer* expel* carry route"),
    *regular(Motion.SEND, Mode.UNKNOWN, "channel channel* funnel funnel* convey rail freight traffick post"),
    *regular(Motion.SEND, Mode.LAND, "pump pipe"),
    *regular(Motion.ARRIVE, Mode.UNKNOWN, "arrive reach enter disembark", active=True),
    *regular(Motion.ARRIVE, Mode.UNKNOWN, "unload offload discharge turn_up show_up end_up finish visit", weak=True),
    *regular(Motion.ARRIVE, Mode.UNKNOWN, "end wind_up drop* pull_into roll_into drop*_off", weak=True),
    *regular(Motion.ARRIVE, Mode.AIR, "land touch_down crash-land", active=True),
    *regular(Motion.ARRIVE, Mode.SEA, "dock berth anchor moor tie_up"),
    *regular(Motion.LEAVE, Mode.UNKNOWN, "depart originate embark board", active=True),
    *regular(
        Motion.LEAVE,
        Mode.UNKNOWN,
        "load lift collect pick_up start pull_out head_out start_out emerge",
        weak=True,
    ),
    *regular(Motion.LEAVE, Mode.AIR, "lift_off", active=True),
    *regular(Motion.STOP, Mode.UNKNOWN, "stop* stop*_over refuel refuel* transship* tranship* call_at pause"),
    *regular(
        Motion.STOP, Mode.UNKNOWN, "layover halt bunker wait change_planes repackage stash store warehouse", weak=True
    ),
    *regular(Motion.TRANSIT, Mode.UNKNOWN, "pass transit traverse"),
    *regular(Motion.TRANSIT, Mode.UNKNOWN, "round skirt clear", weak=True),
    *regular(Motion.TRANSIT, Mode.LAND, "cross"),
    *regular(Motion.HEAD, Mode.UNKNOWN, "head continue proceed"),
    *regular(Motion.HEAD, Mode.UNKNOWN, "press_on carry_on turn_back move_on", weak=True),
    *regular(Motion.MONEY, Mode.MONEY, "wire remit* launder"),
)
_IRREGULAR: Final = (
    Row(Motion.MOVE, Mode.AIR, "fly flies flying flown"),
    Row(Motion.MOVE, Mode.AIR, "flew jetted", past=True),
    Row(Motion.MOVE, Mode.SEA, "set_sail sets_sail setting_sail"),
    Row(Motion.MOVE, Mode.LAND, "drive drives driving driven bussed bussing railed"),
    Row(Motion.MOVE, Mode.LAND, "drove rode", past=True),
    Row(Motion.MOVE, Mode.UNKNOWN, "flee flees fleeing fled go goes going gone"),
    Row(Motion.MOVE, Mode.UNKNOWN, "went", past=True),
    Row(
        Motion.MOVE,
        Mode.UNKNOWN,
        "take takes taking taken took bring brings bringing come comes coming came",
        weak=True,
    ),
    Row(
        Motion.MOVE,
        Mode.UNKNOWN,
        "lead leads leading led run runs running ran get gets got ride rides ridden",
        weak=True,
    ),
    Row(Motion.MOVE, Mode.UNKNOWN, "crept creep creeps creeping under_way", weak=True),
    Row(Motion.MOVE, Mode.UNKNOWN, "hand_over hands_over handed_over", weak=True),
    Row(Motion.SEND, Mode.UNKNOWN, "send sends sent sending brought flown_in trafficked trafficking"),
    Row(Motion.ARRIVE, Mode.AIR, "came_down", past=True),
    Row(Motion.ARRIVE, Mode.SEA, "put_in puts_in putting_in"),
    Row(Motion.ARRIVE, Mode.SEA, "made_landfall came_ashore", past=True),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "arrival arrivals get_to gets_to got_to getting_to"),
    Row(
        Motion.ARRIVE,
        Mode.UNKNOWN,
        "taken_refuge took_refuge take_refuge takes_refuge taking_refuge sought_refuge seek_refuge found_refuge "
        "washed_ashore beached run_aground ran_aground emptied put_down puts_down putting_down came_to_rest",
        weak=True,
    ),
    Row(Motion.LINE, Mode.UNKNOWN, "rotations rotation"),
    Row(Motion.ARRIVE, Mode.UNKNOWN, "wound_up was_back were_back set_down sets_down got_off", weak=True),
    Row(Motion.LEAVE, Mode.UNKNOWN, "leave leaves leaving departure setting_off setting_out sets_off sets_out"),
    Row(Motion.LEAVE, Mode.UNKNOWN, "left set_off set_out", past=True),
    Row(
        Motion.LEAVE,
        Mode.UNKNOWN,
        "lying stranded stationed begin begins began begun beginning outbound took_on taken_on",
        weak=True,
    ),
    Row(
        Motion.LEAVE,
        Mode.UNKNOWN,
        "cooked produced manufactured mined refined grown extracted tapped assembled",
        weak=True,
    ),
    Row(Motion.LEAVE, Mode.AIR, "take_off takes_off taking_off takeoff take-off taken_off"),
    Row(Motion.LEAVE, Mode.AIR, "took_off", past=True),
    Row(Motion.STOP, Mode.UNKNOWN, "at_anchor stopover stopovers stop-over stop-overs layover layovers transshipment"),
    Row(
        Motion.STOP,
        Mode.UNKNOWN,
        "rest rests rested resting held_up overnighted overnights change_trains changed_trains changes_trains fed "
        "change_locomotives changes_locomotives changed_locomotives changed_planes re-gauged regauged took_water",
        weak=True,
    ),
    Row(Motion.STOP, Mode.UNKNOWN, "called_in slept sleeping change_of_planes night_in night_at", weak=True),
    Row(Motion.TRANSIT, Mode.UNKNOWN, "cut_across cuts_across cutting_across", weak=True),
    Row(
        Motion.HEAD,
        Mode.UNKNOWN,
        "bound en_route en-route destined onward made_for makes_for making_for their_way its_way his_way her_way",
    ),
    Row(Motion.HEAD, Mode.UNKNOWN, "went_on goes_on go_on going_on on_passage", weak=True),
)
_NOUNS: Final = (
    Row(Motion.LINE, Mode.AIR, "flight flights air_bridge air_bridges airbridge air_corridor air_route air_routes"),
    Row(Motion.LINE, Mode.AIR, "air_link air_links air_service air_services overflight air_shuttle"),
    Row(Motion.LINE, Mode.SEA, "sea_bridge voyage voyages sea_route sea_corridor maritime_corridor shipping_lane"),
    Row(Motion.LINE, Mode.SEA, "ferry shipping_route shipping_lanes ferries sea_link sealift sea_lane maritime_bridge"),
    Row(Motion.LINE, Mode.SEA, "crossing_by_sea sailing sailings"),
    Row(Motion.LINE, Mode.LAND, "convoy convoys caravan caravans pipeline pipelines land_corridor land_route"),
    Row(Motion.LINE, Mode.LAND, "land_bridge bus buses coach coaches minibus minibuses taxi taxis"),
    Row(Motion.LINE, Mode.RAIL, "train trains railway railroad rail_line rail_link rail_corridor"),
    Row(Motion.LINE, Mode.UNKNOWN, "route routes corridor corridors trip trips voyaging"),
    Row(Motion.VEHICLE, Mode.AIR, "plane planes aircraft airplane airplanes jet jets jetliner jetliners airliner"),
    Row(Motion.VEHICLE, Mode.AIR, "airliners helicopter helicopters bomber bombers warplane warplanes boeing airbus"),
    Row(Motion.VEHICLE, Mode.AIR, "ilyushin antonov tupolev jumbo freighter_jet turboprop cessna cessnas"),
    Row(Motion.VEHICLE, Mode.SEA, "ship ships tanker tankers vessel vessels freighter freighters boat boats warship"),
    Row(Motion.VEHICLE, Mode.SEA, "warships frigate frigates destroyer destroyers submarine submarines barge barges"),
    Row(Motion.VEHICLE, Mode.SEA, "dhow dhows flotilla trawler trawlers supertanker yacht yachts speedboat"),
    Row(Motion.VEHICLE, Mode.SEA, "speedboats icebreaker cutter corvette corvettes lighter canoe canoes pirogue"),
    Row(Motion.VEHICLE, Mode.LAND, "truck trucks lorry lorries pickup pickups van vans tanker_truck tanker_trucks"),
    Row(Motion.LINK, Mode.UNKNOWN, "link links line lines service services connection connections leg bridge"),
    Row(Motion.FLOW, Mode.UNKNOWN, "shipment shipments delivery deliveries cargo cargoes cargos consignment"),
    Row(Motion.FLOW, Mode.UNKNOWN, "consignments received receives receiving"),
    Row(Motion.FLOW, Mode.UNKNOWN, "removal removals deportation deportations evacuation extradition relocation"),
    Row(Motion.FLOW, Mode.AIR, "planeload planeloads"),
    Row(Motion.FLOW, Mode.SEA, "shipload shiploads boatload boatloads"),
    Row(Motion.FLOW, Mode.LAND, "truckload truckloads busload busloads lorryload lorryloads"),
    Row(Motion.MONEY, Mode.MONEY, "wire_transfer wire_transfers bank_transfer bank_transfers money_transfer"),
    Row(Motion.MONEY, Mode.MONEY, "remittances money_transfers cash_transfer cash_transfers remittance"),
)

_LINK_MODES: Final = {
    Mode.AIR: "air flight airline charter",
    Mode.SEA: "sea shipping ferry maritime boat container",
    Mode.RAIL: "rail railway train",
    Mode.LAND: "bus road land truck overland",
    Mode.UNKNOWN: "daily scheduled direct passenger freight cargo supply smuggling transport logistics weekly non-stop "
    "nonstop new",
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

_ATTACKS: Final = words("attacked attack attacks attacking raided raid raids stormed storm struck")
_PRESENCE: Final = _ATTACKS | words(
    "arrested arrests arrest arresting detained detains detain seized seizes seize seizing intercepted intercepts "
    "impounded confiscated searched inspected photographed spotted sighted discovered questioned jailed imprisoned "
    "sentenced hospitalised hospitalized buried parked grounded welcomed greeted treated quarantined settled lived "
    "live lives living stayed stays staying lodged housed rescued captured recovered repaired refitted sold deposited "
    "opened trained recruited melted caught found seen held met hid hidden kept tried bought stopped stops boarded "
    "unloaded smelted remelted auctioned traded registered processed charged extradition hosted received"
)

ENGLISH: Final = Lexicon(
    cues=cue_table((*_VERBS, *_IRREGULAR, *_NOUNS)),
    origin=frozenset(("from",)),
    destination=frozenset(("to", "into", "onto", "toward", "towards")),
    toward=frozenset(("for",)),
    way=frozenset(("via", "through", "across", "along", "past")),
    at=frozenset(("in", "at", "on", "near", "off", "inside", "outside", "alongside", "around")),
    weak_origin=frozenset(),
    between=frozenset(("between",)),
    link_modes=mode_table(_LINK_MODES),
    presence=_PRESENCE,
    attacks=_ATTACKS,
    not_to=_NOT_TO,
)
