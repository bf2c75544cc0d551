"""Words by which outlets, their sections and news agencies are known. Lower case where matched without case."""

from __future__ import annotations

from typing import Final

SECTIONS: Final = frozenset(
    {
        "africa", "americas", "analysis", "arts", "asia", "asia pacific", "australia", "business", "caribbean",
        "central asia", "china", "climate", "conflict", "crime", "culture", "defence", "defense", "diplomacy",
        "east africa", "economics", "economy", "education", "energy", "environment", "eurasia", "europe", "features",
        "finance", "foreign affairs", "global", "headlines", "health", "home", "human rights", "humanitarian",
        "india", "international", "international news", "justice", "latest", "latest news", "latin america", "law",
        "lifestyle", "local", "local news", "markets", "metro", "mideast", "middle east", "middle east news",
        "military", "nation", "national", "national news", "news", "news in brief", "north africa", "north america",
        "oceania", "opinion", "pacific", "pakistan", "policy", "politics", "region", "regional", "regional news",
        "science", "security", "society", "south america", "south asia", "southeast asia", "sport", "sports", "tech",
        "technology", "top news", "top stories", "travel", "uk", "uk news", "us", "us news", "us politics", "war",
        "weather", "west africa", "west asia", "world", "world news", "world politics",
    }
)  # fmt: skip
"""Names of sections as outlets print them over or before a report."""

OUTLET_WORDS: Final = frozenset(
    {
        "advertiser", "agency", "argus", "bulletin", "chronicle", "courier", "daily", "dispatch", "enquirer",
        "examiner", "gazette", "globe", "guardian", "herald", "independent", "inquirer", "journal", "ledger", "mail",
        "media", "mirror", "monitor", "network", "news", "newspaper", "newswire", "observer", "online", "post",
        "press", "radio", "record", "register", "review", "sentinel", "standard", "telegraph", "television", "times",
        "today", "tribune", "tv", "weekly", "wire",
    }
)  # fmt: skip
"""Words that names of outlets end in."""

AGENCIES: Final = frozenset(
    {
        "aa", "afp", "agence france-presse", "agencies", "anadolu", "anadolu agency", "ani", "ansa", "antara", "ap",
        "app", "associated press", "bbc", "bbc news", "belga", "bernama", "bloomberg", "cnn", "dpa", "efe", "ians",
        "interfax", "irin", "irna", "isna", "itar-tass", "kna", "kuna", "kyodo", "lusa", "mena", "mna", "nan", "npr",
        "pa", "pa media", "pna", "pti", "qna", "rfe/rl", "ria novosti", "reuters", "sana", "spa", "sputnik", "tass",
        "the associated press", "ukrinform", "un news", "upi", "voa", "voa news", "wafa", "wam", "xinhua", "yonhap",
    }
)  # fmt: skip
"""News agencies by the names that stand in datelines."""

FLAGS: Final = frozenset(
    {
        "alert", "analysis", "announcement", "breaking", "breaking news", "brief", "comment", "commentary",
        "correction", "editorial", "exclusive", "explainer", "factbox", "feature", "flash", "interview", "just in",
        "latest", "live", "live updates", "news alert", "news analysis", "opinion", "profile", "special report",
        "timeline", "update", "urgent", "video", "watch", "as it happened", "live blog", "live coverage", "live report",
        "live text", "liveblog", "watch live",
    }
)  # fmt: skip
"""Flags that are printed before a report and are neither an outlet nor a section."""

LIVE_FLAGS: Final = frozenset(
    {"as it happened", "live", "live blog", "live coverage", "live report", "live text", "live updates", "liveblog"}
)
"""Flags of live pages, which are flags before a colon in any case."""

SECTION_HEADS: Final = frozenset(
    {
        "access", "aid", "arrests", "assessment", "assistance", "attacks", "background", "casualties", "challenges",
        "chronology", "civilians", "conclusion", "conclusions", "consequences", "constraints", "context",
        "coordination", "damage", "deaths", "detentions", "developments", "displacement", "education", "figures",
        "findings", "funding", "gaps", "health", "highlights", "impact", "infrastructure", "injuries", "logistics",
        "losses", "measures", "mediation", "messages", "methodology", "needs", "nutrition", "outlook", "overview",
        "priorities", "protection", "reactions", "recommendations", "relief", "response", "responsibility",
        "returns", "rights", "risks", "sanitation", "security", "shelter", "situation", "steps", "summary",
        "timeline", "toll", "trends", "victims", "violations",
    }
)  # fmt: skip
"""Last words of the labels that sections of briefing notes and situation reports go by."""

NO_LABEL: Final = frozenset(
    {
        "a", "again", "allow", "an", "are", "began", "both", "call", "came", "can", "died", "do", "enough", "fell",
        "fled", "free", "go", "grew", "had", "has", "have", "he", "how", "i", "if", "is", "it", "left", "lift", "lost",
        "may", "met", "must", "never", "no", "nobody", "none", "not", "nothing", "open", "please", "right", "rose",
        "said", "say", "says", "see", "she", "stand", "stay", "stop", "that", "the", "there", "they", "this", "true",
        "wait", "was", "we", "went", "were", "what", "when", "where", "who", "why", "will", "withdraw", "won", "wrong",
        "yes", "you",
    }
)  # fmt: skip
"""Words that make two words with a full stop a sentence rather than a label."""


def is_section(name: str) -> bool:
    """Whether `name` is only the name of a section or flag."""
    lowered = name.strip().lower()
    return lowered in SECTIONS or lowered in FLAGS


def is_agency(name: str) -> bool:
    """Whether `name` is a known news agency."""
    return name.strip().lower() in AGENCIES


def is_outlet(name: str) -> bool:
    """Whether `name` reads like an outlet's: a known agency, or capitalised words the last of which outlets go by."""
    words = name.split()
    if is_agency(name):
        return True
    if not 2 <= len(words) <= 6 or is_section(name):
        return False
    return words[-1].lower() in OUTLET_WORDS and all(
        word[:1].isupper() or word in {"of", "the", "de"} for word in words
    )
