"""Clean notebooks of what differs from one run or machine to the next.

``python tools/clean_notebooks.py notebooks/*.ipynb`` cleans them in place, without
running them.
"""

import sys
from contextlib import suppress
from pathlib import Path

import nbformat
from nbformat import NotebookNode

METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python"},
}


def clean(notebook: NotebookNode) -> NotebookNode:
    """Keep sources, outputs, cell ids and tags; drop times, versions and window settings."""
    notebook = nbformat.from_dict({**notebook, "metadata": METADATA})
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
    return notebook


def read(path: Path) -> NotebookNode:
    """Read a notebook."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def write(notebook: NotebookNode, path: Path) -> bool:
    """Write a cleaned notebook all at once, only if its bytes differ; say whether they did."""
    data = (nbformat.writes(clean(notebook)).rstrip("\n") + "\n").encode()
    if path.exists() and path.read_bytes() == data:
        return False
    unfinished = path.with_suffix(".ipynb.unfinished")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):  # of two errors the first is told
            unfinished.unlink(missing_ok=True)
        raise
    return True


def main(names: list[str]) -> int:
    """Clean the notebooks named; 1 if any changed, as pre-commit expects."""
    changed = [name for name in names if write(read(Path(name)), Path(name))]
    for name in changed:
        print(f"cleaned {name}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
