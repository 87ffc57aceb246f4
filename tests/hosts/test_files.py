"""What each host reads of the project's top folder says one and the same thing."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from lexile.documents.limits import MAX_BYTES

ROOT = Path(__file__).parents[2]
PYTHON = "3.12"


@pytest.mark.parametrize(
    "name", ["uv.lock", "Pipfile", "Pipfile.lock", "environment.yml", "poetry.lock", "packages.txt"]
)
def test_nothing_stands_before_requirements_txt(name: str) -> None:
    """Streamlit Community Cloud and Heroku take one of these in its place; nothing of the system is needed."""
    assert not (ROOT / name).exists()


def test_requirements_name_one_version_each() -> None:
    """Every host installs the same."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert wanted
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in wanted)


def test_every_host_runs_the_same_python() -> None:
    """Heroku's, the container's and the guide's version are one, and the project takes it."""
    assert (ROOT / ".python-version").read_text(encoding="utf-8").strip() == PYTHON
    images = re.findall(r"^FROM python:([\d.]+)-slim", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(images) == 2
    assert all(image.startswith(f"{PYTHON}.") for image in images)
    assert f"Python {PYTHON}" in (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def test_nothing_that_the_page_needs_is_left_behind() -> None:
    """What the slug and the image leave out is no part of the running page; what is large there is."""
    left_out = (ROOT / ".slugignore").read_text(encoding="utf-8").splitlines()[1:]
    assert all((ROOT / line.strip("/")).exists() or list(ROOT.glob(line.strip("/"))) for line in left_out)
    needed = ("streamlit_app.py", "requirements.txt", "lexile", ".streamlit", "model/words.npz", "model/measure.tflite")
    for path in needed:
        assert not any(Path(path).match(line.strip("/")) or path.startswith(f"{line.strip('/')}/") for line in left_out)


def test_the_proxy_lets_pass_what_the_page_takes() -> None:
    """An upload of the greatest size, a WebSocket, a silent session; the page is told who asks; nothing is kept."""
    proxy = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == MAX_BYTES // 2**20
    (most,) = re.findall(r"client_max_body_size (\d+)m;", proxy)
    assert int(most) > settings["server"]["maxUploadSize"]
    for line in (
        "proxy_set_header Upgrade $http_upgrade;",
        "proxy_set_header Connection $connection_upgrade;",
        "proxy_set_header Host $http_host;",
        "proxy_read_timeout 1h;",
        "hash $visitor consistent;",
        "access_log off;",
        "proxy_request_buffering off;",
    ):
        assert line in proxy


def test_the_replicas_are_those_the_proxy_knows() -> None:
    """Each runs read-only, and the secret that they share stands in no file."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    known = re.findall(r"server ([\w-]+):8501", (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8"))
    assert sorted(known) == sorted(set(services) - {"proxy"})
    for name, service in services.items():
        assert service["read_only"] is True
        if name != "proxy":
            assert service["environment"]["STREAMLIT_SERVER_COOKIE_SECRET"].startswith(
                "${STREAMLIT_SERVER_COOKIE_SECRET:?"
            )


def test_the_container_is_not_root_and_runs_without_a_shell() -> None:
    """A command in a shell would not be told to stop."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    (user,) = (line.split()[1] for line in lines if line.startswith("USER"))
    assert user.split(":")[0] not in ("root", "0")
    (command,) = (line.removeprefix("CMD ") for line in lines if line.startswith("CMD "))
    assert json.loads(command)[0] == "python"
