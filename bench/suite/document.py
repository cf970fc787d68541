"""What docs/PERFORMANCE.md takes from the benchmark: the jobs, tables and plots of reports.

./dev figures calls it; a test compares the table of jobs.
"""

import datetime
import pathlib
import sys

from bench.suite import jobs, plot, report, table

# Between these marks stands what is written here.
FIGURES = ("<!-- figures: written by ./dev figures -->", "<!-- end of figures -->")
GROWTH = ("<!-- growth: written by ./dev figures -->", "<!-- end of growth -->")
JOBS = ("<!-- jobs: written by ./dev figures -->", "<!-- end of jobs -->")
# The plots, beside the document.
RATIOS_PLOT, GROWTH_PLOT = "figures/ratios.svg", "figures/growth.svg"


def job_table():
    """The jobs with their goals, as Markdown."""
    rows = ["| job | what | data | goals |", "|---|---|---|---|"]
    for job in jobs.JOBS:
        goals = "; ".join(_goal_text(goal) for goal in job.goals)
        rows.append(f"| `{job.name}` | {job.title} | `{job.data}` | {goals} |")
    return "\n".join(rows)


def figures(found):
    """The Markdown of the jobs with goals: what was measured, on what, and all of it."""
    scales = ",".join(dict.fromkeys(job["scale"] for job in found["jobs"]))
    rounds = sorted({len(run["usages"]) for job in found["jobs"] for run in job["runs"]})
    return "\n".join([
        f"{_origin(found, f'--scale {scales}')} Jobs were done "
        f"{' to '.join(str(count) for count in (rounds[0], rounds[-1])[:len(rounds)])} times; "
        "seconds, memory and sizes are medians of that, ratios are of pairs that followed each "
        "other.",
        "",
        table.markdown(found),
        table.summary(found).splitlines()[0] + ".",
        "",
        f"![Ratios with their goals]({RATIOS_PLOT})",
    ])


def growth(found):
    """The Markdown of the jobs about growth."""
    return "\n".join([
        f"{_origin(found, '--growth')} All with zstd:3; pgstow and pg_restore have two "
        "connections, pg_dump one, for which one table is one job. Seconds are medians of the "
        "rounds.",
        "",
        table.growth_markdown(found),
        f"![Seconds against amounts]({GROWTH_PLOT})",
    ])


def _origin(found, options):
    machine, programs = found["machine"], found["programs"]
    return (f"Measured {_day(found['date'])} by `./dev bench {options}`: {programs['ours']} "
            f"against {programs['theirs']}, server {programs['server']}, on {machine['cores']} cores "
            f"({machine['processor']}), {machine['memory'] / 2**30:.0f} GB of memory, "
            f"{machine['system']}.")


def between(document, marks):
    """What stands between two marks of a document."""
    return _parts(document, marks)[1]


def renewed(document, found):
    """The document with the table of jobs, and what a report has of figures and of growth."""
    sections = [(JOBS, job_table())]
    for marks, is_growth, text in ((FIGURES, False, figures), (GROWTH, True, growth)):
        part = report.part(found, is_growth)
        if part["jobs"]:
            sections.append((marks, text(part)))
    for marks, text in sections:
        before, _, after = _parts(document, marks)
        document = f"{before}{marks[0]}\n{text}\n{marks[1]}{after}"
    return document


def draw(found, folder):
    """The plots that the document shows, as far as the report has what they show."""
    for name, is_growth in ((RATIOS_PLOT, False), (GROWTH_PLOT, True)):
        part = report.part(found, is_growth)
        if part["jobs"]:
            (folder / name).parent.mkdir(exist_ok=True)
            plot.draw(part, folder / name)


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
    target, *sources = map(pathlib.Path, arguments)
    try:
        found = report.merged([report.read(source) for source in sources])
        target.write_text(renewed(target.read_text(encoding="utf-8"), found), encoding="utf-8")
        draw(found, target.parent)
    except (OSError, ValueError, report.BadReport) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
