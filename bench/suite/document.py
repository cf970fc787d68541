"""What docs/PERFORMANCE.md takes from the benchmark: the table of jobs, and a report's figures.

./dev figures calls it; a test compares the table of jobs.
"""

import datetime
import pathlib
import sys

from bench.suite import jobs, report, table

# Between these marks stands what is written here.
FIGURES = ("<!-- figures: written by ./dev figures -->", "<!-- end of figures -->")
JOBS = ("<!-- jobs: written by ./dev figures -->", "<!-- end of jobs -->")


def job_table():
    """The jobs with their goals, as Markdown."""
    rows = ["| job | what | data | goals |", "|---|---|---|---|"]
    for job in jobs.JOBS:
        goals = "; ".join(_goal_text(goal) for goal in job.goals)
        rows.append(f"| `{job.name}` | {job.title} | `{job.data}` | {goals} |")
    return "\n".join(rows)


def figures(found):
    """The Markdown of a report: what was measured, on what, and all of it."""
    machine, programs = found["machine"], found["programs"]
    scales = ", ".join(dict.fromkeys(job["scale"] for job in found["jobs"]))
    return "\n".join([
        f"Measured {_day(found['date'])} by `./dev bench --rounds {found['rounds']} --scale "
        f"{scales.replace(' ', '')}`: {programs['ours']} against {programs['theirs']}, server "
        f"{programs['server']}, on {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory'] / 2**30:.0f} GB of memory, {machine['system']}. Seconds, memory and "
        "sizes are medians of the rounds; ratios are of pairs that followed each other.",
        "",
        table.markdown(found),
        table.summary(found).splitlines()[0] + ".",
    ])


def between(document, marks):
    """What stands between two marks of a document."""
    return _parts(document, marks)[1]


def renewed(document, found):
    """The document with the table of jobs, and the figures of a report."""
    for marks, text in ((JOBS, job_table()), (FIGURES, figures(found))):
        before, _, after = _parts(document, marks)
        document = f"{before}{marks[0]}\n{text}\n{marks[1]}{after}"
    return document


def _parts(document, marks):
    before, begin, rest = document.partition(marks[0])
    inside, end, after = rest.partition(marks[1])
    if not begin or not end:
        raise ValueError(f"the document has no line {marks[0]} before a line {marks[1]}")
    return before, inside.strip("\n"), after


def _goal_text(goal):
    best = "the best of " if len(goal.against) > 1 else ""
    return (f"{goal.run}: {goal.measure} ≤ {goal.at_most:.2f} of {best}"
            f"{' and '.join(goal.against)}")


def _day(date):
    return f"{datetime.date.fromisoformat(date):%-d %B %Y}"


def main(arguments):
    source, target = map(pathlib.Path, arguments)
    try:
        target.write_text(renewed(target.read_text(encoding="utf-8"), report.read(source)),
                          encoding="utf-8")
    except (OSError, ValueError, report.BadReport) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
