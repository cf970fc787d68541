#!/usr/bin/env python3
"""Checks that headers of the plugin ABI only grew: every struct of OLD is in NEW with the same members
in the same order at its start, and every constant keeps its value.

usage: compare_headers.py OLD NEW        folders with pgstow/*.h
       compare_headers.py --self-test OLD
"""

import pathlib
import re
import sys

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
STRUCT = re.compile(r"typedef struct (\w+) \{(.*?)\n\} \1;", re.DOTALL)
ENUM = re.compile(r"\benum \{(.*?)\}", re.DOTALL)
DEFINE = re.compile(r"^#define (PGSTOW_\w+) (\S.*)$", re.MULTILINE)

# Values, which have no size and never change at all.
VALUES = {"pgstow_str", "pgstow_bytes", "pgstow_setting", "pgstow_input", "pgstow_output"}
MAY_CHANGE = {"PGSTOW_ABI_MINOR"}


def members_of(body):
    return [" ".join(member.split()) for member in body.split(";") if member.strip()]


def read(folder):
    """Structs with their members, and constants with their values, of all headers of a folder."""
    structs, constants = {}, {}
    for path in sorted(pathlib.Path(folder).glob("pgstow/*.h")):
        text = COMMENT.sub(" ", path.read_text(encoding="utf-8"))
        for name, body in STRUCT.findall(text):
            structs[name] = members_of(body)
        for body in ENUM.findall(text):
            for row in filter(None, (row.strip() for row in body.split(","))):
                name, _, value = row.partition("=")
                constants[name.strip()] = value.strip()
        constants.update((name, " ".join(value.split())) for name, value in DEFINE.findall(text))
    return structs, constants


def breaches(old, new):
    """One sentence for each thing of OLD that is not as it was in NEW."""
    found = []
    for name, members in old[0].items():
        if name not in new[0]:
            found.append(f"{name} is gone")
            continue
        now = new[0][name]
        if name in VALUES and now != members:
            found.append(f"{name} is a value and must stay as it is")
        for index, member in enumerate(members):
            if index >= len(now) or now[index] != member:
                found.append(f'{name}: "{now[index] if index < len(now) else "nothing"}" stands '
                             f'where "{member}" did')
                break
    for name, value in old[1].items():
        if name not in MAY_CHANGE and new[1].get(name) != value:
            found.append(f"{name} was {value} and is {new[1].get(name, 'gone')}")
    return found


def self_test(folder):
    """Breaks the headers in each way that matters, and expects one sentence about each."""
    def changed(name, members):
        structs, constants = read(folder)
        return {**structs, name: members}, constants

    old = read(folder)
    frame = old[0]["pgstow_frame"]
    assert len(old[0]) > 20 and len(old[1]) > 60, "the headers were not understood"
    assert not breaches(old, changed("pgstow_frame", frame + ["uint32_t more"]))
    cases = [changed("pgstow_frame", frame[:-1]),
             changed("pgstow_frame", frame[1:] + frame[:1]),
             changed("pgstow_frame", [frame[0], "uint64_t flags"] + frame[2:]),
             changed("pgstow_str", old[0]["pgstow_str"] + ["int more"]),
             ({name: rows for name, rows in old[0].items() if name != "pgstow_codec"}, old[1]),
             (old[0], {**old[1], "PGSTOW_E_IO": "-7"}),
             (old[0], {**old[1], "PGSTOW_MAX_STATE": "1u"})]
    for case in cases:
        assert len(breaches(old, case)) == 1, breaches(old, case)


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--self-test":
        self_test(arguments[1])
        return 0
    if len(arguments) != 2:
        sys.exit(__doc__.strip())
    old, new = (read(folder) for folder in arguments)
    found = breaches(old, new)
    for breach in found:
        print(breach)
    print(f"{len(old[0])} structs, {len(old[1])} constants, {len(found)} breaches")
    return 1 if found or not old[0] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
