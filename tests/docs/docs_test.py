#!/usr/bin/env python3
"""Compares what the documents say of the tree with the tree.

usage: docs_test.py TREE
"""

import pathlib
import re
import sys
import unittest

TREE = pathlib.Path(sys.argv.pop(1))
sys.dont_write_bytecode = True  # leaves the source tree as it is
sys.path.insert(0, str(TREE / "tests/layers"))
import check_layers  # noqa: E402

ARCHITECTURE = (TREE / "docs/ARCHITECTURE.md").read_text(encoding="utf-8")


def table(heading):
    """The rows of ARCHITECTURE.md's table that starts with HEADING, as lists of cells."""
    lines = ARCHITECTURE[ARCHITECTURE.index(heading):].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            return rows
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def names(cell):
    return re.findall(r"`([^`]+)`", cell)


class DocsTest(unittest.TestCase):
    maxDiff = None

    def test_table_of_arrows_is_the_one_that_is_checked(self):
        documented = {names(room)[0]: tuple(names(allowed))
                      for room, allowed in table("| folder | may include |")}
        self.assertEqual(documented, check_layers.ARROWS)

    def test_table_of_folders_names_every_folder_that_has_rules(self):
        documented = {name for folder, _ in table("| folder | job |") for name in names(folder)}
        for name in documented:
            self.assertTrue((TREE / name).is_dir(), name)
        for room in check_layers.ARROWS:
            folder = room.removesuffix("/*")
            if any((TREE / folder).rglob("*.*")):
                self.assertIn(folder, documented)

    def test_links_lead_somewhere(self):
        documents = [TREE / "README.md", *sorted((TREE / "docs").glob("*.md"))]
        self.assertGreater(len(documents), 4)
        for document in documents:
            text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
                if "://" not in target:
                    with self.subTest(document=document.name, target=target):
                        self.assertTrue((document.parent / target).exists())


if __name__ == "__main__":
    unittest.main()
