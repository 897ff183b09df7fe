"""What vehicles, verbs and nouns say about the way something moves. Folded words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reports.model import Mode
from reports.motion.lexicon import mode_table

VEHICLES: Final[Mapping[str, Mode]] = mode_table(
    {
        Mode.AIR: (
            "plane planes aircraft airplane airplanes aeroplane aeroplanes jet jets jetliner jetliners airliner "
            "airliners helicopter helicopters chopper choppers bomber bombers warplane warplanes drone drones uav "
            "uavs glider airlifter airlifters jumbo turboprop turboprops seaplane seaplanes freighter-plane "
            "boeing airbus ilyushin antonov tupolev hercules globemaster cessna cessnas gulfstream "
            "learjet fokker beechcraft pilatus migs mig sukhoi sukhois chinook "
            "chinooks blackhawk bayraktar shahed avion aviones avioneta avionetas aeronave aeronaves helicoptero "
            "helicopteros bombardero bombarderos dron hidroavion cuatrimotor bimotor jumbos cazas narcoavioneta "
            "airship balloon airbuses boeings biplane biplanes microlight avionazo hidroaviones ultraligero "
            "airtanker gunship gunships"
        ),
        Mode.SEA: (
            "ship ships tanker tankers vessel vessels freighter freighters boat boats warship warships frigate "
            "frigates destroyer destroyers corvette corvettes submarine submarines barge barges dhow dhows "
            "flotilla trawler trawlers supertanker supertankers ferry ferries yacht yachts catamaran speedboat "
            "speedboats skiff skiffs dinghy dinghies canoe canoes pirogue pirogues yola yolas "
            "tug tugs tugboat tugboats icebreaker icebreakers steamer steamers cutter cutters schooner "
            "hovercraft bulker bulkers containership containerships ro-ro narco-sub buque "
            "buques barco barcos tanquero tanqueros petrolero petroleros lancha lanchas carguero cargueros "
            "transbordador transbordadores ferri ferris barcaza barcazas cayuco cayucos patera pateras bote botes "
            "canoa canoas embarcacion embarcaciones submarino submarinos fragata fragatas portacontenedores "
            "velero veleros yate yates pesquero pesqueros lanchon patrullera remolcador motonave motonaves "
            "semisumergible rompehielos catamaranes balsas go-fast outrigger flotillas "
            "shipload shiploads boatload merchantman merchantmen semi-submersible semi-submersibles semisubmersible "
            "semisubmersibles semisumergibles landing-craft bongo bongos navio navios mercante mercantes granelero "
            "graneleros buquetanque "
            "buquetanques superpetrolero superpetroleros metanero metaneros gasero gaseros crucero cruceros "
            "narcosubmarino narcosubmarinos narcolancha narcolanchas planeadora planeadoras panga pangas chalupa "
            "chalupas gabarra gabarras zodiac zodiacs felucca feluccas sambuk sambuks coaster coasters liner liners "
            "minesweeper minesweepers gunboat gunboats whaler whalers seiner seiners lighter lighters raft rafts "
            "rompehielo buque-tanque quimiquero motovelero goleta goletas remolcadores patrulleras"
        ),
        Mode.LAND: (
            "truck trucks lorry lorries car cars vans bus buses minibus minibuses taxis "
            "pickup pickups pick-up pick-ups motorcycle motorcycles motorbike motorbikes bicycle bicycles mule "
            "mules donkey donkeys camel camels jeep jeeps convoy convoys caravan caravans trailer "
            "trailers tank-lorry tractor truckload truckloads horseback pipeline pipelines suv "
            "suvs camion camiones camioneta camionetas carro carros coche coches autobus autobuses moto motos "
            "motocicleta motocicletas caravana caravanas mula mulas burro burros caballo caballos furgoneta "
            "furgonetas furgon todoterreno cisterna cisternas tractomula gandola gandolas oleoducto gasoducto "
            "volqueta convoyes rickshaw tuk-tuk minivan minivans moto-taxi moto-taxis mototaxi mototaxis ambulance "
            "ambulances ambulancia ambulancias humvee humvees hilux toyotas omnibus carrotanque carrotanques "
            "semirremolque semirremolques remolque remolques furgones tractomulas volquetas microbus microbuses "
            "trucker truckers camionero camioneros bicicleta bicicletas coaches roadtrain"
        ),
        Mode.RAIL: (
            "train trains wagon wagons railway railways railroad locomotive locomotives railcar railcars tren trenes "
            "ferrocarril ferrocarriles locomotora vagones ferroviaria ferroviario ferroviarios ferroviarias rail"
        ),
    }
)
VERBS: Final[Mapping[str, Mode]] = mode_table(
    {
        Mode.AIR: (
            "flew fly flies flying flown airlift airlifted airlifting jetted airdropped despego despegaron "
            "despegue aterrizo aterrizaron aterrizaje volo volaron vuela vuelan volaba volar volado sobrevolo "
            "sobrevolaron landed flight flights vuelo vuelos airbridge takeoff"
        ),
        Mode.SEA: (
            "sail sails sailed sailing steamed steaming docked docking berthed anchored moored shipload seaborne "
            "zarpo zarpan zarparon zarpaba zarpado navego navegan navegaba navegaban atraco atracaron fondeo "
            "recalo recalaron recalar desembarco desembarcaron voyage voyages disembarked barged rowed travesia "
            "singladura cruised"
        ),
        Mode.LAND: (
            "drove drive driven driving walked walk walking trekked trekking marched marching hiked cycled "
            "trucked bussed bused hitchhiked piped pumped hitched camino caminaron caminan caminando condujo "
            "condujeron marcho marcharon cabalgo cabalgaron caminata overland"
        ),
        Mode.RAIL: "railed entrained",
        Mode.MONEY: (
            "wired wiring hawala hundi remitted remittances remittance remesas giraron transfirio "
            "transfirieron laundered"
        ),
    }
)
_TYPE: Final = re.compile(
    r"(?<![\w-])(?:(?:Il|IL|An|AN|Tu|TU|Yak|Su|SU|MiG|Mi|MI|Ka|KA|C|KC|B|F|CN|UH|CH|AH|MH|MQ|RQ|TB|Y|MD|DC|CRJ|ERJ|L)"
    r"-\d{1,4}[A-Z]{0,3}(?:-\d{3})?|A3[0-9]{2}(?:LR|XLR|F|neo)?|A400M|Dash[ -][78]"
    r"|Twin Otter|ATR[ -]?\d{2}|7[0-8]7(?:-\d{1,3}\w{0,2})?|King Air|Black Hawk)s?"
    r"(?![\w-])"
)


def vehicle_mode(word: str) -> Mode:
    """How a vehicle of this name moves; unknown for what is none."""
    return VEHICLES.get(word, Mode.UNKNOWN)


def names_aircraft(written: str) -> bool:
    """Whether a text as written names a type of aircraft: Il-76, C-130s, A340, Boeing 747."""
    return _TYPE.search(written) is not None
