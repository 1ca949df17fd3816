"""Tables to tables, sentences, charts and pages. Nothing here finds anything in a text."""
