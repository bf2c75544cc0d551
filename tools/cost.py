#!/usr/bin/env python3
"""Measures what finding mentions and resolving them costs beside the parse: CPU seconds of one process, and their ratio.

    OPENBLAS_NUM_THREADS=1 python tools/cost.py INPUT.jsonl [--most N]

INPUT has one report (or sentence) a row, with `id` and `text`, as for `tools/predict.py`. DESIGN section 6 means a parse on
one thread; without the variable the matrix library takes all cores and the parse counts their time together.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from dateline.attribution import attribute
from dateline.coder import Coder
from dateline.knowledge import load
from dateline.mentions import find_mentions
from dateline.parse import trees
from dateline.parse.spacy_parser import SpacyParser
from dateline.resolve import resolve
from predict import CHUNK, nothing_older_collected, reading_of


def measure(source: Path, most: int) -> dict[str, float]:
    """CPU seconds of the parse, of `find_mentions` and of `resolve` over the first `most` rows of a file (0: all)."""
    coder = Coder.of(SpacyParser(), load())
    lines = source.read_text(encoding="utf-8").splitlines()
    spent = {"parse": 0.0, "mentions": 0.0, "resolution": 0.0}
    readings = [reading_of(json.loads(line)) for line in lines[: most or None]]
    with nothing_older_collected():
        for start in range(0, len(readings), CHUNK):
            group = [(r.report, r.document) for r in readings[start : start + CHUNK] if r.document is not None]
            began = time.process_time()
            parses = coder.parser.parse([document for _, document in group])
            spent["parse"] += time.process_time() - began
            for (report, document), parse in zip(group, parses):
                forest = trees(parse)
                said = attribute(document, parse, coder.cues, coder.knowledge.version)
                began = time.process_time()
                found = find_mentions(forest, coder.knowledge)
                between = time.process_time()
                resolve(
                    report=report,
                    trees=forest,
                    found=found,
                    attributions=said.attributions,
                    knowledge=coder.knowledge,
                )
                spent["mentions"] += between - began
                spent["resolution"] += time.process_time() - between
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--most", type=int, default=0, metavar="N", help="only the first N rows")
    args = parser.parse_args()
    spent = measure(args.input, args.most)
    ratio = (spent["mentions"] + spent["resolution"]) / spent["parse"]
    print(", ".join(f"{step} {seconds:.2f} s" for step, seconds in spent.items()))
    print(f"mentions and resolution / parse: {ratio:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
