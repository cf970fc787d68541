"""The data sets: databases that the SQL of bench/data makes, the same at any time."""

import concurrent.futures
import dataclasses
import decimal
import hashlib
import os
import pathlib
import subprocess

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data"
PRELUDE = FOLDER / "prelude.sql"


@dataclasses.dataclass(frozen=True)
class DataSet:
    """One of the files of bench/data, at a scale: 1 is what the goals are about."""

    name: str
    scale: str

    @property
    def database(self):
        return f"bench_{self.name}_{self.scale}"

    @property
    def script(self):
        return FOLDER / f"{self.name}.sql"

    @property
    def mark(self):
        """Changes with all that the contents depend on; a comment on the database keeps it."""
        digest = hashlib.sha256(self.scale.encode())
        for path in (PRELUDE, self.script):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def make(server, data_sets, say):
    """Makes those that are not there already, as many at once as there are processors."""
    missing = [each for each in data_sets if server.comment_on(each.database) != each.mark]
    missing.sort(key=lambda each: decimal.Decimal(each.scale), reverse=True)
    if missing:
        say("making data sets: " + ", ".join(each.database for each in missing))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for made in [pool.submit(_make, server, each) for each in missing]:
            made.result()


def _make(server, data_set):
    """The mark comes last: a database without it is one that was not finished."""
    server.make_database(data_set.database)
    server.psql(data_set.database, "-v", f"scale={data_set.scale}", "-f", str(PRELUDE),
                "-f", str(data_set.script))
    server.psql(data_set.database, "-c", "VACUUM (ANALYZE)", "-c",
                f"COMMENT ON DATABASE \"{data_set.database}\" IS '{data_set.mark}'")
