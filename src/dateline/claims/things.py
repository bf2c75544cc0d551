"""The measure of what is counted when nothing is said to have happened to it: troops, vehicles, weapons, buildings, people."""

from __future__ import annotations

from dateline.claims.phrases import is_people_name
from dateline.knowledge import Knowledge
from dateline.parse import Tree
from dateline.records import Measure

FIGHTING = frozenset(
    "soldier troop serviceman servicewoman fighter mercenary militiaman conscript reservist recruit paratrooper commando "
    "marine infantryman guerrilla guerilla insurgent rebel militant combatant peacekeeper legionnaire ranger trooper "
    "gendarme infantry legionary airman sniper peace-keeper irregular guardsman cadet gunner partisan sapper jihadist "
    "brigade battalion regiment division platoon squadron garrison detachment contingent corps force army militia "
    "paramilitary gunman jihadi islamist separatist warrior".split()
)
UNITS_OF_FORCE = frozenset("company unit squad column section".split())
"""Military only with soldiers beside them: a company may be a firm."""
VEHICLES = frozenset(
    "vehicle truck lorry car van bus minibus jeep pickup tanker tank ship boat vessel frigate corvette destroyer submarine "
    "warship carrier trawler dinghy ferry barge tugboat tug pirogue canoe raft yacht freighter speedboat aircraft plane "
    "airplane aeroplane jet warplane bomber helicopter gunship airliner train locomotive tram motorcycle motorbike bicycle bike tractor "
    "bulldozer excavator ambulance convoy trailer wagon carriage apc ifv humvee landcruiser taxi cab scooter rickshaw "
    "tuk-tuk gunboat minesweeper minelayer icebreaker bulker armour armor flotilla fleet fire-engine airship glider "
    "motorcade railcar dhow skiff cutter launch amphibian interceptor transporter personnel-carrier hovercraft crawler submersible".split()
)
WEAPONS = frozenset(
    "missile rocket drone shell rifle gun pistol handgun revolver shotgun carbine mine landmine bomb grenade mortar howitzer launcher "
    "warhead bullet round cartridge munition weapon firearm torpedo ied explosive detonator machete knife uav quadcopter "
    "ak-47 kalashnikov rpg artillery cannon interceptor projectile submunition bomblet magazine interceptor battery "
    "device uas flare sword spear bow arrow dagger ordnance ammunition machinegun".split()
)
BUILDINGS = frozenset(
    "building house home dwelling hut school hospital clinic church mosque temple synagogue shop store warehouse factory "
    "apartment flat bridge hotel barn shelter tent office barrack block tower skyscraper market cottage villa mansion "
    "shack shed kiosk stall restaurant cafe museum library monastery chapel cathedral station depot silo granary mill "
    "bakery pharmacy classroom structure premises property residence stable greenhouse workshop courthouse prison kindergarten "
    "dormitory garage outpost bunker farmhouse farmstead homestead guesthouse shrine storefront supermarket bungalow tenement refinery plant installation facility".split()
)
OTHERS = frozenset(
    "village town city district hamlet settlement municipality province neighbourhood neighborhood camp attack strike raid "
    "airstrike incident vote ballot seat clash explosion blast violation case bombing protest rally airport checkpoint "
    "position post cattle sheep goat cow camel donkey horse pig chicken animal livestock head tonne sack bag barrel crate "
    "parcel box island well pylon crane tree crop farm field plot candidate country state region constituency sortie "
    "shipment flight hectare line dam road bridge abuse offence crime charge complaint tablet dose vaccine container cache "
    "tunnel pipeline mile parish county kilogramme ration kit meal litre assault ambush skirmish shooting kidnapping arson "
    "outbreak wildfire fire tremor aftershock flood avalanche landslide grave lawsuit warrant motion amendment".split()
)
"""What is neither people nor arms and is counted in the news all the same."""
PEOPLE = frozenset(
    "people person man woman child boy girl baby infant family household protester demonstrator marcher participant student "
    "refugee returnee migrant hostage captive prisoner detainee inmate resident civilian villager worker passenger victim "
    "survivor patient volunteer voter supporter official officer policeman policewoman police guest guard pupil teacher "
    "farmer fisherman sailor crewman crewmember recipient beneficiary casualty newcomer arrival spectator faithful worshipper believer "
    "inhabitant teenager youth youngster adult orphan widow mother father parent sister brother son daughter relative "
    "journalist reporter medic doctor nurse firefighter lifeguard rescuer diver loader miner trader member delegate observer monitor "
    "human individual newborn toddler pensioner retiree spectator clan tribe attacker assailant bandit gang kidnapper "
    "suspect bomber shooter looter rioter smuggler trafficker staff personnel crew twin sibling local compatriot stowaway "
    "evacuee mourner pilgrim monk nun priest imam elder chief king minister lawmaker senator mp legislator deputy judge "
    "lawyer attorney engineer scientist nomad pastoralist herder herdsman grower picker trucker motorist commuter".split()
)
AGENTS = ("er", "or", "ist", "ian", "man", "eer")
NO_AGENTS = frozenset(
    "number letter order quarter paper computer container river offer answer border corner dinner chapter matter disaster "
    "center semester register poster sticker tower shelter transformer generator reactor sector factor conductor sensor "
    "motor error door floor mirror corridor harbor harbour meter newspaper charter counter trailer boiler freezer printer "
    "scanner server router power timber tiger cucumber banner folder cylinder burner hammer barrier carrier frontier tier "
    "pier glacier layer prayer winter summer september october november december hectometer diameter parameter master "
    "cluster bunker crater stretcher drawer ladder filter encounter murder disorder surrender manoeuvre maneuver transfer "
    "flower shower finger shoulder liter litre theatre theater center centre chamber member-state altar pillar dollar "
    "color colour labor labour favor favour rumor rumour vector anchor alligator elevator escalator refrigerator "
    "calculator detonator thermometer kilometer kilometre metre trigger feeder loudspeaker speaker-phone charger".split()
)
PERSONAL = frozenset({"people", "office", "crime"})
"""Kinds of roles that are persons; bodies, forces and reports are not."""
TO_THE_FRONT = frozenset(
    "front frontline garrison border barracks regiment brigade battalion company division unit squad".split()
)
MEN = frozenset({"man", "woman", "people", "volunteer", "person", "member", "recruit", "personnel", "national"})
LIVESTOCK = frozenset("cattle sheep goat cow camel donkey horse pig chicken animal livestock dog fish bird".split())
NEVER_HARMED = VEHICLES | WEAPONS | BUILDINGS | OTHERS | LIVESTOCK
"""Nobody is killed or displaced where one of these is counted."""


def measure_of_thing(tree: Tree, token: int, what: str, knowledge: Knowledge) -> Measure:
    """The measure of a counted noun, by its word."""
    word = what.rsplit(" ", 1)[-1]
    if word in FIGHTING or (word in UNITS_OF_FORCE and _with_soldiers(tree, token)):
        return "troops"
    if word == "round":
        return "weapons" if _is_ammunition(tree, token) else "other"
    if word in WEAPONS:
        return "weapons"
    if word in VEHICLES or word.startswith(("f-", "mig-", "su-", "t-")):
        return "vehicles"
    if word in BUILDINGS:
        return "buildings"
    if word in MEN and _under_arms(tree, token):
        return "troops"
    return "people" if is_person(tree, token, word, knowledge) else "other"


def is_person(tree: Tree, token: int, word: str, knowledge: Knowledge) -> bool:
    """Whether the noun is of people: by our list, as a listed role, or as the name of a people ("Palestinians")."""
    if word in OTHERS:
        return False
    role = knowledge.roles.get(word)
    named = is_people_name(tree, token)
    agent = tree.sentence.tags[token] == "NNS" and word.endswith(AGENTS) and word not in NO_AGENTS
    if agent and tree.sentence.words[token][:1].islower():
        return True
    return word in PEOPLE or (role is not None and role.kind in PERSONAL | {"armed"}) or named


def _is_ammunition(tree: Tree, token: int) -> bool:
    arms = WEAPONS | {"tank", "ammunition", "live", "calibre", "tracer", "gas"}
    return any(tree.lemma(c) in arms for c in tree.kids(token, "compound", "amod", "nmod"))


def _with_soldiers(tree: Tree, token: int) -> bool:
    around = [*tree.kids(token, "nmod", "compound", "amod"), *tree.kids(tree.sentence.heads[token], "compound")]
    return any(tree.lemma(c) in FIGHTING | {"military", "infantry", "tank", "artillery"} for c in around)


def _under_arms(tree: Tree, token: int) -> bool:
    """ "volunteers had left for the front", "450 men in each battalion"."""
    head = tree.sentence.heads[token]
    going = [c for c in tree.kids(head, "obl") if tree.preposition(c) in {"for", "to"}] if head >= 0 else []
    near = [*tree.kids(token, "nmod", "compound", "acl"), *going, *(tree.kids(head, "nmod") if head >= 0 else [])]
    return any(tree.lemma(c) in TO_THE_FRONT and tree.sentence.words[c].islower() for c in near)
