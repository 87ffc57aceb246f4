"""What the Dockerfile says, for running it without Docker: which files, which environment, which commands."""

import json
import os
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from tests.hosts.serving import ROOT

PORT = "8501"


def instruction(name: str) -> str:
    """What follows the last instruction of that name, its lines joined."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line.removeprefix(name).strip() for line in lines if line.startswith(f"{name} ")][-1]


def environment(python: Path, app: Path) -> dict[str, str]:
    """What ENV sets, with the page's environment where `python` is and its folder at `app`."""
    found = dict(pair.split("=", 1) for pair in instruction("ENV").split())
    found["PATH"] = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    found["HOME"] = str(app)
    return found


def command(port: int) -> list[str]:
    """What CMD runs, on another port."""
    return [part.replace(PORT, str(port)) for part in json.loads(instruction("CMD"))]


def health_command(port: int) -> list[str]:
    """What HEALTHCHECK runs, on another port."""
    asked = instruction("HEALTHCHECK").split("CMD", 1)[1]
    return [part.replace(PORT, str(port)) for part in json.loads(asked)]


def copy_files(to: Path) -> None:
    """What `COPY . .` copies: as much as .dockerignore lets pass."""
    rules = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    kept = [line[1:] for line in rules if line.startswith("!")]
    dropped = [line for line in rules if not line.startswith("!")][1:]  # the first drops all

    def unwanted(folder: str, names: list[str]) -> list[str]:
        paths = {name: (Path(folder) / name).relative_to(ROOT).as_posix() for name in names}
        return [
            name
            for name, path in paths.items()
            if any(
                fnmatch(path, re.sub(r"^\*\*/", "*/", rule)) or name == rule.split("/")[-1] == path for rule in dropped
            )
        ]

    for path in kept:
        if (ROOT / path).is_dir():
            shutil.copytree(ROOT / path, to / path, ignore=unwanted)
        else:
            shutil.copy(ROOT / path, to / path)
