"""The documentation does what it says: its commands run and print what it shows, its recipes run, its links lead somewhere."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main

from dateline.cli.app import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")])
NARROW = 100
"""Columns of the excerpts in the tutorial."""

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CUT = "..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of a console block, what it is given on its own lines, the exit code it is to end with, and its output."""

    script: str
    code: int
    output: tuple[str, ...]


def blocks(page: Path) -> list[tuple[str, str]]:
    """The fenced blocks of a page: language and body."""
    return [(m.group(1), m.group(2)) for m in BLOCK.finditer(page.read_text(encoding="utf-8"))]


def commands(body: str) -> list[Command]:
    """The commands of a console block, in order; a here-document belongs to its command."""
    found: list[Command] = []
    lines = iter(body.splitlines())
    for line in lines:
        if not line.startswith("$ "):
            assert found, f"a console block begins with a command, not with {line!r}"
            last = found.pop()
            found.append(Command(script=last.script, code=last.code, output=(*last.output, line)))
            continue
        script = [line[2:]]
        ending = re.search(r"<<'(\w+)'", line)
        while ending and script[-1] != ending.group(1):
            script.append(next(lines))
        code = re.search(r"# exit code (\d+)$", line)
        found.append(Command(script="\n".join(script), code=int(code.group(1)) if code else 0, output=()))
    return found


def runs(command: Command, folder: Path) -> None:
    """Run a command as the page means it, and hold its exit code and its output against the page."""
    python = shlex.quote(sys.executable)
    script = f'dateline() {{ {python} -m dateline.cli "$@"; }}\n{command.script}\n'
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        "COLUMNS": str(NARROW),
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, check=False, timeout=60
    )
    printed = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode == command.code, f"{command.script}\n{printed}"
    wanted = [line for line in map(squeezed, command.output) if line and line != CUT]
    lines = iter([squeezed(line) for line in printed.splitlines()])
    missing = [line for line in wanted if line not in lines]  # `in` goes on where the last one was found: in order
    assert not missing, f"{command.script} no longer prints {missing[0]!r} there; it prints\n{printed}"


def squeezed(line: str) -> str:
    return " ".join(line.split())


def run_python(page: Path) -> None:
    """Run the python blocks of a page in one namespace; a text block right after one is what it prints."""
    space: dict[str, object] = {"__name__": page.stem}
    found = blocks(page)
    for at, (language, body) in enumerate(found):
        if language != "python":
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(body, f"{page.name}, block {at + 1}", "exec"), space)
        if at + 1 < len(found) and found[at + 1][0] == "text":
            assert out.getvalue().strip() == found[at + 1][1].strip(), f"{page.name}, block {at + 1}"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the console blocks are for a POSIX shell")
def test_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands and its Python in order, in one empty folder."""
    page = DOCS / "tutorial.md"
    for language, body in blocks(page):
        for command in commands(body) if language == "console" else ():
            runs(command, tmp_path)
    monkeypatch.chdir(tmp_path)
    run_python(page)


@pytest.mark.slow
def test_cookbook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run_python(DOCS / "cookbook.md")


def test_cookbook_has_enough_recipes() -> None:
    text = (DOCS / "cookbook.md").read_text(encoding="utf-8")
    recipes = text.split("\n## ")[1:]
    assert len(recipes) >= 8
    assert all("```python\n" in recipe for recipe in recipes)


def test_every_command_is_in_the_docs() -> None:
    names = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    reference = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    told = (ROOT / "README.md").read_text(encoding="utf-8") + (DOCS / "tutorial.md").read_text(encoding="utf-8")
    assert [name for name in names if f"\n## dateline {name}\n" not in reference] == []
    assert [name for name in names if not re.search(rf"\bdateline {name}\b", told)] == []


def test_reference_is_what_the_code_says() -> None:
    check = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(check, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Links inside the repository; addresses on the web are not opened."""
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    local = [link for link in links if link and not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


# Put together from parts, so that this file does not itself name what it looks for.
REGISTRIES = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("conda", "io"))
]
MACHINE_PATHS = re.compile(r"(?<![\w.~/-])/(?:home|root|Users|tmp|var|opt|mnt|srv|work|usr)/\w|\b[A-Z]:\\\w")
SERVICE = re.compile(r"\b(?:localhost|127\.0\.0\.1|index-url|(?:10|192\.168)(?:\.\d+){2,3})\b")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_registry_and_no_machine(page: Path) -> None:
    """No page names a registry's host or a path of somebody's machine."""
    text = page.read_text(encoding="utf-8")
    assert [host for host in REGISTRIES if host in text] == []
    assert MACHINE_PATHS.findall(text) == []
    assert SERVICE.findall(text) == []
