"""Measures pgstow against PostgreSQL's own pg_dump and pg_restore; ./dev bench calls it."""

import datetime
import pathlib
import subprocess
import sys
import tempfile

from bench.suite import (contents, datasets, machine, measure, options, report, runner, table)
from bench.suite.server import Server, ServerError

_FAILURES = (contents.WrongContents, measure.CommandFailed, ServerError, OSError,
             subprocess.CalledProcessError)


def say(text):
    print(text, file=sys.stderr, flush=True)


def version_of(program):
    done = subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def measured(wanted, server, programs, folder):
    """The entries of all jobs, data set by data set: the archives of one are there at a time."""
    names = dict.fromkeys(job.data for job in wanted.jobs)
    data_sets = [datasets.DataSet(name, scale) for scale in wanted.scales for name in names]
    datasets.make(server, data_sets, say)
    entries = []
    for data_set in data_sets:
        with tempfile.TemporaryDirectory(dir=folder) as work:
            jobs_runner = runner.Runner(server, programs, data_set.database, work)
            for job in wanted.jobs:
                if job.data == data_set.name:
                    say(f"measuring {job.name} at scale {data_set.scale}")
                    usages = jobs_runner.measure(job, wanted.rounds)
                    size = server.bytes_of(data_set.database)
                    entries.append(report.of_job(job, data_set, size, usages))
    return entries


def bench(wanted, home):
    """The report of a bench whose server has its data in the folder `home`."""
    programs = runner.Programs(wanted.pgstow, f"{wanted.against}/pg_dump",
                               f"{wanted.against}/pg_restore")
    server = Server(home / "server", wanted.server, wanted.psql)
    try:
        with tempfile.TemporaryDirectory(dir=home) as folder:
            entries = measured(wanted, server, programs, folder)
    finally:
        server.stop(keep=wanted.keep is not None)
    return {
        "version": report.VERSION,
        "date": datetime.date.today().isoformat(),
        "rounds": wanted.rounds,
        "machine": machine.describe(),
        "programs": {"ours": version_of(programs.pgstow), "theirs": version_of(programs.pg_dump),
                     "server": server.version},
        "jobs": entries,
    }


def main(arguments):
    wanted = options.parse(arguments)
    try:
        if wanted.keep:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            found = bench(wanted, wanted.keep.resolve())
        else:
            with tempfile.TemporaryDirectory(prefix="pgstow-bench.") as home:
                pathlib.Path(home).chmod(0o755)  # the server's user passes through
                found = bench(wanted, pathlib.Path(home))
    except _FAILURES as error:
        say(f"error: {error}")
        return 1
    print(table.plain(found))
    print(table.summary(found), end="")
    if wanted.json:
        report.write(found, wanted.json)
    if wanted.plot:
        from bench.suite import plot  # pylint: disable=import-outside-toplevel
        plot.draw(found, wanted.plot)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
