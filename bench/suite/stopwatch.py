"""What a bench spends its own time with."""

import contextlib
import time


class Stopwatch:
    """Seconds by part. What belongs to no part is the remainder."""

    def __init__(self):
        self._start = time.monotonic()
        self._parts = {}

    @contextlib.contextmanager
    def part(self, name):
        """Counts what is done in this context for a part; parts do not contain each other."""
        begin = time.monotonic()
        try:
            yield
        finally:
            self._parts[name] = self._parts.get(name, 0.0) + time.monotonic() - begin

    def text(self):
        """One line: all the time so far, then its parts, in the order they first came in."""
        total = time.monotonic() - self._start
        parts = self._parts | {"the rest": total - sum(self._parts.values())}
        return f"took {total:.0f} s: " + ", ".join(f"{name} {seconds:.0f}"
                                                   for name, seconds in parts.items())
