#!/usr/bin/env python3
"""Checks what the built files link and export: the program links no plugin, none of the
libraries that only plugins use, and none that it loads late; a plugin exports the symbol `pgstow_plugin` and nothing else.

usage: check_links.py PROGRAM PLUGIN_FOLDER
"""

import pathlib
import re
import subprocess
import sys

# Libraries of plugins, as their sonames start.
PLUGIN_LIBRARIES = ("libzstd", "libprotobuf", "libsodium")
# Those that the program loads when it first needs them, since they take long to load.
LATE_LIBRARIES = ("libpq",)
PLUGIN_SYMBOL = "pgstow_plugin"


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def linked(path):
    """The sonames that a program or library asks the loader for."""
    return re.findall(r"\(NEEDED\).*\[(.+)\]", output_of("readelf", "--dynamic", "--wide", path))


def exported(path):
    """The dynamic symbols that a library defines."""
    return [line.split()[-1] for line in output_of("nm", "--dynamic", "--defined-only",
                                                   path).splitlines()]


def breaches(program, plugins):
    names = {plugin.name for plugin in plugins}
    for soname in linked(program):
        if soname in names:
            yield f"{program} links the plugin {soname}"
        if soname.startswith(PLUGIN_LIBRARIES):
            yield f"{program} links {soname}, which is a plugin's to link"
        if soname.startswith(LATE_LIBRARIES):
            yield f"{program} links {soname}, which it loads late"
    for plugin in plugins:
        symbols = exported(plugin)
        if symbols != [PLUGIN_SYMBOL]:
            yield f'{plugin} exports {", ".join(symbols) or "nothing"}, not {PLUGIN_SYMBOL} alone'


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__.strip())
    program, folder = map(pathlib.Path, arguments)
    plugins = sorted(folder.glob("*.so"))
    if not plugins:
        sys.exit(f"there is no plugin in {folder}")
    if not linked(program):
        sys.exit(f"{program} links nothing at all, so this proves nothing")
    found = list(breaches(program, plugins))
    for breach in found:
        print(breach)
    print(f"links: 1 program, {len(plugins)} plugins, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
