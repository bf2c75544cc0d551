"""Versions, looked up without loading anything heavy."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def installed(package: str) -> str:
    """The installed version of a package, or empty."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def own_version() -> str:
    """Dateline's version: the installed one, else that of the code (a checkout that was not installed)."""
    from dateline import __version__

    return installed("dateline") or __version__
