"""How one report tells its events: title and paragraphs of sentences, made of templates, facts and a random source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from synthetic_parts.words import Amount, Sentence, chosen, sentence, spelt, upper_first
from synthetic_parts.world import DATA, Event

Paragraphs = tuple[tuple[Sentence, ...], ...]
RETOLD_SHARE = 0.3
PART_SHARE = 0.3
DOCUMENT = re.compile(r"statement|minutes|letter|decree|notice|radio|media|broadcaster")
"""Speakers that are papers or stations: they say things, and nothing else."""


@cache
def common() -> Mapping[str, tuple[str, ...]]:
    """Templates that fit every scenario, by name."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("common.toml", "context.toml"):
        raw = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
        found |= {k: tuple(v) if isinstance(v, list) else (str(v),) for k, v in raw.items()}
    return found


class Teller:
    """Tells one event in one report: the same random source gives the same words."""

    def __init__(self, event: Event, published: date, random: Random, amounts: Mapping[str, Amount]) -> None:
        self.event = event
        self.random = random
        self.amounts = amounts
        self.slots = {**event.slots, **_days(event.day, published, random)}
        self.slots["noun"] = ""
        self._leads = _shuffled(event.scenario.of("lead"), random)

    def templates(self, name: str) -> tuple[str, ...]:
        """The scenario's own templates of a name, else those that fit all."""
        return self.event.scenario.of(name) or common().get(name, ())

    def said(self, template: str, wraps: str = "", voice: str = "") -> Sentence:
        """A sentence of a clause, as somebody says it (`wraps`, `voice`: names of templates) or in the outlet's words."""
        wrap = self.random.choice(common()[wraps]) if wraps else "{clause}."
        if self.slots["when"] == f"on {self.slots['pubday']}":
            wrap = wrap.replace(" on {pubday}", "")  # nobody "said on Tuesday" of what was done "on Tuesday"
        who = self._speaker(voice) if voice else ""
        if DOCUMENT.search(who):
            wrap = re.sub("told reporters|told this newspaper that|reported that|confirmed that", "said", wrap)
        self.slots["noun"] = self.random.choice(self.templates("noun"))
        made = sentence(template, {**self.slots, "who": who}, self.amounts, self.random, wrap)
        return made.by(who) if who else made

    def _speaker(self, voice: str) -> str:
        """Somebody who says it. Whoever counts otherwise in this scenario is not heard for the first count."""
        rivals = self.templates("rival") if voice in {"voice", "witness"} else ()
        names = [name for name in self.templates(voice) if name not in rivals]
        return (
            chosen(self.random.choice(names), self.random)
            .replace("{town}", self.slots["town"])
            .replace("{state}", self.slots["state"])
        )

    def lead(self, how: str = "lead", wraps: str = "", voice: str = "voice") -> Sentence:
        """The event told in one sentence, with a template that this report has not used."""
        wraps = wraps or self.random.choice(("wrap_plain", "wrap_said", "wrap_said"))
        template = self._leads.pop() if self._leads else self.random.choice(self.templates("lead"))
        made = self.said(template, wraps, "" if wraps == "wrap_plain" else voice)
        return made.telling(self.event.id, how)

    def figures(self, kind: str, measures: Iterable[str], voice: str = "") -> list[Sentence]:
        """One sentence a measure: `kind` is fig, update, part, rival or dispute."""
        found = []
        for measure in measures:
            templates = self.templates(f"{kind}_{measure}")
            if not templates:
                continue
            if kind in {"rival", "dispute"}:
                made = self.said(self.random.choice(templates), "", "rival")
                found.append(replace(made, figures=made.by("", disputes=kind == "dispute").figures))
            elif voice and self.random.random() < 0.6:
                found.append(self.said(self.random.choice(templates), "wrap_said", voice))
            else:
                found.append(self.said(self.random.choice(templates)))
        return found

    def details(self, most: int) -> list[Sentence]:
        """Up to so many sentences about the scene, some of them as people there tell them."""
        picked = _shuffled(self.templates("detail"), self.random)[: self.random.randint(1, most)]
        return [self.said(t, *self.random.choice((("", ""), ("", ""), ("wrap_said", "voice")))) for t in picked]

    def quote(self) -> Sentence:
        """Somebody's own words."""
        template = self.random.choice(self.templates("quote"))
        slots = {**self.slots, "witness": self.random.choice(self.templates("witness"))}
        return sentence(template, slots, {}, self.random, "{clause}")

    def context(self, most: int) -> list[Sentence]:
        """Up to so many sentences of background about the place."""
        picked = _shuffled(common()["context"], self.random)[: self.random.randint(1, most)]
        return [sentence(t, self.slots, {}, self.random, "{clause}") for t in picked]

    def title(self) -> str:
        """A headline. Its numbers are those of the report's stage."""
        numbers = {f"n_{m}": f"{a.value:,}" for m, a in self.amounts.items()}
        numbers |= {f"N_{m}": upper_first(spelt(a.value)) for m, a in self.amounts.items()}
        numbers["Actor"] = upper_first(self.slots["actor"])
        template = self.random.choice(self.templates("title"))
        return upper_first(sentence(template, {**self.slots, **numbers}, {}, self.random, "{clause}").text)


def first_telling(teller: Teller) -> Paragraphs:
    """A report that tells an event as news: lead, figures, scene, voices, background. Four to ten sentences."""
    random = teller.random
    lead = teller.lead()
    measures = [m for m in teller.event.totals if m not in measures_of([lead])]
    counted = teller.figures("fig", measures, "voice")
    if random.random() < PART_SHARE:
        counted += teller.figures("part", [m for m in teller.event.parts if f"part_{m}" in teller.amounts][:1])
    retold = [teller.lead("retold", "wrap_retold", "witness")] if random.random() < RETOLD_SHARE else []
    quotes = [teller.quote()] if random.random() < 0.6 and teller.templates("quote") else []
    scene = teller.details(3)
    return paragraphs([[lead], counted, scene[:1], quotes, scene[1:], retold, teller.context(2)], random)


def other_words(teller: Teller) -> Paragraphs:
    """The same facts in other words and another order: often the figures or the scene come before who says so."""
    random = teller.random
    lead = teller.lead(voice=random.choice(("voice", "voice", "who_outlet")))
    measures = [m for m in teller.event.totals if m not in measures_of([lead]) and random.random() < 0.8]
    middle = [teller.details(2), teller.figures("fig", measures, "voice")]
    if random.random() < RETOLD_SHARE:
        middle.append([teller.lead("retold", "wrap_retold", "witness")])
    if teller.templates("quote"):
        middle.append([teller.quote()])
    random.shuffle(middle)
    return paragraphs([[lead], *middle, teller.context(3)], random)


def followed_up(teller: Teller) -> Paragraphs:
    """What is known a day or more later: new totals first, then what had happened."""
    random = teller.random
    update = teller.figures("update", list(teller.event.totals)[: random.randint(1, 2)], "voice")
    fresh = [teller.said(t) for t in _shuffled(teller.templates("later") or common()["later"], random)[:2]]
    first = update or [fresh.pop(0)]
    first[0] = first[0].telling(teller.event.id, "retold")
    retold = teller.lead("retold", "wrap_plain")
    return paragraphs([first[:1], [retold], first[1:] + fresh, teller.details(1), teller.context(2)], random)


def disputed(teller: Teller, kind: str) -> Paragraphs:
    """A report with the count of another claimant; with `dispute` it calls the first one wrong."""
    lead = teller.lead()
    measure = next(iter(teller.event.totals))
    counted = [] if measure in measures_of([lead]) else teller.figures("fig", [measure], "voice")
    other = teller.figures(kind, [measure])
    return paragraphs([[lead], counted + other, teller.details(2), [teller.quote()], teller.context(2)], teller.random)


def denied(teller: Teller) -> Paragraphs:
    """A report in which somebody denies the deed."""
    against = "rival" if teller.templates("rival") else ""
    lead = teller.lead(wraps="wrap_said" if against else "wrap_plain", voice=against)
    teller.slots["voice"] = teller.random.choice(teller.templates("voice"))
    denial = teller.said(teller.random.choice(teller.templates("denial"))).telling(teller.event.id, "denied")
    return paragraphs([[lead], [denial], teller.details(2), [teller.quote()], teller.context(2)], teller.random)


def mention_of_old(teller: Teller) -> Sentence:
    """A sentence of background about an event of weeks ago. `teller` tells the old event."""
    random = teller.random
    template = random.choice(common()["old"])
    if "go}" in template:  # "three weeks ago" needs no date beside it
        teller.slots["when"] = ""
    teller.slots["oldclause"] = random.choice(teller.templates("lead"))
    teller.slots["Ago"] = upper_first(teller.slots["ago"])
    return teller.said(template[:-1]).telling(teller.event.id, "background")


def beside(teller: Teller) -> tuple[Sentence, ...]:
    """A second event of a report that tells two."""
    wrap = teller.random.choice(common()["second"])
    told = sentence(teller.random.choice(teller.templates("lead")), teller.slots, teller.amounts, teller.random, wrap)
    return (told.telling(teller.event.id, "lead"), *teller.details(1))


def measures_of(sentences: Iterable[Sentence]) -> set[str]:
    """The measures that sentences give a total of."""
    return {f.amount.measure for s in sentences for f in s.figures if not f.amount.part}


def paragraphs(groups: list[list[Sentence]], random: Random) -> Paragraphs:
    """Paragraphs of one to three sentences out of groups that belong together."""
    made: list[tuple[Sentence, ...]] = []
    for group in groups:
        if made and len(made[-1]) == 1 and group and random.random() < 0.35:
            made[-1] = (*made[-1], group[0])
            group = group[1:]
        if group:
            made.append(tuple(group))
    return tuple(made)


def _shuffled(templates: Iterable[str], random: Random) -> list[str]:
    found = list(templates)
    random.shuffle(found)
    return found


def _days(day: date, published: date, random: Random) -> dict[str, str]:
    """Slots of time: when it happened as seen from the day of publication, and that day."""
    since = (published - day).days
    if since < 0:
        raise ValueError("a report cannot come before its event")
    weekday = f"on {day:%A}"
    dated = random.choice((f"on {day.day} {day:%B}", f"on {day:%B} {day.day}"))
    when = dated if since > 6 or random.random() < 0.15 else weekday
    weeks = max(1, round(since / 7))
    return {
        "when": when,
        "pubday": f"{published:%A}",
        "nextday": f"{published + timedelta(days=random.randint(2, 5)):%A}",
        "ago": f"{spelt(weeks)} week{'s' if weeks > 1 else ''}"
        if weeks < 9
        else f"{spelt(round(weeks / 4.35))} months",
    }
