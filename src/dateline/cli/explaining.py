"""The command `explain`: why one event mention is coded as it is."""

from __future__ import annotations

from pathlib import Path

from dateline.cli.archives import opened
from dateline.cli.config import in_force, read_config
from dateline.cli.inputs import Facts, coded_of, make_coder, readings_of, why_rejected
from dateline.cli.problems import FAILURE, UNREADABLE, Problem
from dateline.cli.screen import Screen, safe
from dateline.explanation import explain
from dateline.records import Coded, EventMention
from dateline.telling import Told, rows_of

KIND = "em:"


def explain_id(name: str, archive: Path | None, path: str, codebook: str, screen: Screen) -> None:
    """Print why the event mention `name` (or the only one that begins so) is as it is. Raises Problem."""
    if archive is not None:
        with opened(archive) as found:
            coded, mention = found.event_mention(name)
    else:
        coded, mention = _in_file(name, path, codebook)
    for line in explain(coded, mention.id, in_force(read_config())):
        screen.out.print(safe(line), soft_wrap=not screen.out.is_terminal)


def _in_file(name: str, path: str, codebook: str) -> tuple[Coded, EventMention]:
    readings = list(readings_of(path, Facts()))
    if not any(r.document for r in readings):
        reason = why_rejected(readings[0]) if readings else "nothing was found there"
        raise Problem(f"{path} cannot be read: {reason}", code=UNREADABLE)
    coded = list(coded_of(iter(readings), make_coder(codebook)))
    start = name if name.startswith(KIND) else f"{KIND}{name}"
    found = [(c, m) for c in coded for m in c.event_mentions if m.id.startswith(start)]
    if len(found) == 1:
        return found[0]
    candidates = found or [(c, m) for c in coded for m in c.event_mentions]
    matter = "more than one event mention begins with" if found else "no event mention begins with"
    listed = "\n".join(_one_line(c, m) for c, m in candidates) or "  (there is none in it)"
    raise Problem(f"{matter} {name!r} in {path}; there are:\n{listed}", "give more of the id", FAILURE)


def _one_line(coded: Coded, mention: EventMention) -> str:
    row = next(r for r in rows_of(Told.of(coded)) if r.mention.id == mention.id)
    return safe(f"  {mention.id}  {row.who or 'somebody'} – {row.does}{f' – {row.to_whom}' if row.to_whom else ''}")
