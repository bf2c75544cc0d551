"""Coreference gold: reports with chains marked in them, and how a reading is scored against them.

`[2|the group]` is a mention of chain 2, `[1+2|both sides]` of two chains at once, `[?|it]` one that must stay open. Only
anaphoric marks are asked about: those whose chain was marked before, and the open ones. A reading links a mark to the latest
earlier mark with the same actor or place; the link is right where both are of one chain. A pronoun or a description that is
linked to nobody marked but to somebody mentioned before, or that should stay open, is a false link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.coder import Reading
from dateline.records import Block, Capture, Coded, Document, Mention, Report, Span, Why

FOLDER = Path(__file__).parent / "coreference"
OPEN = frozenset({"?"})
TOKEN = re.compile(r"\[(\?|\d+(?:\+\d+)*)\||\]")
HEADER = re.compile(r"# published: (\S+); outlet: (.*)")
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs i we us our ours me my mine himself herself itself themselves "
    "ourselves this that these those who".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked mention; `chains` holds "?" alone where it must stay open."""

    span: Span
    surface: str
    chains: frozenset[str]

    @property
    def kind(self) -> str:
        """pronoun, name (more capitals than its first word) or description."""
        words = self.surface.split()
        if len(words) == 1 and words[0].lower() in PRONOUNS:
            return "pronoun"
        rest = words[1:] if words[0].lower() in {"the", "a", "an", "his", "her", "its", "their"} else words
        return "name" if any(w[:1].isupper() for w in rest) else "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One report with its marks in text order, the outer before the inner."""

    name: str
    published: str
    outlet: str
    text: str
    marks: tuple[Mark, ...]

    def reading(self) -> Reading:
        """The report as the coder takes it: a line is a block, the first one the title."""
        report = Report(id=f"report:{self.name}", outlet=self.outlet, published=self.published)
        document = Document(id=f"doc:{self.name}", text=self.text, blocks=tuple(_blocks(self.text)))
        return Reading(
            report=report, capture=Capture(report=report.id, sha256="", media_type="text"), document=document
        )


def read_gold(path: Path) -> Gold:
    """One gold file. Raises ValueError where its marks do not balance."""
    head, _remark, *lines = path.read_text(encoding="utf-8").splitlines()
    found = HEADER.match(head)
    if found is None:
        raise ValueError(f"{path.name}: no header")
    text, marks = _unmarked("\n".join(lines).strip("\n"), path.name)
    return Gold(name=path.stem, published=found[1], outlet=found[2], text=text, marks=marks)


def _unmarked(marked: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    text, last = "", 0
    stack: list[tuple[int, str]] = []
    spans: list[tuple[Span, str]] = []
    for match in TOKEN.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[1]:
            stack.append((len(text), match[1]))
        elif stack:
            start, chains = stack.pop()
            spans.append((Span(start, len(text)), chains))
        else:
            raise ValueError(f"{name}: a bracket closes that was not opened")
    text += marked[last:]
    if stack:
        raise ValueError(f"{name}: a bracket stays open")
    marks = [Mark(span=s, surface=s.of(text), chains=frozenset(chains.split("+"))) for s, chains in spans]
    return text, tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end)))


def _blocks(text: str) -> Iterator[Block]:
    why = Why(step="text", rule="text.line")
    for i, match in enumerate(re.finditer(r"[^\n]+", text)):
        span = Span(match.start(), match.end())
        yield Block(kind="title" if i == 0 else "paragraph", span=span, read=True, why=why)


def all_gold() -> list[Gold]:
    """All gold reports, by name."""
    return [read_gold(path) for path in sorted(FOLDER.glob("*.txt"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An anaphoric mark with what the reading made of it: right, wrong, or open (not linked)."""

    report: str
    mark: Mark
    verdict: str
    ref: str
    linked: str = ""


def judge(gold: Gold, coded: Coded) -> Iterator[Judged]:
    """Every anaphoric mark of a report."""
    refs = {r.mention: (r.ref, *r.also) for r in coded.resolutions if r.ref}
    mention_of = [_mention(mark, gold.marks, coded.mentions) for mark in gold.marks]
    for i, mark in enumerate(gold.marks):
        earlier = gold.marks[:i]
        seen = {chain for m in earlier for chain in m.chains}
        if mark.chains != OPEN and not mark.chains & seen:
            continue
        mention = mention_of[i]
        found = refs.get(mention.id, ()) if mention is not None else ()
        verdict, linked = _verdict(mark, found, i, gold.marks, mention_of, refs, coded.mentions)
        yield Judged(report=gold.name, mark=mark, verdict=verdict, ref=" + ".join(found), linked=linked)


def _verdict(
    mark: Mark,
    found: Sequence[str],
    i: int,
    marks: Sequence[Mark],
    mention_of: Sequence[Mention | None],
    refs: dict[str, tuple[str, ...]],
    mentions: Sequence[Mention],
) -> tuple[str, str]:
    if not found:
        return "open", ""
    linked: list[Mark] = []
    for ref in found:
        for j in range(i - 1, -1, -1):
            other = mention_of[j]
            if (
                other is not None
                and other is not mention_of[i]
                and ref in refs.get(other.id, ())
                and len(marks[j].chains) == 1
            ):
                linked.append(marks[j])
                break
    if not linked:
        mine = mention_of[i]
        before = any(
            m.span.start < mark.span.start and m is not mine and set(refs.get(m.id, ())) & set(found) for m in mentions
        )
        return ("wrong", "somebody unmarked") if before and mark.kind != "name" else ("open", "")
    chains = {chain for m in linked for chain in m.chains}
    names = " + ".join(m.surface for m in linked)
    return ("right", names) if chains <= mark.chains else ("wrong", names)


def _mention(mark: Mark, marks: Sequence[Mark], mentions: Sequence[Mention]) -> Mention | None:
    """The mention with its head in the mark and in no mark inside it, the one that begins and ends nearest."""
    inner = [m.span for m in marks if m is not mark and mark.span.covers(m.span) and m.span != mark.span]
    fits = [m for m in mentions if mark.span.covers(m.head) and not any(s.covers(m.head) for s in inner)]
    return min(
        fits,
        key=lambda m: (abs(m.span.start - mark.span.start) + abs(m.span.end - mark.span.end), m.span.start),
        default=None,
    )


def figures(judged: Sequence[Judged]) -> tuple[float, float]:
    """Precision of links and recall of anaphoric marks (open ones left out of recall)."""
    count = Counter(j.verdict for j in judged)
    wanted = [j for j in judged if j.mark.chains != OPEN]
    right = count["right"]
    return right / max(right + count["wrong"], 1), right / max(len(wanted), 1)
