"""A report as a picture: ratios and goals, and how time grows with the amount."""

import statistics

from bench.suite import jobs

_OURS, _MISSED, _THEIRS = "#2a6f97", "#c1121f", "#8d99ae"


def bars(report):
    """What the panel of ratios shows, from the top: (label, median, least, most, goal, met)."""
    return [(f"{job['name']} × {job['scale']}: {goal['run']}\n{goal['measure']} against {goal['best']}",
             goal["median"], goal["least"], goal["most"], goal["at_most"], goal["met"])
            for job in report["jobs"] for goal in job["goals"]]


def curves(report, unit):
    """Wall seconds by amount of a unit: {job: {run: points}}."""
    found = {}
    for job in report["jobs"]:
        if job["unit"] == unit:
            for run in job["runs"]:
                wall = statistics.median(usage["wall"] for usage in run["usages"])
                found.setdefault(job["name"], {}).setdefault(run["label"], []).append(
                    (job["amount"], wall))
    return found


def draw(report, path):
    """Writes the picture, of the kind that its name ends with; the same report, the same file."""
    # Imported where it is used: it would count as memory of what is measured.
    import matplotlib  # pylint: disable=import-outside-toplevel
    matplotlib.use("Agg")
    # Letters as letters, and no numbers drawn by chance.
    matplotlib.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "pgstow"}
    from matplotlib import pyplot  # pylint: disable=import-outside-toplevel

    rows = bars(report)
    panels = [(_draw_bars, rows)] if rows else []
    panels += [(_draw_curves, (unit, lines)) for unit in (jobs.BYTES, jobs.ENTRIES)
               if (lines := curves(report, unit))]
    height = max(5, 0.42 * len(rows) + 1.5)
    figure, places = pyplot.subplots(1, len(panels), squeeze=False, layout="constrained",
                                     figsize=(11 if len(panels) == 1 else 8 * len(panels), height))
    for place, (draw_panel, content) in zip(places[0], panels):
        draw_panel(place, content)
    figure.suptitle(f"{report['programs']['ours']} against {report['programs']['theirs']}, "
                    f"{report['machine']['cores']} cores")
    dateless = {"metadata": {"Date": None}} if str(path).endswith(".svg") else {}
    figure.savefig(path, **dateless)
    pyplot.close(figure)


def _draw_bars(panel, rows):
    for place, (_, median, least, most, goal, met) in enumerate(rows):
        panel.barh(place, median, color=_OURS if met else _MISSED, height=0.6,
                   xerr=[[median - least], [most - median]], ecolor="black", capsize=2)
        panel.plot([goal, goal], [place - 0.4, place + 0.4], color="black", linewidth=2)
    panel.axvline(1, color=_THEIRS, linestyle="--")
    panel.set_yticks(range(len(rows)), [label for label, *_ in rows], fontsize=7)
    panel.set_ylim(len(rows) - 0.4, -0.6)
    panel.set_xlim(left=0)
    panel.set_xlabel("ratio: median, with least and most; | is the goal; less is better")


def _draw_curves(panel, content):
    """Both programs' lines of a job have its colour; ours goes through."""
    unit, lines = content
    for number, (job, runs) in enumerate(lines.items()):
        for label, points in runs.items():
            panel.plot(*zip(*points), marker="o", color=f"C{number}", label=f"{job}: {label}",
                       linestyle="-" if label.startswith(jobs.OURS) else "--")
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_xlabel(unit)
    panel.set_ylabel("seconds")
    panel.legend(fontsize=7)
