"""Tables to tables, sentences, charts and pages. Nothing here finds anything in a text."""

from onrecord.reporting.notebook_tables import tables_in_notebooks

__all__ = ["tables_in_notebooks"]
