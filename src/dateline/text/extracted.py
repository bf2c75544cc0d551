"""What the step "text" hands on: a document, and what the input itself says about the report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Basis, Document, Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A document and what its input says about the report. Unknown stays unknown (empty); nothing is looked up.

    `published` is an ISO date (YYYY-MM-DD) or empty. A basis is "stated" where a field, a meta tag or a title element
    says so, and "inferred" where the text has it (a label, a dateline, a first line that looks like a headline).
    """

    document: Document
    title: str = ""
    title_basis: Basis = "unknown"
    outlet: str = ""
    outlet_basis: Basis = "unknown"
    published: str = ""
    published_basis: Basis = "unknown"
    url: str = ""
    rejected: tuple[Rejected, ...] = ()
