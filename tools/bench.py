#!/usr/bin/env python3
"""Runs Dateline on the benchmarks beside this checkout and prints our figures beside the rivals'.

    python tools/bench.py [BENCH_DIR]        BENCH_DIR defaults to ../shared/bench; absent, it says so and ends with 0

The answers are taken out of the gold before Dateline sees it. Rivals' figures are for whole sets, ours for the development
part; both are as published or measured by others and only for orientation. The cost is CPU time of everything after the
parse as a ratio to the parse (DESIGN section 6), in this same run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from predict import allowed, predict


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One gold file with its task, its scorer and the figures to print: (label, path into the scorer's JSON, rivals')."""

    task: str
    gold: str
    scorer: str
    options: tuple[str, ...] = ()
    figures: tuple[tuple[str, tuple[str | int, ...], str], ...]


GEO = (("lgl", ".85"), ("trnews", ".88"), ("geovirus", ".94"), ("gwn", ".86"))
"""Gold of places with what an ensemble of all published systems reaches, its mentions given (acc161c)."""


def geo_benches() -> tuple[Bench, ...]:
    """Places with mentions given and not, and toponyms found where the gold marks all of them."""
    given = tuple(
        Bench(
            task="geo-given",
            gold=f"geo/{name}.jsonl",
            scorer="geo/score.py",
            options=("--oracle",),
            figures=(
                (
                    "places, mentions given: within 161 km",
                    ("acc161c.all",),
                    f"{ensemble} ensemble of published systems",
                ),
                ("places, mentions given: country", ("country.all",), ""),
            ),
        )
        for name, ensemble in GEO
    )
    found = (
        ("toponyms found, exact F1", ("recognition.exact", 2), ".83 best published"),
        ("places, found by us: within 161 km", ("acc161c.all",), ""),
    )
    return (*given, Bench(task="geo", gold="geo/gwn.jsonl", scorer="geo/score.py", figures=found))


BENCHES = (
    Bench(
        task="coding",
        gold="coding/events_gsr.jsonl",
        scorer="coding/score_events.py",
        figures=(
            ("PLOVER class F1", ("plover", "F1"), ".49 UniversalPetrarch, .42 PETRARCH2, .35 NGEC recipe"),
            ("class precision", ("plover", "P"), ".53 UniversalPetrarch, .61 PETRARCH2"),
            ("class recall", ("plover", "R"), ".46 UniversalPetrarch, .32 PETRARCH2"),
            ("class, actor and recipient (joint any) F1", ("joint_any", "F1"), ".35 both"),
            ("actor country accuracy", ("source_country", "acc"), ".55 UniversalPetrarch, .48 PETRARCH2"),
            ("recipient country accuracy", ("target_country", "acc"), ".54 UniversalPetrarch, .47 PETRARCH2"),
            ("actor words F1", ("source_span", "F1"), ""),
            ("recipient words F1", ("target_span", "F1"), ""),
        ),
    ),
    Bench(
        task="attribution",
        gold="attribution/polnear_dev.jsonl",
        scorer="attribution/score.py",
        figures=(
            ("joint soft F1", ("joint.soft", 2), ".75 people among themselves, .29 a list of cue verbs"),
            ("joint exact F1", ("joint.exact", 2), ".60 people"),
            ("cue exact F1", ("cue.exact", 2), ".71 people, .75 CofeNet-BERT"),
            ("speaker exact F1", ("source.exact", 2), ".79 people, .83 CofeNet-BERT"),
            ("content soft F1", ("content.soft", 2), ""),
        ),
    ),
    Bench(
        task="meantime",
        gold="meantime/meantime_dev.jsonl",
        scorer="meantime/score.py",
        figures=(
            ("event overlap F1", ("event.overlap", 2), ""),
            ("polarity accuracy", ("fact.polarity.acc",), ".978 always positive"),
            ("certainty accuracy", ("fact.certainty.acc",), ".944 always certain"),
            ("negated events F1", ("fact.NEG", 2), "0 always positive"),
            ("events not certain F1", ("fact.NOTCERTAIN", 2), "0 always certain"),
            ("events to come F1", ("fact.FUTURE", 2), ""),
            ("arguments F1", ("args.F", 2), ""),
        ),
    ),
    Bench(
        task="clusters",
        gold="clusters/newscluster_dev.jsonl",
        scorer="clusters/score.py",
        figures=(("reports of one matter, B3 F1", ("b3", 2), ".89 TF-IDF, .94-.97 at its best threshold"),),
    ),
    Bench(
        task="clusters",
        gold="bias/basil_dev.jsonl",
        scorer="clusters/score.py",
        figures=(("reports of one matter, B3 F1", ("b3", 2), ""),),
    ),
    Bench(
        task="coref",
        gold="coref/ecbplus_dev.jsonl",
        scorer="coref/score.py",
        figures=(
            (
                "the same event across reports, mentions given: CoNLL F1",
                ("conll",),
                ".71 stem and known topic, .81-.86 trained",
            ),
            ("the same, B3 F1", ("b3", 2), ""),
        ),
    ),
    Bench(
        task="timex",
        gold="meantime/meantime_dev.jsonl",
        scorer="timex/score.py",
        figures=(
            ("dates, value F1", ("value.F", 2), ".78 HeidelTime, .67 SUTime (on TempEval-3)"),
            ("dates found, relaxed F1", ("relaxed", 2), ""),
        ),
    ),
    Bench(
        task="india_police",
        gold="events/india_police_dev.jsonl",
        scorer="events/score_police.py",
        figures=(
            ("police acts in sentences, macro F1", ("sentence.macroF",), ".49 a keyword list"),
            ("police acts in documents, macro F1", ("document.macroF",), ".61 a keyword list"),
        ),
    ),
    Bench(
        task="fivew",
        gold="fivew/giveme5w1h_dev.jsonl",
        scorer="fivew/score.py",
        figures=(
            ("who, F1 of the first answer", ("who", "top1.F"), ".59 Giveme5W1H"),
            ("what, F1 of the first answer", ("what", "top1.F"), ""),
            ("where, F1 of the best of three", ("where", "top3.F"), ".67 Giveme5W1H"),
            ("when, the day of the first answer", ("when.date",), ""),
        ),
    ),
    Bench(
        task="gvdb",
        gold="incidents/gvdb_dev.jsonl",
        scorer="incidents/score.py",
        figures=(
            ("names of those shot, F1", ("victims.name", 2), ""),
            ("names of those who shot, F1", ("shooters.name", 2), ""),
            ("names of either, F1", ("either.name", 2), ""),
            ("city of the shooting", ("city",), ""),
            ("place in it", ("place",), ""),
            ("month and day", ("date.md",), ""),
            ("time on the clock", ("clock_time",), ""),
            ("how many were killed", ("n_killed",), ""),
            ("how many were hurt", ("n_hurt",), ""),
        ),
    ),
    Bench(
        task="bias",
        gold="bias/babe_dev.jsonl",
        scorer="bias/score.py",
        figures=(
            ("biased sentences told by contested terms: macro F1", ("macroF",), ".64 a list of loaded words"),
            ("biased sentences: precision", ("Biased", 0), ""),
            ("biased sentences: recall", ("Biased", 1), ""),
        ),
    ),
    Bench(
        task="factuality",
        gold="factuality/udsih2_dev.jsonl",
        scorer="factuality/score.py",
        figures=(
            ("it happened: Pearson", ("pearson",), ".77 BiLSTM, .83-.87 BERT, .40 a word-window rule"),
            ("it happened: mean absolute error", ("mae",), ".96 BiLSTM"),
        ),
    ),
)


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/bench")
    if not root.is_dir():
        print(f"bench: no benchmarks at {root}; nothing measured")
        return 0
    print(f"{'benchmark':34} {'figure':44} {'ours':>6}  rivals")
    for bench in (*BENCHES, *geo_benches()):
        if not (root / bench.gold).is_file():
            print(f"{bench.gold:34} not there; not measured")
            continue
        scores, cost = run(bench, root)
        for label, path, rivals in bench.figures:
            print(f"{bench.gold:34} {label:44} {value(scores, path):6.3f}  {rivals}")
        if bench.task != "geo-given":
            print(f"{bench.gold:34} {'cost of everything after the parse, / parse':44} {cost:6.3f}  at most 0.5 wanted")
    return 0


def run(bench: Bench, root: Path) -> tuple[dict[str, Any], float]:
    """The scorer's figures and the cost ratio."""
    with tempfile.TemporaryDirectory() as folder:
        stripped, predicted, timing = (Path(folder) / name for name in ("input.jsonl", "pred.jsonl", "time.json"))
        rows = [json.loads(line) for line in (root / bench.gold).read_text(encoding="utf-8").rstrip("\n").split("\n")]
        stripped.write_text("".join(json.dumps(allowed(bench.task, r)) + "\n" for r in rows), encoding="utf-8")
        predict(bench.task, stripped, predicted, None, timing)
        command = [
            sys.executable,
            str(root / bench.scorer),
            str(root / bench.gold),
            str(predicted),
            "--json",
            *bench.options,
        ]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        scores = json.loads(output)
        return scores.get("pred.jsonl", scores), float(json.loads(timing.read_text())["ratio"])


def value(scores: Any, path: tuple[str | int, ...]) -> float:
    """The figure at a path of keys and places."""
    for step in path:
        scores = scores[step]
    return float(scores)


if __name__ == "__main__":
    sys.exit(main())
