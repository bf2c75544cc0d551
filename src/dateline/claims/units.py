"""Units behind a number: currencies, lengths, areas, weights; always the singular long form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims.numbers import CURRENCY_SIGNS, MONEY
from dateline.records import Measure

LENGTHS = {
    "kilometre": "km kms kilometer", "metre": "m meter", "mile": "mi", "foot": "feet ft", "yard": "yd", "centimetre":
    "cm centimeter", "millimetre": "mm millimeter", "block": "",
}  # fmt: skip
AREAS = {
    "square kilometre": "km2 km² sqkm", "square metre": "m2 m² sqm", "hectare": "ha", "acre": "", "dunam": "dunum donum",
    "feddan": "", "square mile": "",
}  # fmt: skip
AMOUNTS = {
    "tonne": "ton t mt", "litre": "liter", "kilogram": "kg kilo kilogramme", "gram": "gramme", "barrel": "bbl",
    "gallon": "", "bushel": "", "cubic metre": "m3 m³", "megawatt": "mw", "gigawatt": "gw", "kilowatt": "kw",
    "megawatt-hour": "mwh", "gigawatt-hour": "gwh",
}  # fmt: skip
SOLID = {"sq": "square", "sq.": "square", "square": "square", "cubic": "cubic", "nautical": "nautical", "metric": ""}
"""Words between a number and its unit."""
VERBS_TOO = frozenset({"won", "real", "sol", "som"})
SPELT = {"ruble": "rouble"}
HEIGHTS = frozenset({"tall", "high", "deep", "thick", "height", "depth", "altitude"})


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {
        form: unit for unit, forms in table.items() for form in (unit, f"{unit}s", *forms.split(), *_plurals(forms))
    }


def _plurals(forms: str) -> list[str]:
    return [f"{form}s" for form in forms.split() if len(form) > 2]


LENGTH_FORMS, AREA_FORMS, AMOUNT_FORMS = _forms(LENGTHS), _forms(AREAS), _forms(AMOUNTS)
NOT_UNITS = frozenset({"block", "blocks"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit with its measure; `token` is its last word, `dashed` whether a hyphen joins it to the number."""

    unit: str
    measure: Measure
    token: int
    dashed: bool = False


def unit_at(words: Sequence[str], tags: Sequence[str], at: int) -> Unit | None:
    """The unit that starts at token `at` of the lower-case `words` (a hyphen before it is stepped over)."""
    dashed = words[at : at + 1] == ["-"]
    at += dashed
    kind = SOLID.get(words[at]) if at < len(words) else None
    token = at + (kind is not None)
    token += words[token : token + 1] == ["-"]
    if token >= len(words):
        return None
    found = _length(words[token], kind or "") or _amount(words[token], kind) or _currency(words, tags, token)
    if found is None:
        return None
    unit, measure, last = *found[:2], token + found[2]
    if measure == "other" and unit.endswith("watt") and words[last + 1 : last + 2] == ["-"]:
        unit, last = f"{unit}-hour", last + 2
    return Unit(unit=unit, measure=measure, token=last, dashed=dashed)


def _length(word: str, kind: str) -> tuple[str, Measure, int] | None:
    if word in AREA_FORMS:
        return AREA_FORMS[word], "area", 0
    unit = LENGTH_FORMS.get(word)
    if unit is None or word in NOT_UNITS:
        return None
    measure: Measure = "area" if kind == "square" else "other" if kind == "cubic" else "distance"
    return f"{kind} {unit}".strip(), measure, 0


def _amount(word: str, kind: str | None) -> tuple[str, Measure, int] | None:
    return (AMOUNT_FORMS[word], "other", 0) if word in AMOUNT_FORMS and kind in {None, ""} else None


def _currency(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[str, Measure, int] | None:
    """ "rupees", "US dollars", "Pakistani rupees"; "500 pounds of explosives" is a weight."""
    last = min(at + 2, len(words)) if tags[at] in {"JJ", "NNP"} else at + 1
    for token in range(at, last):
        word = words[token]
        sign = CURRENCY_SIGNS.get(word) if word in "€£" else None
        name = sign or currency_of(word, tags[token])
        if name == "pound" and words[token + 1 : token + 2] == ["of"]:
            return name, "other", token - at
        if name:
            return name, "money", token - at
    return None


def currency_of(word: str, tag: str) -> str:
    """The currency that a lower-case noun names, or empty."""
    if word in VERBS_TOO and tag not in {"NN", "NNS"}:
        return ""
    singular = next((w for w in (word, word.removesuffix("s"), word.removesuffix("es")) if w in MONEY), "")
    return SPELT.get(singular, singular)
