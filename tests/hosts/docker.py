"""The Dockerfile's files, environment and commands, for running them without Docker."""

import json
import os
import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from tests.hosts.serving import ROOT

PORT = "8501"


def instruction(name: str) -> str:
    """Arguments of the last instruction of that name, its lines joined."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line.removeprefix(name).strip() for line in lines if line.startswith(f"{name} ")][-1]


def environment(python: Path, app: Path) -> dict[str, str]:
    """The variables that ENV sets, with PATH leading to `python` and HOME set to `app`."""
    found = dict(pair.split("=", 1) for pair in instruction("ENV").split())
    found["PATH"] = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    found["HOME"] = str(app)
    return found


def command(port: int) -> list[str]:
    """The command of CMD, on another port."""
    return [part.replace(PORT, str(port)) for part in json.loads(instruction("CMD"))]


def health_command(port: int) -> list[str]:
    """The command of HEALTHCHECK, on another port."""
    check = instruction("HEALTHCHECK").split("CMD", 1)[1]
    return [part.replace(PORT, str(port)) for part in json.loads(check)]


def copy_files(to: Path) -> None:
    """Copy what `COPY . .` copies: everything that .dockerignore does not exclude."""
    rules = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    kept = [line[1:] for line in rules if line.startswith("!")]
    dropped = [line for line in rules if not line.startswith("!")][1:]  # the first excludes everything

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
