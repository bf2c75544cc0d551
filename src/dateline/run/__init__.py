"""run: executors, the only place that knows where and by how many processes reports are coded."""

from dateline.run.execute import CoderFactory, Executor, in_process, pool

__all__ = ["CoderFactory", "Executor", "in_process", "pool"]
