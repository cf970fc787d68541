"""Runs jobs: all ways of a job in turn, round after round, and looks at what each made."""

import dataclasses
import pathlib
import shutil
import subprocess

from bench.suite import contents, jobs, measure


@dataclasses.dataclass(frozen=True)
class Programs:
    """What is compared. Each is a path."""

    pgstow: str
    pg_dump: str
    pg_restore: str


@dataclasses.dataclass
class Measured:
    """What a job cost: the Usage of each run by label, one a round; and how much it was about."""

    usages: dict
    amount: int = 0  # in the job's unit, if it has one


class Runner:
    """Measures jobs on one data set. `folder` is for what the commands write."""

    def __init__(self, server, programs, stopwatch, source, folder):
        self._server = server
        self._programs = programs
        self._stopwatch = stopwatch
        self._source = source  # the database
        self._folder = pathlib.Path(folder)
        self._archives = {}  # of each command that makes one
        self._expected = {}  # what there should be, of each job that makes something

    def measure(self, job, rounds):
        """The Measured of a job.

        Who goes first changes from round to round: what one leaves behind in caches is there for
        the other as often.
        """
        found = Measured({run.label: [] for run in job.runs})
        with self._stopwatch.part("server"):
            self._server.settle()
        for number in range(rounds):
            shift = number % len(job.runs)
            for run in job.runs[shift:] + job.runs[:shift]:
                found.usages[run.label].append(self._measure(job, run, found))
        return found

    def _measure(self, job, run, found):
        target, out = f"{self._source}_target", self._folder / "out"
        words = {"target": target}
        if run.archive:
            with self._stopwatch.part("archives"):
                words["archive"] = str(self._archive(run))
        if job.action == jobs.RESTORE:
            with self._stopwatch.part("server"):
                self._server.make_database(target)
                self._server.settle()
        try:
            with self._stopwatch.part("commands"):
                usage = self._run(run.argv, out, words)
            with self._stopwatch.part("checks"):
                self._check(job, run, target, out)
                if job.unit and run.tool == jobs.OURS:
                    found.amount = self._amount(job.unit, words.get("archive", out))
        finally:
            with self._stopwatch.part("server"):
                _remove(out)
                if job.action == jobs.RESTORE:
                    self._server.drop_database(target)
        return usage

    def _amount(self, unit, archive):
        """What an archive of ours holds, in a unit, by its own account."""
        done = subprocess.run([self._programs.pgstow, "verify", archive], check=True, text=True,
                              stdout=subprocess.PIPE)
        return contents.amount_of(done.stdout, unit)

    def _archive(self, run):
        """The archive that a run reads; runs that make it by the same command share it."""
        if run.archive not in self._archives:
            path = self._folder / f"archive{len(self._archives)}"
            self._run(run.archive, path, {})
            self._archives[run.archive] = path
        return self._archives[run.archive]

    def _run(self, argv, out, words):
        words = dataclasses.asdict(self._programs) | {"source": self._source, "out": out} | words
        return measure.run([word.format(**words) for word in argv], self._server.environment,
                           self._server.pid, out)

    def _check(self, job, run, target, out):
        """Dumps are looked at where their archives are restored."""
        if job.action == jobs.RESTORE:
            if job.action not in self._expected:
                self._expected[job.action] = self._contents(self._source)
            self._require(job, run, job.action, self._contents(target))
        elif job.action == jobs.READ:
            found = contents.of_text(out.read_text(encoding="utf-8"))
            self._expected.setdefault(job.name, found)
            self._require(job, run, job.name, found)

    def _require(self, job, run, key, found):
        contents.require_same(f"{job.name}, {run.label}", self._expected[key], found)

    def _contents(self, database):
        return contents.of_database(self._server, self._programs.pg_dump, database)


def _remove(path):
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
