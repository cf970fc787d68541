"""The throwaway server, which tests/support/cluster.sh starts, and psql on it."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
_CLUSTER = ROOT / "tests/support/cluster.sh"
_SETTINGS = ROOT / "bench/server.conf"


class Server:
    """A server of our own in a folder; `psql` is the program that asks it."""

    def __init__(self, folder, programs, psql):
        """Starts the server with the programs of a folder, on the data that is there if any."""
        self._folder = folder
        self._psql = psql
        if (folder / "data").is_dir() and (folder / "env").is_file():
            self._cluster("restart", folder)
        else:
            self._cluster("start", folder, "--server", programs, "--settings", _SETTINGS)
        shown = self._cluster("env", folder).splitlines()
        ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        self.environment = ours | dict(line.split("=", 1) for line in shown)
        self.version = self.ask("postgres", "SHOW server_version")

    def stop(self, keep):
        """Ends it, and unless it is to be kept removes its data."""
        self._cluster("halt" if keep else "stop", self._folder)

    @property
    def pid(self):
        return int((self._folder / "data/postmaster.pid").read_text().splitlines()[0])

    def psql(self, database, *arguments):
        """What psql prints; raises subprocess.CalledProcessError when it fails."""
        command = [self._psql, "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments]
        done = subprocess.run(command, env=self.environment, check=False, capture_output=True,
                              text=True)
        if done.returncode != 0:
            raise ServerError(f'on database "{database}": {done.stderr.strip()}')
        return done.stdout

    def ask(self, database, query):
        return self.psql(database, "-c", query).strip()

    def make_database(self, name):
        """An empty one, in place of what there was."""
        self.drop_database(name)
        self.ask("postgres", f'CREATE DATABASE "{name}" TEMPLATE template0')

    def drop_database(self, name):
        self.ask("postgres", f'DROP DATABASE IF EXISTS "{name}"')

    def comment_on(self, name):
        """The comment on a database; empty when it has none or is not there."""
        return self.ask("postgres", "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
                                    f"WHERE datname = '{name}'")

    def bytes_of(self, name):
        return int(self.ask("postgres", f"SELECT pg_database_size('{name}')"))

    def settle(self):
        """Leaves nothing of earlier work to be written during the next."""
        self.ask("postgres", "CHECKPOINT")

    def _cluster(self, *arguments):
        done = subprocess.run([_CLUSTER, *map(str, arguments)], check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise ServerError(done.stderr.strip())
        return done.stdout


class ServerError(Exception):
    """The server did not start, or refused what it was asked."""
