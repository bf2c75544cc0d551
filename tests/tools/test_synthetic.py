"""The synthetic corpus: the same bytes for a seed, spans that hold, truth that agrees with itself, and the scorer on cases made by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from synthetic import corpus, write_corpus
from synthetic_parts.truth import related
from synthetic_parts.words import Amount, Told, chosen, sentence, spelt
from synthetic_parts.world import scenarios
from synthetic_score import Score, main, score_events, score_figures, score_syndication

MADE = 600
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(1, MADE, folder)
    return {path.stem: [json.loads(line) for line in path.read_text().splitlines()] for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_bytes_and_a_larger_corpus_begins_with_a_smaller(tmp_path: Path) -> None:
    for name, seed, reports in (("a", 3, 200), ("b", 3, 200), ("long", 3, 331), ("other", 4, 200)):
        write_corpus(seed, reports, tmp_path / name)
    for name in ("reports.jsonl", "truth.jsonl", "relations.jsonl"):
        first = (tmp_path / "a" / name).read_bytes()
        assert first == (tmp_path / "b" / name).read_bytes()
        assert (tmp_path / "long" / name).read_bytes().startswith(first)
        assert first != (tmp_path / "other" / name).read_bytes()


def test_every_span_is_exact_and_no_template_shows(made: dict[str, Rows]) -> None:
    texts = {row["id"]: row["text"] for row in made["reports"]}
    assert len(texts) == MADE
    for truth in made["truth"]:
        text = texts[truth["id"]]
        assert not set("{}[]|") & set(text)
        for told in truth["events"]:
            assert text[told["start"] : told["end"]] == told["sentence"]
        for figure in truth["figures"]:
            surface = text[figure["start"] : figure["end"]]
            number = figure["low"]
            assert surface.lower() in {spelt(number), f"{number:,}"}, surface
            assert not text[figure["end"] : figure["end"] + 1].isdigit()


def test_the_truth_agrees_with_the_reports(made: dict[str, Rows]) -> None:
    reports = {row["id"]: row for row in made["reports"]}
    truths = {row["id"]: row for row in made["truth"]}
    assert list(reports) == list(truths)
    for row in made["truth"]:
        report = reports[row["id"]]
        assert all(told["day"] <= report["date"] for told in row["events"])
        assert (row["kind"] == "unrelated") == (not row["events"])
        if row["copy_of"]:
            root = reports[row["copy_of"]]
            assert row["group"] == truths[row["copy_of"]]["group"] == row["copy_of"]
            assert root["published_at"] < report["published_at"]
            assert row["events"][0]["sentence"] in root["text"]
        if row["corrects"]:
            assert (row["kind"], row["capture"]) == ("correction", 2)
            assert report["url"] == reports[row["corrects"]]["url"]
            assert report["text"] != reports[row["corrects"]]["text"]
            assert "orrection: " in report["text"]
    urls = [reports[row["id"]]["url"] for row in made["truth"] if not row["corrects"]]
    assert len(set(urls)) == len(urls)


def test_every_kind_and_many_types_occur(made: dict[str, Rows]) -> None:
    kinds = {row["kind"] for row in made["truth"]}
    assert kinds == {
        "first", "copy", "excerpt", "rewrite", "followup", "contradiction", "denial", "correction", "combined", "unrelated",
    }  # fmt: skip
    events = [told for row in made["truth"] for told in row["events"]]
    assert {told["telling"] for told in events} == {"lead", "retold", "background", "denied"}
    assert len({told["type"] for told in events}) >= 12
    assert len({scenario.type for scenario in scenarios()}) == 16
    assert all(len(scenario.of("lead")) >= 6 for scenario in scenarios())


def test_look_alikes_differ_in_place_or_day(made: dict[str, Rows]) -> None:
    events: dict[str, tuple[str, str, str]] = {}
    for row in made["truth"]:
        for told in row["events"]:
            events[told["event"]] = (told["type"], told["place"], told["day"])
    placed = [known for known in events.values() if known[1]]
    assert len(set(placed)) == len(placed)
    by_type_and_place = defaultdict(set)
    for kind, place, day in placed:
        by_type_and_place[kind, place].add(day)
    assert any(len(days) > 1 for days in by_type_and_place.values())


def test_relations_point_to_figures_of_one_event_and_measure(made: dict[str, Rows]) -> None:
    figures = {(t["id"], f["start"], f["end"]): f for t in made["truth"] for f in t["figures"]}
    found = set()
    for row in made["relations"]:
        a = figures[row["a_report"], row["a_start"], row["a_end"]]
        b = figures[row["b_report"], row["b_start"], row["b_end"]]
        assert a["event"] == b["event"] == row["event"]
        assert a["measure"] == b["measure"] == row["measure"]
        assert (a["low"] == b["low"]) == (row["relation"] == "same") or row["relation"] == "subset"
        assert row["a_report"] != row["b_report"]
        found.add(row["relation"])
    assert found == {"same", "update", "subset", "differ", "contradict"}


def test_unrelated_reports_are_no_near_copies() -> None:
    seen: dict[int, set[tuple[str, ...]]] = {}
    for i, written in enumerate(islice(corpus(9), 150)):
        if not written.truth["copy_of"] and not written.truth["corrects"]:
            words = str(written.report["text"]).split()
            seen[i] = {tuple(words[n : n + 4]) for n in range(len(words) - 3)}
    for i, a in seen.items():
        for j, b in seen.items():
            if i < j:
                assert len(a & b) / len(a | b) < 0.5


def _told(value: int, *, disputes: bool = False, low_only: bool = False, **more: Any) -> Told:
    amount = Amount(measure="killed", value=value, **more)
    high = None if low_only else value
    return Told(amount=amount, start=0, end=2, low=value, best=high, high=high, disputes=disputes)


@pytest.mark.parametrize(
    ("a", "b", "relation", "turned"),
    [
        (_told(8), _told(8, stage=1), "same", False),
        (_told(8), _told(8, low_only=True), "same", False),
        (_told(8), _told(9, stage=1), "update", False),
        (_told(9, stage=1), _told(8), "update", True),
        (_told(8), _told(9, corrected=True), "update", False),
        (_told(8), _told(3, part=True), "subset", True),
        (_told(3, part=True), _told(8), "subset", False),
        (_told(8), _told(20, side="rival"), "differ", False),
        (_told(8), _told(20, side="rival", disputes=True), "contradict", True),
        (_told(20, side="rival", disputes=True), _told(9, stage=1), "differ", False),
    ],
)
def test_relation_of_two_figures(a: Told, b: Told, relation: str, turned: bool) -> None:
    found = related(a, b)
    assert found is not None
    assert found[:2] == (relation, turned)


def test_templates() -> None:
    assert chosen("[a|a] b [|]c", Random(1)) == "a b c"
    told = sentence(
        "{#killed} {who} fell",
        {"who": "[men|men]"},
        {"killed": Amount(measure="killed", value=4, part=True)},
        Random(1),
    )
    assert told.text == "Four men fell."
    assert [(f.start, f.end) for f in told.figures] == [(0, 4)]
    with pytest.raises(KeyError):
        sentence("{nobody} fell", {}, {}, Random(1))


# --- the scorer -----------------------------------------------------------------------------------------------------


def _truth(name: str, events: Rows = [], **more: Any) -> dict[str, Any]:  # noqa: B006
    return {"id": name, "corrects": "", "group": name, "events": events, "figures": [], **more}


def _event(event: str, start: int = 0, kind: str = "ASSAULT", telling: str = "lead") -> dict[str, Any]:
    return {"event": event, "type": kind, "also": ["COERCE"], "telling": telling, "start": start, "end": start + 50}


def _mention(report: str, event: str, start: int = 5, kind: str = "ASSAULT") -> dict[str, Any]:
    return {"report": report, "start": start, "end": start + 6, "type": kind, "event": event}


def test_events_are_scored_in_pairs_of_reports() -> None:
    truth = [
        _truth("a", [_event("x")]),
        _truth("b", [_event("x")]),
        _truth("c", [_event("x")]),
        _truth("d", [_event("y")]),
    ]
    mentions = [
        _mention("a", "1"),
        _mention("a", "1", start=20),
        _mention("b", "1", kind="COERCE"),
        _mention("d", "1"),
        _mention("c", "2", kind="AID"),
        _mention("c", "2", start=60),
    ]
    scores = score_events(truth, mentions)
    assert scores["events"] == Score(found=3, true=3, both=1)
    assert scores["linking"] == Score(found=3, true=1, both=1)
    assert (scores["told"], scores["read"], scores["outside"]) == (4, 3, 2)


def test_mentions_in_passing_and_superseded_captures_are_apart() -> None:
    truth = [
        _truth("a", [_event("x")]),
        _truth("b", [_event("x", telling="background")]),
        _truth("c", [_event("x")]),
        _truth("c2", [_event("x")], corrects="c"),
    ]
    scores = score_events(truth, [_mention(r, "1") for r in ("a", "b", "c", "c2")])
    assert scores["events"] == Score(found=1, true=1, both=1)
    assert scores["all_tellings"] == Score(found=3, true=3, both=3)


def test_syndication() -> None:
    truth = [_truth("a"), _truth("b", group="a"), _truth("c", group="a"), _truth("d")]
    rows = [{"report": "a", "group": 1}, {"report": "b", "group": 1}, {"report": "d", "group": 1}]
    score = score_syndication(truth, rows)
    assert score == Score(found=3, true=3, both=1)
    assert round(score.f1, 3) == 0.333


@pytest.mark.parametrize(
    ("row", "both", "found"),
    [
        (("a", 10, 12, "b", 21, 25, "update"), 1, 1),
        (("b", 20, 22, "a", 10, 12, "update"), 0, 1),
        (("a", 10, 12, "b", 20, 22, "same"), 0, 1),
        (("a", 90, 92, "b", 20, 22, "update"), 0, 0),
    ],
)
def test_figures(row: tuple[Any, ...], both: int, found: int) -> None:
    names = ("a_report", "a_start", "a_end", "b_report", "b_start", "b_end", "relation")
    truth = [_truth("a", figures=[{"start": 10, "end": 12}]), _truth("b", figures=[{"start": 20, "end": 22}])]
    true = dict(zip(names, ("a", 10, 12, "b", 20, 22, "update")))
    assert score_figures(truth, [true], [dict(zip(names, row))])["all"] == Score(found=found, true=1, both=both)


def test_the_truth_scores_full_marks_against_itself(made: dict[str, Rows]) -> None:
    mentions = [{**told, "report": row["id"]} for row in made["truth"] for told in row["events"]]
    scores = score_events(made["truth"], mentions)
    for name in ("events", "linking", "all_tellings"):
        score = scores[name]
        assert isinstance(score, Score)
        assert score.both == score.found == score.true > 0
    groups = [{"report": row["id"], "group": row["group"]} for row in made["truth"]]
    assert score_syndication(made["truth"], groups).f1 == 1
    figures = score_figures(made["truth"], made["relations"], made["relations"])
    assert all(score.f1 == 1 for score in figures.values())


def test_a_bad_row_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "truth.jsonl").write_text("")
    (tmp_path / "mentions.jsonl").write_text("{not json}\n")
    monkeypatch.setattr("sys.argv", ["synthetic_score", str(tmp_path), str(tmp_path / "mentions.jsonl")])
    assert main() == 1
    assert "mentions.jsonl:1 is no JSON" in capsys.readouterr().err
