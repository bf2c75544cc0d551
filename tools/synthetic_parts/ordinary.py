"""Ordinary reports that tell no event of the world: sport, weather, markets, culture, roads, farms."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from random import Random

from synthetic_parts.telling import Paragraphs, common
from synthetic_parts.words import Sentence, sentence, upper_first
from synthetic_parts.world import DATA, towns


@cache
def topics() -> tuple[dict[str, list[str]], ...]:
    """The topics with their templates: title, lead, body."""
    found: list[dict[str, list[str]]] = tomllib.loads((DATA / "ordinary.toml").read_text(encoding="utf-8"))["topic"]
    return tuple(found)


def ordinary_text(random: Random, day: date) -> tuple[str, Paragraphs]:
    """Title and paragraphs of one ordinary report."""
    topic = random.choice(topics())
    home, away = random.sample(towns(), 2)
    near = random.choice([t for t in towns() if t.state == home.state and t.name != home.name])
    slots = {
        "town": home.name,
        "town2": near.name,
        "abroad": away.name,
        "state": home.state,
        "adj": home.adjective,
        "state2": away.state,
        "when": f"on {day:%A}",
        "pubday": f"{day:%A}",
        "nextday": random.choice(("Monday", "Wednesday", "Saturday", "Sunday")),
    }
    slots |= {f"n{i}": str(random.randint(2, 9)) for i in (1, 2)} | {
        f"t{i}": str(random.randint(11, 39)) for i in (1, 2)
    }
    slots |= {f"p{i}": f"{random.randint(1, 9)}.{random.randint(1, 9)}" for i in (1, 2)}
    for key in [k for k in topic if k.startswith("w_")]:
        slots[key] = random.choice(topic[key])

    def made(template: str) -> Sentence:
        return sentence(template, slots, {}, random, "{clause}")

    body = random.sample(topic["body"], random.randint(3, min(6, len(topic["body"]))))
    parts = [[made(random.choice(topic["lead"]))]] + [[made(t)] for t in body]
    parts.append([made(t) for t in random.sample(common()["context"], 2)])
    return upper_first(made(random.choice(topic["title"])).text), tuple(tuple(p) for p in parts)
