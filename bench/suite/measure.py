"""What a command costs: time, processor seconds of it and of the server, memory, output."""

import dataclasses
import os
import pathlib
import subprocess
import tempfile
import time

# How long a backend may take to be gone after its client is, and how often that is looked at.
_END_SECONDS, _LOOK_SECONDS = 1.0, 0.005
# To the system a process has had the memory of the one that started it, were it but for a moment;
# so what starts a command must be small. It tells the peak in kB.
_STARTER = ("/usr/bin/time", "--quiet", "--format=%M", "--output")


class CommandFailed(Exception):
    """A command of a job ended with another code than 0."""


@dataclasses.dataclass(frozen=True)
class Usage:
    """One run of a command."""

    wall: float  # seconds
    client_cpu: float  # seconds, of the command and its children
    server_cpu: float  # seconds, of the postmaster and its children
    memory: int  # bytes, the peak of its largest process
    size: int  # bytes of what it wrote


def run(argv, environment, server_pid, output):
    """Runs a command and returns its Usage; `output` is the file or folder that it writes."""
    os.sync()  # what others left to write is not this command's to wait for
    with tempfile.NamedTemporaryFile("r", prefix="pgstow-bench.") as memory:
        server_before, children = _server_cpu(server_pid), _children(server_pid)
        start = time.monotonic()
        client_cpu = _run([*_STARTER, memory.name, *argv], environment)
        wall = time.monotonic() - start
        _await_end(server_pid, children)
        return Usage(wall, client_cpu, _server_cpu(server_pid) - server_before,
                     int(memory.read()) * 1024, _size(output))


def _run(argv, environment):
    """Runs a command and returns the processor seconds of it and its children."""
    with subprocess.Popen(argv, env=environment, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE) as process:
        errors = process.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CommandFailed(f"{' '.join(argv)}\nended with {process.returncode}: {errors[-2000:]}")
    return used.ru_utime + used.ru_stime


def _await_end(postmaster, children):
    """Returns when the server has no other processes than these, or when that takes too long."""
    end = time.monotonic() + _END_SECONDS
    while time.monotonic() < end and not _children(postmaster).keys() <= children.keys():
        time.sleep(_LOOK_SECONDS)


def _stat(pid):
    """The fields of /proc/PID/stat after the name, the first of which is the state."""
    text = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()


def _server_cpu(postmaster):
    """Seconds of the postmaster, of its children that are gone, and of those that are there.

    proc(5): field 4 is the parent, 14 to 17 are user and system time, own and of dead children.
    """
    ticks = sum(map(int, _stat(postmaster)[11:15])) + sum(_children(postmaster).values())
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(postmaster):
    """The processes of a server that are there, and the ticks that each has used."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = _stat(name)
            except OSError:
                continue  # it ended just now
            if int(fields[1]) == postmaster:
                found[name] = int(fields[11]) + int(fields[12])
    return found


def _size(path):
    path = pathlib.Path(path)
    if path.is_dir():
        return sum(_size(each) for each in path.iterdir())
    return path.stat().st_size if path.exists() else 0
