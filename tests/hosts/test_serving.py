"""The page as each host starts it: with the host's own command, visited over HTTP and WebSocket, and stopped."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.scale import format_measure
from tests.hosts import docker
from tests.hosts.serving import ROOT, free_port, served, started, stop, streamlit_command
from tests.hosts.visitor import Interrupted, Visitor

STORY = (
    "The river had risen in the night, and the old bridge was gone. Nora stood on the bank with her bag and looked at "
    "the brown water. There was no other way to the school. "
)
WORDS = len(STORY.split())
PYTHON_FIRST = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


Check = Callable[[Visitor], None]


@pytest.fixture
def check_estimates(estimator: Estimator) -> Check:
    """Check that the page shows the library's estimates for pasted and uploaded texts."""

    def check(visitor: Visitor) -> None:
        for text in (STORY * 8, STORY * 9):
            visitor.paste(text)
            assert shown(visitor) == expected(text)
        visitor.choose_input_method("Upload")
        # Above one megabyte, Starlette would spool the upload to a file unless told otherwise.
        visitor.upload("story.html", f"<p>{STORY * 10}</p><!-- {'not shown ' * 120_000} -->".encode())
        assert shown(visitor) == expected(STORY * 10)
        (field,) = visitor.of_kind("file_uploader")
        assert field.max_upload_size_mb == 20  # the settings in .streamlit apply
        assert not visitor.opening.config.gather_usage_stats

    def expected(text: str) -> str:
        return format_measure(analyze(document_from_text(text), estimator).estimate.measure)

    return check


def shown(visitor: Visitor) -> str:
    (measure,) = visitor.of_kind("metric")
    return str(measure.body)


def test_heroku_starts_the_page_on_its_port_for_every_address(check_estimates: Check, tmp_path: Path) -> None:
    """The Procfile's line in a shell, with the port in the environment."""
    kind, line = (ROOT / "Procfile").read_text(encoding="utf-8").strip().split(": ", 1)
    assert kind == "web"
    assert "--server.address 0.0.0.0" in line
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    env = {"PORT": str(port), "PATH": PYTHON_FIRST}
    log = tmp_path / "log"
    with served(["sh", "-c", line], origin, log, env=env), Visitor(origin) as visitor:
        check_estimates(visitor)
    # Unless its address is set, Streamlit asks another host for it.
    assert "external" not in log.read_text(encoding="utf-8").lower()


def test_pythonanywhere_serves_the_page_over_a_unix_socket(check_estimates: Check, tmp_path: Path) -> None:
    """From another folder, as that host starts it, with the page's own settings."""
    socket_path = tmp_path / "page.sock"
    command = [sys.executable, "-m", "uvicorn", "--app-dir", str(ROOT), "--uds", str(socket_path), "asgi:app"]
    with started(command, tmp_path / "log", tmp_path) as process:
        wait_for_file(socket_path, process, tmp_path / "log")
        with Visitor("http://localhost", str(socket_path)) as visitor:
            assert visitor.get("/_stcore/health") == b"ok"
            assert b"<html" in visitor.get("/")
            check_estimates(visitor)
    assert process.returncode is not None


def test_the_container_runs_and_writes_nothing(check_estimates: Check, tmp_path: Path) -> None:
    """With the Dockerfile's command, environment, files and health check; a session leaves no file changed."""
    app = tmp_path / "app"
    app.mkdir()
    docker.copy_files(app)
    before = files_with_times(app)
    assert app / "model" / "measure.tflite" in before
    assert not [path for path in before if path.suffix in (".keras", ".pyc")]
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    env = docker.environment(Path(sys.executable), app)
    with served(docker.command(port), origin, tmp_path / "log", app, env):
        with Visitor(origin) as visitor:
            check_estimates(visitor)
        check = docker.health_command(port)
        assert subprocess.run(check, env={**os.environ, **env}, timeout=30, check=False).returncode == 0
    assert subprocess.run(
        check, env={**os.environ, **env}, timeout=30, check=False, stderr=subprocess.DEVNULL
    ).returncode
    assert files_with_times(app) == before


def test_visitors_can_continue_after_a_restart(tmp_path: Path) -> None:
    """An upload that browsers still name but the new server does not have is ignored, and new texts are estimated."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    log = tmp_path / "log"
    with ExitStack() as stack:
        with served(streamlit_command(port), origin, log) as page:
            visitors = [stack.enter_context(Visitor(origin)) for _ in range(2)]
            for visitor in visitors:
                visitor.choose_input_method("Upload")
                visitor.upload("story.txt", (STORY * 8).encode())
            page.kill()
            page.wait()
            for visitor in visitors:
                with pytest.raises(Interrupted):
                    visitor.run()
        with served(streamlit_command(port), origin, log):
            for number, visitor in enumerate(visitors, start=9):
                visitor.connect()
                visitor.choose_input_method("Paste")
                visitor.paste(STORY * number)
                assert shown_words(visitor) == number * WORDS


def test_visitors_stay_on_one_replica_and_move_when_it_stops(tmp_path: Path) -> None:
    """Two replicas behind the proxy of `hosting/nginx.conf`: uploads reach their session, and a failure is survived."""
    ports = {name: free_port() for name in ("page-1", "page-2", "proxy")}
    origin = f"http://127.0.0.1:{ports['proxy']}"
    with ExitStack() as stack:
        pages = []
        for name in ("page-1", "page-2"):
            command, log = docker.command(ports[name]), tmp_path / f"{name}.log"
            own = f"http://127.0.0.1:{ports[name]}"
            pages.append(stack.enter_context(served(command, own, log, env={"PATH": PYTHON_FIRST})))
        stack.enter_context(served(proxy_command(tmp_path, ports), origin, tmp_path / "proxy.log"))
        visitors = [stack.enter_context(Visitor(origin)) for _ in range(16)]
        for number, visitor in enumerate(visitors[:6], start=8):
            visitor.choose_input_method("Upload")
            # The other replica would refuse the upload, since it does not know the session.
            visitor.upload(f"{number}.txt", (STORY * number).encode())
            assert shown_words(visitor) == number * WORDS
        assert len({visitor.cookies["replica"] for visitor in visitors}) == 16
        stop(pages[0])
        moved = 0
        for number, visitor in enumerate(visitors, start=20):
            try:
                visitor.run()
            except Interrupted:
                moved += 1
                visitor.connect()
                visitor.choose_input_method("Paste")
                visitor.paste(STORY * number)
                assert shown_words(visitor) == number * WORDS
        assert 0 < moved < 16  # both replicas had visitors; the chance that one had none is 1 in 30,000


def proxy_command(folder: Path, ports: dict[str, int]) -> list[str]:
    """The command that runs nginx with the project's settings, on local ports and with its files in `folder`."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if nginx is None:
        missing = "No nginx found: install nginx-light to run the proxy test."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    settings = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8").replace("/tmp/", f"{folder}/")
    settings = settings.replace("listen 8080", f"listen 127.0.0.1:{ports['proxy']}")
    for name in ("page-1", "page-2"):
        settings = settings.replace(f"{name}:8501", f"127.0.0.1:{ports[name]}")
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    return [nginx, "-e", "stderr", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]


def shown_words(visitor: Visitor) -> int:
    """The number of measured words on the page."""
    lines = "\n".join(line.body for line in visitor.of_kind("markdown")).replace("\\", "")
    (words,) = re.findall(r": ([\d,]+) words in", lines)
    return int(words.replace(",", ""))


def wait_for_file(path: Path, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        try:
            process.wait(timeout=0.1)
            break
        except subprocess.TimeoutExpired:
            continue
    pytest.fail(f"The page did not start:\n{log.read_text(encoding='utf-8')}")


def files_with_times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
