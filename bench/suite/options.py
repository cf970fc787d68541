"""The command line of ./dev bench."""

import argparse
import decimal
import pathlib

from bench.suite import jobs

QUICK_SCALE = "0.01"
# Above this, once is enough: it takes minutes, in which what disturbs evens out.
_SCALE_OF_ROUNDS = decimal.Decimal(2)


def _scale(text):
    """A scale in the one form that names of databases have."""
    try:
        number = decimal.Decimal(text)
    except decimal.InvalidOperation:
        number = decimal.Decimal(0)
    if not number.is_finite() or number <= 0:
        raise argparse.ArgumentTypeError(f'"{text}" is no number above 0')
    return f"{number.normalize():f}"


def _scales(text):
    return sorted({_scale(each) for each in text.split(",")}, key=decimal.Decimal)


def _jobs(text):
    try:
        return jobs.named(text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _rounds(text):
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f'"{text}" is no number of rounds')
    return int(text)


def help_text():
    """What --help prints."""
    return _parser().format_help()


def parse(arguments):
    """What the command line says. The programs are what ./dev adds to it."""
    wanted = _parser().parse_args(arguments)
    wanted.rounds = wanted.rounds or (3 if wanted.quick else 5)
    wanted.jobs = wanted.jobs or list(jobs.GROWTH if wanted.growth else jobs.JOBS)
    return wanted


def scales_of(wanted, job):
    """The scales at which a job is wanted."""
    if wanted.scales:
        return wanted.scales
    if not wanted.quick:
        return list(job.scales)
    if not job.unit:
        return [QUICK_SCALE]
    return [scale for scale in job.scales if decimal.Decimal(scale) <= decimal.Decimal(QUICK_SCALE)]


def rounds_at(wanted, scale):
    return wanted.rounds if decimal.Decimal(scale) <= _SCALE_OF_ROUNDS else 1


def _parser():
    parser = argparse.ArgumentParser(
        prog="./dev bench", allow_abbrev=False,
        description="Measures pgstow against PostgreSQL's pg_dump and pg_restore.",
        epilog="The jobs: " + ", ".join(job.name for job in jobs.JOBS) + "; about growth: "
               + ", ".join(job.name for job in jobs.GROWTH) + ".")
    parser.add_argument("--quick", action="store_true",
                        help=f"scale {QUICK_SCALE} and 3 rounds: less than two minutes")
    parser.add_argument("--growth", action="store_true",
                        help="how cost grows with rows and entries, instead of the goals")
    parser.add_argument("--only", metavar="JOB,...", type=_jobs, dest="jobs",
                        help="only these jobs; ./dev figures puts several reports together")
    parser.add_argument("--rounds", metavar="N", type=_rounds,
                        help="how often each program does each job (default: 5); above scale 2, "
                             "once")
    parser.add_argument("--scale", metavar="N,...", type=_scales, dest="scales",
                        help="sizes of the data sets; 1, the default, is what the goals are about; "
                             "jobs about growth have several")
    parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write all figures here")
    parser.add_argument("--plot", metavar="FILE", type=pathlib.Path,
                        help="draw the ratios, as .png or .svg")
    parser.add_argument("--keep", metavar="DIR", type=pathlib.Path,
                        help="keep the server's data here, and take it from here the next time")
    parser.add_argument("--against", metavar="DIR",
                        help="the folder of the pg_dump and pg_restore to compare with; without, "
                             "those of PATH if they are of version 18, or the tests' own")
    parser.add_argument("--pgstow", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--server", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--psql", required=True, help=argparse.SUPPRESS)
    return parser
