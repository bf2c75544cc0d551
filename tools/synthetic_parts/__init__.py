"""The parts of tools/synthetic.py: words, world, telling of one report, clusters of reports, truth."""
