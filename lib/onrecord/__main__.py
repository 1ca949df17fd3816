"""The command line: ``onrecord analyse``, ``figures``, ``report`` and ``review``."""

import argparse
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from inspect import signature
from pathlib import Path
from typing import Any

import onrecord as rec
from onrecord import archive
from onrecord.reading.options import Options
from onrecord.storing import MANIFEST, write_file

_MOST_TOLD = 10  # of the articles that were left out; skipped.txt lists all

_ERROR, _STOPPED = 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : sequence of str, optional
        The arguments after ``onrecord`` on the command line.

    Returns
    -------
    int
        0 if all went well, 1 if something was wrong with what was given; argparse itself
        leaves with 2 where the command is not understood.

    Examples
    --------
    >>> main(["analyse", "no/such/folder", "--out", "archive"])
    1
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = given.command
    try:
        command(given)
    except rec.OnrecordError as error:
        _say(f"onrecord: {error}")
        return _ERROR
    except OSError as error:
        _say(f"onrecord: {error.filename or 'a file'}: {error.strerror or error}")
        return _ERROR
    except KeyboardInterrupt:
        _say("onrecord: stopped; the same command goes on where it was.")
        return _STOPPED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="onrecord", description=rec.__doc__.split("\n")[0])
    parser.add_argument("--version", action="version", version=rec.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command, says, out in (
        ("analyse", _analyse, "analyse any number of articles, resumable", "the archive's folder"),
        ("figures", _figures, "draw the charts of some articles", "the folder for the charts"),
        ("report", _report, "write a report to open in a browser", "the report's folder"),
        (
            "review",
            _review,
            "draw a sample of rows for a person to mark",
            "the sheet, .xlsx or .csv",
        ),
    ):
        one = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        one.set_defaults(command=command)
        one.add_argument("articles", help="a folder, a table of articles, or an archive")
        one.add_argument("--out", required=True, type=Path, help=out)
        _add_options(one)
    analyse, figures, _, review = commands.choices.values()
    analyse.add_argument("--engine", choices=("local", "dask"), default="local")
    analyse.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that runs")
    analyse.add_argument("--processes", type=_count, default=os.cpu_count() or 1, metavar="N")
    analyse.add_argument("--part", type=_count, default=archive.SIZE, help="articles a part")
    figures.add_argument("--by", metavar="COLUMN", help="a column to group by: outlet, date")
    review.add_argument("--sample", type=_count, default=100, metavar="N", help="rows to draw")
    review.add_argument("--seed", type=int, default=1, help="of the draw")
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--topics", help="general, hospital, or a TOML file of your own")
    parser.add_argument("--aliases", type=Path, help="names that belong together, a CSV file")
    parser.add_argument("--corrections", type=Path, help="what a review corrected, a CSV file")
    parser.add_argument("--text", metavar="COLUMN", help="a table's column of texts")
    parser.add_argument("--doc", metavar="COLUMN", help="a table's column of names")
    parser.add_argument("--encoding", help="of texts that are not UTF-8, or guess")
    parser.add_argument("--any-language", action="store_true", help="keep what is not English")


def _count(given: str) -> int:
    if not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"{given} is not a number from 1 up")
    return int(given)


def _settings(given: argparse.Namespace) -> dict[str, Any]:
    """Give what was said of the analysis; what was not said stays the library's choice."""
    known = {name: getattr(given, name) for name in ("topics", "aliases", "corrections")}
    return {name: value for name, value in known.items() if value is not None}


def _options(given: argparse.Namespace) -> Options:
    return Options(given.text, given.doc, given.encoding, given.any_language)


def _analyse(given: argparse.Namespace) -> None:
    if given.engine == "dask":
        made = archive.over_dask(given.scheduler, given.processes)
    elif given.scheduler:
        raise rec.OnrecordError("--scheduler is of --engine dask; add that.")
    else:
        made = archive.over_processes(given.processes)
    with made as over:
        built = archive.build(
            given.articles,
            given.out,
            settings=_settings(given),
            options=_options(given),
            size=given.part,
            over=over,
            watch=_watch if sys.stderr.isatty() else None,
            tell=_say,
        )
    _tell_of(built.found, built.read, built.skipped)
    if built.skipped:
        listed = "".join(f"{_plain(reason)}\n" for reason in built.skipped)
        write_file(given.out / "skipped.txt", listed.encode())
    print(f"The tables are in {_plain(str(given.out))}; rec.read_tables reads them.")


def _figures(given: argparse.Namespace) -> None:
    from onrecord.reporting import charts

    tables = _tables(given)
    drawn = [draw for name in charts.__all__ if (draw := getattr(charts, name)) is not charts.Chart]
    written, left = 0, []
    for draw in drawn:
        by = {"by": given.by} if given.by and "by" in signature(draw).parameters else {}
        name = draw.__name__.replace("_", "-")
        files = draw(tables, **by).save(given.out / name)
        written += bool(files)
        left += [] if files else [name]
    print(f"{written} of {len(drawn)} charts are in {_plain(str(given.out))}.")
    if left:
        print(f"Nothing to draw: {', '.join(left)}.")


def _report(given: argparse.Namespace) -> None:
    print(f"Open {_plain(str(rec.report(_tables(given), given.out)))} in a browser.")


def _review(given: argparse.Namespace) -> None:
    drawn = rec.review(_tables(given), given.out, sample=given.sample, seed=given.seed)
    print(f"{len(drawn)} lines to mark are in {_plain(str(given.out))}.")


def _tables(given: argparse.Namespace) -> rec.Tables:
    """Read the tables of an archive, or analyse articles."""
    if (Path(given.articles) / MANIFEST).exists():
        return rec.read_tables(given.articles)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", rec.SkippedFile)  # they are told below
        options = _options(given)
        docs = rec.load(
            given.articles, options.text, options.doc, options.encoding, options.any_language
        )
    _tell_of(docs.attrs["articles"]["found"], len(docs), docs.attrs["skipped"])
    return rec.analyse(docs, **_settings(given))


def _tell_of(found: int, read: int, skipped: list[str]) -> None:
    print(f"Read {read:,} of {found:,} {'article' if found == 1 else 'articles'}.")
    for reason in skipped[:_MOST_TOLD]:
        _say(reason)
    if len(skipped) > _MOST_TOLD:
        _say(f"… and {len(skipped) - _MOST_TOLD:,} more.")


def _watch(done: int, parts: int) -> None:
    print(f"\r{done:,} of {parts:,} parts", end="\n" if done == parts else "", file=sys.stderr)


def _say(sentence: str) -> None:
    print(_plain(sentence), file=sys.stderr)


def _plain(text: str) -> str:
    """Put a question mark where a character would steer the terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


if __name__ == "__main__":
    sys.exit(main())
