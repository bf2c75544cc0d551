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
from dataclasses import dataclass

from dateline.attribution import CueLexicon, attribute
from dateline.claims import find_claims, find_contested, find_denials, find_figures, find_times, relate_figures
from dateline.coding import code_claims
from dateline.coding.codebook import DEFAULT
from dateline.knowledge import Knowledge
from dateline.mentions import find_mentions
from dateline.parse import Parser, trees
from dateline.records import Capture, Coded, Document, Parse, Rejected, Report, Versions
from dateline.resolve import resolve

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


def code_parsed(reading: Reading, parse: Parse, coder: Coder) -> Coded:
    """Code one report whose parse is there: everything after the parse."""
    document, knowledge = reading.document, coder.knowledge
    if document is None:
        raise ValueError("a reading without a document has nothing to code")
    text = document.text
    forest = trees(parse)
    found = find_mentions(forest, knowledge)
    said = attribute(document, parse, coder.cues, knowledge.version)
    resolved = resolve(
        report=reading.report, trees=forest, found=found, attributions=said.attributions, knowledge=knowledge
    )
    clauses = find_claims(
        forest, found, resolved.attributions, knowledge, coder.cues, published=reading.report.published
    )
    denials = find_denials(forest, clauses, resolved.attributions, resolved.actor_at, knowledge)
    figures = find_figures(forest, found, resolved.attributions, text, knowledge, resolved.actor_at)
    times = find_times(forest, reading.report.published, knowledge.version)
    coded = code_claims(
        report=reading.report,
        text=text,
        trees=forest,
        found=found,
        resolved=resolved,
        clauses=clauses,
        times=times,
        knowledge=knowledge,
        codebook=coder.codebook,
    )
    return Coded(
        versions=coder.versions(),
        report=reading.report,
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
        times=times.all,
        figures=figures,
        figure_relations=relate_figures(figures, knowledge.version),
        event_mentions=coded.event_mentions,
        links=coded.links,
        rejected=(*reading.rejected, *said.rejected, *coded.rejected),
    )
