"""The identity of a report: canonical url, else external id, else bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corpus import canonical_url, report_id


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Courier.Example/World/Oran/", "https://courier.example/World/Oran"),
        ("https://courier.example:443/a?utm_source=x&id=7&fbclid=q#top", "https://courier.example/a?id=7"),
        ("http://courier.example:80/a?gclid=1", "http://courier.example/a"),
        ("http://courier.example:8080/a", "http://courier.example:8080/a"),
        (" https://courier.example/?p=12 ", "https://courier.example?p=12"),
        ("https://courier.example/", ""),
        ("courier.example/a", ""),
        ("ftp://courier.example/a", ""),
        ("https://[broken/a", ""),
        ("", ""),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@given(st.text())
def test_any_text_has_a_canonical_url_that_stays(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


def test_what_comes_first_decides() -> None:
    def made(url: str = "", external: str = "", data: bytes = b"", source: str = "s") -> str:
        return report_id(url=url, external_id=external, data=data, source=source)

    address = "https://courier.example/a"
    assert made(address, "1", b"x") == made(address + "/?utm_medium=y", "2", b"y", "t")
    assert made("", "1", b"x") == made("not an address", "1", b"y", "t")
    assert made(data=b"x") == made(data=b"x", source="t")
    assert made(source="s") != made(source="t")
    assert len({made(address), made(external=address), made(data=address.encode()), made(source=address)}) == 4
