"""The Makefile explains itself, and says plainly when no Python will do."""

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
BENCHMARKS = sorted((PROJECT / "tests" / "benchmarks").glob("*.py"))


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    quiet = {"MAKEFLAGS": "", "MAKELEVEL": ""}  # as if not called from make test
    return subprocess.run(
        ["make", *arguments],
        cwd=PROJECT,
        env=os.environ | quiet,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_is_the_default_and_lists_every_target():
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()
    assert make().stdout == make("help").stdout
    assert re.findall(r"^make ([\w-]+) +\w", make("help").stdout, re.MULTILINE) == targets


def test_without_a_new_enough_python_nothing_is_made(tmp_path):
    ran = make("figures", "PYTHON=no-such-python", f"VENV={tmp_path / 'venv'}")
    assert ran.returncode != 0
    assert ran.stderr.startswith("No Python 3.11 or newer")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [file.name for file in BENCHMARKS])
def test_every_benchmark_knows_the_library_as_it_is(name):
    """They run by hand alone, so a name that the library lost would not be seen."""
    tree = ast.parse((PROJECT / "tests" / "benchmarks" / name).read_text("utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    own = [ast.unparse(node) for node in imports if str(node.module).startswith("onrecord")]
    exec("\n".join(own), {})
