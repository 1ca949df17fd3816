"""A real browser, a real JupyterLab on this machine alone, and a report on the disk.

Nothing is downloaded: the browser is the system's Chromium. Where it, Playwright or axe is
missing, every test here is skipped and says what to install.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from looking import HOSTILE, PROJECT, TOKEN, hostile_docs

import onrecord as rec

OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def chromium():
    """The browser; its pages are reached by :func:`look`."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="install the extra 'browser'")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("Chromium is not there; install it, for instance: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core, which finds what keeps people from reading a page."""
    package = pytest.importorskip("axe_playwright_python", reason="install the extra 'browser'")
    return next(Path(package.__file__).parent.rglob("axe*.js")).read_text("utf-8")


@pytest.fixture(scope="session")
def look(chromium):
    """Give a function that opens a page and writes down what it asked for and said."""

    @contextmanager
    def look(scheme="light", **given):
        context = chromium.new_context(
            color_scheme=scheme, viewport={"width": 1280, "height": 900}, **given
        )
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("dialog", lambda dialog: (page.said.append("dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.set_default_timeout(60_000)
        yield page
        context.close()

    return look


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """The report of the seeds, and one of hostile texts whose rows a person corrected."""
    seeds, hostile = (tmp_path_factory.mktemp(name) for name in ("seeds", "hostile"))
    tables = rec.analyse(rec.load(PROJECT / "seeds"), topics="hospital")
    rec.report(tables, seeds, notebooks=PROJECT / "notebooks")
    docs = hostile_docs()
    word = HOSTILE["image"]
    fix = {"table": "attributions", "doc": docs["doc"][0], "mark": "partly", "column": "speaker"}
    row = rec.analyse(docs).attributions.query("doc == @docs['doc'][0]").iloc[0]
    fix |= {"exact": row["content"], "should_be": word, "note": word}
    corrected = rec.analyse(docs, corrections=pd.DataFrame([fix]))
    assert word in corrected.attributions["speaker"].tolist()
    rec.report(corrected, hostile, title=word)
    return {"seeds": seeds, "hostile": hostile}


@pytest.fixture(scope="session", params=["JupyterLab Light", "JupyterLab Dark"])
def lab(request, tmp_path_factory):
    """A JupyterLab on a copy of the notebooks, in one of its themes: address and folder."""
    pytest.importorskip("jupyterlab")
    home = tmp_path_factory.mktemp("lab")
    project = home / "project"
    for name in ("notebooks", "seeds", "docs"):
        shutil.copytree(PROJECT / name, project / name)
    settings = home / "settings"
    _set(settings, "apputils-extension/notification", {"fetchNews": "false"})
    _set(settings, "apputils-extension/themes", {"theme": request.param})
    tracker = {"autoStartDefaultKernel": True, "windowingMode": "none"}
    _set(settings, "notebook-extension/tracker", tracker)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
    ]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={project}"]
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    own = {name: str(home / name.lower()) for name in (*folders, "MPLCONFIGDIR")}
    own |= {"HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(settings)}
    own |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    own |= {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, _paths()))}
    chosen = {"CORPUS", "FIGURES", "TOPICS"}
    kept = {name: value for name, value in os.environ.items() if name not in chosen}
    with (
        (home / "log").open("wb") as log,
        subprocess.Popen(command, env=kept | own, cwd=project, stdout=log, stderr=log) as server,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", server, home / "log")
            yield f"http://127.0.0.1:{port}", project, request.param.rpartition(" ")[2].lower()
        finally:
            server.terminate()
            server.wait(30)


def _paths():
    return [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]


def _set(folder, name, values):
    path = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), "utf-8")


def _wait_for(address, server, log):
    for _ in range(300):
        assert server.poll() is None, log.read_text("utf-8", "replace")
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8", "replace"))
