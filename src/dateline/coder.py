"""The recipe: one report's document in, its `Coded` out. Read this first.

    report, capture --text--> document --parse--> parse --mentions--> mentions (spans only)
      --attribution--> attributions, whose words (from syntax and marks alone)
      --resolve--> actors and places, coreference, speakers
      --claims--> claims, dates, figures, contested terms
      --coding--> event mentions, links between those that tell the same thing

Pure: the same documents, parser, knowledge and codebook give the same records, whatever the batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.attribution import Attributed, CueLexicon, attribute
from dateline.claims import (
    Clause,
    Times,
    find_claims,
    find_contested,
    find_denials,
    find_figures,
    find_times,
    relate_figures,
)
from dateline.coding import Scene, code_claims, scene_of
from dateline.coding.codebook import DEFAULT
from dateline.coding.genre import genre_of
from dateline.knowledge import Knowledge
from dateline.mentions import Found, find_mentions
from dateline.parse import Parser, Tree, trees
from dateline.records import Capture, Coded, Document, Parse, Rejected, Report, Versions
from dateline.resolve import Resolved, resolve

CODE_VERSION = "0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a corpus reader hands over: a report with its capture, and its document unless it was rejected."""

    report: Report
    capture: Capture
    document: Document | None = None
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """A parser, the knowledge and a codebook: everything that reading depends on."""

    parser: Parser
    knowledge: Knowledge
    cues: CueLexicon
    codebook: str = DEFAULT

    @staticmethod
    def of(parser: Parser, knowledge: Knowledge, codebook: str = DEFAULT) -> Coder:
        """A coder on `parser` and `knowledge`."""
        return Coder(parser=parser, knowledge=knowledge, cues=CueLexicon.of(knowledge.cues), codebook=codebook)

    def versions(self) -> Versions:
        """What makes the output what it is."""
        return Versions(
            code=CODE_VERSION, model=self.parser.name, knowledge=self.knowledge.version, codebook=self.codebook
        )


def code(readings: Sequence[Reading], coder: Coder) -> list[Coded]:
    """Code a batch of reports, in order. Rejected ones come back as `Coded` without a document."""
    documents = [r.document for r in readings if r.document is not None]
    parses = iter(coder.parser.parse(documents))
    return [
        code_parsed(reading, next(parses), coder)
        if reading.document is not None
        else Coded(versions=coder.versions(), report=reading.report, capture=reading.capture, rejected=reading.rejected)
        for reading in readings
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What the steps before the coding made of one report."""

    forest: tuple[Tree, ...]
    found: Found
    said: Attributed
    resolved: Resolved
    clauses: tuple[Clause, ...]
    times: Times
    scene: Scene


def steps_of(report: Report, document: Document, parse: Parse, coder: Coder) -> Steps:
    """Every step up to the coding."""
    knowledge = coder.knowledge
    forest = trees(parse)
    found = find_mentions(forest, knowledge)
    said = attribute(document, parse, coder.cues, knowledge.version)
    resolved = resolve(report=report, trees=forest, found=found, attributions=said.attributions, knowledge=knowledge)
    clauses = find_claims(forest, found, resolved.attributions, knowledge, coder.cues, published=report.published)
    times = find_times(forest, report.published, knowledge.version)
    genre, why = genre_of(report, document, forest, len(resolved.attributions), knowledge)
    scene = scene_of(
        report=replace(report, genre=genre, genre_why=why),
        trees=forest,
        found=found,
        resolved=resolved,
        clauses=clauses,
        times=times,
        knowledge=knowledge,
        codebook=coder.codebook,
    )
    return Steps(forest=forest, found=found, said=said, resolved=resolved, clauses=clauses, times=times, scene=scene)


def code_parsed(reading: Reading, parse: Parse, coder: Coder) -> Coded:
    """Code one report whose parse is there: everything after the parse."""
    document, knowledge = reading.document, coder.knowledge
    if document is None:
        raise ValueError("a reading without a document has nothing to code")
    steps = steps_of(reading.report, document, parse, coder)
    forest, found, said, resolved, clauses = steps.forest, steps.found, steps.said, steps.resolved, steps.clauses
    denials = find_denials(forest, clauses, resolved.attributions, resolved.actor_at, knowledge)
    figures = find_figures(forest, found, resolved.attributions, document.text, knowledge, resolved.actor_at)
    coded = code_claims(steps.scene, figures, document.text)
    return Coded(
        versions=coder.versions(),
        report=steps.scene.report,
        capture=reading.capture,
        document=document,
        sentences=tuple(s.span for s in parse.sentences),
        mentions=found.mentions,
        resolutions=resolved.resolutions,
        actors=resolved.actors,
        places=resolved.places,
        toponyms=resolved.toponyms,
        attributions=resolved.attributions,
        wordings=said.wordings,
        contested=find_contested(forest, found.names, said.wordings, knowledge),
        claims=tuple(c.claim for c in clauses),
        denials=denials,
        times=steps.times.all,
        figures=figures,
        figure_relations=relate_figures(figures, knowledge.version),
        event_mentions=coded.event_mentions,
        links=coded.links,
        rejected=(*reading.rejected, *said.rejected, *coded.rejected),
    )
