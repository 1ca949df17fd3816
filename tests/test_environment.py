"""environment.yml, written by hand for conda, asks for what pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PYPROJECT = (PROJECT / "pyproject.toml").read_text("utf-8")
ENVIRONMENT = (PROJECT / "environment.yml").read_text("utf-8")
CONSTRAINTS = (PROJECT / "constraints.txt").read_text("utf-8")

PIP_ITSELF = {"pip": ""}  # conda wants it named before a pip: section


def ranges(requirements: list[str]) -> dict[str, str]:
    """Split requirements into names (extras left out) and version ranges."""
    parts = [re.fullmatch(r"([\w.-]+)(?:\[.*\])?(.*)", one.strip()) for one in requirements]
    return {part[1].lower(): part[2].replace(" ", "") for part in parts if part}


def wanted_by_pyproject(text: str) -> dict[str, str]:
    project = tomllib.loads(text)["project"]
    extras = project["optional-dependencies"]
    requirements = sum(extras.values(), project["dependencies"])
    return ranges(requirements) | {"python": project["requires-python"]}


def wanted_by_environment(text: str) -> dict[str, str]:
    return ranges(re.findall(r"^ +- (?!pip:|conda-forge|-e)(.+)$", text, re.MULTILINE))


def disagreements(pyproject: str, environment: str) -> set[str]:
    """Name the packages that one file lacks or gives another range."""
    one = wanted_by_pyproject(pyproject) | PIP_ITSELF
    other = wanted_by_environment(environment)
    return {name for name, _ in one.items() ^ other.items()}


def test_environment_agrees_with_pyproject():
    assert disagreements(PYPROJECT, ENVIRONMENT) == set()


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("  - textstat>=0.7.11,<0.8\n", "", "textstat"),
        ("  - textstat>=0.7.11,<0.8\n", "  - textstat\n", "textstat"),
        ("  - pandas>=3.0,<4\n", "  - pandas>=2.0,<4\n", "pandas"),
        ("  - python>=3.11\n", "  - python>=3.10\n", "python"),
        ("  - pip\n", "  - pip\n  - seaborn>=0.13\n", "seaborn"),
    ],
)
def test_a_disagreement_is_found(old, new, name):
    assert old in ENVIRONMENT
    assert disagreements(PYPROJECT, ENVIRONMENT.replace(old, new)) == {name}


def test_a_dependency_added_to_pyproject_is_found():
    altered = PYPROJECT.replace('"scipy>=1.15",', '"scipy>=1.15", "seaborn>=0.13",')
    assert disagreements(altered, ENVIRONMENT) == {"seaborn"}


def test_environment_installs_the_project_itself():
    assert re.search(r"- pip:\n +- -e \.\n", ENVIRONMENT)


def test_constraints_pin_everything_that_is_asked_for():
    pins = [line for line in CONSTRAINTS.splitlines() if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    pinned = {pin.split("==")[0].lower().replace("_", "-") for pin in pins}
    assert wanted_by_pyproject(PYPROJECT).keys() - pinned == {"python"}
