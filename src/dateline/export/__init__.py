"""export: one module a format: what leaves the archive or a single report."""
