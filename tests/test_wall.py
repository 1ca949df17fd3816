"""The plan of the house: texts -> rows -> sentences, charts and pages, and no way back."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

LIBRARY = Path(__file__).parent.parent / "lib" / "onrecord"
EXTRACTORS = (
    "segments",
    "tags",
    "inflection",
    "document",
    "attribution",
    "quantities",
    "readability",
    "crediting",
    "gist",
    "wholes",
    "language",
    "vocabulary",
    "errors",
)
FOR_REPORTING = (
    "reporting",
    "tables",
    "entities",
    "errors",
    "vocabulary",
    "reviewing",
    "cells",
    "storing",
)
GRAMMAR = "onrecord.quantities.plurals"  # of words, not of texts
DOOR = "onrecord.reporting.notebook"  # runs the whole way, from load to charts, for a notebook
STATISTICS = {"HIGHER_IS_EASIER", "Mean", "Difference", "difference", "holm", "versions"}


def name(file: Path) -> str:
    parts = file.relative_to(LIBRARY.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name(file): file for file in sorted(LIBRARY.rglob("*.py"))}


def imports(module: str) -> Iterator[tuple[str, str]]:
    """Give the modules that a module imports, and what of them."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner, "") if inner in MODULES else (str(node.module), alias.name)


def part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("module", [m for m in MODULES if part(m) in EXTRACTORS])
def test_what_reads_texts_knows_nothing_of_tables(module: str) -> None:
    for imported, _ in imports(module):
        assert imported.split(".")[0] != "pandas"
        if imported.startswith("onrecord"):
            assert part(imported) in EXTRACTORS, f"{module} imports {imported}"


@pytest.mark.parametrize("module", [m for m in MODULES if part(m) == "reporting" and m != DOOR])
def test_reporting_reads_rows_and_no_text(module: str) -> None:
    for imported, what in imports(module):
        if imported == "onrecord.readability":
            assert what in STATISTICS, f"{module} imports {what} of {imported}"
        elif imported.startswith("onrecord") and imported != GRAMMAR:
            assert part(imported) in FOR_REPORTING, f"{module} imports {imported}"


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        module: {imported for imported, _ in imports(module) if imported in MODULES} - {module}
        for module in MODULES
    }
    assert len(list(TopologicalSorter(graph).static_order())) >= len(MODULES)
