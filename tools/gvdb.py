"""The slots of a shooting told in a report (the task `gvdb`): who was shot, by whom, where, when, with what, and what kind of shooting.

People come from `gvdb_people`, place and time from `gvdb_scene`; here are the counts and the flags. Counts are figures of the killed and
wounded, else the number words before "people", "dead", "wounded", else one where the report tells a death or a wound at all.
"""

from __future__ import annotations

import re
from typing import Any

from dateline.knowledge import Knowledge
from dateline.records import Coded
from gvdb_people import Person, people, shooters, victims
from gvdb_scene import body_of, scene

DEATH = re.compile(
    r"\b(?:killed|killing|dead|died|dies|death|fatal|fatally|murdered|murder|homicide|slain|slaying|deadly|kills?|manslaughter|body|bodies)\b", re.IGNORECASE
)
NOT_DEATH = re.compile(r"\b(?:attempted|attempt to|threatened to|conspiracy to|deadly (?:weapon|force|conduct)|homicide (?:detectives?|unit|division|investigators?)|tried to)\W+(?:\w+\W+){0,2}?$", re.IGNORECASE)
FLAGS = {
    "The firearm was used during another crime.": re.compile(r"\b(?:robbe\w+|carjack\w*|burglar\w*|home invasion|rob(?:bed)?|stole|kidnap\w*|raped?)\b", re.IGNORECASE),
    "The firearm was used in self defense.": re.compile(
        r"self[- ]defen[cs]e|\bshot by (?:a |the )?(?:home ?owner|store owner|victim|clerk|intended|employee)|\b(?:home ?owner|(?:store ?)?owner|clerk|resident|victim|neighbor) (?:\w+ ){0,4}(?:shot|shoots|fired|opened fire|pulled)"
        r"|\breturned? fire|fear(?:ed|ing) for (?:his|her|their)|officer[- ]involved|stand your ground", re.IGNORECASE),
    "The incident was a case of domestic violence.": re.compile(
        r"\bdomestic\b|\b(?:ex-?)?(?:girlfriend|boyfriend|wife|husband|spouse)\b|\bestranged\b", re.IGNORECASE),
    "The shooter and the victim knew each other.": re.compile(
        r"\b(?:knew each other|acquaint\w+|(?:ex-?)?(?:girlfriend|boyfriend|wife|husband)|domestic|his (?:friend|brother|sister|mother|father|son|daughter|cousin|roommate|neighbor|uncle)|her (?:friend|brother|son|daughter|husband|boyfriend|father|mother)|step-?\w+|roommates?)\b", re.IGNORECASE),
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
NUMBERS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13)))
NUMBER = r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|double|triple)"
PEOPLE = r"(?:\w+[ -]){0,3}?(?:people|persons?|men|man|women|woman|victims?|others?|teens?|teenagers?|boys?|girls?|children|brothers|officers?|deputies|adults|suspects?)?"
KILLED = (
    re.compile(rf"\b{NUMBER} {PEOPLE},? ?(?:\w+ ){{0,2}}?(?:killed|dead|died|fatally|slain|found dead|shot dead|shot to death|shot and killed|are dead|is dead|lives)\b", re.IGNORECASE),
    re.compile(rf"\b(?:killed|killing|kills|claimed|left|leaves) (?:at least )?{NUMBER}(?: {PEOPLE})?\b(?! (?:wound|injur|hurt|hospital))(?=(?: \w+)? (?:dead|people|men|women|children|others|and)|\b)", re.IGNORECASE),
    re.compile(r"\b(?P<n>double|triple)[- ](?:homicide|murder|fatal)", re.IGNORECASE),
)
HURT = (
    re.compile(rf"\b{NUMBER} {PEOPLE},? ?(?:\w+ ){{0,3}}?(?:wounded|injured|hurt|hospitalized|in (?:the )?hospital|shot|critical|struck|hit)\b(?! (?:and killed|dead|to death))", re.IGNORECASE),
    re.compile(rf"\b(?:wounded|wounding|injured|injuring|hurt|wounds|injures|shot|sends?|left|leaves) (?:at least )?{NUMBER}(?: {PEOPLE})?\b", re.IGNORECASE),
    re.compile(r"\b(?P<n>double|triple)[- ]shooting", re.IGNORECASE),
)  # fmt: skip
WOUND = re.compile(
    r"\b(?:wounded|injured|hurt|hospitali[sz]ed|(?:critical|serious|stable|fair|good|unknown|guarded) condition|in critical|gunshot wounds?|(?:was|were|being|been|man|woman|boy|girl|teen|person|someone|people) "
    r"(?:\w+ )?shot|shot (?:\w+ )?(?:in|multiple|several|at a|while|during|and|inside|on|near|twice)|injuries|shot (?:a|an|the|his|her|him)|wounding|hospital|struck|victim)\b", re.IGNORECASE
)  # fmt: skip
NO_WOUND = re.compile(r"\b(?:no (?:one|body|injuries|victims)|nobody|no injuries|not (?:been )?(?:hit|injured|hurt)|uninjured|unharmed|unhurt)\b", re.IGNORECASE)


def gvdb(coded: Coded, knowledge: Knowledge) -> dict[str, Any]:
    """`incident` of a report: the slots that it fills; a slot that it does not tell is left out."""
    text = coded.document.text if coded.document else ""
    found = people(coded)
    killing = tells_death(text)
    hit, by = victims(found, text, killing), shooters(found)
    killed, hurt = counts(coded, text, found, hit, killing)
    return {"incident": {"victims": hit, "shooters": by, **scene(coded, text, knowledge), "flags": flags(coded, text), "n_killed": killed, "n_hurt": hurt}}


def tells_death(text: str) -> bool:
    """Whether somebody's death is told, not only attempted or threatened."""
    return any(not NOT_DEATH.search(text[max(0, m.start() - 40) : m.end()]) for m in DEATH.finditer(text))


def flags(coded: Coded, text: str) -> dict[str, str]:
    """The flags that some words of the report answer with Yes."""
    return {flag: "Yes" for flag, pattern in FLAGS.items() if pattern.search(text)}


def counts(coded: Coded, text: str, found: list[Person], hit: list[dict[str, Any]], killing: bool) -> tuple[int, int]:
    """How many were killed and how many hurt."""
    end = body_of(coded).start + 700
    dead_named = sum("killed" in v["status"] for v in hit)
    killed = max(_most(KILLED, text[:end]), dead_named, 1 if killing else 0) if killing else 0
    hurt = max(_most(HURT, text[:end]), len(hit) - dead_named)
    if killed and hurt >= killed and not re.search(r"\b(?:wounded|injured|hurt|others?|hospitali[sz]ed|survive\w*)\b", text[:end]):
        hurt = 0
    if not killed and not hurt and WOUND.search(text[:end]) and not NO_WOUND.search(text):
        hurt = 1
    return killed, hurt


def _most(patterns: tuple[re.Pattern[str], ...], text: str) -> int:
    return max((_number(m.group("n")) for p in patterns for m in p.finditer(text)), default=0)


def _number(word: str) -> int:
    lower = word.lower()
    return {"both": 2, "double": 2, "triple": 3}.get(lower) or NUMBERS.get(lower) or int(lower)
