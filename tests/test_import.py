"""Importing the library is quick, and neither it nor an analysis needs a network."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
OFFLINE = str(PROJECT / "tests" / "offline")

IMPORT = """
import time, pandas
before = time.process_time()
import onrecord
print(time.process_time() - before)
"""
ANALYSE = """
import onrecord
tables = onrecord.analyse(onrecord.load("seeds"))
print(len(tables.documents), len(tables.quantities) > 0, len(tables.readability) > 0)
"""
CONNECT = """
import socket
here = socket.create_server(("127.0.0.1", 0))
socket.create_connection(here.getsockname()).close()
print("this machine: reached")
{call}
"""


def python(code: str, home: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run code in a new Python with an empty home and the network cut."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": OFFLINE},
        capture_output=True,
        text=True,
        check=check,
    )


def test_importing_takes_under_seven_tenths_of_a_second_beyond_pandas(tmp_path):
    seconds = [float(python(IMPORT, tmp_path).stdout) for _ in range(3)]
    assert statistics.median(seconds) < 0.7


def test_an_analysis_runs_without_a_network_and_with_an_empty_home(tmp_path):
    ran = python(ANALYSE, tmp_path)
    assert ran.stdout.split() == ["5", "True", "True"]
    assert ran.stderr == ""


@pytest.mark.parametrize(
    "call",
    [
        'socket.create_connection(("192.0.2.1", 80), timeout=1)',
        'socket.getaddrinfo("example.org", 80)',
        'socket.socket(type=socket.SOCK_DGRAM).sendto(b"", ("192.0.2.1", 9))',
        'import urllib.request; urllib.request.urlopen("http://192.0.2.1/", timeout=1)',
    ],
)
def test_the_network_is_cut_but_this_machine_reached(tmp_path, call):
    ran = python(CONNECT.format(call=call), tmp_path, check=False)
    assert ran.stdout == "this machine: reached\n"
    assert "the tests run without a network" in ran.stderr
