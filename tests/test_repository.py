"""What is committed: complete, of one version, and free of one machine's addresses."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
VERSION = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
NOTEBOOKS = ["01-corpus", "02-sources", "03-key-figures", "04-readability", "05-coverage"]
REQUIRED = [
    *(f"notebooks/{name}.ipynb" for name in NOTEBOOKS),
    ".ci/run",
    ".github/workflows/ci.yml",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "constraints.txt",
    "environment.yml",
    "figures",
    "lib/onrecord/__init__.py",
    "pyproject.toml",
    "seeds/README.md",
]

# Written in pieces so that this file does not hold what it looks for.
FORBIDDEN = {
    "a package registry's host": r"pypi[.]org|pythonhosted[.]|anaconda[.]org|npmjs[.](?:org|com)",
    "a path of one machine": r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/|[A-Z]:\\\\Users",
}


def committed() -> list[Path]:
    """List the files that git follows or would follow."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if not shutil.which("git") or not (PROJECT / ".git").exists():
        pytest.skip("not a git clone")
    listed = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True).stdout
    return [PROJECT / name for name in listed.decode().split("\0") if name]


def found(text: str) -> set[str]:
    """Name what a text holds that should not be committed."""
    return {name for name, pattern in FORBIDDEN.items() if re.search(pattern, text)}


def test_no_file_names_a_registry_or_one_machine():
    files = {path: path.read_text("utf-8", "replace") for path in committed() if path.is_file()}
    assert len(files) > len(REQUIRED)
    assert {str(path): found(text) for path, text in files.items() if found(text)} == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://files.python" + "hosted.org/x",
        "https://pypi" + ".org/project/x",
        "open('/" + "root/x')",
        "/" + "home/ann/x",
        "<img src='/" + "Users/ann/x'>",
    ],
)
def test_what_is_forbidden_is_found(text):
    assert len(found(text)) == 1


def test_paths_inside_the_project_are_allowed():
    assert found("notebooks/root/x ../root/x https://example.org/home/x") == set()


@pytest.mark.parametrize("name", REQUIRED)
def test_nothing_is_missing(name):
    assert (PROJECT / name).exists()


def test_the_ci_script_can_be_run_and_runs_what_the_readme_says():
    script = PROJECT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text("utf-8").splitlines()
    assert "make test" in (PROJECT / "README.md").read_text("utf-8")


def test_every_file_gives_the_same_version():
    changelog = (PROJECT / "CHANGELOG.md").read_text("utf-8")
    citation = (PROJECT / "CITATION.cff").read_text("utf-8")
    assert re.search(r"^## \[(\d[^]]*)\]", changelog, re.MULTILINE)[1] == VERSION
    assert re.search(r"^version: (.+)$", citation, re.MULTILINE)[1].strip('"') == VERSION
