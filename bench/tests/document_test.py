#!/usr/bin/env python3
"""Compares what docs/PERFORMANCE.md says with the benchmark and the code.

usage: document_test.py TREE
"""

import pathlib
import re
import sys
import unittest

TREE = pathlib.Path(sys.argv.pop(1)).resolve()
sys.dont_write_bytecode = True  # leaves the source tree as it is
sys.path.insert(0, str(TREE))
from bench.suite import document, jobs, options  # noqa: E402

TEXT = (TREE / "docs/PERFORMANCE.md").read_text(encoding="utf-8")
MEMORY = "tests/cli/memory_bound.h"
# Numbers that the page states, the sentence around each, and where the code says it.
NUMBERS = (
    (r"takes `(zstd:\d+)` unless told", "host/cli/output_format.cc", r'kDefaultChain = "(.+?)"'),
    (r"`-j auto` stops at (\d+)", "host/cli/jobs_option.cc", r"kMost = (\d+)"),
    (r"frames? \(([\d.]+) MiB", MEMORY, r"kFrameMiB = ([\d.]+);"),
    (r"contents \+ (\d+) MiB", MEMORY, r"return (\d+) .* row_mib"),
    (r"contents \+ (\d+) MiB", MEMORY, r"return (\d+) .*kFrameMiB\);"),
    (r"\((\d+) × parts", MEMORY, r"\((\d+) \* parts"),
    (r"(\d+) × helpers", MEMORY, r"(\d+) \* helpers"),
    (r"(\d+) × connections × the largest", MEMORY, r"(\d+) \* connections \* row_mib"),
    (r"connections × (\d+) × 2 frames", MEMORY, r"connections \* (\d+) \* 2;"),
)


class DocumentTest(unittest.TestCase):
    def test_table_of_jobs_is_that_of_the_benchmark(self):
        self.assertEqual(document.between(TEXT, document.JOBS), document.job_table())

    def test_plots_of_the_figures_are_there(self):
        for marks, name in ((document.FIGURES, document.RATIOS_PLOT),
                            (document.GROWTH, document.GROWTH_PLOT)):
            inside = document.between(TEXT, marks)
            self.assertEqual(bool(inside), (TREE / "docs" / name).exists())
            if inside:
                self.assertIn(f"]({name})", inside)

    def test_jobs_of_the_figures_are_jobs(self):
        figures = document.between(TEXT, document.FIGURES)
        named = set(re.findall(r"^\| ([a-z-]+?)(?: × [\d.]+)? \|", figures, re.MULTILINE)) - {"job"}
        self.assertLessEqual(named, {job.name for job in jobs.JOBS})
        self.assertTrue(named or not figures)

    def test_options_are_those_of_the_program_or_the_benchmark(self):
        known = (TREE / "docs/OPTIONS.md").read_text(encoding="utf-8") + options.help_text() + \
            (TREE / "dev").read_text(encoding="utf-8")
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT))
        self.assertGreater(len(named), 4)
        for option in named:
            self.assertRegex(known, rf"{option}\b")

    def test_files_are_there(self):
        named = re.findall(r"`((?:bench|tests|host|restore|formats)/[\w/.]+)`", TEXT)
        self.assertTrue(named)
        for name in named:
            self.assertTrue((TREE / name).exists(), name)

    def test_frames_are_as_large_as_the_program_makes_them(self):
        writer = (TREE / "host/archive/writer.h").read_text(encoding="utf-8")
        number, shift = re.search(r"frame_bytes = size_t\{(\d+)\} << (\d+)", writer).groups()
        said = re.search(r"frames \(([\d.]+) MiB", TEXT)[1]
        self.assertEqual(float(said), int(number) * 2 ** (int(shift) - 20))

    def test_numbers_are_those_of_the_code(self):
        for sentence, path, code in NUMBERS:
            said = re.findall(sentence, TEXT)
            found = re.findall(code, (TREE / path).read_text(encoding="utf-8"))
            self.assertEqual(len(found), 1, code)
            self.assertTrue(said, sentence)
            self.assertEqual(set(said), set(found), sentence)


if __name__ == "__main__":
    unittest.main()
