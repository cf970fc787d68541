#!/usr/bin/env python3
"""Runs clang-tidy over many sources at once.

usage: lint.py CLANG_TIDY BUILD FILE...
       lint.py --self-test

Nearly all the time that clang-tidy takes for a source goes into the headers that it includes. So
sources are looked at in batches: a batch is a file that includes sources whose names don't meet,
because they are of different namespaces or seem to differ. What is found in a batch, or does not
compile in it, decides nothing: its sources are then looked at one by one. Exits with 1 when there
are findings.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

BATCH = 16  # sources
# What a batch itself would be found guilty of, and a check that does not look into what is included:
# unused_names stands in for it.
NOT_IN_BATCHES = "-bugprone-suspicious-include,-misc-unused-using-decls"
NAMESPACE = re.compile(r"^(?:inline )?namespace ([\w:]+) \{", re.MULTILINE)
USING = re.compile(r"^\s*using (?:\w+::)+(\w+);", re.MULTILINE)
# What a line that begins in the first column declares.
DECLARED = re.compile(r"^(?!namespace|using )(?=\w)[^(={;\n]*?([\w:~]+)\s*[({=;\[]", re.MULTILINE)
# The one name that each plugin gives the world.
PLUGIN = re.compile(r"\bpgstow_plugin_info pgstow_plugin\b")
NOISE = re.compile(r"warnings? generated|Suppressed|Use -header-filter|^\s*$")


class Source:
    """A source, with the flags that the build compiles it with."""

    def __init__(self, entry, root):
        self.path = os.path.relpath(entry["file"], root)
        self.text = pathlib.Path(entry["file"]).read_text()
        words = shlex.split(entry["command"])
        # What names the target alone is of no account here.
        self.flags = [
            before + word if before == "-isystem" else word
            for before, word in zip([""] + words, words)
            if before == "-isystem" or word.startswith(("-I", "-std=", "-D"))
            if not word.endswith("_EXPORTS")
        ]
        found = NAMESPACE.search(self.text)
        self.namespace = found.group(1) if found else self.path
        if PLUGIN.search(self.text):
            self.namespace = ""
        self.names = {""} if self.namespace == "" else set(DECLARED.findall(self.text))

    def meets(self, other):
        return self.namespace == other.namespace and not self.names.isdisjoint(other.names)

    def unused_names(self):
        for match in USING.finditer(self.text):
            name = match.group(1)
            if len(re.findall(rf"\b{name}\b", self.text)) == 1:
                line = self.text.count("\n", 0, match.start(1)) + 1
                yield f"{self.path}:{line}: error: using declaration \"{name}\" is unused"


def batches(sources):
    """None with sources whose names meet, those of the fullest namespaces apart first."""
    count = collections.Counter(source.namespace for source in sources)
    made = []
    for source in sorted(sources, key=lambda source: -count[source.namespace]):
        for batch in made:
            if len(batch) < BATCH and not any(source.meets(it) for it in batch):
                batch.append(source)
                break
        else:
            made.append([source])
    return made


def flags_of(batch):
    """Those of all its sources."""
    return list(dict.fromkeys(flag for source in batch for flag in source.flags))


def tidy(program, root, arguments):
    """The findings of a run, empty when there are none."""
    done = subprocess.run(
        [program, "--quiet", *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return ""
    lines = (done.stdout + done.stderr).splitlines()
    return "\n".join(line for line in lines if not NOISE.search(line)) or f"{program} failed"


def lint_batch(program, root, build, number, batch):
    findings = [finding for source in batch for finding in source.unused_names()]
    if len(batch) > 1:
        folder = build / "lint"
        folder.mkdir(exist_ok=True)
        file = folder / f"{number}.cc"
        file.write_text("".join(f'#include "{source.path}"\n' for source in batch))
        filter_ = f"--header-filter={root}/.*"
        checks = [filter_, f"--checks={NOT_IN_BATCHES}"]
        config = f"--config-file={root / '.clang-tidy'}"
        if not tidy(program, root, [config, *checks, str(file), "--", *flags_of(batch)]):
            return findings
    for source in batch:
        findings.append(tidy(program, root, ["-p", str(build), source.path]))
    return [finding for finding in findings if finding]


def main(program, build, *files):
    build = pathlib.Path(build).resolve()
    root = build.parent
    wanted = {str(root / file) for file in files}
    entries = {}  # a source that two targets compile is looked at once
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if entry["file"] in wanted:
            entries.setdefault(entry["file"], entry)
    sources = [Source(entry, root) for entry in entries.values()]
    # C has other flags, and few files.
    plain = [[source] for source in sources if source.path.endswith(".c")]
    made = plain + batches([source for source in sources if not source.path.endswith(".c")])
    found = False
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [
            pool.submit(lint_batch, program, root, build, number, batch)
            for number, batch in enumerate(made)
        ]
        for job in concurrent.futures.as_completed(jobs):
            for finding in job.result():
                found = True
                print(finding, flush=True)
    return 1 if found else 0


def self_test():
    """Each kind of finding is found, and names that meet in a batch are none."""
    program = shutil.which("clang-tidy-16") or shutil.which("clang-tidy")
    clean = "namespace {} {{\nint Number() {{ return 1; }}\n}}\n"
    null = "namespace {} {{\nint* Null() {{ return 0; }}\n}}\n"
    unused = '#include "names.h"\nnamespace {} {{\nusing of::one;\n}}\n'
    meets = "#define return_one return 1\nint same;\nnamespace {} {{}}\n"
    cases = {
        "what is clean": ([clean, clean], 0),
        "a finding": ([clean, null], 1),
        "an unused name": ([unused, clean], 1),
        "names that meet": ([meets, meets], 0),
    }
    for name, (texts, expected) in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            (root / "build").mkdir()
            checks = "Checks: '-*,modernize-use-nullptr'\nWarningsAsErrors: '*'\n"
            (root / ".clang-tidy").write_text(checks)
            (root / "names.h").write_text("#pragma once\nnamespace of { int one(); }\n")
            entries = []
            for number, text in enumerate(texts):
                file = root / f"{number}.cc"
                file.write_text(text.format(f"n{number}"))
                command = f"c++ -std=c++20 -I{root} -c {file}"
                entries.append({"directory": folder, "command": command, "file": str(file)})
            (root / "build/compile_commands.json").write_text(json.dumps(entries))
            got = main(program, root / "build", *(f"{number}.cc" for number in range(len(texts))))
            if got != expected:
                sys.exit(f"{name}: exit code {got} and not {expected}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test())
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
