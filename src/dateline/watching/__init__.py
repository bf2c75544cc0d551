"""watching: feeds into an archive, one pass after the other, by one watcher at a time."""

from dateline.watching.lock import Locked, NoLock, locked
from dateline.watching.passing import Watched, Watcher
from dateline.watching.settings import BadSettings, Settings, read_settings

__all__ = ["BadSettings", "Locked", "NoLock", "Settings", "Watched", "Watcher", "locked", "read_settings"]
