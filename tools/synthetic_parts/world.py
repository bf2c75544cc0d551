"""The invented world: real towns, scenarios of events, and events made of both. Everything is a pure function of seed and number."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType

from synthetic_parts.words import SLOT, Amount, article, chosen

DATA = Path(__file__).parent / "data"
FIRST_DAY = date(2026, 1, 5)
DAYS = 182
"""Events happen on so many days from the first one: half a year, however many reports are made."""
STAGES = 4
"""Totals of one event: what is known at first, and after each of the following days."""
STRIDE = 7_368_787
"""A prime: steps through all pairs of town and day so that main events never share one before all are used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A real town. `adjective` is its country's ("Malian"); `state` is the country as it stands in a sentence ("the Philippines")."""

    name: str
    state: str
    adjective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A way in which events of one PLOVER type happen, with the templates that tell it (see data/README.md)."""

    name: str
    type: str
    weight: int
    also: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    figures: Mapping[str, tuple[int, int]]
    lists: Mapping[str, tuple[str, ...]]
    """Templates and words by name: lead, title, noun, detail, quote, voice, rival, denial, slot values ..."""

    def of(self, name: str) -> tuple[str, ...]:
        """The templates of one kind, or none."""
        return self.lists.get(name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An invented event. `totals` has the running totals by measure, one a stage; `rivals` the count of another claimant."""

    id: str
    scenario: Scenario
    town: Town
    day: date
    slots: Mapping[str, str]
    totals: Mapping[str, tuple[int, ...]]
    rivals: Mapping[str, int]
    parts: Mapping[str, int] = field(default_factory=dict)

    def amounts(self, stage: int) -> dict[str, Amount]:
        """The amounts by measure as they are known at a stage; `rival_*` and `part_*` beside them."""
        known = {m: Amount(measure=m, value=v[stage], stage=stage) for m, v in self.totals.items()}
        for measure, value in self.rivals.items():
            known[f"rival_{measure}"] = Amount(measure=measure, value=value, stage=stage, side="rival")
        for measure, value in self.parts.items():
            known[f"part_{measure}"] = Amount(measure=measure, value=value, stage=stage, part=True)
        return known


@cache
def towns() -> tuple[Town, ...]:
    """All towns, by country."""
    rows = [line.split("\t") for line in (DATA / "towns.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return tuple(Town(name=name, state=state, adjective=adjective) for name, state, adjective in rows)


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All scenarios, by file and place in it."""
    found = []
    for path in sorted(DATA.glob("events_*.toml")):
        found += [_scenario(raw) for raw in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]]
    return tuple(found)


def _scenario(raw: Mapping[str, object]) -> Scenario:
    def strings(key: str) -> tuple[str, ...]:
        value = raw.get(key, [])
        return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)

    figures = raw.get("figures", {})
    assert isinstance(figures, dict)
    named = {"name", "type", "weight", "also", "actor", "recipient", "figures"}
    return Scenario(
        name=str(raw["name"]),
        type=str(raw["type"]),
        weight=int(str(raw.get("weight", 1))),
        also=strings("also"),
        actor=strings("actor"),
        recipient=strings("recipient"),
        figures=MappingProxyType({m: (int(low), int(high)) for m, (low, high) in figures.items()}),
        lists=MappingProxyType({key: strings(key) for key in raw if key not in named}),
    )


def main_event(seed: int, block: int) -> Event:
    """The main event of a block: always the same for the same seed and block."""
    random = Random(f"{seed}:{block}:event")
    index = (Random(f"{seed}:offset").randrange(STRIDE) + block * STRIDE) % (len(towns()) * DAYS)
    day, place = divmod(index, len(towns()))
    scenario = random.choices(scenarios(), [s.weight for s in scenarios()])[0]
    return make_event(f"e{block}", scenario, towns()[place], FIRST_DAY + timedelta(days=day), random)


def make_event(
    name: str, scenario: Scenario, town: Town, day: date, random: Random, keep: Mapping[str, str] | None = None
) -> Event:
    """An event of a scenario; `keep` has slot values of another event to be used again (the same actors elsewhere)."""
    own = dict(keep or {})
    slots = _places(town, random) | {
        key: own.get(key) or chosen(random.choice(values), random)
        for key, values in scenario.lists.items()
        if key.startswith("w_")
    }
    slots["actor"] = own.get("actor") or chosen(random.choice(scenario.actor), random)
    slots["recipient"] = own.get("recipient") or chosen(random.choice(scenario.recipient or ("",)), random)
    if "w_site" in slots:
        slots["site"], slots["the_site"] = article(slots["w_site"]), f"the {slots['w_site']}"
    slots |= {key: _closed(value, slots) for key, value in slots.items()}
    totals = {measure: _totals(bounds, random) for measure, bounds in scenario.figures.items()}
    return Event(
        id=name,
        scenario=scenario,
        town=town,
        day=day,
        slots=MappingProxyType(slots),
        totals=MappingProxyType(totals),
        rivals=MappingProxyType({m: _rival(v, random) for m, v in totals.items()}),
        parts=MappingProxyType({m: random.randint(2, v[0] // 2) for m, v in totals.items() if v[0] >= 6}),
    )


def _closed(value: str, slots: Mapping[str, str]) -> str:
    """A slot's value with the slots in it filled, so that it is the same words in every report."""
    return SLOT.sub(lambda match: slots.get(match.group(2), match.group(0)), value)


def _places(town: Town, random: Random) -> dict[str, str]:
    others = [t for t in towns() if t.state == town.state and t.name != town.name]
    abroad = random.choice([t for t in towns() if t.state != town.state])
    return {
        "town": town.name,
        "town2": random.choice(others).name,
        "state": town.state,
        "adj": town.adjective,
        "state2": abroad.state,
        "adj2": abroad.adjective,
        "abroad": abroad.name,
    }


def _totals(bounds: tuple[int, int], random: Random) -> tuple[int, ...]:
    """Totals that grow from stage to stage. Large ones are round."""
    low, high = bounds
    value = random.randint(low, high)
    step = 10 if high >= 100 else 1
    value = max(low, value // step * step)
    totals = [value]
    for _ in range(STAGES - 1):
        value += step * random.randint(1, max(1, value // (5 * step)))
        totals.append(value)
    return tuple(totals)


def _rival(totals: Sequence[int], random: Random) -> int:
    """Another claimant's count: well above or below all totals, so that it cannot be one of them."""
    step = 10 if totals[0] >= 100 else 1
    more = totals[-1] + step * random.randint(2, 3 + totals[-1] // (2 * step))
    less = totals[0] // 2 // step * step
    return less if less >= 2 and random.random() < 0.35 else more
