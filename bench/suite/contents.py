"""Whether what a command made is what it should be."""

import re
import subprocess

from bench.suite import datasets

_QUERIES = datasets.FOLDER / "contents.sql"
_BLOCK = re.compile(r"\n(?=--\n-- Name: )")
_KEY = re.compile(r"^\\(?:un)?restrict .*$", re.MULTILINE)
_LISTED = re.compile(r"^\d+; (.*)$", re.MULTILINE)
_ROWS = re.compile(r"^COPY .*?^\\\.$", re.MULTILINE | re.DOTALL)


class WrongContents(Exception):
    """A command ended well, but what it made is not what it should be."""


def rows_of(server, database):
    """The rows of a database, summed up: a line a table."""
    return server.psql(database, "-f", str(_QUERIES)).splitlines()


def of_database(server, pg_dump, database):
    """What a database holds: its rows, summed up, and its definitions."""
    done = subprocess.run([pg_dump, "--schema-only", database], env=server.environment, check=True,
                          stdout=subprocess.PIPE, text=True)
    return rows_of(server, database) + blocks_of(done.stdout)


def blocks_of(script):
    """The statements of a script of pg_dump, each with the heading that names it, sorted.

    Objects of one name that do not depend on each other stand in the order they were made in, which
    is no part of what a database holds.
    """
    return sorted(block.strip() for block in _BLOCK.split(_KEY.sub("", script)))


def of_text(text):
    """What a text says: a list its entries without their numbers, a script its rows, else lines."""
    return sorted(_LISTED.findall(text)) or _ROWS.findall(text) or text.splitlines()


def amount_of(verified, unit):
    """How much of a unit of jobs.py there is in an archive, of which `pgstow verify` says this."""
    found = re.search(rf"\b{unit} (\d+)", verified)
    if found is None:
        raise WrongContents(f"pgstow verify says nothing of {unit}: {verified[:500]}")
    return int(found[1])


def require_same(what, expected, found):
    """Raises WrongContents with the first difference; nothing at all is wrong too."""
    if not expected:
        raise WrongContents(f"{what}: there is nothing to compare with")
    for wanted, got in zip(expected, found):
        if wanted != got:
            raise WrongContents(f"{what}: found\n{got[:500]}\ninstead of\n{wanted[:500]}")
    if len(expected) != len(found):
        raise WrongContents(f"{what}: {len(found)} facts instead of {len(expected)}")
