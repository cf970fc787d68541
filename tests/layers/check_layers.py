#!/usr/bin/env python3
"""Reads who includes whom, and fails on an arrow that docs/ARCHITECTURE.md does not have.

usage: check_layers.py TREE
"""

import pathlib
import re
import sys

ABI = ("plugins/include", "plugins/sdk")
HOST = (
    "host/base", "host/sql", "host/pg", "host/storage", "host/model", "host/loader",
    "host/archive", "host/catalog", "host/dump", "host/manual",
)
RESTORE = (
    "restore/toc", "restore/rows", "restore/select", "restore/rewrite", "restore/plan",
    "restore/script", "restore/explain", "restore/inspect",
    "restore/execute",
)

# Room: the rooms that it may include from, besides itself. A `*` stands for one folder name, and
# makes each such folder a room of its own; a name in full goes before a pattern.
ARROWS = {
    "plugins/include": (),
    "plugins/sdk": ("plugins/include",),
    "plugins/filters/*": ABI,
    "plugins/conformance": ABI + ("host/base", "host/storage", "host/model", "host/loader",
                                  "host/archive"),
    "formats/*": ABI,
    "formats/custom": ABI + ("proto",),
    "formats/directory": ABI + ("formats/native",),
    "formats/pgdump": ABI + ("formats/native",),
    "formats/tar": ABI + ("formats/native",),
    "proto": (),
    "examples": ABI,

    "host/base": (),
    "host/sql": ("host/base",),
    "host/pg": ("host/base", "host/sql"),
    "host/storage": ("host/base", "plugins/include"),
    "host/model": ("host/base",),
    "host/loader": ABI + ("host/base", "host/storage", "host/model"),
    "host/archive": ("plugins/include", "host/base", "host/storage", "host/model", "host/loader"),
    "host/catalog": ("host/base", "host/sql", "host/pg", "host/model"),
    "host/dump": ("host/base", "host/sql", "host/pg", "host/model", "host/archive",
                  "host/catalog"),
    "host/manual": ("host/base",),

    "restore/toc": ("host/base", "host/sql", "host/model"),
    "restore/rows": ("host/base", "host/sql", "host/model"),
    "restore/select": ("host/base", "host/sql", "host/model", "restore/toc"),
    "restore/rewrite": ("host/base", "host/sql", "host/model", "restore/select"),
    "restore/plan": ("host/base", "host/sql", "host/model", "restore/toc", "restore/select"),
    # The script's text is a service to formats that want one, so its face is the ABI's.
    "restore/script": ("plugins/include", "host/base", "host/sql", "host/model", "restore/toc",
                       "restore/select", "restore/rewrite", "restore/plan"),
    "restore/explain": ("host/base", "host/sql", "host/model", "restore/plan", "restore/script"),
    "restore/inspect": ("host/base", "host/sql", "host/model", "restore/explain"),
    "restore/execute": ("host/base", "host/sql", "host/pg", "host/storage", "host/model", "host/archive",
                        "restore/toc", "restore/rows", "restore/select", "restore/rewrite",
                        "restore/plan", "restore/script", "restore/explain", "restore/inspect"),

    "host/cli": ("plugins/include", "plugins/conformance") + HOST + RESTORE,
    "tests": ABI + ("proto", "formats/custom", "formats/native", "formats/pgdump",
                    "formats/tar", "plugins/conformance", "plugins/filters/seal",
                    "host/cli") + HOST + RESTORE,
    "bench": ABI + HOST + RESTORE,
}

# A library's headers and the one room that may include them. None: whichever room does, alone.
LIBRARIES = {
    r"libpq-fe\.h|libpq/.*|postgres_ext\.h|pg_config.*\.h": "host/pg",
    r"boost/dll.*": "host/loader",
    r"archive(_entry)?\.h": "formats/tar",
    r"zstd.*\.h|zdict\.h": "plugins/filters/zstd",
    r"zlib\.h|zconf\.h|libdeflate\.h": "plugins/filters/gzip",
    r"lz4.*\.h": "plugins/filters/lz4",
    r"sodium\.h|sodium/.*": "plugins/filters/seal",
    r"xxh.*\.h": "host/base",
    r"re2/.*": "host/sql",
    r"google/protobuf/.*": "formats/custom",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
SOURCE_SUFFIXES = {".c", ".cc", ".h"}
NOT_SOURCES = re.compile(r"build(-.*)?|\..*")


def room_of(path):
    """The room that a file of the tree is in, or None. PATH is relative to the top."""
    parts = path.split("/")[:-1]
    for length in range(len(parts), 0, -1):
        name = "/".join(parts[:length])
        if name in ARROWS or "/".join(parts[:length - 1] + ["*"]) in ARROWS:
            return name
    return None


def allowed_from(room):
    return ARROWS[room] if room in ARROWS else ARROWS[room.rpartition("/")[0] + "/*"]


def target_of(name):
    """The path in the tree that an include names, or None where it is a header of a library."""
    if name.startswith("pgstow/sdk/"):
        return "plugins/sdk/" + name
    if name.endswith(".pb.h"):
        return "proto/" + name
    if name.startswith("pgstow/"):
        return "plugins/include/" + name
    return name if room_of(name) else None


def library_of(name):
    return next((library for library in LIBRARIES if re.fullmatch(library, name)), None)


def sources(tree):
    for top in sorted(tree.iterdir()):
        if top.is_dir() and not NOT_SOURCES.fullmatch(top.name):
            for path in sorted(top.rglob("*")):
                if path.suffix in SOURCE_SUFFIXES:
                    yield path.relative_to(tree).as_posix()


def is_own_header(tree, path, name):
    """Whether a file of an example includes one beside it: an example is a project of its own."""
    return room_of(path) == "examples" and (tree / path).with_name(name).is_file()


def cycles():
    """Rooms that the table lets reach themselves: then it would be no order at all."""
    def reaches(room, goal, seen):
        for other in allowed_from(room):
            if other == goal or (other not in seen and reaches(other, goal, seen | {other})):
                return True
        return False

    return [room for room in ARROWS if reaches(room, room, {room})]


def breaches(tree):
    """One sentence for each breach in TREE, in the order of the files."""
    found = [f'the table lets "{room}" include itself through others' for room in cycles()]
    users = {library: {} for library in LIBRARIES}
    for path in sources(tree):
        room = room_of(path)
        if room is None:
            found.append(f"{path}: is in no room of the table; give its folder a row")
            continue
        text = (tree / path).read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            quote, name = match.groups()
            where = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
            library = library_of(name)
            target = target_of(name)
            if library:
                users[library].setdefault(room, f'{where}: includes "{name}"')
            elif target:
                other = room_of(target)
                if other != room and other not in allowed_from(room):
                    found.append(f'{where}: {room} may not include from {other} ("{name}")')
            elif quote == '"' and not is_own_header(tree, path, name):
                found.append(f'{where}: "{name}" is not written from the top of the tree')
    for library, rooms in users.items():
        owner = LIBRARIES[library] or min(rooms, default=None)
        found += [f"{what}, which only {owner} may" for room, what in rooms.items()
                  if room != owner]
    return found


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__.strip())
    tree = pathlib.Path(arguments[0])
    found = breaches(tree)
    for breach in found:
        print(breach)
    count = sum(1 for _ in sources(tree))
    print(f"layers: {count} files, {len(found)} breaches")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
