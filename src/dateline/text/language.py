"""Which language a text is in. Only English is read; all else is said to be unread, with the language found."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES: Final = (
    "am", "ar", "az", "bg", "bn", "bs", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ha", "he", "hi",
    "hr", "hu", "hy", "id", "it", "ja", "ka", "ko", "ku", "lt", "lv", "ms", "nl", "no", "pl", "ps", "pt", "ro", "ru",
    "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "th", "tl", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
"""Languages with news on the web worth telling apart: fewer rivals make the short texts surer."""

_SAMPLE: Final = 2000
_SHORT: Final = 40
_CLEAR: Final = 0.5
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|in|to|was|were|said|that|for|has|have|with|by|from|is|are)\b", re.I)


def language_of(text: str) -> tuple[str, float]:
    """ISO 639-1 code of the language of `text` and its probability (3 places); `("und", 0.0)` without any letter.

    Looks at the first 2,000 characters. A short text (fewer than 40 letters) in Latin script is taken as English
    unless another language is clear, and so is a longer one that is full of names but held together by English words.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "und", 0.0
    ranked = _identifier().rank(sample)
    best, score = ranked[0]
    if best != "en" and score < _CLEAR and _could_be_english(sample, letters):
        best, score = "en", dict(ranked)["en"]
    return best, round(float(score), 3)


def _could_be_english(sample: str, letters: int) -> bool:
    if len(_LATIN.findall(sample)) < letters * 0.9:
        return False
    return letters < _SHORT or len(_ENGLISH.findall(sample)) >= 2


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second to load, hence neither at import nor once a report.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
