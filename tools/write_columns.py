"""Write docs/columns.md: one row for each column of each table."""

from pathlib import Path

from onrecord.tables import COLUMNS
from onrecord.vocabulary import table

HEAD = """# The tables, column by column

Made by `tools/write_columns.py` from `lib/onrecord/vocabulary/columns.toml`; do not edit here.
All spans are half-open, in characters of `documents.text`: `text[start:end]` is the row's text.
Missing is NA.
"""


def page() -> str:
    parts = [HEAD]
    for name, columns in COLUMNS.items():
        says = table("columns")[name]
        parts.append(f"\n## {name}\n\n| column | type | what it says |\n|---|---|---|\n")
        parts += [
            f"| `{column}` | {kind} | {says[column]['says']} |\n"
            for column, kind in columns.items()
        ]
    return "".join(parts)


if __name__ == "__main__":
    Path(__file__).parents[1].joinpath("docs", "columns.md").write_text(page(), encoding="utf-8")
