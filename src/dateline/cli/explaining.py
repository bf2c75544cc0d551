"""The command `explain`: why one event mention, attribution, claim or figure is as it is."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.cli.archives import opened
from dateline.cli.config import in_force, read_config
from dateline.cli.inputs import Facts, coded_of, make_coder, readings_of, why_rejected
from dateline.cli.problems import FAILURE, UNREADABLE, Problem
from dateline.cli.screen import Screen, safe
from dateline.explanation import NothingToExplain, explain
from dateline.records import Coded, EventMention
from dateline.telling import Told, rows_of

KIND = "em:"
PART = re.compile(r"(?:(?P<report>.+)/)?(?P<part>[acf][0-9]+)")
"""An attribution, claim or figure as the tables name it: "report:9f29/f3", or in one report "f3"."""


def explain_id(name: str, archive: Path | None, path: str, codebook: str, screen: Screen) -> None:
    """Print why an event mention (or the only one that begins so), attribution, claim or figure is as it is. Raises Problem."""
    part = PART.fullmatch(name)
    if archive is not None:
        coded, id = _in_archive(name, part, archive)
    else:
        coded, id = _in_file(name, part, path, codebook)
    try:
        lines = explain(coded, id, in_force(read_config()))
    except NothingToExplain as error:
        raise Problem(str(error), "`dateline claims` and `dateline figures` show the ids", FAILURE) from None
    for line in lines:
        screen.out.print(safe(line), soft_wrap=not screen.out.is_terminal)


def _in_archive(name: str, part: re.Match[str] | None, archive: Path) -> tuple[Coded, str]:
    with opened(archive) as found:
        if part is not None and part["report"]:
            return found.coded(part["report"]), part["part"]
        coded, mention = found.event_mention(name)
        return coded, mention.id


def _in_file(name: str, part: re.Match[str] | None, path: str, codebook: str) -> tuple[Coded, str]:
    readings = list(readings_of(path, Facts()))
    if not any(r.document for r in readings):
        reason = why_rejected(readings[0]) if readings else "nothing was found there"
        raise Problem(f"{path} cannot be read: {reason}", code=UNREADABLE)
    coded = list(coded_of(iter(readings), make_coder(codebook)))
    if part is not None:
        meant = [c for c in coded if c.report.id.startswith(part["report"] or "")]
        if len(meant) == 1:
            return meant[0], part["part"]
    start = name if name.startswith(KIND) else f"{KIND}{name}"
    found = [(c, m) for c in coded for m in c.event_mentions if m.id.startswith(start)]
    if len(found) == 1:
        return found[0][0], found[0][1].id
    candidates = found or [(c, m) for c in coded for m in c.event_mentions]
    matter = "more than one event mention begins with" if found else "no event mention begins with"
    listed = "\n".join(_one_line(c, m) for c, m in candidates) or "  (there is none in it)"
    raise Problem(f"{matter} {name!r} in {path}; there are:\n{listed}", "give more of the id", FAILURE)


def _one_line(coded: Coded, mention: EventMention) -> str:
    row = next(r for r in rows_of(Told.of(coded)) if r.mention.id == mention.id)
    return safe(f"  {mention.id}  {row.who or 'somebody'} – {row.does}{f' – {row.to_whom}' if row.to_whom else ''}")
