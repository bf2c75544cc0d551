#!/usr/bin/env python3
"""Writes `tests/corpus/fixtures/`: exports and collections of the shape that each program gives them. All in them is invented.

python tests/corpus/make_fixtures.py
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from docx import Document

FIXTURES: Final = Path(__file__).parent / "fixtures"

TITLES: Final = ("Port Elm dockers end strike over night shifts", "Ferry company fined after harbour fire")
PARAGRAPHS: Final = (
    (
        "Dockers in Port Elm returned to work on Thursday after the harbour company agreed to limit night shifts.",
        "“We have what we asked for,” said Mara Tolk, who leads the dockers’ union. The company declined to comment.",
    ),
    (
        "A court in Port Elm fined the ferry company Northline 40,000 crowns on Friday over a fire that injured six people.",
        "The judge said that the company had ignored two warnings from the fire service. Northline said it would appeal.",
    ),
)
OUTLET: Final = "The Port Elm Post"
DAYS: Final = (date(2025, 3, 13), date(2025, 3, 14))
URLS: Final = ("https://post.example/2025/dockers-end-strike", "https://post.example/2025/ferry-fine")


def texts() -> list[str]:
    return ["\n\n".join(paragraphs) for paragraphs in PARAGRAPHS]


def rows() -> list[dict[str, str]]:
    """Rows as a project of its own might keep them, with two columns that nobody else has."""
    return [
        {
            "DocID": f"pe-{at}",
            "Headline": title,
            "Body": text,
            "PubDate": day.isoformat(),
            "Link": url,
            "Newspaper": OUTLET,
            "desk": "harbour",
            "original_language": "nor" if at == 2 else "en",
        }
        for at, (title, text, day, url) in enumerate(zip(TITLES, texts(), DAYS, URLS), 1)
    ]


def jsonl() -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()).encode()


def delimited(mark: str = ",", table: list[dict[str, str]] | None = None) -> str:
    table = table or rows()
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]), delimiter=mark, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def parquet() -> bytes:
    out = io.BytesIO()
    table = pa.Table.from_pylist(rows())
    days = pa.array(DAYS, pa.date32())
    pq.write_table(table.set_column(3, "PubDate", days).append_column("tags", pa.array([["port", "labour"], []])), out)
    return out.getvalue()


def record(kind: str, url: str, content: bytes, number: int) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-15T09:00:0{number}Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000{number}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def answer(status: str, kind: str, body: bytes, more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def page(at: int) -> bytes:
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[at] * 2)
    head = f'<meta charset="utf-8"><title>{TITLES[at]}</title><meta property="og:site_name" content="{OUTLET}">'
    return f"<!doctype html><html><head>{head}</head><body><article><h1>{TITLES[at]}</h1>{paragraphs}</article></body></html>".encode()


def warc() -> list[bytes]:
    html = "text/html; charset=utf-8"
    return [
        record("request", URLS[0], b"GET /2025/dockers-end-strike HTTP/1.1\r\nHost: post.example\r\n\r\n", 1),
        record("response", URLS[0], answer("200 OK", html, page(0)), 2),
        record("response", "https://post.example/logo.png", answer("200 OK", "image/png", b"\x89PNG" + bytes(40)), 3),
        record("response", "https://post.example/gone", answer("404 Not Found", html, b"<html>Not here</html>"), 4),
        record("response", "https://post.example/old", answer("301 Moved", html, b"", "Location: /new\r\n"), 5),
        record(
            "response",
            URLS[1],
            answer("200 OK", html, gzip.compress(page(1), mtime=0), "Content-Encoding: gzip\r\n"),
            6,
        ),
    ]


def rss() -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><guid isPermaLink='false'>pe-{at}</guid>"
        f"<pubDate>{day:%a, %d %b %Y} 08:00:00 +0100</pubDate><category>Harbour</category>"
        + (
            f"<content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in paragraphs)}]]></content:encoded>"
            if at == 1
            else f"<description>{paragraphs[0]}</description>"
        )
        + "</item>"
        for at, (title, url, day, paragraphs) in enumerate(zip(TITLES, URLS, DAYS, PARAGRAPHS), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{OUTLET}</title><link>https://post.example/</link>{items}</channel></rss>\n"
    )


def atom() -> str:
    entries = "".join(
        f"<entry><title>{title}</title><link href='{url}'/><id>tag:post.example,2025:{at}</id><published>{day}T08:00:00Z</published>"
        f"<content type='html'>{''.join(f'&lt;p&gt;{p}&lt;/p&gt;' for p in paragraphs)}</content></entry>"
        for at, (title, url, day, paragraphs) in enumerate(zip(TITLES, URLS, DAYS, PARAGRAPHS), 1)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title>'
        f"<id>tag:post.example,2025:feed</id><updated>2025-03-14T09:00:00Z</updated>{entries}</feed>\n"
    )


def json_feed() -> str:
    items = [
        {"id": f"pe-{at}", "url": url, "title": title, "content_text": text, "date_published": f"{day}T08:00:00+01:00"}
        for at, (title, url, text, day) in enumerate(zip(TITLES, URLS, texts(), DAYS), 1)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1)


# --- exports of databases -------------------------------------------------------------------------------------------


def nexis_lines(at: int) -> list[str]:
    day = DAYS[at]
    return [
        TITLES[at],
        OUTLET,
        f"{day:%B} {day.day}, {day.year} {day:%A}",
        f"Copyright {day.year} Port Elm Press Ltd All Rights Reserved",
        "Section: NEWS; Pg. 4",
        "Length: 212 words",
        "Byline: By Ines Varg",
        "Body",
        "",
        *PARAGRAPHS[at],
        "Classification",
        "Language: ENGLISH",
        "Publication-Type: Newspaper",
        "Subject: LABOR UNIONS (90%); HARBORS",
        "(78%)",
        f"Load-Date: {day:%B} {day.day}, {day.year}",
        "End of Document",
    ]


COVER: Final = ["Date and Time: Saturday, March 15, 2025 9:41:00 AM CET", "Job Number: 24100", "Documents (2)"]


def nexis_docx() -> bytes:
    document = Document()
    for line in [*COVER, *(f"{at}. {title}" for at, title in enumerate(TITLES, 1)), "Client/Matter: -None-"]:
        document.add_paragraph(line)
    for at in range(2):
        for number, line in enumerate(nexis_lines(at)):
            if number == 0:
                document.add_heading(line, 1)
            else:
                document.add_paragraph(line)
        document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return still(out.getvalue())


def still(data: bytes) -> bytes:
    """A zip file with a fixed time in it, so that the same bytes come every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def escaped(text: str) -> str:
    """Text as RTF has it."""
    safe = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in safe)


def nexis_rtf() -> str:
    lines = [*COVER, *nexis_lines(0), *nexis_lines(1)]
    return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "".join(f"{escaped(x)}\\par\n" for x in lines) + "}"


def factiva_fields(at: int) -> list[tuple[str, list[str]]]:
    day = DAYS[at]
    return [
        ("SE", ["News"]),
        ("HD", [TITLES[at]]),
        ("BY", ["By Ines Varg"]),
        ("WC", ["212 words"]),
        ("PD", [f"{day.day} {day:%B} {day.year}"]),
        ("SN", [OUTLET]),
        ("SC", ["PELMP"]),
        ("LA", ["English"]),
        ("CY", ["Copyright 2025. Port Elm Press Ltd"]),
        ("LP", [PARAGRAPHS[at][0]]),
        ("TD", [PARAGRAPHS[at][1]]),
        ("CO", ["nrthln : Northline Ferries"]),
        ("IN", ["i74 : Sea Transport"]),
        ("NS", ["c42 : Labor/Personnel | ccat : Corporate/Industrial News"]),
        ("RE", ["norw : Norway"]),
        ("PUB", ["Port Elm Press Ltd"]),
        ("AN", [f"Document PELMP0002025031{3 + at}el3d0000{at + 1}"]),
    ]


def factiva_rtf() -> str:
    lines = ["Factiva", ""]
    for at in range(2):
        for code, values in factiva_fields(at):
            lines += [f"{code}\t{values[0]}", *values[1:]]
        lines.append("")
    body = "".join(f"{escaped(line)}\\par\n".replace("\t", "\\tab ") for line in lines)
    return "{\\rtf1\\ansi{\\fonttbl{\\f0 Verdana;}}\n" + body + "}"


def factiva_html() -> str:
    reports = ""
    for at in range(2):
        cells = "".join(
            f'<tr><td class="index" align="right" valign="top"><b>{code}</b>&nbsp;</td><td>'
            + "".join(f'<p class="articleParagraph enarticleParagraph">{v}</p>' for v in values)
            + "</td></tr>"
            for code, values in factiva_fields(at)
        )
        reports += f'<div id="article-{at}" class="article enArticle"><table border="0">{cells}</table></div><br>\n'
    return (
        f"<!DOCTYPE html><html><head><title>Factiva</title><meta charset='utf-8'></head><body>{reports}</body></html>"
    )


def proquest_text() -> str:
    rule = "_" * 60
    parts = ["Report Information from ProQuest", "15 March 2025 09:41", ""]
    for at in range(2):
        day = DAYS[at]
        parts += [
            rule,
            "",
            f"Document {at + 1} of 2",
            "",
            TITLES[at],
            "",
            "Author: Varg, Ines",
            "",
            f"Publication info: {OUTLET} ; Port Elm [Port Elm]. {day.day} {day:%b %Y}: A.4.",
            "",
            f"Abstract: {PARAGRAPHS[at][0]}",
            "",
            *([f"Full text: {PARAGRAPHS[at][0]}", "", PARAGRAPHS[at][1], ""] if at == 0 else []),
            "Subject: Labor unions; Harbors",
            "",
            f"Title: {TITLES[at]}",
            "",
            f"Publication title: {OUTLET}",
            "",
            f"Publication date: {day:%b} {day.day}, {day.year}",
            "",
            f"ProQuest document ID: 31776{at}",
            "",
            f"Document URL: https://post.example/docview/31776{at}",
            "",
            "Database: Invented News",
            "",
        ]
    return "\n".join([*parts, rule, "", "Contact us at: https://post.example/help", ""])


def ris() -> str:
    return "\r\n".join(
        "\r\n".join(
            [
                "TY  - NEWS",
                f"T1  - {title}",
                f"AB  - {paragraphs[0]}",
                f"JF  - {OUTLET}",
                f"DA  - {day:%Y/%m/%d}/",
                f"UR  - {url}",
                f"AN  - 31776{at}",
                "KW  - Harbors",
                "KW  - Labor unions",
                *([f"N1  - {' '.join(paragraphs * 2)}"] if at == 0 else []),
                "ER  - ",
                "",
            ]
        )
        for at, (title, paragraphs, day, url) in enumerate(zip(TITLES, PARAGRAPHS, DAYS, URLS))
    )


def xls_html() -> str:
    names = ("Title", "FullText", "pubtitle", "pubdate", "DocumentURL", "StoreId")
    head = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(
        f"<tr><td>{title}</td><td>{text}</td><td>{OUTLET}</td><td>{day:%b} {day.day}, {day.year}</td><td>{url}</td><td>31776{at}</td></tr>"
        for at, (title, text, day, url) in enumerate(zip(TITLES, texts(), DAYS, URLS))
    )
    return f"<html><head><meta charset='utf-8'></head><body><table><tr>{head}</tr>{body}</table></body></html>"


def xls_tabs() -> str:
    return delimited(
        "\t", [{"Title": t, "Abstract": x, "FullText": x, "pubtitle": OUTLET} for t, x in zip(TITLES, texts())]
    )


def media_cloud() -> str:
    return delimited(
        ",",
        [
            {
                "id": f"9f{at}",
                "publish_date": day.isoformat(),
                "title": title,
                "url": url,
                "language": "en",
                "media_name": "post.example",
                "media_url": "post.example",
                "indexed_date": f"{day} 10:00:00",
            }
            for at, (title, day, url) in enumerate(zip(TITLES, DAYS, URLS), 1)
        ],
    )


def gdelt_gkg() -> str:
    lines = []
    for at, (title, url) in enumerate(zip(TITLES, URLS)):
        cells = [""] * 27
        cells[0], cells[1], cells[2], cells[3], cells[4] = (
            f"20250314100000-{at}",
            "20250314100000",
            "1",
            "post.example",
            url,
        )
        cells[25] = "srclc:nor;eng:Moses 2.1.1 / MosesCore Europarl nob-eng" if at else ""
        cells[26] = f"<PAGE_LINKS></PAGE_LINKS><PAGE_TITLE>{title}</PAGE_TITLE>" if at == 0 else ""
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def gdelt_events() -> str:
    cells = [""] * 61
    cells[0], cells[1], cells[5], cells[15], cells[26] = "1231231231", "20250314", "NOR", "NORLAB", "145"
    cells[59], cells[60] = "20250314100000", URLS[0]
    return "\t".join(cells) + "\n"


def files() -> dict[str, bytes]:
    """Every fixture by its name."""
    texts_of = {
        "own.csv": "\ufeff" + delimited(),
        "own.tsv": delimited("\t"),
        "semicolons.csv": delimited(";"),
        "feed.rss": rss(),
        "feed.atom": atom(),
        "feed.json": json_feed(),
        "nexis.rtf": nexis_rtf(),
        "factiva.rtf": factiva_rtf(),
        "factiva.html": factiva_html(),
        "proquest.txt": proquest_text(),
        "proquest.ris": ris(),
        "proquest-html.xls": xls_html(),
        "proquest-tabs.xls": xls_tabs(),
        "mediacloud.csv": media_cloud(),
        "gdelt.gkg.csv": gdelt_gkg(),
        "gdelt.export.CSV": gdelt_events(),
    }
    return {
        **{name: text.encode() for name, text in texts_of.items()},
        "own.jsonl": jsonl(),
        "own.jsonl.gz": gzip.compress(jsonl(), mtime=0),
        "own.jsonl.zst": zstandard.compress(jsonl()),
        "own.csv.gz": gzip.compress(delimited().encode(), mtime=0),
        "own.parquet": parquet(),
        "pages.warc": b"".join(warc()),
        "pages.warc.gz": b"".join(gzip.compress(part, mtime=0) for part in warc()),
        "nexis.docx": nexis_docx(),
    }


if __name__ == "__main__":
    FIXTURES.mkdir(exist_ok=True)
    for name, data in files().items():
        (FIXTURES / name).write_bytes(data)
