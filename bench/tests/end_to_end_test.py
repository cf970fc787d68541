#!/usr/bin/env python3
"""The benchmark on a server of its own, in its smallest form: what it prints, keeps and refuses.

usage: end_to_end_test.py TREE BUILD
"""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(2)).resolve()
TREE = pathlib.Path(sys.argv.pop(1)).resolve()
sys.dont_write_bytecode = True  # leaves the source tree as it is
sys.path.insert(0, str(TREE))
from bench.suite import contents, datasets, report  # noqa: E402
from bench.suite.server import Server, ServerError  # noqa: E402

ORACLE = pathlib.Path(os.environ.get("PGSTOW_ORACLES") or BUILD / "oracles") / "18/bin"
# What contents.sql says of each data set at scale 0.0001, as a hash.
ROWS = {
    "big": "a511f5c9c7b0da62",
    "documents": "8920c65b9317fefa",
    "mixed": "ccaf3d73da65e74c",
    "objects": "f67f5944d0da8977",
    "schema": "615c04ac1fdace50",
}
# Restores, and then takes one of what it restored away.
FORGETFUL = """#!/bin/sh
"{pgstow}" "$@" || exit
[ "$1" != restore ] || "{psql}" -Xqc "SELECT lo_unlink(min(oid)) FROM pg_largeobject_metadata" \\
  -d "$4" >/dev/null
"""


class EndToEndTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory(prefix="pgstow-bench-test.")
        cls.addClassCleanup(cls.home.cleanup)
        cls.folder = pathlib.Path(cls.home.name)
        cls.folder.chmod(0o755)  # the server's user passes through
        cls.addClassCleanup(cls.remove_server)

    @classmethod
    def remove_server(cls):
        subprocess.run([TREE / "tests/support/cluster.sh", "stop", cls.folder / "server"],
                       check=True)

    def bench(self, pgstow, *arguments):
        command = [sys.executable, "-B", "-m", "bench", "--pgstow", pgstow, "--against", ORACLE,
                   "--server", ORACLE, "--psql", ORACLE / "psql", "--keep", self.folder,
                   *arguments]
        return subprocess.run(list(map(str, command)), cwd=TREE, check=False, text=True,
                              capture_output=True)

    def bench_objects(self, pgstow, *arguments):
        return self.bench(pgstow, "--only=objects-restore", "--scale=0.001", *arguments)

    def test_a_job_is_measured_and_the_next_bench_finds_its_data(self):
        path = self.folder / "report.json"
        pgstow = BUILD / "bin/pgstow"
        done = self.bench_objects(pgstow, "--rounds=2", "--json", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("making data sets: bench_objects_0.001", done.stderr)
        self.assertRegex(done.stdout, r"objects-restore +pg_restore -j2 ")
        self.assertRegex(done.stdout, r"[01] of 1 goals are met")
        self.assertRegex(done.stdout, r"\ntook \d+ s: server \d+, data \d+, .*commands \d+.*\n$")
        found = report.read(path)
        self.assertEqual([job["name"] for job in found["jobs"]], ["objects-restore"])
        for run in found["jobs"][0]["runs"]:
            self.assertEqual(len(run["usages"]), 2)
            for usage in run["usages"]:
                self.assertGreater(usage["wall"], 0)
                self.assertGreater(usage["memory"], 1 << 20)
        server_cpu = sum(usage["server_cpu"] for run in found["jobs"][0]["runs"]
                         for usage in run["usages"])
        self.assertGreater(server_cpu, 0)

        forgetful = self.folder / "forgetful"
        forgetful.write_text(FORGETFUL.format(pgstow=pgstow, psql=ORACLE / "psql"))
        forgetful.chmod(0o755)
        done = self.bench(forgetful, "--only=objects-dump,objects-restore", "--scale=0.001",
                          "--rounds=1", "--json", path)
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("making data sets", done.stderr)
        self.assertEqual([job["name"] for job in report.read(path)["jobs"]], ["objects-dump"])
        self.assertIn("objects-restore, pgstow restore -j2: found\nlarge objects", done.stderr)

        useless = self.folder / "useless"
        useless.write_text('#!/bin/sh\n[ "$1" = --version ]\n')
        useless.chmod(0o755)
        done = self.bench_objects(useless, "--rounds=1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ended with 1", done.stderr)

    def test_growth_tells_how_much_there_was(self):
        path = self.folder / "growth.json"
        done = self.bench(BUILD / "bin/pgstow", "--only=entries-list,entries-plan",
                          "--scale=0.000001,0.0001", "--rounds=1", "--json", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        # The encoding and how strings are quoted are entries of any database.
        self.assertEqual([(job["name"], job["amount"]) for job in report.read(path)["jobs"]],
                         [("entries-list", 1 + 2), ("entries-list", 45 + 2),
                          ("entries-plan", 1 + 2), ("entries-plan", 45 + 2)])
        self.assertRegex(done.stdout, r"\nentries, listed +3 ")

    def test_data_sets_have_the_same_rows_on_any_day(self):
        server = Server(self.folder / "other", ORACLE, ORACLE / "psql")
        self.addCleanup(server.stop, keep=False)
        data_sets = [datasets.DataSet(name, "0.0001") for name in ROWS]
        datasets.make(server, data_sets, lambda text: None)
        found = {each.name: self.hash_of(contents.rows_of(server, each.database))
                 for each in data_sets}
        self.assertEqual(found, ROWS)

    @staticmethod
    def hash_of(lines):
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]

    def test_a_server_that_refuses_says_why(self):
        with self.assertRaisesRegex(ServerError, "there is no PostgreSQL server in"):
            Server(self.folder / "none", "/nowhere", "psql")


if __name__ == "__main__":
    unittest.main()
