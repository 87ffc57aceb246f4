"""The files at the top of the repository that hosts read agree with each other."""

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
def test_no_file_takes_precedence_over_requirements_txt(name: str) -> None:
    """Streamlit Community Cloud and Heroku would use these instead; no system packages are needed."""
    assert not (ROOT / name).exists()


def test_requirements_are_pinned() -> None:
    """All hosts install the same versions."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert wanted
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in wanted)


def test_every_host_runs_the_same_python() -> None:
    """The versions for Heroku, the container and the hosting guide are the same."""
    assert (ROOT / ".python-version").read_text(encoding="utf-8").strip() == PYTHON
    images = re.findall(r"^FROM python:([\d.]+)-slim", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(images) == 2
    assert all(image.startswith(f"{PYTHON}.") for image in images)
    assert f"Python {PYTHON}" in (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def test_slug_includes_everything_the_page_needs() -> None:
    """Files excluded from Heroku's slug exist, and the page runs without them."""
    excluded = (ROOT / ".slugignore").read_text(encoding="utf-8").splitlines()[1:]
    assert all((ROOT / line.strip("/")).exists() or list(ROOT.glob(line.strip("/"))) for line in excluded)
    needed = (
        "asgi.py",
        "streamlit_app.py",
        "requirements.txt",
        "lexile",
        ".streamlit",
        "model/lexicon.npz",
        "model/measure.tflite",
    )
    for path in needed:
        assert not any(Path(path).match(line.strip("/")) or path.startswith(f"{line.strip('/')}/") for line in excluded)


def test_the_proxy_has_limits() -> None:
    """Of requests, connections and bytes from one address, and of time for a request to arrive."""
    proxy = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    for limit in ("limit_req zone=", "limit_conn ", "client_max_body_size 21m", "client_body_timeout", "429"):
        assert limit in proxy, limit


def test_the_proxy_supports_the_page() -> None:
    """It passes the largest upload, WebSockets and idle sessions, keeps visitors on one replica, and logs nothing."""
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


def test_the_proxy_knows_every_replica() -> None:
    """Each replica runs read-only, and their common secret is in none of the files."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    upstream = re.findall(r"server ([\w-]+):8501", (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8"))
    assert sorted(upstream) == sorted(set(services) - {"proxy"})
    for name, service in services.items():
        assert service["read_only"] is True
        if name != "proxy":
            assert service["environment"]["STREAMLIT_SERVER_COOKIE_SECRET"].startswith(
                "${STREAMLIT_SERVER_COOKIE_SECRET:?"
            )


def test_the_container_runs_without_root_and_without_a_shell() -> None:
    """A shell would not pass on the signal to stop."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    (user,) = (line.split()[1] for line in lines if line.startswith("USER"))
    assert user.split(":")[0] not in ("root", "0")
    (command,) = (line.removeprefix("CMD ") for line in lines if line.startswith("CMD "))
    assert json.loads(command)[0] == "python"
