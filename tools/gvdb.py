"""The slots of a shooting told in a report (the task `gvdb`): who was shot, by whom, where, when, with what, and what kind of shooting.

People come from `gvdb_people`, place and time from `gvdb_scene`; here are the counts and the flags. Counts are figures of the killed and
wounded, else the number words before "people", "dead", "wounded", else one where the report tells a death or a wound at all.
"""

from __future__ import annotations

import re
from typing import Any

from dateline.knowledge import Knowledge
from dateline.records import Coded
from gvdb_people import people, shooters, victims
from gvdb_scene import body_of, scene

DEATH = re.compile(
    r"(?<!attempted )(?<!threatened to )(?<!tried to )(?<!trying to )(?<!intent to )(?<!shoot to )(?<!going to )(?<!attempt to )\b(?:killed|killing|dead|died|dies|death|fatal|fatally|murdered|"
    r"murder|homicide|slain|slaying|deadly|kills?|manslaughter)\b(?!\W+(?:weapons?|force|conduct|detectives?|units?|division|investigators?|squad|bureau|section|rates?|report))",
    re.IGNORECASE,
)
FLAGS = {
    "The firearm was used in self defense.": re.compile(
        r"self[- ]defen[cs]e|\bshot by (?:an? |the )?(?:home ?owner|store owner|victim|clerk|intended|employee)|\b(?:home ?owner|(?:store ?)?owner|clerk|resident|victim|neighbor) (?:\w+ ){0,4}(?:shot|shoots|fired|opened fire|pulled)"
        r"|\breturned? fire|fear(?:ed|ing) for (?:his|her|their)|stand your ground|\b(?:pointed|raised|aimed|pointing|raising) (?:an?|his|the) (?:\w+ )?(?:gun|weapon|rifle|shotgun|handgun)", re.IGNORECASE),
    "The incident was a case of domestic violence.": re.compile(
        r"\bdomestic (?:violence|dispute|incident|disturbance|situation|assault|shooting|related)|domestic-|\bestranged\b|\b(?:shot|shoots?|shooting|kill\w*|murder\w*|death of) (?:and killed )?(?:his|her) (?:ex-?|former )?(?:girlfriend|boyfriend|wife|husband)", re.IGNORECASE),
    "The shooter and the victim knew each other.": re.compile(
        r"\b(?:knew each other|knew (?:his|her|the) (?:attacker|killer|shooter|victim)|acquaint\w+|boyfriend|girlfriend|(?:(?:his|her) |ex-?)(?:wife|husband)|(?:his|her) (?:friend|roommate|neighbor))\b", re.IGNORECASE),
    "Alcohol was involved.": re.compile(r"\b(?:drunk\w*|intoxicated|alcohol|drinking|been drinking|beer)\b", re.IGNORECASE),
    "Drugs (other than alcohol) were involved.": re.compile(r"\b(?:marijuana|cocaine|heroin|meth\w*|narcotics?|drug (?:deal|sale|related|transaction)|drug-related|drugs)\b", re.IGNORECASE),
    "The shooting was a suicide or suicide attempt.": re.compile(r"\bsuicid\w+|\b(?:shot|killed|kills|killing|shooting|shoots) (?:him|her)self|took his own life|self-inflicted", re.IGNORECASE),
    "The shooting was self-directed.": re.compile(r"\bsuicid\w+|\b(?:shot|killed|kills|killing|shooting|shoots) (?:him|her)self|took his own life|self-inflicted", re.IGNORECASE),
    "The firearm was stolen.": re.compile(r"\bstolen (?:gun|weapon|handgun|firearm|pistol|rifle)|gun (?:was|had been) (?:reported )?stolen", re.IGNORECASE),
    "The shooting was by a police officer.": re.compile(
        r"\bofficer[- ]involved|police[- ](?:action|involved) shooting|\bshot (?:and \w+ )?(?:dead )?by (?:an? |the )?(?:\w+ ){0,3}(?:police|officers?|deputy|deputies|troopers?|cops?)\b|\b(?:police|officers?|deputy|deputies|cops?|troopers?) (?:\w+ ){0,3}(?:shot|shoots?|fatally shot|opened fire|fired|returned fire)\b"
        r"|\bpolice shooting", re.IGNORECASE),
    "The shooting was directed at a police officer.": re.compile(
        r"\b(?:shot|shoots?|shooting|fired|firing|opened fire|fires) (?:\w+ ){0,3}(?:at|on|toward) (?:\w+ ){0,4}(?:police|officers?|deputy|deputies|troopers?|cops?)\b|\b(?:officer|deputy|trooper|cop)s? (?:\w+ ){0,3}(?:was|were|been|is) (?:\w+ )?(?:shot|wounded|killed|injured)", re.IGNORECASE),
    "The shooting was unintentional.": re.compile(r"\baccident(?:al|ally)?\b|\bunintentional\w*|\baccidently|\bstray bullet|\bdischarged\b", re.IGNORECASE),
}  # fmt: skip
LEAD_FLAGS = {
    "The firearm was used during another crime.": re.compile(r"\b(?:robbe\w+|carjack\w*|kidnap\w*|raped?|holdup|hold-up)\b", re.IGNORECASE),
    "The shooter and the victim knew each other.": re.compile(
        r"\b(?:argument|dispute|(?:his|her) (?:brother|sister|mother|father|son|daughter|cousin|uncle|nephew)|step-?(?:son|brother|father|daughter|sister|mother)|domestic)\b", re.IGNORECASE),
    "The firearm was owned by the victim/victims family.": re.compile(r"\baccident(?:al|ally)?\b|\bhome ?owners?\b", re.IGNORECASE),
}  # fmt: skip
"""Words that answer a flag only in the title and the lead: further down they tell of other happenings."""
LEAD = 350
COUNTED = 700
"""Code points of the body in which the number of killed and hurt is looked for."""
NUMBERS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13)))
NUMBER = r"(?<![.$\d])(?<!\bno )(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|double|triple)"
AGE = r"(?!,|[- ]years?[- ]|[- ]?(?:times|shots?|bullets?|hours?|minutes?|blocks?|months?|days?|years?|gunshots?|rounds|suspects?|counts|caliber|mm)\b|:|\.\d|(?:st|nd|rd|th)\b)"
COUNTING = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|another)\b"
KIND = r"(?:people|persons?|men|man|women|woman|victims?|others?|teens?|teenagers?|boys?|girls?|children|brothers|officers?|deputies|adults)?"
TO_KILLED = rf"(?:(?!wounded|injured|hurt|{COUNTING})\w+[ -])"
TO_HURT = rf"(?:(?!killed|dead|died|fatally|{COUNTING})\w+[ -])"
"""Words between a number and what befell the counted: of another number or another fate they are not."""
PEOPLE = rf"(?:\w+[ -]){{0,3}}?{KIND}"
DYING = rf"{TO_KILLED}{{0,3}}?{KIND},? ?{TO_KILLED}{{0,2}}?"
SUFFERING = rf"{TO_HURT}{{0,3}}?{KIND},? ?{TO_HURT}{{0,3}}?"
KILLED = (
    re.compile(rf"\b{NUMBER}{AGE} {DYING}(?:killed|dead|died|fatally|slain|lives)\b", re.IGNORECASE),
    re.compile(rf"\b(?:killed|killing|kills|claimed) (?:at least )?{NUMBER}{AGE}\b", re.IGNORECASE),
    re.compile(rf"\b(?:left|leaves|leaving) (?:at least )?{NUMBER}{AGE}(?: {PEOPLE})? dead\b", re.IGNORECASE),
    re.compile(r"\b(?P<n>double|triple)[- ](?:homicide|murder|fatal)", re.IGNORECASE),
)
HURT = (
    re.compile(
        rf"\b{NUMBER}{AGE} {SUFFERING}(?:wounded|injured|hurt|hospitalized|in (?:the )?hospital|critical|critically)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:wounded|wounding|injured|injuring|hurt|wounds|injures|sends?|hospitalizes) (?:at least )?{NUMBER}{AGE}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:left|leaves|leaving) (?:at least )?{NUMBER}{AGE}(?: {PEOPLE})? (?:wounded|injured|hurt|in)\b",
        re.IGNORECASE,
    ),
)
SHOT = (
    re.compile(rf"\b{NUMBER}{AGE} {SUFFERING}(?:shot|struck|hit|gunshot)\b", re.IGNORECASE),
    re.compile(rf"\b(?:shot|shoots|struck|hit) (?:at least )?{NUMBER}{AGE}\b", re.IGNORECASE),
    re.compile(r"\b(?P<n>double|triple)[- ]shooting", re.IGNORECASE),
    re.compile(r"\b(?P<n>both) (?:victims|men|women|were|are)\b", re.IGNORECASE),
)
ANOTHER = re.compile(
    r"\b(?:another|second|other|also)\b[^.]{0,60}\b(?:wounded|injured|hurt|hospitalized|critical|survive\w*)\b|\b(?:wounded|injured|injuring|wounding) (?:another|a second)\b",
    re.IGNORECASE,
)
WOUND = re.compile(
    r"\b(?:wounded|injured|hurt|hospitali[sz]ed|(?:critical|serious|stable|fair|good|unknown|guarded) condition|in critical|gunshot wounds?|(?:was|were|being|been|man|woman|boy|girl|teen|person|someone|people) "
    r"(?:\w+ )?shot|shot (?:\w+ )?(?:in|multiple|several|at a|while|during|and|inside|on|near|twice)|injuries|(?:shot|shooting) (?:and \w+ )?(?:a|an|the|his|her|him|another|two)|wounding|hospital|struck|victim)\b", re.IGNORECASE
)  # fmt: skip
NO_WOUND = re.compile(
    r"\b(?:no ?(?:one|body|victims?|officers?|people) (?:else )?(?:was|were|is|has been|got) (?:\w+ )?(?:hurt|hit|injured|shot|struck|wounded)|no (?:reported )?injuries|no reports of injur\w+|not (?:been )?(?:hit|injured|hurt))\b",
    re.IGNORECASE,
)


def gvdb(coded: Coded, knowledge: Knowledge) -> dict[str, Any]:
    """`incident` of a report: the slots that it fills; a slot that it does not tell is left out."""
    text = coded.document.text if coded.document else ""
    found = people(coded)
    killing = tells_death(text)
    hit, by = victims(found, text, killing), shooters(found)
    killed, hurt = counts(coded, text, hit, killing)
    return {
        "incident": {
            "victims": hit,
            "shooters": by,
            **scene(coded, text, knowledge),
            "flags": flags(coded, text),
            "n_killed": killed,
            "n_hurt": hurt,
        }
    }


def tells_death(text: str) -> bool:
    """Whether somebody's death is told, not only attempted or threatened."""
    return DEATH.search(text) is not None


def lead_of(coded: Coded, text: str, length: int) -> str:
    """The title and the first `length` code points of the body, on two lines: in the benchmark they run together."""
    start = body_of(coded).start
    return f"{text[:start]}\n{text[start : start + length]}"


def flags(coded: Coded, text: str) -> dict[str, str]:
    """The flags that some words of the report answer with Yes."""
    lead = lead_of(coded, text, LEAD)
    told = {flag for flag, pattern in FLAGS.items() if pattern.search(text)}
    told |= {flag for flag, pattern in LEAD_FLAGS.items() if pattern.search(lead)}
    return dict.fromkeys(sorted(told), "Yes")


def counts(coded: Coded, text: str, hit: list[dict[str, Any]], killing: bool) -> tuple[int, int]:
    """How many were killed and how many hurt."""
    lead = lead_of(coded, text, COUNTED)
    dead_named = sum("killed" in v["status"] for v in hit)
    killed = max(_most(KILLED, lead), dead_named, 1) if killing else 0
    hurt = max(_most(HURT, lead), _most(SHOT, lead) - killed, len(hit) - dead_named, 0)
    if not hurt:
        hurt = int(bool(ANOTHER.search(lead)) if killed else bool(WOUND.search(lead)) and not NO_WOUND.search(lead))
    return killed, hurt


def _most(patterns: tuple[re.Pattern[str], ...], text: str) -> int:
    return max((_number(m.group("n")) for p in patterns for m in p.finditer(text)), default=0)


def _number(word: str) -> int:
    lower = word.lower()
    return {"both": 2, "double": 2, "triple": 3}.get(lower) or NUMBERS.get(lower) or int(lower)
