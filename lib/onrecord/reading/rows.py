"""What every table's reader gives: its rows, each with its place and its values."""

from typing import Any

Row = tuple[str, dict[str, Any] | str]
"""A row's place ("line 7") and its values by column, or what is wrong with it."""
