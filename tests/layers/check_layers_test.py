#!/usr/bin/env python3
"""Proves that check_layers.py finds each kind of breach, and nothing in a tree that has none."""

import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # leaves the source tree as it is
import check_layers  # noqa: E402


class CheckLayersTest(unittest.TestCase):
    def breaches(self, **files):
        """The breaches of a tree of these files; a name's "__" is a "/", its last "_" the dot."""
        with tempfile.TemporaryDirectory() as name:
            tree = self.plant(name, files)
            return check_layers.breaches(tree)

    @staticmethod
    def plant(name, files):
        tree = pathlib.Path(name)
        for file, text in files.items():
            stem, _, suffix = file.replace("__", "/").rpartition("_")
            path = tree / f"{stem}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tree

    def assert_breach(self, sentence, **files):
        self.assertEqual(self.breaches(**files), [sentence])

    def test_accepts_every_arrow_of_the_table(self):
        self.assertEqual([], self.breaches(
            host__base__error_cc='#include "host/base/error.h"\n#include <string>\n',
            host__pg__connection_h='#include <libpq-fe.h>\n#include "host/base/error.h"\n',
            host__loader__load_cc='#include <boost/dll/shared_library.hpp>\n',
            formats__custom__toc_cc='#include <pgstow/sdk/format.h>\n'
                                    '#include "pgstow/v1/toc.pb.h"\n'
                                    '#include "formats/custom/frame.h"\n',
            plugins__filters__zstd__codec_cc='#include <zstd.h>\n#include <pgstow/abi.h>\n',
            restore__plan__plan_cc='#include "restore/toc/toc.h"\n',
            tests__unit__plan_cc='#include "restore/plan/plan.h"\n'))

    def test_refuses_an_arrow_upwards(self):
        self.assert_breach(
            'host/base/error.cc:2: host/base may not include from host/pg ("host/pg/result.h")',
            host__base__error_cc='#include <string>\n#include "host/pg/result.h"\n')

    def test_refuses_a_step_back_within_restore(self):
        self.assert_breach(
            'restore/select/rules.h:1: restore/select may not include from restore/plan '
            '("restore/plan/plan.h")',
            restore__select__rules_h='#include "restore/plan/plan.h"\n')

    def test_refuses_a_plugin_that_looks_into_the_host(self):
        self.assert_breach(
            'formats/plain/plain.cc:1: formats/plain may not include from restore/script '
            '("restore/script/script.h")',
            formats__plain__plain_cc='#include "restore/script/script.h"\n')

    def test_refuses_a_plugin_that_looks_into_another(self):
        self.assert_breach(
            'plugins/filters/gzip/codec.cc:1: plugins/filters/gzip may not include from '
            'plugins/filters/zstd ("plugins/filters/zstd/codec.h")',
            plugins__filters__gzip__codec_cc='#include "plugins/filters/zstd/codec.h"\n')

    def test_refuses_the_sdk_in_the_abi(self):
        self.assert_breach(
            'plugins/include/pgstow/abi.h:1: plugins/include may not include from plugins/sdk '
            '("pgstow/sdk/guard.h")',
            plugins__include__pgstow__abi_h='#include <pgstow/sdk/guard.h>\n')

    def test_refuses_the_protocol_outside_its_format(self):
        self.assert_breach(
            'formats/plain/plain.cc:1: formats/plain may not include from proto '
            '("pgstow/v1/toc.pb.h")',
            formats__plain__plain_cc='#include "pgstow/v1/toc.pb.h"\n')

    def test_refuses_tests_in_the_program(self):
        self.assert_breach(
            'host/dump/pool.cc:1: host/dump may not include from tests ("tests/support/run.h")',
            host__dump__pool_cc='#include "tests/support/run.h"\n')

    def test_refuses_each_library_outside_its_room(self):
        for header in ("libpq-fe.h", "boost/dll.hpp", "boost/dll/import.hpp", "zstd.h",
                       "xxhash.h", "google/protobuf/message_lite.h", "zlib.h", "lz4frame.h", "sodium.h",
                       "re2/re2.h"):
            with self.subTest(header=header):
                found = self.breaches(restore__plan__plan_cc=f"#include <{header}>\n")
                self.assertEqual(len(found), 1)
                self.assertIn(f'restore/plan/plan.cc:1: includes "{header}", which only ',
                              found[0])

    def test_refuses_a_library_in_two_rooms(self):
        self.assert_breach(
            'host/storage/tape.cc:1: includes "archive.h", which only formats/tar may',
            formats__tar__tape_cc='#include <archive_entry.h>\n',
            host__storage__tape_cc='#include <archive.h>\n')

    def test_refuses_a_quoted_library_all_the_same(self):
        self.assert_breach(
            'host/dump/copy.cc:1: includes "libpq-fe.h", which only host/pg may',
            host__dump__copy_cc='  #  include "libpq-fe.h"\n')

    def test_refuses_a_path_that_does_not_start_at_the_top(self):
        self.assert_breach(
            'host/base/error.cc:1: "../pg/result.h" is not written from the top of the tree',
            host__base__error_cc='#include "../pg/result.h"\n')

    def test_refuses_a_folder_without_a_row(self):
        self.assert_breach(
            "host/extra/extra.h: is in no room of the table; give its folder a row",
            host__extra__extra_h="#pragma once\n")

    def test_refuses_a_table_that_is_no_order(self):
        before = check_layers.ARROWS["host/base"]
        check_layers.ARROWS["host/base"] = ("host/dump",)
        try:
            self.assertIn('the table lets "host/base" include itself through others',
                          self.breaches())
        finally:
            check_layers.ARROWS["host/base"] = before

    def test_ignores_what_was_built(self):
        self.assertEqual([], self.breaches(**{
            "build-dev__x_h": '#include "host/pg/result.h"\n',
            "build__x_h": '#include "host/pg/result.h"\n'}))

    def test_exit_code_tells(self):
        for expected, text in ((0, "#include <string>\n"), (1, "#include <libpq-fe.h>\n")):
            with tempfile.TemporaryDirectory() as name, \
                    contextlib.redirect_stdout(io.StringIO()):
                tree = self.plant(name, {"host__base__error_h": text})
                self.assertEqual(check_layers.main([str(tree)]), expected)


if __name__ == "__main__":
    unittest.main()
