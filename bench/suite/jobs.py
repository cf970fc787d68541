"""The jobs that are measured: what each program is asked to do, and the goals. Data alone.

A word in braces is filled in when a command is run (see runner.py):

  {pgstow} {pg_dump} {pg_restore}  the programs
  {source}                         the database with the data set
  {target}                         an empty database, made anew for each run
  {archive}                        an archive of the source, made by the program that reads it
  {out}                            what the command writes; its size is measured
"""

import dataclasses

DUMP, RESTORE, READ = "dump", "restore", "read"
OURS, THEIRS = "pgstow", "PostgreSQL"
# Units of growth, as `pgstow verify` calls them.
BYTES, ENTRIES = "bytes of rows", "entries"


@dataclasses.dataclass(frozen=True)
class Run:
    """One way of doing a job. `archive`: the command that makes what it reads."""

    label: str
    tool: str
    argv: tuple
    archive: tuple = ()


@dataclasses.dataclass(frozen=True)
class Goal:
    """The ratio of a measure of one run to that of the best, by median, of those it is set against."""

    run: str
    against: tuple
    at_most: float
    measure: str = "wall"


@dataclasses.dataclass(frozen=True)
class Job:
    """`unit` is what grows with the scale, in a job that is about growth."""

    name: str
    data: str  # a data set of datasets.py
    action: str
    title: str
    runs: tuple
    goals: tuple
    unit: str = ""
    scales: tuple = ("1",)


_OURS = ("{pgstow}", "dump", "--format=custom", "--file={out}")
_FC = ("{pg_dump}", "-Fc", "-f", "{out}")
_FD = ("{pg_dump}", "-Fd", "-j2", "-f", "{out}")
_ZSTD = ("-Z", "zstd:3")


def _dumps(*more):
    """The four ways of a dump, all with the same codec."""
    return (
        Run("pg_dump -Fc", THEIRS, (*_FC, *_ZSTD, *more, "{source}")),
        Run("pg_dump -Fd -j2", THEIRS, (*_FD, *_ZSTD, *more, "{source}")),
        Run("pgstow -j1", OURS, (*_OURS, *_ZSTD, *more, "-j1", "{source}")),
        Run("pgstow -j2", OURS, (*_OURS, *_ZSTD, *more, "-j2", "{source}")),
    )


def _defaults():
    """What becomes of a user who chooses nothing but an archive."""
    return (
        Run("pg_dump -Fc, defaults", THEIRS, (*_FC, "{source}")),
        Run("pgstow, defaults", OURS, (*_OURS, "{source}")),
    )


def _restores(*jobs, more=()):
    """pg_restore with each of `jobs`, and ours over two connections."""
    made_by_theirs = (*_FC, *_ZSTD, *more, "{source}")
    made_by_ours = (*_OURS, *_ZSTD, *more, "-j2", "{source}")
    return (
        *(Run(f"pg_restore {count}", THEIRS,
              ("{pg_restore}", count, "-d", "{target}", "{archive}"), made_by_theirs)
          for count in jobs),
        Run("pgstow restore -j2", OURS,
            ("{pgstow}", "restore", "-j2", "-d", "{target}", "{archive}"), made_by_ours),
    )


def _reads(theirs, ours, more=()):
    """A command of each that reads an archive and writes text."""
    return (
        Run("pg_restore", THEIRS, ("{pg_restore}", *theirs, "-f", "{out}", "{archive}"),
            (*_FC, *_ZSTD, *more, "{source}")),
        Run("pgstow", OURS, ("{pgstow}", *ours, "-f", "{out}", "{archive}"),
            (*_OURS, *_ZSTD, *more, "-j2", "{source}")),
    )


def _only(runs, *labels):
    return tuple(run for run in runs if run.label in labels)


_BEST = ("pg_dump -Fc", "pg_dump -Fd -j2")
_DEFAULTS = ("pgstow, defaults", ("pg_dump -Fc, defaults",))
_SIZE = Goal("pgstow -j2", ("pg_dump -Fc",), 1.05, "size")
_RESTORE_J2 = ("pgstow restore -j2", ("pg_restore -j2",))

JOBS = (
    Job("big-dump", "big", DUMP, "one big table, dumped", _dumps(), (
        Goal("pgstow -j2", _BEST, 0.65),
        Goal("pgstow -j1", ("pg_dump -Fc",), 1.0),
        _SIZE)),
    Job("mixed-dump", "mixed", DUMP, "200 tables, dumped", _dumps(), (
        Goal("pgstow -j2", ("pg_dump -Fc",), 0.65),
        Goal("pgstow -j2", ("pg_dump -Fd -j2",), 0.85),
        Goal("pgstow -j1", ("pg_dump -Fc",), 0.75),
        _SIZE)),
    Job("documents-dump", "documents", DUMP, "JSON and text, dumped", _dumps(), (
        Goal("pgstow -j2", ("pg_dump -Fc",), 0.65),
        Goal("pgstow -j2", ("pg_dump -Fd -j2",), 0.85),
        Goal("pgstow -j1", ("pg_dump -Fc",), 0.75),
        _SIZE)),
    Job("big-default", "big", DUMP, "one big table, dumped with defaults", _defaults(),
        (Goal(*_DEFAULTS, 0.4),)),
    Job("mixed-default", "mixed", DUMP, "200 tables, dumped with defaults", _defaults(),
        (Goal(*_DEFAULTS, 0.15),)),
    Job("documents-default", "documents", DUMP, "JSON and text, dumped with defaults", _defaults(),
        (Goal(*_DEFAULTS, 0.15),)),
    Job("schema-dump", "schema", DUMP, "10,000 tables without rows, dumped",
        _only(_dumps("-s"), "pg_dump -Fc", "pgstow -j1", "pgstow -j2"), (
            Goal("pgstow -j2", ("pg_dump -Fc",), 0.5),
            Goal("pgstow -j2", ("pg_dump -Fc",), 0.5, "memory"),
            Goal("pgstow -j1", ("pg_dump -Fc",), 1.0))),
    Job("objects-dump", "objects", DUMP, "50,010 large objects, dumped", _dumps(), (
        Goal("pgstow -j2", ("pg_dump -Fc",), 0.35),
        Goal("pgstow -j2", ("pg_dump -Fd -j2",), 0.7),
        Goal("pgstow -j1", ("pg_dump -Fc",), 1.0),
        _SIZE)),
    Job("big-restore", "big", RESTORE, "one big table, restored", _restores("-j2"),
        (Goal(*_RESTORE_J2, 0.7),)),
    Job("mixed-restore", "mixed", RESTORE, "200 tables, restored", _restores("-j2"),
        (Goal(*_RESTORE_J2, 0.9),)),
    Job("documents-restore", "documents", RESTORE, "JSON and text, restored", _restores("-j2"),
        (Goal(*_RESTORE_J2, 1.0),)),
    Job("schema-restore", "schema", RESTORE, "10,000 tables without rows, restored",
        _restores("-j1", "-j2", more=("-s",)),
        (Goal("pgstow restore -j2", ("pg_restore -j1", "pg_restore -j2"), 0.55),)),
    Job("objects-restore", "objects", RESTORE, "50,010 large objects, restored", _restores("-j2"),
        (Goal(*_RESTORE_J2, 0.7),)),
    Job("list", "schema", READ, "the list of 66,000 entries",
        _reads(("-l",), ("list",), more=("-s",)),
        (Goal("pgstow", ("pg_restore",), 0.3),)),
    Job("one-table", "mixed", READ, "one small table out of 1 GB",
        _reads(("-t", "t200"), ("restore", "-t", "t200")),
        (Goal("pgstow", ("pg_restore",), 1.0),)),
)

# How cost grows: with rows from 1 MB to 10 GB, of which restores take up to 1 GB; with entries from
# those of one table to 450,000.
_BYTES = {"unit": BYTES, "scales": ("0.0011", "0.011", "0.11", "1.1", "11")}
_ENTRIES = {"unit": ENTRIES, "scales": ("0.000001", "0.0001", "0.001", "0.01", "0.1", "1")}

GROWTH = (
    Job("rows-dump", "big", DUMP, "rows, dumped",
        _only(_dumps(), "pg_dump -Fc", "pgstow -j2"), (), **_BYTES),
    Job("rows-restore", "big", RESTORE, "rows, restored", _restores("-j2"), (),
        **_BYTES | {"scales": _BYTES["scales"][:-1]}),
    Job("entries-dump", "entries", DUMP, "definitions, dumped",
        _only(_dumps("-s"), "pg_dump -Fc", "pgstow -j2"), (), **_ENTRIES),
    Job("entries-list", "entries", READ, "entries, listed",
        _reads(("-l",), ("list",), more=("-s",)), (), **_ENTRIES),
    Job("entries-plan", "entries", READ, "a restore of them, planned and explained",
        (Run("pgstow restore --explain", OURS,
             ("{pgstow}", "restore", "--explain", "-f", "{out}", "{archive}"),
             (*_OURS, *_ZSTD, "-s", "-j2", "{source}")),), (), **_ENTRIES),
)


def named(names):
    """The jobs of these names, in the order of the tables."""
    known = {job.name for job in JOBS + GROWTH}
    for name in names:
        if name not in known:
            raise ValueError(f'there is no job "{name}"; the jobs are {", ".join(sorted(known))}')
    return [job for job in JOBS + GROWTH if job.name in names]
