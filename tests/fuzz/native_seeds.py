"""PostgreSQL's archives byte by byte, also such as no program writes; docs/NATIVE.md has the layout.
Seeds for the targets toc_dat, pgdump, tar, directory and archive: see seeds.py."""

import io
import struct
import tarfile

CUSTOM, MEMBERS = 1, 3
SECTIONS = {"none": 1, "pre": 2, "data": 3, "post": 4}
MEMBER_LINE = b"\n====== "
ROWS = b"1\tone\n2\t\\N\n\\.\n\n\n"
FIRST_OBJECT, SECOND_OBJECT = 70001, 70002


def number(value):
    return bytes([value < 0]) + struct.pack("<I", abs(value))


def text(value):
    if value is None:
        return number(-1)
    value = value if isinstance(value, bytes) else value.encode()
    return number(len(value)) + value


class Entry:
    """A row of the table of contents."""

    def __init__(self, dump_id, kind, tag="t", section="pre", **facts):
        self.id, self.kind, self.tag, self.section = dump_id, kind, tag, section
        self.definition = facts.get("definition", "")
        self.drop = facts.get("drop", "")
        self.copy = facts.get("copy", "")
        self.schema = facts.get("schema", "public")
        self.tablespace = facts.get("tablespace", "")
        self.table_am = facts.get("table_am", "")
        self.relkind = facts.get("relkind", "")
        self.owner = facts.get("owner", "owner")
        self.with_oids = facts.get("with_oids", "false")
        self.dependencies = facts.get("dependencies", ())
        self.member = facts.get("member", "")
        self.data = facts.get("data")  # bytes, or by large object
        self.offset = facts.get("offset")  # None: unknown

    def stored(self, minor, layout):
        has_data = self.data is not None
        parts = [number(self.id), number(int(has_data)), text("1259"), text(str(self.id)),
                 text(self.tag), text(self.kind)]
        if minor >= 11:
            parts.append(number(SECTIONS[self.section]))
        parts += [text(each) for each in (self.definition, self.drop, self.copy, self.schema,
                                          self.tablespace)]
        if minor >= 14:
            parts.append(text(self.table_am))
        if minor >= 16:
            parts.append(number(ord(self.relkind) if self.relkind else 0))
        parts += [text(self.owner), text(self.with_oids)]
        parts += [text(str(each)) for each in self.dependencies]
        parts.append(number(-1))
        if layout == MEMBERS:
            parts.append(text(self.member if has_data else ""))
        else:
            state = 3 if not has_data else 1 if self.offset is None else 2
            parts.append(bytes([state]) + struct.pack("<Q", self.offset or 0))
        return b"".join(parts)


def head(minor, layout, compression=0, magic=b"PGDMP", widths=(4, 8), dumped_by="18.0"):
    algorithm = bytes([compression]) if minor >= 15 else number(-1 if compression else 0)
    time = b"".join(number(part) for part in (5, 30, 12, 9, 10, 124, 1))
    return (magic + bytes([1, minor, 0, *widths, layout]) + algorithm + time + text("d") +
            text("18.0") + text(dumped_by))


def toc(minor, layout, entries, compression=0):
    return (head(minor, layout, compression) + number(len(entries)) +
            b"".join(entry.stored(minor, layout) for entry in entries))


def session(search_path=True):
    facts = [("ENCODING", "SET client_encoding = 'UTF8';\n"),
             ("STDSTRINGS", "SET standard_conforming_strings = 'off';\n")]
    if search_path:
        facts.append(("SEARCHPATH",
                      "SELECT pg_catalog.set_config('search_path', 'it''s', false);\n"))
    return [Entry(901 + i, kind, kind, definition=said, schema="", owner="")
            for i, (kind, said) in enumerate(facts)]


def lists(minor):
    """Names of the list of large objects of entry 31, and of 33."""
    return ("blobs_31.toc", "blobs_33.toc") if minor >= 16 else ("blobs.toc", "")


def entries(minor):
    """Objects of all kinds that say something about another one, and data of each form."""
    table = {"definition": "CREATE TABLE public.t (a integer);\n", "drop": "DROP TABLE public.t;\n"}
    made = session(minor >= 13) + [
        Entry(1, "TABLE", "t", relkind="r", table_am="heap", **table),
        Entry(2, "SCHEMA", "public", drop="DROP SCHEMA public;\n", schema=""),
        Entry(3, "SEQUENCE", "t_id_seq", definition="ALTER TABLE t …", relkind="S",
              dependencies=(1,)),
        Entry(4, "SERVER", "remote", schema="", drop="DROP SERVER remote;\n"),
        Entry(5, "USER MAPPING", "USER MAPPING SERVER x SERVER remote", schema=""),
        Entry(6, "EVENT TRIGGER", "e", "post", schema=""),
        Entry(7, "COMMENT", "EVENT TRIGGER e", "none", dependencies=(6,), schema=""),
        Entry(8, "COMMENT", "TABLE t", "none", definition="COMMENT ON TABLE t IS 'x';\n",
              dependencies=(1,)),
        Entry(9, "ACL", "TABLE t", "none", definition="GRANT ALL ON TABLE t TO bob;\n",
              dependencies=(1,)),
        Entry(10, "CONSTRAINT", "t t_pkey", "post", tablespace="fast", dependencies=(1, 2)),
        Entry(11, "CHECK CONSTRAINT", "d d_check", "post", dependencies=(12,)),
        Entry(12, "DOMAIN", "d", drop="DROP DOMAIN public.d CASCADE;\n", owner=None),
        Entry(13, "FUNCTION", "f(integer)", drop="DROP FUNCTION public.f(integer);\n"),
        Entry(14, "PUBLICATION TABLES IN SCHEMA", "p public", "post", dependencies=(2,)),
        Entry(15, "STATISTICS DATA", "t", "data", dependencies=(1,)),
        Entry(16, "STATISTICS DATA", "i", "post", dependencies=(10,)),
        Entry(17, "INDEX", "t i", "post", dependencies=(10, 1)),
        Entry(18, "VIEW", "v", relkind="v", table_am="", tablespace=None),
        Entry(19, "TABLE", "old", with_oids="true", tablespace=None),
        Entry(1000000, "COMMENT", "far", "none", dependencies=(1000000, 999999)),
        Entry(20, "TABLE DATA", "t", "data", copy="COPY t (a, b) FROM stdin;\n", dependencies=(1,),
              member="20.dat", data=ROWS),
        Entry(21, "TABLE DATA", "u", "data", dependencies=(1,), member="21.dat",
              data=b"INSERT INTO public.u VALUES (1);\n\n\n"),
        Entry(22, "SEQUENCE SET", "t_id_seq", "data",
              definition="SELECT pg_catalog.setval('s', 1, true);\n", dependencies=(3,)),
    ]
    first, second = lists(minor)
    objects = {FIRST_OBJECT: b"abc", SECOND_OBJECT: b""}
    if minor < 16:
        made += [
            Entry(30, "BLOB", str(FIRST_OBJECT), schema="",
                  definition=f"SELECT pg_catalog.lo_create('{FIRST_OBJECT}');\n",
                  drop=f"SELECT pg_catalog.lo_unlink('{FIRST_OBJECT}');\n"),
            Entry(32, "COMMENT", f"LARGE OBJECT {FIRST_OBJECT}", "none", dependencies=(30,)),
            Entry(31, "BLOBS", "BLOBS", "data", schema="", member=first, data=objects),
        ]
        return made
    grants = f"GRANT SELECT ON LARGE OBJECT {FIRST_OBJECT} TO \"b;\n\";\n"
    back = f"SET SESSION AUTHORIZATION bob;\n{grants}RESET SESSION AUTHORIZATION;\n"
    several = f"GRANT ALL ON LARGE OBJECT {FIRST_OBJECT} TO a;\nGRANT ALL ON LARGE OBJECT x TO c;\n"
    for dump_id, members, said in ((30, objects, grants), (34, {70003: b"z"}, back),
                                   (38, {70004: b"1", 70005: b"2"}, several), (42, {}, grants)):
        listed = "".join(f"{oid}\n" for oid in members)
        name = f"{min(members, default=0)}..{max(members, default=0)}"
        made += [
            Entry(dump_id, "BLOB METADATA", name, "data", schema="", definition=listed,
                  drop="-- dummy"),
            Entry(dump_id + 2, "ACL", f"LARGE OBJECTS {name}", "none", schema="", definition=said,
                  dependencies=(dump_id,)),
            Entry(dump_id + 3, "COMMENT", f"LARGE OBJECT {min(members, default=0)}", "none",
                  schema="", dependencies=(dump_id,)),
        ]
        if members and dump_id < 38:
            made.append(Entry(dump_id + 1, "BLOBS", name, "data", schema="",
                              dependencies=(dump_id,), data=members,
                              member=first if dump_id == 30 else second))
    return made


def block(entry):
    if isinstance(entry.data, bytes):
        chunk = text(entry.data) if entry.data else b""
        return b"\1" + number(entry.id) + chunk + number(0)
    objects = (number(oid) + (text(data) if data else b"") + number(0)
               for oid, data in entry.data.items())
    return b"\3" + number(entry.id) + b"".join(objects) + number(0)


def custom(minor, made, places=False):
    """A custom archive of pg_dump, with places as when it can seek or without."""
    if places:
        at = len(toc(minor, CUSTOM, made))
        for entry in made:
            if entry.data is not None:
                entry.offset = at
                at += len(block(entry))
    with_data = (entry for entry in made if entry.data is not None)
    return toc(minor, CUSTOM, made) + b"".join(block(entry) for entry in with_data)


def members(minor, made, compression=0):
    """Files by their names, in the order in which tar archives have them."""
    files = {"toc.dat": toc(minor, MEMBERS, made, compression)}
    for entry in made:
        if isinstance(entry.data, bytes):
            files[entry.member] = entry.data
        elif entry.data is not None:
            named = {oid: f"blob_{oid}.dat" for oid in entry.data}
            files |= {named[oid]: data for oid, data in entry.data.items()}
            files[entry.member] = "".join(f"{oid} {name}\n" for oid, name in named.items()).encode()
    return files


def folder(files):
    return b"".join(MEMBER_LINE + name.encode() + b"\n" + data for name, data in files.items())


def tar(files, changed=None):
    """`changed`: member infos by their names, instead of plain files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT, bufsize=512) as archive:
        for name, data in files.items():
            info = (changed or {}).get(name, tarfile.TarInfo(name))
            info.size = 0 if info.type in (tarfile.SYMTYPE, tarfile.DIRTYPE, tarfile.LNKTYPE) else len(data)
            archive.addfile(info, io.BytesIO(data) if info.size else None)
    end = out.getvalue().rstrip(b"\0")
    return end + bytes(-len(end) % 512 + 1024)


def odd_folders(made):
    files = members(16, made)
    alone = [each for each in made if each.id in (30, 31)]
    names = list(files)
    listed = lists(16)[0]
    put = lambda **more: files | {name.replace("__", "."): data for name, data in more.items()}
    renamed = lambda old, new: {new if name == old else name: data for name, data in files.items()}
    suffixed = {name if name.endswith("toc") or name == "toc.dat" else name + ".gz": data
                for name, data in files.items()}
    return {
        "follows": suffixed,
        "mixed": {name if name == "20.dat" else name + ("" if "toc" in name else ".gz"): data
                  for name, data in files.items()},
        "mixed-later": renamed("21.dat", "21.dat.lz4"),
        "missing": {name: files[name] for name in names if name != "21.dat"},
        "missing-first": {name: files[name] for name in names if name != "20.dat"},
        "missing-object": {name: files[name] for name in names if name != "blob_70001.dat"},
        "missing-list": {name: files[name] for name in names if name != listed},
        "unnamed": put(extra__dat=b"x"),
        "unnamed-suffix": suffixed | {"extra": b"x"},
        "twice": suffixed | {listed + ".gz": b""},
        "list-open": put(**{listed: b"70001 blob_70001.dat"}),
        "list-long": put(**{listed: b"7" * 400}),
        "list-zero": put(**{listed: b"0 blob_0.dat\n"}),
        "list-number": put(**{listed: b"x blob_70001.dat\n"}),
        "list-name": put(**{listed: b"70001 ../blob_70001.dat\n"}),
        "list-toc": put(**{listed: b"70001 toc.dat\n"}),
        "list-twice": put(**{listed: files[listed] * 2}),
        "list-absent": put(**{listed: b"70009 blob_70009.dat\n"}),
        "trailing": put(toc__dat=files["toc.dat"] + b"x"),
        "custom": put(toc__dat=toc(16, CUSTOM, made)),
        "objects-alone": members(16, alone),
        "objects-without-list": {"toc.dat": members(16, alone)["toc.dat"]},
        "no-toc": {"20.dat": ROWS},
        "packed-toc": {"toc.dat.gz": b"x"},
        "cluster": {"PG_VERSION": b"18\n"},
        "unknown-toc": {"toc.dat": b"something else"},
    }


def info(name, kind=tarfile.REGTYPE, link=""):
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made


def odd_tars(made):
    files = members(16, made)
    listed = lists(16)[0]
    without = lambda gone: {name: data for name, data in files.items() if name != gone}
    whole = tar(files)
    of_link = {"20.dat": info("20.dat", tarfile.SYMTYPE, "toc.dat")}
    padded = bytearray(whole)
    padded[512 + (len(files["toc.dat"]) + 511) // 512 * 512 - 1] = 7
    swapped = without(listed)
    objects = [name for name in files if name.startswith("blob_")]
    later = {name: data for name, data in files.items() if name not in objects}
    return {
        "link": tar(files, of_link),
        "hard-link": tar(files, {"21.dat": info("21.dat", tarfile.LNKTYPE, "20.dat")}),
        "folder": tar(files, {"20.dat": info("20.dat", tarfile.DIRTYPE)}),
        "device": tar(files, {"20.dat": info("20.dat", tarfile.CHRTYPE)}),
        "padding": bytes(padded),
        "behind": whole + b"x" * 512,
        "no-end": whole[:-1024],
        "half-end": whole[:-512],
        "cut": whole[:-2000],
        "cut-header": whole[:-1024] + whole[:200],
        "twice": tar(files)[:-1024] + tar({"20.dat": ROWS}),
        "object-twice": tar(without(listed))[:-1024] + tar({"blob_70001.dat": b"abc", listed: files[listed]}),
        "no-toc": tar(without("toc.dat")),
        "toc-later": tar(without("toc.dat") | {"toc.dat": files["toc.dat"]}),
        "empty": bytes(1024),
        "missing": tar(without("21.dat")),
        "missing-list": tar(without(listed)),
        "missing-object": tar(without("blob_70001.dat")),
        "unnamed": tar(files | {"extra.dat": b"x"}),
        "unnamed-object": tar(files | {"blob_1.dat": b"x"}),
        "script": tar(files | {"restore.sql": b"\\connect\n"}),
        "list-first": tar(swapped | {listed: files[listed]}),
        "objects-last": tar(later | {name: files[name] for name in objects}),
        "list-other": tar(files | {listed: b"70001 blob_70002.dat\n70002 blob_70001.dat\n"}),
        "second-list-first": tar({name: data for name, data in files.items()
                                  if name not in (*objects, listed)}),
        "compressed": tar(members(16, made, compression=1)),
        "custom": tar(files | {"toc.dat": toc(16, CUSTOM, made)}),
        "trailing": tar(files | {"toc.dat": files["toc.dat"] + b"x"}),
        "name": tar({name: data for name, data in files.items()} | {"a/b": b""}),
        "long-name": pax(files | {"x" * 300: b""}, tarfile.GNU_FORMAT),
        "pax": pax(files | {"\u00e9" * 120: b""}, tarfile.PAX_FORMAT),
    }


def pax(files, form):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files.items():
            plain = tarfile.TarInfo(name)
            plain.size = len(data)
            archive.addfile(plain, io.BytesIO(data))
    end = out.getvalue().rstrip(b"\0")
    return end + bytes(-len(end) % 512 + 1024)


def odd_tocs(made):
    whole = toc(16, CUSTOM, made[:4])
    after_head = len(head(16, CUSTOM))
    session_of = lambda said: toc(16, CUSTOM, [Entry(1, "ENCODING", definition=said)])
    one = lambda **facts: toc(16, CUSTOM, [Entry(1, "TABLE", **facts)])
    return {
        "magic": b"PGDMQ" + whole[5:],
        "old": head(9, CUSTOM) + number(0),
        "new": head(17, CUSTOM) + number(0),
        "narrow": head(16, CUSTOM, widths=(0, 8)),
        "wide": head(16, CUSTOM, widths=(9, 8)),
        "eight": whole[:8] + b"\x08\x08" + whole[10:],
        "layout": head(16, 2) + number(0),
        "compression": head(16, CUSTOM, 9) + number(0),
        "sign": whole[:after_head] + b"\x02" + whole[after_head + 1:],
        "negative": whole[:after_head] + number(-3),
        "dumped": head(16, CUSTOM, 3, dumped_by="pgstow 0.1") + number(0),
        "unquoted": session_of("SET client_encoding = UTF8;\n"),
        "other": session_of("SELECT 1"),
        "id": toc(16, CUSTOM, [Entry(0, "TABLE")]),
        "dependency": one(dependencies=("x",)),
        "group": toc(16, CUSTOM, [Entry(1, "BLOB METADATA", definition="1\nx\n")]),
        "table-am": one(table_am="columnar", relkind="r"),
        "far": toc(16, CUSTOM, [Entry(2147483647, "TABLE"), Entry(2147483646, "COMMENT",
                                                                  dependencies=(2147483647,))]),
        "state": whole[:-9] + b"\x00" + whole[-8:],
        "disagrees": whole[:-9] + b"\x01" + whole[-8:],
    }


def odd_customs(made):
    whole = custom(16, made)
    start = len(toc(16, CUSTOM, made))
    return {
        "members": toc(16, MEMBERS, made),
        "type": whole[:start] + b"\x02" + whole[start + 1:],
        "other-entry": whole[:start + 1] + number(1) + whole[start + 6:],
        "other-type": whole[:start] + b"\x03" + whole[start + 1:],
        "twice": whole + whole[start:],
        "missing": whole[:start],
        "cut": whole[:-10],
        "chunk": whole[:start + 6] + number(-5) + whole[start + 11:],
        "place": custom(16, [moved(each) for each in made]),
    }


def moved(entry):
    copy = Entry(entry.id, entry.kind)
    copy.__dict__.update(entry.__dict__)
    copy.offset = 77 if copy.data is not None else None
    return copy


def all_seeds():
    """Inputs of each target, by their names."""
    seeds = {"toc_dat": {}, "pgdump": {}, "tar": {}, "directory": {}}
    for minor in range(10, 17):
        made = entries(minor)
        seeds["toc_dat"][f"made-1.{minor}"] = toc(minor, CUSTOM, made)
        seeds["pgdump"][f"made-1.{minor}"] = custom(minor, made)
        files = members(minor, made)
        if minor in (10, 12, 15, 16):
            seeds["tar"][f"made-1.{minor}"] = tar(files)
            seeds["directory"][f"made-1.{minor}"] = folder(files)
    seeds["pgdump"]["made-places"] = custom(16, entries(16), places=True)
    made = entries(16)
    small = [each for each in made if each.id in (1, 20, 21, 30, 31, 34, 35) or each.id > 900]
    for target, odd in (("toc_dat", odd_tocs(made)), ("pgdump", odd_customs(small)),
                        ("tar", odd_tars(small)),
                        ("directory", {name: folder(files)
                                       for name, files in odd_folders(small).items()})):
        seeds[target] |= {f"odd-{name}": seed for name, seed in odd.items()}
    return seeds
