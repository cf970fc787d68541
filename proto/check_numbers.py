#!/usr/bin/env python3
"""Compares the fields of the messages with proto/numbers.lock: what a number meant in one released
archive it means for ever.

usage: check_numbers.py PROTO_FOLDER

A line of the lock is `MESSAGE NUMBER NAME TYPE`. A field that is given up keeps its line; the
message then says `reserved NUMBER;`. A new field gets a new line in the commit that adds it.
"""

import pathlib
import re
import sys

MESSAGE = re.compile(r"^message (\w+) \{(.*?)^\}", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\s*((?:repeated |optional )?[\w.]+) (\w+) = (\d+)(?: \[.*\])?;", re.MULTILINE)
RESERVED = re.compile(r"^\s*reserved (\d+);", re.MULTILINE)


def fields_of(text):
    """What the schema says: {(message, number): "name type"}, and the numbers given up."""
    fields, reserved = {}, set()
    for message, body in MESSAGE.findall(text):
        for kind, name, number in FIELD.findall(body):
            key = (message, int(number))
            if key in fields:
                raise SystemExit(f"{message} uses number {number} twice")
            fields[key] = f"{name} {kind}"
        reserved |= {(message, int(number)) for number in RESERVED.findall(body)}
    return fields, reserved


def lock_of(text):
    lock = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            message, number, meaning = line.split(" ", 2)
            lock[(message, int(number))] = meaning
    return lock


def breaches(schema, lock):
    fields, reserved = fields_of(schema)
    for key, meaning in lock_of(lock).items():
        name = f"{key[0]} {key[1]}"
        if key in reserved and key not in fields:
            continue
        if key not in fields:
            yield f"{name} was \"{meaning}\" and is gone: say that it is reserved"
        elif fields[key] != meaning:
            yield f"{name} was \"{meaning}\" and is now \"{fields[key]}\": take a new number"
    for key in sorted(fields.keys() - lock_of(lock).keys()):
        yield f"{key[0]} {key[1]} ({fields[key]}) is new: add it to numbers.lock"


def self_test(schema, lock):
    """The check must fail where it should."""
    for change in (("dump_id = 1;", "dump_id = 99;"), ("bytes tag = 6;", "string tag = 6;"),
                   ("  bytes tag = 6;\n", ""), ("bytes tag = 6;", "bytes label = 6;")):
        changed = schema.replace(*change)
        if changed == schema or not list(breaches(changed, lock)):
            raise SystemExit(f"the check does not notice {change}")


def main(folder):
    folder = pathlib.Path(folder)
    schema = (folder / "pgstow/v1/toc.proto").read_text(encoding="utf-8")
    lock = (folder / "numbers.lock").read_text(encoding="utf-8")
    found = list(breaches(schema, lock))
    for breach in found:
        print(breach)
    if not found:
        self_test(schema, lock)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
