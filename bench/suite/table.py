"""A report as a table: for a terminal, or as Markdown."""

import statistics

_COLUMNS = ("job", "run", "wall s", "client CPU s", "server CPU s", "peak MB", "output MB", "against",
            "ratio of", "median", "min", "max", "goal", "met")
_LEFT = {"job", "run", "against", "ratio of", "met"}


def plain(report):
    """Columns of even width, a blank line between jobs."""
    lines = [dict(zip(_COLUMNS, _COLUMNS)), *_lines(report)]
    widths = {name: max(len(line[name]) for line in lines) for name in _COLUMNS}
    text = []
    for line in lines:
        if line["job"] and text:
            text.append("")
        text.append("  ".join(line[name].ljust(widths[name]) if name in _LEFT
                              else line[name].rjust(widths[name]) for name in _COLUMNS).rstrip())
    return "\n".join(text) + "\n"


def markdown(report):
    rows = ["| " + " | ".join(_COLUMNS) + " |",
            "|" + "|".join("---" if name in _LEFT else "---:" for name in _COLUMNS) + "|"]
    rows += ["| " + " | ".join(line[name] for name in _COLUMNS) + " |" for line in _lines(report)]
    return "\n".join(rows) + "\n"


def summary(report):
    """How many goals are met, and which are not; at scale 1, which they are about, or others."""
    goals = [(job, goal) for job in report["jobs"] for goal in job["goals"]]
    missed = [f"{_name(job, report)}: {goal['run']}, {goal['measure']} {goal['median']:.2f} of "
              f"{goal['best']}, goal {goal['at_most']:.2f}"
              for job, goal in goals if not goal["met"]]
    met = f"{len(goals) - len(missed)} of {len(goals)} goals are met"
    if any(job["scale"] != "1" for job in report["jobs"]):
        met += ", which are about scale 1"
    return "\n".join([met, *missed]) + "\n"


def _lines(report):
    """One for each run; more for a run that has several goals."""
    for job in report["jobs"]:
        name = _name(job, report)
        for run in job["runs"]:
            goals = [goal for goal in job["goals"] if goal["run"] == run["label"]]
            facts = _facts(run["usages"])
            for number, goal in enumerate(goals or [None]):
                line = dict.fromkeys(_COLUMNS, "")
                if number == 0:
                    line |= {"job": name, "run": run["label"]} | facts
                if goal:
                    line |= _verdict(goal)
                yield line
                name = ""


def _name(job, report):
    """With the scale, where that is not the same for all."""
    scales = {each["scale"] for each in report["jobs"]}
    return job["name"] if len(scales) == 1 else f"{job['name']} × {job['scale']}"


def _facts(usages):
    def median(measure):
        return statistics.median(usage[measure] for usage in usages)

    return {
        "wall s": f"{median('wall'):.2f}",
        "client CPU s": f"{median('client_cpu'):.2f}",
        "server CPU s": f"{median('server_cpu'):.2f}",
        "peak MB": f"{median('memory') / 1e6:.0f}",
        "output MB": f"{median('size') / 1e6:.1f}",
    }


def _verdict(goal):
    return {
        "against": goal["best"],
        "ratio of": goal["measure"],
        "median": f"{goal['median']:.2f}",
        "min": f"{goal['least']:.2f}",
        "max": f"{goal['most']:.2f}",
        "goal": f"{goal['at_most']:.2f}",
        "met": "yes" if goal["met"] else "no",
    }
