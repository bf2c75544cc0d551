"""One text, read: the shortest way from a string to a `Coded`."""

from __future__ import annotations

import io
import json
from functools import cache

from dateline.coder import Coder, code
from dateline.coding.codebook import DEFAULT
from dateline.corpus import read_paths
from dateline.knowledge import load
from dateline.parse.spacy_parser import SpacyParser
from dateline.records import Coded


@cache
def coder(codebook: str = DEFAULT) -> Coder:
    """The coder on the installed model and the shipped knowledge; built once (about two seconds)."""
    return Coder.of(SpacyParser(), load(), codebook)


def read(
    text: str, *, title: str = "", outlet: str = "", date: str = "", url: str = "", codebook: str = DEFAULT
) -> Coded:
    """Read one report: its text or HTML, with what is known about it (`date` as ISO 8601, RFC 2822 or YYYYMMDD).

    A text that cannot be read gives a `Coded` without document whose `rejected` says why.
    """
    fields = {"title": title, "outlet": outlet, "date": date, "url": url}
    row = json.dumps({"text": text, **fields}) if any(fields.values()) else text
    (reading,) = read_paths(["-"], stdin=io.BytesIO(row.encode("utf-8")))
    return code([reading], coder(codebook))[0]
