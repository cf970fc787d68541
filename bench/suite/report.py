"""What a bench found, as the JSON of --json: built, checked when it is read, and merged here."""

import dataclasses
import json

from bench.suite import jobs, ratios

VERSION = 2

# The members of each object, and what they hold: a type, an object, or a list of either.
_NUMBER = (int, float)
_USAGE = {"wall": _NUMBER, "client_cpu": _NUMBER, "server_cpu": _NUMBER, "memory": int, "size": int}
_SHAPE = {
    "version": int,
    "date": str,
    "rounds": int,
    "machine": {"processor": str, "cores": int, "memory": int, "system": str},
    "programs": {"ours": str, "theirs": str, "server": str},
    "jobs": [{
        "name": str,
        "title": str,
        "data": str,
        "scale": str,
        "unit": str,  # of what grows with the scale, or nothing
        "amount": int,  # in that unit
        "database_bytes": int,
        "runs": [{"label": str, "usages": [_USAGE]}],
        "goals": [{"run": str, "best": str, "measure": str, "at_most": _NUMBER, "median": _NUMBER,
                   "least": _NUMBER, "most": _NUMBER, "met": bool}],
    }],
}


class BadReport(Exception):
    """A file is no report of a bench."""


def of_job(job, scale, database_bytes, found):
    """The entry of one job at one scale, of which a runner.Measured was found."""
    return {
        "name": job.name,
        "title": job.title,
        "data": job.data,
        "scale": scale,
        "unit": job.unit,
        "amount": found.amount,
        "database_bytes": database_bytes,
        "runs": [{"label": label, "usages": [dataclasses.asdict(usage) for usage in rounds]}
                 for label, rounds in found.usages.items()],
        "goals": [dataclasses.asdict(verdict) | {"met": verdict.met}
                  for verdict in (ratios.judge(goal, found.usages) for goal in job.goals)],
    }


def merged(reports):
    """One report of several: of a job at one scale the latest, in the order of the tables.

    They must be of the same programs on the same machine. The date is the last; `rounds` the least.
    """
    first = reports[0]
    for each in reports:
        for fact in ("machine", "programs"):
            if each[fact] != first[fact]:
                raise BadReport(f"the reports are of different {fact}: {first[fact]} and "
                                f"{each[fact]}")
    order = [job.name for job in jobs.JOBS + jobs.GROWTH]
    entries = {(entry["name"], entry["scale"]): entry for each in reports for entry in each["jobs"]}
    return first | {
        "date": max(each["date"] for each in reports),
        "rounds": min(each["rounds"] for each in reports),
        "jobs": sorted(entries.values(),
                       key=lambda entry: (order.index(entry["name"]), float(entry["scale"]))),
    }


def part(report, growth):
    """The report with the jobs about growth alone, or with the others."""
    return report | {"jobs": [job for job in report["jobs"] if bool(job["unit"]) == growth]}


def require_valid(report):
    """Raises BadReport with the place of the first thing that is not as the shape has it."""
    _require(report, _SHAPE, "report")
    if report["version"] != VERSION:
        raise BadReport(f"report.version is {report['version']}, not {VERSION}")
    known = {job.name for job in jobs.JOBS + jobs.GROWTH}
    for job in report["jobs"]:
        if job["name"] not in known:
            raise BadReport(f"there is no job \"{job['name']}\"")


def read(path):
    with open(path, encoding="utf-8") as file:
        try:
            report = json.load(file)
        except ValueError as error:
            raise BadReport(f"{path}: {error}") from error
    require_valid(report)
    return report


def write(report, path):
    require_valid(report)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)
        file.write("\n")


def _require(value, shape, place):
    if isinstance(shape, dict):
        _require(value, (dict,), place)
        if value.keys() != shape.keys():
            odd = ", ".join(sorted(value.keys() ^ shape.keys()))
            raise BadReport(f"{place} has not the members it should have: {odd}")
        for name, inner in shape.items():
            _require(value[name], inner, f"{place}.{name}")
    elif isinstance(shape, list):
        _require(value, (list,), place)
        for number, each in enumerate(value):
            _require(each, shape[0], f"{place}[{number}]")
    elif not isinstance(value, shape) or (isinstance(value, bool) and shape is not bool):
        raise BadReport(f"{place} is {value!r}")
