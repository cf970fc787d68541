"""A report as a picture: ratios and goals, and how time grows with the data."""

import statistics

_OURS, _MISSED, _THEIRS = "#2a6f97", "#c1121f", "#8d99ae"


def bars(report):
    """What the ratios' half shows, from the top: (label, median, least, most, goal, met)."""
    return [(f"{job['name']} × {job['scale']}: {goal['run']}\n{goal['measure']} against {goal['best']}",
             goal["median"], goal["least"], goal["most"], goal["at_most"], goal["met"])
            for job in report["jobs"] for goal in job["goals"]]


def curves(report):
    """Wall seconds by bytes of the database, for runs seen at several scales: {label: points}."""
    found = {}
    for job in report["jobs"]:
        for run in job["runs"]:
            wall = statistics.median(usage["wall"] for usage in run["usages"])
            found.setdefault(f"{job['name']}: {run['label']}", []).append(
                (job["database_bytes"], wall))
    return {label: sorted(points) for label, points in found.items() if len(points) > 1}


def draw(report, path):
    """Writes the picture; the end of its name says what kind it is."""
    # Imported where it is used: it would count as memory of what is measured.
    import matplotlib  # pylint: disable=import-outside-toplevel
    matplotlib.use("Agg")
    from matplotlib import pyplot  # pylint: disable=import-outside-toplevel

    rows, lines = bars(report), curves(report)
    height = max(3, 0.42 * len(rows) + 1.5)
    figure, panels = pyplot.subplots(1, 2 if lines else 1, squeeze=False, layout="constrained",
                                     figsize=(20 if lines else 11, height))
    _draw_bars(panels[0][0], rows)
    if lines:
        _draw_curves(panels[0][1], lines)
    figure.suptitle(f"{report['programs']['ours']} against {report['programs']['theirs']}, "
                    f"{report['machine']['cores']} cores, {report['rounds']} rounds")
    figure.savefig(path)
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


def _draw_curves(panel, lines):
    for label, points in lines.items():
        ours = "pgstow" in label
        panel.plot(*zip(*points), marker="o", label=label, linestyle="-" if ours else "--")
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_xlabel("bytes of the database")
    panel.set_ylabel("seconds")
    panel.legend(fontsize=7)
