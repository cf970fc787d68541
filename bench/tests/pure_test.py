#!/usr/bin/env python3
"""What of the benchmark needs no server: ratios, reports, tables, the command line.

usage: pure_test.py TREE
"""

import contextlib
import copy
import io
import pathlib
import sys
import tempfile
import unittest

TREE = pathlib.Path(sys.argv.pop(1)).resolve()
sys.dont_write_bytecode = True  # leaves the source tree as it is
sys.path.insert(0, str(TREE))
from bench.suite import (  # noqa: E402
    contents, datasets, document, jobs, measure, options, plot, ratios, report, table)


def usage(wall, size=100, memory=10):
    return measure.Usage(wall, wall / 2, wall / 4, memory, size)


def made_report():
    """One job of three rounds, with one goal that is met and one that is not."""
    job = jobs.Job("big-dump", "big", jobs.DUMP, "a title",
                   (jobs.Run("theirs", jobs.THEIRS, ()), jobs.Run("ours", jobs.OURS, ())),
                   (jobs.Goal("ours", ("theirs",), 0.5),
                    jobs.Goal("ours", ("theirs",), 1.05, "size")))
    usages = {"theirs": [usage(2.0), usage(4.0), usage(8.0)],
              "ours": [usage(1.0, 110), usage(1.0, 110), usage(4.0, 110)]}
    return {
        "version": report.VERSION, "date": "2026-01-02", "rounds": 3,
        "machine": {"processor": "fast", "cores": 2, "memory": 2**33, "system": "Linux 6"},
        "programs": {"ours": "pgstow 1", "theirs": "pg_dump 18", "server": "18.1"},
        "jobs": [report.of_job(job, datasets.DataSet("big", "1"), 1000, usages)],
    }


class RatiosTest(unittest.TestCase):
    def test_are_paired_round_by_round(self):
        usages = {"a": [usage(1), usage(10), usage(100)], "b": [usage(2), usage(40), usage(500)]}
        verdict = ratios.judge(jobs.Goal("a", ("b",), 0.25), usages)
        self.assertEqual((verdict.least, verdict.median, verdict.most), (0.2, 0.25, 0.5))
        self.assertTrue(verdict.met)

    def test_are_against_the_best_by_its_median(self):
        usages = {"a": [usage(3)] * 3, "b": [usage(1), usage(9), usage(9)],
                  "c": [usage(6), usage(6), usage(99)]}
        verdict = ratios.judge(jobs.Goal("a", ("b", "c"), 0.4), usages)
        self.assertEqual((verdict.best, verdict.median), ("c", 0.5))
        self.assertFalse(verdict.met)

    def test_are_of_the_measure_that_the_goal_names(self):
        usages = {"a": [usage(1, size=105, memory=3)], "b": [usage(1, size=100, memory=6)]}
        for measured, expected in (("wall", 1), ("size", 1.05), ("memory", 0.5), ("client CPU", 1)):
            self.assertEqual(
                ratios.judge(jobs.Goal("a", ("b",), 1, measured), usages).median, expected)

    def test_nothing_against_nothing_is_even(self):
        usages = {"a": [usage(1, size=0)], "b": [usage(1, size=0)]}
        self.assertEqual(ratios.judge(jobs.Goal("a", ("b",), 1, "size"), usages).median, 1)
        usages["a"] = [usage(1, size=1)]
        self.assertFalse(ratios.judge(jobs.Goal("a", ("b",), 1, "size"), usages).met)

    def test_refuse_rounds_without_a_partner(self):
        with self.assertRaises(ValueError):
            ratios.judge(jobs.Goal("a", ("b",), 1), {"a": [usage(1)], "b": [usage(1)] * 2})


class JobsTest(unittest.TestCase):
    def test_goals_are_about_runs_that_there_are(self):
        for job in jobs.JOBS:
            labels = [run.label for run in job.runs]
            self.assertEqual(len(labels), len(set(labels)), job.name)
            for goal in job.goals:
                self.assertIn(goal.measure, ratios.MEASURES)
                for label in (goal.run, *goal.against):
                    self.assertIn(label, labels, job.name)

    def test_each_job_has_a_goal_and_both_programs(self):
        for job in jobs.JOBS:
            self.assertTrue(job.goals, job.name)
            self.assertEqual({run.tool for run in job.runs}, {jobs.OURS, jobs.THEIRS}, job.name)

    def test_what_is_dumped_and_can_be_is_restored_and_looked_at(self):
        restored = {job.data for job in jobs.JOBS if job.action == jobs.RESTORE}
        self.assertEqual({job.data for job in jobs.JOBS}, restored)

    def test_commands_have_no_word_in_braces_that_nothing_fills(self):
        words = dict.fromkeys(("pgstow", "pg_dump", "pg_restore", "source", "target", "archive",
                               "out"), "x")
        for job in jobs.JOBS:
            for run in job.runs:
                for word in run.argv + run.archive:
                    self.assertNotIn("{", word.format(**words))

    def test_data_sets_have_scripts_and_marks_of_their_own(self):
        marks = set()
        for name in {job.data for job in jobs.JOBS}:
            for scale in ("1", "0.5"):
                marks.add(datasets.DataSet(name, scale).mark)
        self.assertEqual(len(marks), 2 * len({job.data for job in jobs.JOBS}))


class ReportTest(unittest.TestCase):
    def test_survives_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "report.json"
            report.write(made_report(), path)
            self.assertEqual(report.read(path), made_report())

    def test_every_missing_or_odd_member_is_found(self):
        found = 0
        for path in self.places(made_report()):
            for spoil in (self.remove, self.replace, self.add):
                broken = copy.deepcopy(made_report())
                if spoil(broken, path):
                    with self.assertRaises(report.BadReport, msg=f"{spoil.__name__} {path}"):
                        report.require_valid(broken)
                    found += 1
        self.assertGreater(found, 60)

    def test_a_file_that_is_no_json_is_told(self):
        with tempfile.NamedTemporaryFile("w") as file:
            file.write("{")
            file.flush()
            with self.assertRaisesRegex(report.BadReport, file.name):
                report.read(file.name)

    def places(self, value, path=()):
        inner = value.items() if isinstance(value, dict) else \
            enumerate(value) if isinstance(value, list) else ()
        for key, each in inner:
            yield (*path, key)
            yield from self.places(each, (*path, key))

    @staticmethod
    def parent_of(value, path):
        for key in path[:-1]:
            value = value[key]
        return value

    def remove(self, value, path):
        parent = self.parent_of(value, path)
        del parent[path[-1]]
        return isinstance(parent, dict)  # a list may be shorter

    def replace(self, value, path):
        self.parent_of(value, path)[path[-1]] = None
        return True

    def add(self, value, path):
        parent = self.parent_of(value, path)
        if isinstance(parent, dict):
            parent["another"] = 1
        return isinstance(parent, dict)


class TableTest(unittest.TestCase):
    def test_plain_has_a_line_for_each_goal(self):
        lines = table.plain(made_report()).splitlines()
        self.assertEqual(len(lines), 5)
        self.assertEqual(lines[2].split(), ["big-dump", "theirs", "4.00", "2.00", "1.00", "0",
                                            "0.0"])
        self.assertEqual(lines[3].split()[0:2], ["ours", "1.00"])
        self.assertEqual(lines[3].split()[-7:],
                         ["theirs", "wall", "0.50", "0.25", "0.50", "0.50", "yes"])
        self.assertEqual(lines[4].split(), ["theirs", "size", "1.10", "1.10", "1.10", "1.05", "no"])
        self.assertEqual(len({line.index("0.50") for line in lines[3:4]}), 1)

    def test_markdown_has_as_many_cells_in_each_row(self):
        rows = table.markdown(made_report()).splitlines()
        self.assertEqual(len(rows), 5)
        self.assertEqual({row.count("|") for row in rows}, {15})

    def test_summary_names_what_is_missed(self):
        self.assertEqual(table.summary(made_report()),
                         "1 of 2 goals are met\n"
                         "big-dump: ours, size 1.10 of theirs, goal 1.05\n")

    def test_scales_are_told_apart(self):
        found = made_report()
        found["jobs"].append(found["jobs"][0] | {"scale": "2"})
        self.assertIn("big-dump × 2", table.plain(found))
        self.assertIn("2 of 4 goals are met, which are about scale 1\n", table.summary(found))


class PlotTest(unittest.TestCase):
    def test_bars_are_the_goals(self):
        self.assertEqual(plot.bars(made_report())[0][1:], (0.5, 0.25, 0.5, 0.5, True))
        self.assertEqual(len(plot.bars(made_report())), 2)

    def test_curves_need_two_scales_and_go_by_size(self):
        found = made_report()
        self.assertEqual(plot.curves(found), {})
        found["jobs"].append(found["jobs"][0] | {"scale": "0.1", "database_bytes": 100})
        self.assertEqual(plot.curves(found)["big-dump: theirs"], [(100, 4.0), (1000, 4.0)])


class DocumentTest(unittest.TestCase):
    TEXT = "\n".join(["before", *document.JOBS, "between", document.FIGURES[0], "old",
                      document.FIGURES[1], "after"])

    def test_figures_go_between_the_marks(self):
        text = document.renewed(self.TEXT, made_report())
        self.assertTrue(text.startswith(f"before\n{document.JOBS[0]}\n| job |"))
        self.assertTrue(text.endswith(f"1 of 2 goals are met.\n{document.FIGURES[1]}\nafter"))
        figures = document.between(text, document.FIGURES)
        self.assertTrue(figures.startswith("Measured 2 January 2026"))
        self.assertIn("\nbetween\n", text)
        self.assertNotIn("old", text)
        self.assertEqual(document.renewed(text, made_report()), text)

    def test_a_document_without_marks_is_refused(self):
        for text in ("", document.JOBS[0], "".join(document.JOBS),
                     self.TEXT.replace(document.FIGURES[1], "")):
            with self.assertRaises(ValueError):
                document.renewed(text, made_report())


class ContentsTest(unittest.TestCase):
    SCRIPT = ("\\restrict abc\nSET a;\n\n--\n-- Name: b; Type: TABLE\n--\nCREATE TABLE b;\n\n"
              "--\n-- Name: a; Type: TABLE\n--\nCREATE TABLE a;\n\n\\unrestrict abc\n")

    def test_definitions_are_compared_whatever_their_order_and_key(self):
        first, second, third = contents.blocks_of(self.SCRIPT)
        self.assertIn("CREATE TABLE a", first)
        self.assertIn("CREATE TABLE b", second)
        self.assertEqual(third, "SET a;")
        head, b, a = self.SCRIPT.replace("\\unrestrict abc\n", "").split("\n--\n-- Name")
        other = f"{head}\n--\n-- Name{a}\n--\n-- Name{b}".replace("abc", "xyz")
        self.assertEqual(contents.blocks_of(other), contents.blocks_of(self.SCRIPT))

    def test_lists_are_compared_without_numbers_and_scripts_by_their_rows(self):
        self.assertEqual(contents.of_text("; a\n7; 1 2 TABLE t\n3; 1 1 TABLE s\n"),
                         ["1 1 TABLE s", "1 2 TABLE t"])
        self.assertEqual(contents.of_text("SET x;\nCOPY t FROM stdin;\n1\n\\.\nSELECT;\n"),
                         ["COPY t FROM stdin;\n1\n\\."])

    def test_the_first_difference_is_told(self):
        contents.require_same("it", ["a", "b"], ["a", "b"])
        for found, said in ((["a", "c"], "found\nc\ninstead of\nb"), (["a"], "1 facts instead of 2"),
                            (["a", "b", "c"], "3 facts instead of 2")):
            with self.assertRaisesRegex(contents.WrongContents, said):
                contents.require_same("it", ["a", "b"], found)
        with self.assertRaisesRegex(contents.WrongContents, "nothing to compare"):
            contents.require_same("it", [], [])


class OptionsTest(unittest.TestCase):
    GIVEN = ["--pgstow=p", "--against=c", "--server=s", "--psql=q"]

    def parsed(self, *arguments):
        return options.parse([*self.GIVEN, *arguments])

    def test_defaults_are_those_of_the_goals(self):
        wanted = self.parsed()
        self.assertEqual((wanted.rounds, wanted.scales), (5, ["1"]))
        self.assertEqual(wanted.jobs, list(jobs.JOBS))

    def test_quick_is_less_unless_told(self):
        self.assertEqual((self.parsed("--quick").rounds, self.parsed("--quick").scales),
                         (3, [options.QUICK_SCALE]))
        wanted = self.parsed("--quick", "--rounds=9", "--scale=2")
        self.assertEqual((wanted.rounds, wanted.scales), (9, ["2"]))

    def test_scales_have_one_spelling_and_come_in_order(self):
        self.assertEqual(self.parsed("--scale=10,0.10,1.0,.1").scales, ["0.1", "1", "10"])

    def test_jobs_come_in_the_order_of_the_table(self):
        names = [job.name for job in self.parsed("--only=list,big-dump").jobs]
        self.assertEqual(names, ["big-dump", "list"])

    def test_nonsense_is_refused(self):
        for bad in ("--scale=0", "--scale=-1", "--scale=x", "--scale=nan", "--rounds=0",
                    "--rounds=x", "--only=nosuch", "--nosuch"):
            with self.assertRaises(SystemExit, msg=bad), \
                    contextlib.redirect_stderr(io.StringIO()):
                self.parsed(bad)


if __name__ == "__main__":
    unittest.main()
