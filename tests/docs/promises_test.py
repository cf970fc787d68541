#!/usr/bin/env python3
"""Looks for the tests that docs/SECURITY.md names among those of the build.

usage: promises_test.py TREE BUILD
"""

import pathlib
import re
import subprocess
import sys
import unittest

TREE, BUILD = map(pathlib.Path, sys.argv[1:3])
HEADING = "| promise | shown by |"


def promises():
    """Each promise, with the names of its tests."""
    lines = (TREE / "docs/SECURITY.md").read_text(encoding="utf-8").splitlines()
    found = {}
    for start in (number for number, line in enumerate(lines) if line == HEADING):
        for line in lines[start + 2:]:
            if not line.startswith("|"):
                break
            promise, tests = line.strip("|").rsplit("|", 1)
            found[promise.strip()] = re.findall(r"`([^`]+)`", tests)
    return found


def tests_of_the_build():
    """Their names, without what their parameters are; `suite.*` for all of a suite."""
    listed = subprocess.run(["ctest", "--test-dir", BUILD, "--show-only"], check=True,
                            capture_output=True, text=True).stdout
    names = re.findall(r"^ +Test +#\d+: (\S+)", listed, flags=re.MULTILINE)
    names = set(names) | {name.rsplit("/", 1)[0] for name in names}
    return names | {name.rsplit(".", 1)[0] + ".*" for name in names if name.count(".") > 1}


class PromisesTest(unittest.TestCase):
    def test_each_is_shown_by_tests_that_there_are(self):
        known = tests_of_the_build()
        self.assertGreater(len(known), 1000)
        self.assertGreater(len(promises()), 20)
        for promise, tests in promises().items():
            with self.subTest(promise=promise):
                self.assertTrue(tests, "no test is named")
                self.assertEqual([test for test in tests if test not in known], [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
