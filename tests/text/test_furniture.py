"""Tables of cases: what is furniture, and what merely looks like it."""

from __future__ import annotations

import pytest

from dateline.text.furniture import name_and_place, whole_line
from dateline.text.related import inline_related, related_heading


def kind_of(line: str) -> str:
    found = whole_line(line)
    return found.kind if found else ""


BYLINES = [
    "By Jane Roe",
    "BY JANE ROE",
    "By Jane Roe and John A. Doe",
    "By Jane Roe, Staff Writer",
    "By Jane Roe in Goma",
    "by Ana de Souza | Harbour Gazette",
    "Written by Omar al-Hadi",
    "By Reuters",
    "By Our Correspondent",
    "Staff Reporter",
    "Web Desk",
    "Jane Roe, Harbour Gazette",
    "AFP/Jane Roe",
    "Jane Roe in Dakar contributed to this report.",
    "Reporting by Jane Roe; Editing by John Doe",
    "Reporting by Jane Roe in Goma and John Doe in Kinshasa; Editing by Ann Lee",
    "(Additional reporting by Ann Lee.)",
    "Writing by Ann Lee",
]
NOT_BYLINES = [
    "By Monday the town had fallen.",
    "By contrast, the north stayed calm",
    "By the river",
    "By Friday",
    "By March the harvest was lost",
    "Reporting by Amnesty International showed that a dozen villages along the river had been burnt.",
    "Editing by the censors went on for years.",
    "Jane Roe, a teacher",
    "By Velden",
    "By land and sea, the convoys kept coming.",
]
CAPTIONS = [
    "Photo: A ferry leaves the port of Velden.",
    "Image: The bridge after the flood / Getty",
    "FILE - Protesters gather at the square in May.",
    "FILE PHOTO: Soldiers stand guard at the gate.",
    "(Photo by Jane Roe)",
    "Photo by Jane Roe/AFP",
    "Photo credit: Harbour Gazette",
    "[File: Jane Roe/Reuters]",
    "A woman waits for water in Mena on Sunday. (Photo by Jane Roe/AFP)",
    "Boats at the quay in Velden [Jane Roe/Reuters]",
    "The minister at the opening of the dam. Jane Roe/Getty Images",
    "Picture: Jane Roe",
    "Soldiers on patrol near the border post via REUTERS",
]
NOT_CAPTIONS = [
    "Photos of the meeting were released by the ministry.",
    "Image problems have dogged the party since the spring.",
    "Picture by picture, the committee went through the evidence.",
    "File sharing was banned in the province, the governor said.",
    "The photo was taken by a witness, police said.",
    "He spoke to reporters (and the AP) at the airport.",
    "The agency AFP reported the arrests on Monday.",
    "Video games were blamed by the minister.",
    "Images of Velden burning were shown on state television.",
    "Photos by Jane Roe were shown in court.",
]
SHARES = [
    "Share this article",
    "Share this",
    "SHARE",
    "Share on Facebook",
    "Facebook Twitter WhatsApp Print",
    "Follow us on Twitter",
    "Follow Jane Roe on X",
    "Subscribe to our newsletter",
    "Sign up for our daily briefing and never miss a thing.",
    "Click here to get our news by mail.",
    "Print",
    "Advertisement",
    "ADVERTISEMENT",
    "We use cookies to make this page better.",
    "© 2024 Harbour Gazette. All rights reserved.",
    "Copyright 2024 Harbour Gazette",
    "3 min read",
    "Leave a comment",
    "Tags: ceasefire, Velden, talks",
    "The post Talks resume appeared first on Harbour Gazette.",
    "Join our WhatsApp channel",
    "___",
    "Editor's note: This report has been updated.",
    "https://gazette.test/newsletter",
]
NOT_SHARES = [
    "Share prices fell sharply on Monday.",
    "Share this burden, the minister told the allies, or lose the war.",
    "Print workers went on strike in the capital.",
    "Advertisement revenues fell by four per cent last year.",
    "Follow-up talks are planned for June.",
    "Subscribe to the treaty or leave, the envoy told them.",
    "Comments by the minister angered the opposition.",
    "Click farms were raided in the port city.",
    "Join the army or go to prison, young men were told.",
    "Tweets by the general were deleted.",
]
STAMPS = [
    ("Published: 12 March 2024", "2024-03-12"),
    ("Published on March 12, 2024 at 10:30 GMT", "2024-03-12"),
    ("Posted 2024-03-12 08:15", "2024-03-12"),
    ("Tuesday, March 12, 2024", "2024-03-12"),
    ("12 March 2024, 10:30 am", "2024-03-12"),
    ("Last updated: 13 March 2024", ""),
    ("March 12", ""),
    ("March 3, 20245:12 PM GMT", "2024-03-03"),
    ("Updated 2 days ago", ""),
]
NOT_STAMPS = [
    "Tuesday",
    "March 12, 2024, was a turning point for the town.",
    "Published reports of the talks differ.",
    "May",
    "On 12 March 2024 the bridge was reopened.",
]
SECTIONS = [
    "World News",
    "Reuters",
    "MIDDLE EAST",
    "Home > World > Africa",
    "Politics | Africa",
    "BREAKING NEWS",
    "News",
]
NOT_SECTIONS = ["World leaders meet", "Africa rising", "Home for Christmas", "Politics and power in Velden"]


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert kind_of(line) == "byline"


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize("line", SHARES)
def test_share_bars_and_notices(line: str) -> None:
    assert kind_of(line) == "share"


@pytest.mark.parametrize(("line", "published"), STAMPS)
def test_date_stamps(line: str, published: str) -> None:
    found = whole_line(line)
    assert found is not None
    assert (found.kind, found.published) == ("dateline", published)


@pytest.mark.parametrize("line", SECTIONS)
def test_section_lines(line: str) -> None:
    assert kind_of(line) == "label"


@pytest.mark.parametrize("line", NOT_BYLINES + NOT_CAPTIONS + NOT_SHARES + NOT_STAMPS + NOT_SECTIONS)
def test_lines_of_the_report(line: str) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize("line", ["Jane Roe in Goma", "Jane A. Roe in New Velden", "Ana de Souza in Port Mena, Velden"])
def test_name_and_place(line: str) -> None:
    assert name_and_place(line)


@pytest.mark.parametrize(
    "line", ["Rebels seize post in Mena", "War in Mena", "Jane Roe in the town", "Jane Roe in Goma."]
)
def test_no_name_and_place(line: str) -> None:
    assert not name_and_place(line)


HEADINGS = [
    "Related News:",
    "Related",
    "RELATED STORIES",
    "Read more:",
    "See also",
    "Also read",
    "More on this story",
    "More from Harbour Gazette",
    "You may also like",
    "Don't miss",
    "Most read",
]
NOT_HEADINGS = [
    "Related charges were dropped.",
    "Read more books, the minister said",
    "More on the way",
    "Relatedly, the bridge was closed.",
    "See also the report of the committee.",
    "Most read it as a threat.",
]
INLINE = [
    ("READ MORE: Bridge closed to trucks", "READ MORE: "),
    ("Read also: Ministers to visit Mena", "Read also: "),
    ("RELATED: Envoys back in Velden", "RELATED: "),
    ("Watch: Crowds fill the square", "Watch: "),
    ("Also read | Floods in the delta", "Also read | "),
    ("MORE: What we know of the talks", "MORE: "),
]
NOT_INLINE = [
    "Read more about it in the report of the committee.",
    "Related: the mayor resigned. He gave no reason. His deputy took over on Monday.",
    "More: he said it twice.",
    "Watch towers were set on fire along the border.",
]


@pytest.mark.parametrize("line", HEADINGS)
def test_related_headings(line: str) -> None:
    assert related_heading(line)


@pytest.mark.parametrize("line", NOT_HEADINGS)
def test_no_related_headings(line: str) -> None:
    assert not related_heading(line)


@pytest.mark.parametrize(("line", "cue"), INLINE)
def test_inline_related(line: str, cue: str) -> None:
    assert line[: inline_related(line)] == cue


@pytest.mark.parametrize("line", NOT_INLINE)
def test_no_inline_related(line: str) -> None:
    assert inline_related(line) == 0
