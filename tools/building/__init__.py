"""Builds the generated part of the knowledge from pinned packages; see `tools/build_knowledge.py`."""
