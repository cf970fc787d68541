"""A report as tables: for a terminal, or as Markdown."""

import statistics

from bench.suite import jobs, report as reports

_COLUMNS = ("job", "run", "wall s", "client CPU s", "server CPU s", "peak MB", "output MB", "against",
            "ratio of", "median", "min", "max", "bound", "goal", "met")
_GROWTH_COLUMNS = ("job", "amount", "pg_dump, pg_restore s", "pgstow s", "ratio", "pgstow a second",
                   "pgstow peak MB", "rounds")
_LEFT = {"job", "run", "against", "ratio of", "met"}


def plain(report):
    """All of it, for a terminal: jobs with goals, how many are met, and jobs about growth."""
    goals, growth = (reports.part(report, growth=which) for which in (False, True))
    text = []
    if goals["jobs"]:
        text += [_plain(_COLUMNS, list(_lines(goals))), summary(goals)]
    if growth["jobs"]:
        text.append(_plain(_GROWTH_COLUMNS, list(_growth_lines(growth))))
    return "\n".join(text)


def markdown(report):
    """The jobs with goals."""
    return _markdown(_COLUMNS, _lines(report))


def growth_markdown(report):
    """The jobs about growth."""
    return _markdown(_GROWTH_COLUMNS, _growth_lines(report))


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


def _plain(columns, lines):
    """Columns of even width, a blank line between jobs."""
    lines = [dict(zip(columns, columns)), *lines]
    widths = {name: max(len(line[name]) for line in lines) for name in columns}
    text = []
    for line in lines:
        if line["job"] and text:
            text.append("")
        text.append("  ".join(line[name].ljust(widths[name]) if name in _LEFT
                              else line[name].rjust(widths[name]) for name in columns).rstrip())
    return "\n".join(text) + "\n"


def _markdown(columns, lines):
    rows = ["| " + " | ".join(columns) + " |",
            "|" + "|".join("---" if name in _LEFT else "---:" for name in columns) + "|"]
    rows += ["| " + " | ".join(line[name] for name in columns) + " |" for line in lines]
    return "\n".join(rows) + "\n"


def _lines(report):
    """One for each run; more for a run that has several goals."""
    cores = report["machine"]["cores"]
    for job in report["jobs"]:
        name = _name(job, report)
        usages = {run["label"]: run["usages"] for run in job["runs"]}
        for run in job["runs"]:
            goals = [goal for goal in job["goals"] if goal["run"] == run["label"]]
            facts = _facts(run["usages"])
            for number, goal in enumerate(goals or [None]):
                line = dict.fromkeys(_COLUMNS, "")
                if number == 0:
                    line |= {"job": name, "run": run["label"]} | facts
                if goal:
                    line |= _verdict(goal)
                if goal and goal["measure"] == "wall":
                    bound = _least_seconds(run["usages"], cores) / _median(usages[goal["best"]], "wall")
                    line["bound"] = f"{bound:.2f}"
                yield line
                name = ""


def _growth_lines(report):
    """One for each job at a scale; jobs that only pgstow does have no ratio."""
    last = None
    for job in report["jobs"]:
        theirs = [run["usages"] for run in job["runs"] if not run["label"].startswith(jobs.OURS)]
        (ours,) = (run["usages"] for run in job["runs"] if run["label"].startswith(jobs.OURS))
        wall = _median(ours, "wall")
        rate = job["amount"] / wall
        line = dict.fromkeys(_GROWTH_COLUMNS, "") | {
            "job": job["title"] if job["name"] != last else "",
            "amount": amount_text(job["amount"], job["unit"]),
            "pgstow s": _seconds(wall),
            "pgstow a second": amount_text(rate, job["unit"]),
            "pgstow peak MB": f"{_median(ours, 'memory') / 1e6:.0f}",
            "rounds": str(len(ours)),
        }
        if theirs:
            (theirs,) = theirs
            pairs = zip(ours, theirs, strict=True)
            ratio = statistics.median(our["wall"] / their["wall"] for our, their in pairs)
            line |= {"pg_dump, pg_restore s": _seconds(_median(theirs, "wall")),
                     "ratio": f"{ratio:.2f}"}
        yield line
        last = job["name"]


def amount_text(amount, unit):
    """Bytes in MB; entries as they are."""
    if unit == jobs.BYTES:
        return f"{amount / 1e6:,.{1 if amount < 1e8 else 0}f} MB"
    return f"{amount:,.0f}"


def _name(job, report):
    """With the scale, where that is not the same for all."""
    scales = {each["scale"] for each in report["jobs"]}
    return job["name"] if len(scales) == 1 else f"{job['name']} × {job['scale']}"


def _median(usages, measure):
    return statistics.median(usage[measure] for usage in usages)


def _seconds(seconds):
    """What starts and ends at once is told apart too."""
    return f"{seconds:.{2 if seconds >= 0.1 else 3}f}"


def _least_seconds(usages, cores):
    """What the same work would take if all processors were busy with it from start to end."""
    return (_median(usages, "client_cpu") + _median(usages, "server_cpu")) / cores


def _facts(usages):
    return {
        "wall s": _seconds(_median(usages, "wall")),
        "client CPU s": f"{_median(usages, 'client_cpu'):.2f}",
        "server CPU s": f"{_median(usages, 'server_cpu'):.2f}",
        "peak MB": f"{_median(usages, 'memory') / 1e6:.0f}",
        "output MB": f"{_median(usages, 'size') / 1e6:.1f}",
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
