"""What the measurements say: medians, paired ratios, goals. Pure."""

import dataclasses
import statistics

# A measure of a goal, and the member of measure.Usage that it is of.
MEASURES = {
    "wall": "wall",
    "size": "size",
    "memory": "memory",
    "client CPU": "client_cpu",
    "server CPU": "server_cpu",
}


@dataclasses.dataclass(frozen=True)
class Verdict:
    """A goal and what became of it. `best` is the run that ours was compared with."""

    run: str
    best: str
    measure: str
    at_most: float
    median: float
    least: float
    most: float

    @property
    def met(self):
        return self.median <= self.at_most


def median_of(usages, measure):
    return statistics.median(_values(usages, measure))


def judge(goal, usages):
    """The Verdict on a goal. `usages`: of each run by label, a list with one Usage a round.

    Ratios are paired: a round's is of two runs that followed each other, so that what slows the
    machine for a while slows both.
    """
    best = min(goal.against, key=lambda label: median_of(usages[label], goal.measure))
    ratios = [_ratio(ours, theirs) for ours, theirs in zip(_values(usages[goal.run], goal.measure),
                                                           _values(usages[best], goal.measure),
                                                           strict=True)]
    return Verdict(goal.run, best, goal.measure, goal.at_most, statistics.median(ratios),
                   min(ratios), max(ratios))


def _values(usages, measure):
    return [getattr(usage, MEASURES[measure]) for usage in usages]


def _ratio(ours, theirs):
    if theirs == 0:
        return 1.0 if ours == 0 else float("inf")
    return ours / theirs
