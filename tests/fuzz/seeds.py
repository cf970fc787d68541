#!/usr/bin/env python3
"""Makes the inputs that fuzzing starts with, out of what the tests have anyway.

usage: seeds.py CORPUS

Writes a folder for each target, beside what was found there and kept. Sources: the archives of
tests/golden, the SQL of tests/cases, and the literals below. Takes the programs zstd and lz4.
"""

import gzip
import pathlib
import re
import struct
import subprocess
import sys
import zlib

import native_seeds

TESTS = pathlib.Path(__file__).resolve().parent.parent
GOLDEN = TESTS / "golden"
NATIVE = GOLDEN / "native"

ROWS = b"1\tone\\ttwo\t\\N\t\\x41\n2\t\\\\.\t\"q\",\t\\101\\n\n\\\\N\t\t{}\tt\n"
INSERTS = (b"INSERT INTO public.t VALUES (1, 'it''s; a', E'\\\\');\n"
           b"INSERT INTO public.\"T\" (a, b) VALUES (1, DEFAULT), (2, 'x');\n"
           b"INSERT INTO public.e DEFAULT VALUES;\n")
OBJECTS = (struct.pack(">II", 16385, 3) + b"abc" + struct.pack(">II", 16385, 2) + b"de" +
           struct.pack(">II", 16386, 0) + struct.pack(">II", 4294967295, 1) + b"\0")

PUBLIC_KEY = re.search(rb"pgstow-pub-\S+", (GOLDEN / "v1-sealed.key").read_bytes())[0]
CHEAPEST = b",passphrase,memory=1,passes=1"

SEALED = 1  # a flag of custom archives


def records(archive):
    """The records of a custom archive that is not sealed: type and body (docs/FORMAT.md)."""
    chain = struct.unpack_from("<I", archive, 32)[0]
    at = 36 + chain + 8
    while at < len(archive) - 40:
        name, _, length, _ = struct.unpack_from("<4sIQQ", archive, at)
        yield name.decode(), archive[at + 24:at + 24 + length]
        at += 24 + length


def archives():
    seeds = {"custom": {}, "archive": {}, "salvage": {}, "toc_message": {}, "frame_index": {}}
    for path in sorted(GOLDEN.glob("*.pgstow")) + sorted(GOLDEN.glob("broken/*.pgstow")):
        archive = path.read_bytes()
        for target in ("custom", "salvage", "archive"):
            seeds[target][path.stem] = archive
        flags = struct.unpack_from("<I", archive, 12)[0]
        if path.parent != GOLDEN or flags & SEALED:
            continue
        for name, body in records(archive):
            if name in ("TOCE", "TOCF"):
                told = bytes([flags >> 1 & 3]) + archive[16:32] + body
                seeds["toc_message"][f"{path.stem}-{name}"] = told
            elif name == "INDX":
                seeds["frame_index"][path.stem] = body
    for suffix, target in (("dump", "pgdump"), ("tar", "tar")):
        seeds[target] = {path.stem: path.read_bytes() for path in sorted(NATIVE.glob(f"*.{suffix}"))}
        seeds["archive"].update(seeds[target])
    seeds["directory"] = {}
    seeds["toc_dat"] = {}
    for folder in sorted(path for path in NATIVE.iterdir() if path.is_dir()):
        members = (b"\n====== " + path.name.encode() + b"\n" + path.read_bytes()
                   for path in sorted(folder.iterdir()))
        seeds["directory"][folder.name] = b"".join(members)
        seeds["toc_dat"][folder.name] = (folder / "toc.dat").read_bytes()
    for path in sorted(NATIVE.glob("*.dump")):
        seeds["toc_dat"][path.stem] = path.read_bytes()
    for target, made in native_seeds.all_seeds().items():
        seeds[target] |= made
    for target, name in (("pgdump", "made-1.10"), ("pgdump", "made-places"), ("tar", "made-1.16")):
        seeds["archive"][f"{target}-{name}"] = seeds[target][name]
    for name, seed in seeds["directory"].items():
        seeds["archive"][f"directory-{name}"] = seed
    dump = seeds["pgdump"]["made-1.16"]
    seeds["archive"] |= others(dump, seeds["toc_dat"]["pg_dump-18-none"])
    return seeds


def others(dump, toc):
    """Files that are taken for archives."""
    script = b"--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n"
    return {
        "nothing": b"",
        "script": script,
        "text": b"hello\n",
        "script-gzip": gzip.compress(script, mtime=0),
        "dump-gzip": gzip.compress(dump, mtime=0),
        "dump-zstd": through("zstd", "-qc")(dump),
        "dump-lz4": through("lz4", "-qc")(dump),
        "text-gzip": gzip.compress(bytes(100), mtime=0),
        "cut-gzip": gzip.compress(dump, mtime=0)[:20],
        "bzip2": b"BZh91AY&SY",
        "toc": toc,
    }


def through(*command):
    return lambda data: subprocess.run(command, input=data, stdout=subprocess.PIPE,
                                       check=True).stdout


def filters():
    zeros = bytes(60_000)
    codecs = {
        "zstd": {"": through("zstd", "-qc"), "-checked": through("zstd", "-qc", "--check"),
                 "-long": through("zstd", "-qc", "--long=27", "-19")},
        "lz4": {"": through("lz4", "-qc"), "-independent": through("lz4", "-qc", "-B4", "--content-size"),
                "-linked": through("lz4", "-qc", "-B7", "-BD", "-BX")},
        "gzip": {"": lambda data: gzip.compress(data, mtime=0),
                 "-stored": lambda data: gzip.compress(data, 0, mtime=0)},
        "zlib": {"": zlib.compress, "-stored": lambda data: zlib.compress(data, 0)},
    }
    made = {
        target: {
            f"{kind}{suffix}": b"\x20" + encode(data)
            for suffix, encode in encoders.items()
            for kind, data in (("rows", ROWS), ("zeros", zeros), ("nothing", b""))
        } | {"two": b"\x05" + encoders[""](ROWS) * 2, "bare": b"\x00" + ROWS,
             "grown": b"\xff" + ROWS, "grown-8": b"\xff" + (ROWS * 12)[:495],
             "grown-2": b"\xff" + (ROWS * 12)[:497], "grown-1": b"\xff" + (ROWS * 12)[:496],
             "bare-8": b"\x00" + (ROWS * 12)[:495], "bare-1": b"\x00" + (ROWS * 12)[:496],
             "many": b"\x40" + encoders[""](ROWS * 4000), "cut": b"\x20" + encoders[""](ROWS)[:-3],
             "flipped": b"\x20" + encoders[""](ROWS)[:-1] + b"\xaa",
             "behind": b"\x20" + encoders[""](ROWS) + b"behind"}
        for target, encoders in codecs.items()
    }
    made["zlib"]["dictionary"] = dictionary()
    return made


def dictionary():
    encoder = zlib.compressobj(zdict=b"one\ttwo")
    return b"\x20" + encoder.compress(ROWS) + encoder.flush()


def seals():
    key = b"pgstow-pub-" + b"A" * 48
    pair = (GOLDEN / "v1-sealed.key").read_bytes()
    state = b"pgseal" + struct.pack("<HH", 1, 2)
    passphrase = b"\x01" + bytes(16) + struct.pack("<II", 1024, 1) + bytes(48)
    recipient = b"\x02" + bytes(80)
    return {
        "seal_state": {"both": state + passphrase + recipient + bytes(32),
                       "hungry": state + passphrase.replace(struct.pack("<I", 1024), b"\xff" * 4) +
                       recipient + bytes(32)},
        "seal_frame": {"changed": b"\x10\x01\x00\x30\x00" + ROWS,
                       "cut": b"\x40\x00\x00\x00\x05" + ROWS,
                       "whole": b"\xfe\x00\x00\x00\x00" + ROWS * 20,
                       "chunks": b"\xff\x00\x00\x00\x00" + ROWS,
                       "second-chunk": b"\xff\x01\xff\xff\x00" + ROWS},
        "seal_keys": {"public": key, "file": b"# public key: " + key + b"\npgstow-key-" + b"A" * 48 +
                      b"\r\n\n", "pair": pair, "real": PUBLIC_KEY,
                      "none": b"# no key\n \n", "wrong": PUBLIC_KEY[:-1] + b"x",
                      "short": PUBLIC_KEY[:-1], "word": b"key", "wide": PUBLIC_KEY[:-1] + b"\xc3"},
    }


def rows():
    return {
        "copy_text": {"four": b"\x04\x07" + ROWS, "none": b"\x00\x01\n\n", "one": b"\x01\x02a\\\nb\n\\.\n",
                      "bytes": b"\x01\x03\xff\xfe\xc3\xa9\\303\\251\n"},
        "binary_copy": {
            "numbers": b"\x07\x03\x02\x03\x0d\x001\t-5\t1.50\tt\n\\N\t7\tNaN\tf\n",
            "times": b"\x03\x03\x09\x0a\x0b\x0c" +
                     b"2024-02-29\t23:59:59.5\t2024-02-29 00:00:00\t0044-03-15 00:00:00+01 BC\n",
            "texts": b"\x00\x02\x05\x01\x0ea\\tb\t\\\\x0aff\t00000000-1111-2222-3333-444444444444\n",
            "floats": b"\x09\x01\x06\x071.5e-3\tInfinity\n-0\tNaN\n",
        },
        "row_scan": {"copy": b"\x01\x05" + ROWS, "inserts": b"\x01\x09" + INSERTS,
                     "escaped": b"\x00\x09" + INSERTS, "objects": b"\x01\x03" + OBJECTS},
        "large_objects": {"records": b"\x05" + OBJECTS, "cut": b"\x02" + OBJECTS[:-3]},
        "copy_command": {"columns": b'COPY public."T t" (a, "b ""c""") FROM stdin;\n',
                         "all": b"COPY t FROM stdin;"},
    }


def names():
    return {
        "pattern": {"star": b"orders_2024\npublic.ord*", "class": b"t1\n[a-z]?(1|2)+.\"A.b\"",
                    "quoted": b"it\"s\n\"it\"\"s\"", "bounded": b"aaa\na{2,3}b{0}",
                    "wide": b"\xc3\xa9t\xc3\xa9\n?t?"},
        "identifier": {"plain": b"orders", "odd": b'O"dd na\nme', "keyword": b"select",
                       "table": b'"My schema".t', "backslash": b"a\\'b", "dollars": b"$$ $_$ $_X$"},
        "acl": {"table": b"al=rw\nalice=arwdDxt/alice\n=r/alice\n\"b ob\"=r*w/alice\n\nalice=r/alice\n",
                "function": b"f\n=X/postgres\npostgres=X*/postgres\n"},
        "array": {"texts": b'{a,"b \\"c\\"",NULL,"NULL",""}', "oids": b"{1,22,4294967295}",
                  "vector": b"1 2 3", "none": b"{}"},
        "insert_value": {"number": b"\x17\x00-12.5e3", "bits": b"\x18\x060101", "text": b"\x19\x00it's",
                         "bool": b"\x10\x00t", "nan": b"\xa4\x06NaN"},
        "connection_string": {"words": b"host=/tmp port=5432 user='a b' dbname=x\\'y",
                              "uri": b"postgresql://me:secret@h1:1,h2:2/db?sslmode=require&options=-c%20x",
                              "empty": b" "},
    }


def texts():
    listed = b";\n; Archive created at\n3; 1259 16384 TABLE public t me\n;2; off\n  1; x\n9; gone\n"
    filtered = (b'include table public."T t"\n# comment\nexclude table_data log*  # more\n'
                b'include function f ( integer , text )\ninclude table "two\\nlines\n"\n')
    statements = {}
    for setup in sorted(TESTS.glob("cases/*/setup.sql")):
        statements[setup.parent.name] = setup.read_bytes()
    short = {name: text for name, text in sorted(statements.items()) if len(text) < 6000}
    some = dict(list(short.items())[::4])
    kinds = {name: b"UTF8\n\x01" + name.split("--")[0].upper().replace("_", " ").encode() + b"\nname\n" + text
             for name, text in short.items()}
    return {
        "list_file": {"edited": listed, "odd": b"TABLE\nt\n1; DROP\nx\x1b[31m\r\n2; y"},
        "filter_file": {"rules": filtered, "open": b'include table "never closed'},
        "statements": {name: b"\x01\x10" + text for name, text in some.items()} | {
            "inserts": b"\x01\x03" + INSERTS, "escapes": b"\x00\x07" + INSERTS,
            "copy": b"\x01\x07COPY public.t (a, b) FROM stdin;\n",
            "nested": b"\x01\x01/* a /* b */ c */ SELECT U&'d\\0061' UESCAPE '!', $a$x$a$, 1.5e-3, :=, $1"},
        "explain": {name: b"\x01" + text for name, text in short.items()},
        "rewrite": {name: b"\x01" + re.sub(rb"public\.", b"a.", text) for name, text in some.items()} | {
            "roles": b"\x01GRANT SELECT ON TABLE a.t TO bob; ALTER TABLE \"odd s\".t OWNER TO bob;"
                     b" SET default_tablespace = fast; SELECT 'a.t'::regclass"},
        "inspect": kinds,
    }


def options():
    return {
        "chain": {"zstd": b"zstd:level=3,long,workers=2", "two": b"gzip:9+lz4", "level": b"5",
                  "none": b"none", "seal": b"zstd+seal:passphrase=yes",
                  "sealed": b"seal:recipients=" + PUBLIC_KEY + b" " + PUBLIC_KEY,
                  "sealed-ways": b"zstd+seal:recipients=" + PUBLIC_KEY + CHEAPEST,
                  "sealed-passphrase": b"seal:" + CHEAPEST[1:],
                  "nobody": b"seal", "not-last": b"seal:passphrase+zstd"},
        "visible": {"steers": b"a\x1b[31mred\xc2\x9b\r\n\xff\\ \xe2\x80\xae", "plain": b"plain"},
    }


def main():
    corpus = pathlib.Path(sys.argv[1])
    for made in (archives(), filters(), seals(), rows(), names(), texts(), options()):
        for target, seeds in made.items():
            folder = corpus / target
            folder.mkdir(parents=True, exist_ok=True)
            for name, seed in seeds.items():
                (folder / name).write_bytes(seed)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
