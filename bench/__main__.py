"""Measures pgstow against PostgreSQL's own pg_dump and pg_restore; ./dev bench calls it."""

import datetime
import decimal
import pathlib
import subprocess
import sys
import tempfile

from bench.suite import contents, datasets, machine, measure, options, report, runner, table
from bench.suite.server import Server, ServerError
from bench.suite.stopwatch import Stopwatch

_FAILURES = (contents.WrongContents, measure.CommandFailed, ServerError, OSError,
             subprocess.CalledProcessError)


def say(text):
    print(text, file=sys.stderr, flush=True)


def version_of(program):
    done = subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def jobs_by_data(wanted):
    """The wanted jobs of each data set, the smallest data first."""
    found = {}
    for job in wanted.jobs:
        for scale in options.scales_of(wanted, job):
            found.setdefault(datasets.DataSet(job.data, scale), []).append(job)
    return dict(sorted(found.items(), key=lambda item: decimal.Decimal(item[0].scale)))


def measured(wanted, server, programs, stopwatch, folder):
    """Yields the entries of all jobs by data sets: the archives of one are there at a time."""
    wanted_jobs = jobs_by_data(wanted)
    with stopwatch.part("data"):
        datasets.make(server, wanted_jobs, say)
    for data_set, its_jobs in wanted_jobs.items():
        with tempfile.TemporaryDirectory(dir=folder) as work:
            jobs_runner = runner.Runner(server, programs, stopwatch, data_set.database, work)
            for job in its_jobs:
                say(f"measuring {job.name} at scale {data_set.scale}")
                found = jobs_runner.measure(job, options.rounds_at(wanted, data_set.scale))
                size = server.bytes_of(data_set.database)
                yield report.of_job(job, data_set.scale, size, found)


def keep_report(found, wanted):
    if wanted.json:
        report.write(found, wanted.json)


def bench(wanted, home, stopwatch):
    """The report of a bench whose server has its data in the folder `home`.

    The file of --json grows with each job, so that what ends a bench early leaves what was found.
    """
    programs = runner.Programs(wanted.pgstow, f"{wanted.against}/pg_dump",
                               f"{wanted.against}/pg_restore")
    with stopwatch.part("server"):
        server = Server(home / "server", wanted.server, wanted.psql)
    try:
        found = {
            "version": report.VERSION,
            "date": datetime.date.today().isoformat(),
            "rounds": wanted.rounds,
            "machine": machine.describe(),
            "programs": {"ours": version_of(programs.pgstow),
                         "theirs": version_of(programs.pg_dump), "server": server.version},
            "jobs": [],
        }
        keep_report(found, wanted)
        with tempfile.TemporaryDirectory(dir=home) as folder:
            for entry in measured(wanted, server, programs, stopwatch, folder):
                found = report.merged([found, found | {"jobs": [entry]}])
                keep_report(found, wanted)
    finally:
        with stopwatch.part("server"):
            server.stop(keep=wanted.keep is not None)
    return found


def main(arguments):
    wanted, stopwatch = options.parse(arguments), Stopwatch()
    try:
        if wanted.keep:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            found = bench(wanted, wanted.keep.resolve(), stopwatch)
        else:
            with tempfile.TemporaryDirectory(prefix="pgstow-bench.") as home:
                pathlib.Path(home).chmod(0o755)  # the server's user passes through
                found = bench(wanted, pathlib.Path(home), stopwatch)
    except _FAILURES as error:
        say(f"error: {error}")
        return 1
    print(table.plain(found))
    if wanted.plot:
        from bench.suite import plot  # pylint: disable=import-outside-toplevel
        with stopwatch.part("plot"):
            plot.draw(found, wanted.plot)
    print(stopwatch.text())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
