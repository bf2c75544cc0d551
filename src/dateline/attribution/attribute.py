"""The attribution step: who is said to say, think or want what, and whose words everything is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.attribution.chains import ordered, outers
from dateline.attribution.colons import colon, lead
from dateline.attribution.cues import CueLexicon
from dateline.attribution.drafts import Draft, draft_of
from dateline.attribution.mending import mended
from dateline.attribution.nominals import nominal
from dateline.attribution.prepositions import prepositional
from dateline.attribution.quotes import Quote, find_quotes, unbalanced
from dateline.attribution.quoting import with_quotes
from dateline.attribution.sifting import sifted
from dateline.attribution.verbs import verbal
from dateline.attribution.wordings import wordings_of
from dateline.records import Adoption, Attribution, Document, Parse, Rejected, Sentence, Span, Stance, Why, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """What the step finds. `wordings` partition the read blocks; `rejected` has what was looked at and dropped."""

    attributions: tuple[Attribution, ...]
    wordings: tuple[Wording, ...]
    quotes: tuple[Quote, ...]
    rejected: tuple[Rejected, ...]


def attribute(document: Document, parse: Parse, lexicon: CueLexicon, version: str) -> Attributed:
    """Who is said to say, think or want what, in text order, and whose words every read character is.

    Pure. All spans are code points of `document.text`. `version` goes into every why. `actor` is left empty.
    """
    quotes = find_quotes(document, parse)
    found = [draft for sentence in parse.sentences for draft in _sentence_drafts(sentence, lexicon)]
    kept, dropped = sifted(with_quotes(document, parse, found, quotes))
    drafts = ordered(kept)
    nesting = outers(drafts)
    attributions = tuple(
        _attribution(document, draft, f"a{index}", f"a{outer}" if outer >= 0 else "", quotes, version)
        for index, (draft, outer) in enumerate(zip(drafts, nesting))
    )
    return Attributed(
        attributions=attributions,
        wordings=wordings_of(document, attributions, quotes),
        quotes=quotes,
        rejected=(*unbalanced(quotes), *dropped),
    )


def _sentence_drafts(sentence: Sentence, lexicon: CueLexicon) -> Iterable[Draft]:
    tree = mended(sentence, lexicon)
    for reader in (verbal, nominal, prepositional):
        for found in reader(tree, lexicon):
            yield draft_of(tree, found)
    if ":" in sentence.words:
        for titled in (colon(tree), lead(tree)):
            if titled is not None:
                yield titled


def _attribution(
    document: Document, draft: Draft, name: str, outer: str, quotes: Sequence[Quote], version: str
) -> Attribution:
    cue = draft.cue
    return Attribution(
        id=name,
        sentence=draft.sentence,
        speaker=draft.speaker,
        speaker_kind=draft.kind,
        cue=draft.cue_spans,
        cue_lemma=cue.lemma if cue is not None else ":" if draft.frame in {"colon", "lead"} else "",
        content=draft.content,
        medium=draft.medium,
        addressee=draft.addressee,
        time=draft.time,
        via=draft.via,
        kind="attitude" if cue is not None and cue.attitude else _kind(document.text, draft.content, quotes),
        adoption=_adoption(document.text, draft),
        stance=_stance(document.text, draft),
        outer=outer,
        why=Why(
            step="attribution",
            rule=f"attribution.{draft.frame}",
            version=version,
            spans=tuple(sorted({*draft.cue_spans, *draft.speaker})) or draft.content,
        ),
    )


SAID_NOUNS = frozenset(
    """claim claims allegation allegations accusation accusations report reports charge charges finding findings suggestion
    suggestions assertion assertions rumour rumours rumor rumors account story version speculation insinuation""".split()
)
"""What is something said: who rejects it denies."""
_NEGATIONS = frozenset({"not", "never", "n't", "n’t", "no", "nor", "cannot", "neither", "without"})


def _stance(text: str, draft: Draft) -> Stance:
    """The cue's stance, turned round where the cue is negated: who does not believe doubts, who will not say refuses."""
    if draft.cue is None:
        return "neutral"
    if not _negated(text, draft):
        return "denying" if draft.cue.lemma == "reject" and _of_claims(text, draft) else draft.cue.stance
    if draft.cue.attitude or not draft.speaker:
        return "doubting"
    return "neutral" if draft.cue.stance in {"denying", "doubting", "refusing", "accusing"} else "refusing"


def _adoption(text: str, draft: Draft) -> Adoption:
    """The outlet takes nothing up that somebody "did not confirm", and keeps its distance from what "could not be confirmed"."""
    if draft.cue is None or draft.cue.adoption != "endorses" or not _negated(text, draft):
        return "neutral" if draft.cue is None else draft.cue.adoption
    return "neutral" if draft.speaker else "distances"


def _negated(text: str, draft: Draft) -> bool:
    cue = " ".join(span.of(text) for span in draft.cue_spans).lower()
    return not _NEGATIONS.isdisjoint(cue.replace("n’t", " n’t").replace("n't", " n't").split())


def _of_claims(text: str, draft: Draft) -> bool:
    """Whether what is rejected is something said: a report is denied, a proposal refused."""
    words = [w for span in draft.content for w in span.of(text).lower().split()]
    return not SAID_NOUNS.isdisjoint(words[:6])


def _kind(text: str, content: Sequence[Span], quotes: Sequence[Quote]) -> Literal["quote", "paraphrase", "mixed"]:
    """`quote` where every word of the content stands in quotation marks, `mixed` where some do."""
    inside = [any(q.span.covers(span) for q in quotes) for span in content]
    if content and all(inside):
        return "quote"
    touched = any(q.span.touches(span) for q in quotes for span in content)
    if not touched:
        return "paraphrase"
    return "quote" if all(_only_quoted(text, span, quotes) for span in content) else "mixed"


def _only_quoted(text: str, span: Span, quotes: Sequence[Quote]) -> bool:
    marked = [q.span for q in quotes if q.span.touches(span)]
    return not any(
        text[i].isalnum() and not any(m.start <= i < m.end for m in marked) for i in range(span.start, span.end)
    )
