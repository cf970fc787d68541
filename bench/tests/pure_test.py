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
    contents, datasets, document, jobs, measure, options, plot, ratios, report, runner, stopwatch,
    table)


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
        "jobs": [report.of_job(job, "1", 1000, runner.Measured(usages))],
    }


def growth_report():
    """One job at two scales, one of them measured once."""
    job = jobs.Job("rows-dump", "big", jobs.DUMP, "rows",
                   (jobs.Run("pg_dump", jobs.THEIRS, ()), jobs.Run("pgstow", jobs.OURS, ())), (),
                   jobs.BYTES, ("1", "10"))
    once = runner.Measured({"pg_dump": [usage(20)], "pgstow": [usage(10)]}, 10**9)
    thrice = runner.Measured({"pg_dump": [usage(2), usage(4), usage(6)],
                              "pgstow": [usage(1), usage(4), usage(2)]}, 2 * 10**6)
    return made_report() | {"jobs": [report.of_job(job, "1", 1000, thrice),
                                     report.of_job(job, "10", 9000, once)]}


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
        for job in jobs.JOBS + jobs.GROWTH:
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
        self.assertEqual(len({job.name for job in jobs.JOBS + jobs.GROWTH}),
                         len(jobs.JOBS + jobs.GROWTH))
        restored = {job.data for job in jobs.JOBS if job.action == jobs.RESTORE}
        self.assertEqual({job.data for job in jobs.JOBS}, restored)

    def test_commands_have_no_word_in_braces_that_nothing_fills(self):
        words = dict.fromkeys(("pgstow", "pg_dump", "pg_restore", "source", "target", "archive",
                               "out"), "x")
        for job in jobs.JOBS + jobs.GROWTH:
            for run in job.runs:
                for word in run.argv + run.archive:
                    self.assertNotIn("{", word.format(**words))

    def test_data_sets_have_scripts_and_marks_of_their_own(self):
        marks = set()
        names = {job.data for job in jobs.JOBS + jobs.GROWTH}
        for name in names:
            for scale in ("1", "0.5"):
                marks.add(datasets.DataSet(name, scale).mark)
        self.assertEqual(len(marks), 2 * len(names))

    def test_what_grows_is_measured_once_by_ours_and_at_most_once_by_theirs(self):
        for job in jobs.GROWTH:
            tools = [run.tool for run in job.runs]
            self.assertIn(sorted(tools), ([jobs.THEIRS, jobs.OURS], [jobs.OURS]))
            self.assertIn(job.unit, (jobs.BYTES, jobs.ENTRIES))
            self.assertEqual(list(job.scales), options.parse(
                [*OptionsTest.GIVEN, "--scale", ",".join(job.scales)]).scales, job.name)
            for run in job.runs:
                self.assertEqual(run.label.startswith(jobs.OURS), run.tool == jobs.OURS)


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

    def test_a_job_that_nobody_knows_is_refused(self):
        found = made_report()
        found["jobs"][0]["name"] = "nosuch"
        with self.assertRaisesRegex(report.BadReport, "nosuch"):
            report.require_valid(found)

    def test_merged_have_the_latest_of_each_job_in_the_order_of_the_tables(self):
        first, second = made_report(), made_report() | {"date": "2026-01-03", "rounds": 1}
        second["jobs"][0]["database_bytes"] = 7
        found = report.merged([growth_report(), first, second])
        self.assertEqual([(job["name"], job["scale"]) for job in found["jobs"]],
                         [("big-dump", "1"), ("rows-dump", "1"), ("rows-dump", "10")])
        self.assertEqual(found["jobs"][0]["database_bytes"], 7)
        self.assertEqual((found["date"], found["rounds"]), ("2026-01-03", 1))
        report.require_valid(found)

    def test_merged_are_of_one_machine_and_the_same_programs(self):
        for other in ({"machine": made_report()["machine"] | {"cores": 4}},
                      {"programs": made_report()["programs"] | {"server": "17"}}):
            with self.assertRaisesRegex(report.BadReport, next(iter(other))):
                report.merged([made_report(), made_report() | other])

    def test_parts_are_told_by_what_grows(self):
        found = report.merged([made_report(), growth_report()])
        self.assertEqual(report.part(found, False)["jobs"], made_report()["jobs"])
        self.assertEqual(report.part(found, True)["jobs"], growth_report()["jobs"])

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
        self.assertEqual(lines[5:], ["", *table.summary(made_report()).splitlines()])
        self.assertEqual(lines[2].split(), ["big-dump", "theirs", "4.00", "2.00", "1.00", "0",
                                            "0.0"])
        self.assertEqual(lines[3].split()[0:2], ["ours", "1.00"])
        # Three quarters of a second's work on two processors, against four seconds.
        self.assertEqual(lines[3].split()[-8:],
                         ["theirs", "wall", "0.50", "0.25", "0.50", "0.09", "0.50", "yes"])
        self.assertEqual(lines[4].split(), ["theirs", "size", "1.10", "1.10", "1.10", "1.05", "no"])
        self.assertEqual(len({line.index("0.50") for line in lines[3:4]}), 1)

    def test_markdown_has_as_many_cells_in_each_row(self):
        rows = table.markdown(made_report()).splitlines()
        self.assertEqual(len(rows), 5)
        self.assertEqual({row.count("|") for row in rows}, {16})

    def test_growth_has_a_line_for_each_amount(self):
        lines = table.plain(growth_report()).splitlines()
        self.assertEqual(len(lines), 4)
        self.assertEqual(lines[2].split(), ["rows", "2.0", "MB", "4.00", "2.00", "0.50", "1.0",
                                            "MB", "0", "3"])
        self.assertEqual(lines[3].split(), ["1,000", "MB", "20.00", "10.00", "0.50", "100", "MB",
                                            "0", "1"])
        rows = table.growth_markdown(growth_report()).splitlines()
        self.assertEqual({row.count("|") for row in rows}, {9})

    def test_growth_of_ours_alone_has_no_ratio(self):
        found = growth_report()
        for job in found["jobs"]:
            job |= {"unit": jobs.ENTRIES, "runs": job["runs"][1:]}
        self.assertEqual(table.plain(found).splitlines()[3].split(),
                         ["1,000,000,000", "10.00", "100,000,000", "0", "1"])

    def test_seconds_of_what_ends_at_once_have_a_third_place(self):
        found = growth_report()
        for used in found["jobs"][0]["runs"][1]["usages"]:
            used["wall"] = 0.0123
        self.assertIn(" 0.012 ", table.plain(found))

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

    def test_curves_are_of_what_grows_in_one_unit(self):
        self.assertEqual(plot.curves(made_report(), jobs.BYTES), {})
        self.assertEqual(plot.curves(growth_report(), jobs.ENTRIES), {})
        self.assertEqual(plot.curves(growth_report(), jobs.BYTES), {"rows-dump": {
            "pg_dump": [(2 * 10**6, 4), (10**9, 20)], "pgstow": [(2 * 10**6, 2), (10**9, 10)]}})


class StopwatchTest(unittest.TestCase):
    def test_tells_its_parts_and_what_is_left(self):
        watch = stopwatch.Stopwatch()
        with watch.part("one"):
            pass
        with self.assertRaises(ValueError), watch.part("two"):
            raise ValueError
        self.assertEqual(watch.text(), "took 0 s: one 0, two 0, the rest 0")


class DocumentTest(unittest.TestCase):
    TEXT = "\n".join(["before", *document.JOBS, "between", document.FIGURES[0], "old",
                      document.FIGURES[1], document.GROWTH[0], "grown", document.GROWTH[1],
                      "after"])

    def test_figures_go_between_the_marks(self):
        text = document.renewed(self.TEXT, made_report() | {"rounds": 1})  # of other jobs
        self.assertTrue(text.startswith(f"before\n{document.JOBS[0]}\n| job |"))
        self.assertIn("1 of 2 goals are met.\n", text)
        self.assertTrue(text.endswith("\nafter"))
        figures = document.between(text, document.FIGURES)
        self.assertTrue(figures.startswith(
            "Measured 2 January 2026 by `./dev bench --scale 1`"))
        self.assertIn("\nbetween\n", text)
        self.assertNotIn("old", text)
        self.assertIn("\ngrown\n", text)
        self.assertEqual(document.renewed(text, made_report()), text)

    def test_growth_has_a_place_of_its_own(self):
        text = document.renewed(self.TEXT, growth_report())
        self.assertIn("\nold\n", text)
        self.assertNotIn("grown", text)
        self.assertIn("| rows | 2.0 MB |", document.between(text, document.GROWTH))

    def test_plots_are_drawn_beside_it(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            document.draw(made_report(), folder)
            self.assertTrue((folder / document.RATIOS_PLOT).exists())
            self.assertFalse((folder / document.GROWTH_PLOT).exists())
            document.draw(growth_report(), folder)
            drawn = (folder / document.GROWTH_PLOT).read_text()
            self.assertIn("rows-dump: pgstow", drawn)
            document.draw(growth_report(), folder)
            self.assertEqual((folder / document.GROWTH_PLOT).read_text(), drawn)

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

    def test_other_texts_are_compared_by_lines(self):
        self.assertEqual(contents.of_text("a\nb\n"), ["a", "b"])

    def test_amounts_are_read_from_what_verify_says(self):
        said = "a is intact: format custom 1.0, entries 4, parts 2, rows 10, bytes of rows 825"
        self.assertEqual(contents.amount_of(said, jobs.BYTES), 825)
        self.assertEqual(contents.amount_of(said, jobs.ENTRIES), 4)
        with self.assertRaises(contents.WrongContents):
            contents.amount_of("a is intact", jobs.BYTES)

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
        self.assertEqual(wanted.rounds, 5)
        self.assertEqual(wanted.jobs, list(jobs.JOBS))
        for job in wanted.jobs:
            self.assertEqual(options.scales_of(wanted, job), ["1"])

    def test_quick_is_less_unless_told(self):
        for arguments, rounds, scales in ((("--quick",), 3, [options.QUICK_SCALE]),
                                          (("--quick", "--rounds=9", "--scale=2"), 9, ["2"])):
            wanted = self.parsed(*arguments)
            self.assertEqual(wanted.rounds, rounds)
            self.assertEqual(options.scales_of(wanted, wanted.jobs[0]), scales)

    def test_growth_has_scales_of_its_own(self):
        wanted = self.parsed("--growth")
        self.assertEqual(wanted.jobs, list(jobs.GROWTH))
        self.assertEqual(options.scales_of(wanted, wanted.jobs[0]), list(wanted.jobs[0].scales))
        self.assertEqual(options.scales_of(self.parsed("--growth", "--quick"), wanted.jobs[0]),
                         ["0.0011"])
        self.assertEqual(options.scales_of(self.parsed("--growth", "--scale=3"), wanted.jobs[0]),
                         ["3"])

    def test_the_largest_is_measured_once(self):
        wanted = self.parsed("--rounds=4")
        self.assertEqual([options.rounds_at(wanted, scale) for scale in ("0.1", "2", "2.1")],
                         [4, 4, 1])

    def test_scales_have_one_spelling_and_come_in_order(self):
        self.assertEqual(self.parsed("--scale=10,0.10,1.0,.1").scales, ["0.1", "1", "10"])

    def test_jobs_come_in_the_order_of_the_table(self):
        names = [job.name for job in self.parsed("--only=rows-dump,list,big-dump").jobs]
        self.assertEqual(names, ["big-dump", "list", "rows-dump"])

    def test_nonsense_is_refused(self):
        for bad in ("--scale=0", "--scale=-1", "--scale=x", "--scale=nan", "--rounds=0",
                    "--rounds=x", "--only=nosuch", "--nosuch"):
            with self.assertRaises(SystemExit, msg=bad), \
                    contextlib.redirect_stderr(io.StringIO()):
                self.parsed(bad)


if __name__ == "__main__":
    unittest.main()
