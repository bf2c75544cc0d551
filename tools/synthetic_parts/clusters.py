"""A block of the stream: a main event with all its reports, look-alikes of it with theirs, and ordinary reports between them.

A block is a pure function of seed and number, so that the stream needs no memory. The only reports that look beyond their block tell in
passing of the main event of an earlier one, a fixed number of blocks back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from synthetic_parts.drafts import Draft, copied, excerpted, new_outlet, with_dateline
from synthetic_parts.ordinary import ordinary_text
from synthetic_parts.telling import (
    Paragraphs,
    Teller,
    beside,
    common,
    denied,
    disputed,
    first_telling,
    followed_up,
    mention_of_old,
    other_words,
)
from synthetic_parts.words import Amount
from synthetic_parts.world import FIRST_DAY, STAGES, Event, main_event, make_event, scenarios, towns

BACK = 7
"""Blocks between an event and the report that mentions it weeks later."""
OLD_DAYS = 10
MOST = 12
KINDS: Mapping[str, int] = {
    "copy": 32, "excerpt": 9, "rewrite": 30, "followup": 12, "contradiction": 6, "denial": 6, "correction": 8, "combined": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """What the making of one event's reports needs. `place` numbers the reports of a block."""

    seed: int
    block: int
    event: Event
    random: Random
    other: Event | None
    outlet: str
    """An outlet that has reported another event of the block, or empty."""
    place: Callable[[], int]

    def name(self) -> str:
        """The id of the next report of the block."""
        return f"s{self.seed}-{self.block}-{self.place()}"


def cluster(seed: int, block: int) -> tuple[list[Draft], dict[str, Event]]:
    """All reports of a block in the order of publication, and its events by id."""
    random = Random(f"{seed}:{block}:reports")
    main = main_event(seed, block)
    alike = look_alikes(main, random)
    counter = iter(range(1000))
    drafts: list[Draft] = []
    for event in (main, *alike):
        other = next((e for e in (main, *alike) if e.id != event.id and abs((e.day - event.day).days) <= 1), None)
        writer = Writer(
            seed=seed,
            block=block,
            event=event,
            random=random,
            other=other,
            outlet=drafts[0].outlet if drafts else "",
            place=lambda: next(counter),
        )
        drafts += reports_of(writer, MOST if event is main else MOST // 3)
    old = old_mention(seed, block, drafts, random)
    drafts = [old if old is not None and d.id == old.id else d for d in drafts]
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        drafts.append(_ordinary(seed, block, next(counter), drafts[0], random))
    return sorted(drafts, key=lambda d: (d.at, d.id)), {e.id: e for e in (main, *alike)}


def look_alikes(main: Event, random: Random) -> tuple[Event, ...]:
    """Events that are easily taken for the main one: another day, another town, the same actors elsewhere, or the day's other news."""
    makers = [_other_day, _same_day]
    if not main.scenario.of("placeless"):  # in another town a deed of no town would be the same one
        makers += [_other_town, _same_actors]
    count = random.choices((0, 1, 2), (35, 45, 20))[0]
    picked = random.sample(makers, count)
    return tuple(make(f"{main.id}x{i}", main, random) for i, make in enumerate(picked, 1))


def _other_day(name: str, main: Event, random: Random) -> Event:
    return make_event(name, main.scenario, main.town, main.day + timedelta(days=random.randint(4, 20)), random)


def _other_town(name: str, main: Event, random: Random) -> Event:
    near = [t for t in towns() if t.state == main.town.state and t.name != main.town.name]
    return make_event(name, main.scenario, random.choice(near), main.day, random)


def _same_actors(name: str, main: Event, random: Random) -> Event:
    near = [t for t in towns() if t.state == main.town.state and t.name != main.town.name]
    day = main.day + timedelta(days=random.randint(1, 3))
    return make_event(name, main.scenario, random.choice(near), day, random, keep=main.slots)


def _same_day(name: str, main: Event, random: Random) -> Event:
    others = [s for s in scenarios() if s.type != main.scenario.type]
    scenario = random.choices(others, [s.weight for s in others])[0]
    return make_event(name, scenario, main.town, main.day, random)


def reports_of(writer: Writer, most: int) -> list[Draft]:
    """The reports of one event: the first one, then copies, rewrites, news of later days and the rest."""
    random = writer.random
    drafts = [first_report(writer)]
    while len(drafts) < most and random.random() < 0.78:
        kind = random.choices(list(KINDS), list(KINDS.values()))[0]
        made = MAKERS[kind](writer, drafts)
        if made is not None:
            drafts.append(made)
    return drafts


def first_report(writer: Writer) -> Draft:
    """The first report, by an outlet or by an agency."""
    random = writer.random
    at = _clock(writer.event, random) + timedelta(minutes=random.randint(20, 600))
    agency = random.choice(common()["agency"]) if random.random() < 0.45 else ""
    draft = _draft(writer, "first", at, 0, first_telling)
    if not agency:
        return replace(draft, outlet=writer.outlet) if writer.outlet and random.random() < 0.3 else draft
    return replace(draft, outlet=agency, paragraphs=with_dateline(draft.paragraphs, writer.event.town, agency, random))


def _clock(event: Event, random: Random) -> datetime:
    return datetime.combine(event.day, time(hour=random.randint(6, 13), minute=random.randint(0, 59)))


def _draft(
    writer: Writer,
    kind: str,
    at: datetime,
    stage: int,
    compose: Callable[[Teller], Paragraphs],
    amounts: Mapping[str, Amount] | None = None,
    name: str = "",
) -> Draft:
    """A report of its own words. Its text hangs on its name alone, so that it can be made again with other amounts."""
    name = name or writer.name()
    own = Random(f"{name}:text")
    teller = Teller(writer.event, at.date(), own, amounts or writer.event.amounts(stage))
    body = compose(teller)
    return Draft(id=name, kind=kind, outlet=new_outlet(own), title=teller.title(), at=at, paragraphs=body, group=name)


def _rewrite(writer: Writer, drafts: list[Draft]) -> Draft:
    at = drafts[0].at + timedelta(minutes=writer.random.randint(40, 1500))
    return _draft(writer, "rewrite", at, 0, other_words)


def _followup(writer: Writer, drafts: list[Draft]) -> Draft:
    stage = writer.random.randint(1, STAGES - 1)
    at = drafts[0].at + timedelta(days=stage, minutes=writer.random.randint(0, 300))
    return _draft(writer, "followup", at, stage, followed_up)


def _contradiction(writer: Writer, drafts: list[Draft]) -> Draft | None:
    if not writer.event.totals:
        return None
    kind = writer.random.choice(("rival", "dispute"))
    at = drafts[0].at + timedelta(minutes=writer.random.randint(90, 1200))
    return _draft(writer, "contradiction", at, 0, lambda teller: disputed(teller, kind))


def _denial(writer: Writer, drafts: list[Draft]) -> Draft | None:
    if not writer.event.scenario.of("denial"):
        return None
    at = drafts[0].at + timedelta(minutes=writer.random.randint(120, 1400))
    return _draft(writer, "denial", at, 0, denied)


def _combined(writer: Writer, drafts: list[Draft]) -> Draft | None:
    other = writer.other
    if other is None:
        return None
    at = max(drafts[0].at, _clock(other, writer.random)) + timedelta(minutes=writer.random.randint(60, 900))

    def both(teller: Teller) -> Paragraphs:
        second = Teller(other, at.date(), teller.random, other.amounts(0))
        return (*other_words(teller), beside(second))

    return _draft(writer, "combined", at, 0, both)


def _copy(writer: Writer, drafts: list[Draft]) -> Draft:
    root = _root(writer, drafts)
    title = Teller(writer.event, root.at.date(), writer.random, writer.event.amounts(0)).title()
    return copied(root, writer.name(), title, writer.event.town, writer.random)


def _excerpt(writer: Writer, drafts: list[Draft]) -> Draft:
    return excerpted(_root(writer, drafts), writer.name(), writer.random)


def _root(writer: Writer, drafts: list[Draft]) -> Draft:
    """The report that is copied: mostly the first one."""
    roots = [d for d in drafts if d.kind in {"first", "rewrite", "followup"}]
    return drafts[0] if writer.random.random() < 0.75 else writer.random.choice(roots)


def _correction(writer: Writer, drafts: list[Draft]) -> Draft | None:
    """A rewrite published again at its url with one total put right, and a note that says so."""
    done = {d.corrects for d in drafts}
    wrong = [d for d in drafts if d.kind == "rewrite" and d.id not in done and _totals_in(d)]
    if not wrong:
        return None
    old = writer.random.choice(wrong)
    measure = min(_totals_in(old))
    amounts = writer.event.amounts(0)
    step = 10 if amounts[measure].value >= 100 else 1
    right = replace(amounts[measure], value=amounts[measure].value + step, corrected=True)
    made = _draft(writer, "correction", old.at, 0, other_words, {**amounts, measure: right}, old.id)
    note = Teller(writer.event, old.at.date(), writer.random, {measure: right, f"wrong_{measure}": amounts[measure]})
    body = (*made.paragraphs, (note.said(common()[f"correct_{measure}"][0][:-1]),))
    at = old.at + timedelta(minutes=writer.random.randint(30, 600))
    return replace(
        old, id=writer.name(), kind="correction", at=at, url=old.address(), corrects=old.id, capture=2, paragraphs=body
    )


def _totals_in(draft: Draft) -> set[str]:
    return {
        f.amount.measure
        for paragraph in draft.paragraphs
        for s in paragraph
        for f in s.figures
        if f.amount.side == "main" and not f.amount.part
    }


MAKERS: Mapping[str, Callable[[Writer, list[Draft]], Draft | None]] = {
    "copy": _copy,
    "excerpt": _excerpt,
    "rewrite": _rewrite,
    "followup": _followup,
    "contradiction": _contradiction,
    "denial": _denial,
    "correction": _correction,
    "combined": _combined,
}


def old_mention(seed: int, block: int, drafts: list[Draft], random: Random) -> Draft | None:
    """One of the reports with a sentence about the main event of an earlier block, where that is some weeks old."""
    free = [d for d in drafts if d.kind in {"rewrite", "followup"} and d.id not in _used(drafts)]
    if block < BACK or not free:
        return None
    draft, old = random.choice(free), main_event(seed, block - BACK)
    if (draft.at.date() - old.day).days < OLD_DAYS:
        return None
    said = mention_of_old(Teller(old, draft.at.date(), random, old.amounts(STAGES - 1)))
    return replace(draft, paragraphs=(*draft.paragraphs, (said,)))


def _used(drafts: list[Draft]) -> set[str]:
    """Reports that others copy or correct: they stay as they are."""
    return {d.copy_of for d in drafts} | {d.corrects for d in drafts}


def _ordinary(seed: int, block: int, place: int, near: Draft, random: Random) -> Draft:
    """A report of sport, weather, markets or culture, of the same days and sometimes of the same outlet."""
    name = f"s{seed}-{block}-{place}"
    at = max(near.at + timedelta(minutes=random.randint(-900, 2000)), datetime.combine(FIRST_DAY, time(6)))
    title, body = ordinary_text(Random(f"{name}:text"), at.date())
    outlet = near.outlet if random.random() < 0.4 else new_outlet(random)
    return Draft(id=name, kind="unrelated", outlet=outlet, title=title, at=at, paragraphs=body, group=name)
