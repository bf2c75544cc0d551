"""Reports before they are written out: drafts, their copies and excerpts, and the text with the place of every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from synthetic_parts.telling import Paragraphs, common
from synthetic_parts.words import Sentence
from synthetic_parts.world import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report with its truth. `group` is the id of the first report of its syndication, its own where it is none."""

    id: str
    kind: str
    outlet: str
    title: str
    at: datetime
    paragraphs: Paragraphs
    group: str
    url: str = ""
    copy_of: str = ""
    corrects: str = ""
    capture: int = 1

    def address(self) -> str:
        """The report's url: that of the report it corrects, else one of its own under the reserved ending `.example`."""
        return self.url or f"https://{slug(self.outlet)}.example/{self.at:%Y/%m/%d}/{slug(self.title)}-{slug(self.id)}"


def slug(text: str) -> str:
    """Lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def placed(paragraphs: Paragraphs) -> Iterator[tuple[int, Sentence]]:
    """Every sentence with the position of its first character in the text."""
    at = 0
    for paragraph in paragraphs:
        for sentence in paragraph:
            yield at, sentence
            at += len(sentence.text) + 1
        at += 1


def text_of(paragraphs: Paragraphs) -> str:
    """The text: a blank line between paragraphs."""
    return "\n\n".join(" ".join(s.text for s in paragraph) for paragraph in paragraphs)


def with_dateline(paragraphs: Paragraphs, town: Town, agency: str, random: Random) -> Paragraphs:
    """The same paragraphs with a dateline before the first."""
    state = town.state.removeprefix("the ")
    line = random.choice((f"{town.name.upper()}, {state} ({agency}) —", f"{town.name.upper()} ({agency}) -"))
    return ((Sentence(text=line), *paragraphs[0]), *paragraphs[1:])


def new_outlet(random: Random) -> str:
    """The name of an invented outlet."""
    return f"{random.choice(common()['outlet_first'])} {random.choice(common()['outlet_last'])}"


def copied(root: Draft, name: str, title: str, town: Town, random: Random) -> Draft:
    """A copy of a report in another outlet: credited, trimmed, retitled or with other boilerplate, or none of these."""
    body = list(root.paragraphs)
    if len(body) > 3 and random.random() < 0.4:
        body = body[: -random.randint(1, min(2, len(body) - 3))]
    agencies = common()["agency"]
    agency = root.outlet if root.outlet in agencies else random.choice(agencies)
    if random.random() < 0.5:
        body.append((Sentence(text=random.choice(common()["credit"]).replace("{agency}", agency)),))
    if random.random() < 0.4:
        body.append((Sentence(text=random.choice(common()["boiler"])),))
    made = tuple(body)
    if random.random() < 0.25 and not made[0][0].text.endswith(("—", " -")):
        made = with_dateline(made, town, agency, random)
    return _after(root, name, "copy", made, root.title if random.random() < 0.5 else title, random)


def excerpted(root: Draft, name: str, random: Random) -> Draft:
    """The first paragraphs of a report, and a line that says that there is more."""
    kept = root.paragraphs[: max(1, min(3, len(root.paragraphs) // 2))]
    made = (*kept, (Sentence(text=random.choice(common()["more"])),))
    return _after(root, name, "excerpt", made, root.title, random)


def _after(root: Draft, name: str, kind: str, made: Paragraphs, title: str, random: Random) -> Draft:
    return replace(
        root,
        id=name,
        kind=kind,
        outlet=new_outlet(random),
        title=title,
        at=root.at + timedelta(minutes=random.randint(8, 900)),
        paragraphs=made,
        url="",
        copy_of=root.id,
        corrects="",
        capture=1,
    )
