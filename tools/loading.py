#!/usr/bin/env python3
"""Measures what loading the knowledge costs in a fresh process: CPU seconds of `dateline.load()` and the peak of its memory.

    python tools/loading.py [--runs N] [--small-places] [--json]

Each run is a new interpreter; the median is printed. Importing the package is not part of the seconds, but of the memory.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys

ONCE = """
import json, resource, time
from dateline.knowledge import load
began = time.process_time()
load(small_places={small})
seconds = time.process_time() - began
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--small-places", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    command = [sys.executable, "-c", ONCE.format(small=args.small_places)]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(args.runs)
    ]
    seconds, megabytes = (statistics.median(run[i] for run in runs) for i in (0, 1))
    if args.json:
        print(json.dumps({"seconds": round(seconds, 3), "megabytes": round(megabytes)}))
    else:
        print(
            f"loading the knowledge: {seconds:.2f} s of CPU, {megabytes:.0f} MB at most (median of {args.runs} fresh processes)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
