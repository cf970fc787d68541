#!/usr/bin/env python3
"""Prints what ./dev fuzz found.

usage: report.py runs BUILD TARGET…      executions, new seeds, memory and findings of each target;
                                         fails where there are findings
       report.py coverage TREE SUMMARY   lines that inputs reach, of `llvm-cov export -summary-only`
"""

import fnmatch
import json
import pathlib
import re
import sys

# What reads bytes that strangers may have made, by folder; what writes, or only lists options, does
# not count. The pattern that comes first counts.
READERS = (
    ("formats/custom", ["formats/custom/*"]),
    ("formats/native", ["formats/native/*"]),
    ("formats/directory", ["formats/directory/*"]),
    ("formats/pgdump", ["formats/pgdump/*"]),
    ("formats/tar", ["formats/tar/*"]),
    ("plugins/filters", ["plugins/filters/*"]),
    ("host/archive", ["host/archive/" + name for name in (
        "data_end.*", "detect.cc", "part_check.*", "piece_reader.*", "part_reader.*", "reader.cc",
        "record_coder.*", "row_scan.*", "seal_opener.*", "stored_pass.*", "stream_accounts.*",
        "stream_codec.*", "stream_pass.*", "stream_stage.*", "toc_sink.*", "verify.cc")]),
    ("host/model", ["host/model/large_object_records.*", "host/model/toc_check.*"]),
    ("host/sql", ["host/sql/" + name for name in (
        "acl.*", "insert_value.*", "lexer.*", "name_expression.*", "object_filter.*", "pattern.*",
        "quote.*", "scan.h", "split.*", "token_value.*")]),
    ("restore/toc", ["restore/toc/list_file.*", "restore/toc/*_text.*"]),
    ("restore/rows", ["restore/rows/*"]),
    ("restore/rewrite", ["restore/rewrite/" + name for name in (
        "insert.*", "named_words.*", "qualified_names.*", "sql_rewriter.*", "statement.*",
        "strings.*", "token_text.*", "words.*")]),
    ("restore/explain", ["restore/explain/" + name for name in (
        "create_readers.*", "cursor.*", "designator.*", "encoding.*", "features.*", "pattern.*",
        "read_*.cc", "reading.*", "tokens.*")]),
    ("restore/inspect", ["restore/inspect/*"]),
)
WRITERS = (
    "formats/*/writer.*", "formats/*/plugin.cc",
    "formats/custom/renew.*", "formats/custom/toc_encoder.*", "formats/custom/toc_messages.*",
    "formats/native/member_writer.*", "formats/native/output.h", "formats/native/store_toc.cc",
    "formats/tar/restore_script.*", "formats/tar/spool.*", "formats/tar/tar_output.*",
    "plugins/filters/*/plugin.cc", "plugins/filters/zstd/chooser.*",
    "restore/rows/find_table.*",
)
GOAL = 90


def folder_of(name):
    if any(fnmatch.fnmatch(name, pattern) for pattern in WRITERS):
        return None
    for folder, patterns in READERS:
        if any(fnmatch.fnmatch(name, pattern) for pattern in patterns):
            return folder
    return None


def share(covered, count):
    return 100.0 * covered / count if count else 100.0


def coverage(tree, summary):
    files = json.loads(pathlib.Path(summary).read_text(encoding="utf-8"))["data"][0]["files"]
    by_folder = {folder: {} for folder, _ in READERS}
    for file in files:
        name = pathlib.Path(file["filename"])
        name = name.relative_to(tree).as_posix() if name.is_relative_to(tree) else name.as_posix()
        folder = folder_of(name)
        if folder:
            lines = file["summary"]["lines"]
            by_folder[folder][name] = (lines["covered"], lines["count"])
    print(f"\n{'readers':<24}{'lines':>8}{'reached':>9}{'share':>9}")
    total = [0, 0]
    for folder, lines in by_folder.items():
        covered, count = (sum(numbers) for numbers in zip(*lines.values())) if lines else (0, 0)
        total[0] += covered
        total[1] += count
        print(f"{folder:<24}{count:>8}{covered:>9}{share(covered, count):>8.1f}%")
    print(f"{'all':<24}{total[1]:>8}{total[0]:>9}{share(*total):>8.1f}%   (goal: {GOAL} %)")
    short = [(share(*lines), name) for files in by_folder.values() for name, lines in files.items()
             if share(*lines) < GOAL]
    for percent, name in sorted(short):
        print(f"  {percent:5.1f}%  {name}")


def statistic(name, log):
    found = re.findall(rf"stat::{name}: *([0-9]+)", log)
    return int(found[-1]) if found else 0


def runs(build, targets):
    build = pathlib.Path(build)
    print(f"\n{'target':<20}{'executions':>12}{'new seeds':>11}{'peak MiB':>10}{'findings':>10}")
    found = []
    for target in targets:
        log = (build / "logs" / target).read_text(encoding="utf-8", errors="replace")
        executions = statistic("number_of_executed_units", log)
        findings = sorted((build / "found" / target).iterdir())
        said = len(findings)
        if not findings and executions == 0:
            said = "none ran"
            findings = [build / "logs" / target]
        print(f"{target:<20}{executions:>12,}{statistic('new_units_added', log):>11,}"
              f"{statistic('peak_rss_mb', log):>10,}{said:>10}")
        found += findings
    for path in found:
        print(f"found: {path}")
    return 1 if found else 0


def main(words):
    if len(words) >= 3 and words[0] == "runs":
        return runs(words[1], words[2:])
    if len(words) == 3 and words[0] == "coverage":
        coverage(words[1], words[2])
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
