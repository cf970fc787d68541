// A table of contents as the dump of a small database has it. What the tests of this folder expect
// of it was observed with pg_restore 18 on an archive of the same objects.
#pragma once

#include <string>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::testing {

// Dump ids are those of the archive that was observed.
//   3499 DATABASE shop (3500 comment, 3501 privileges, 3502 its settings)
//   8 SCHEMA app (3503 comment, 3504 privileges)    7 SCHEMA other    2 EXTENSION citext (3505)
//   292 FUNCTION f(integer, text) (3506)
//   226 TABLE c (3507 comment on a check, 3508 column privileges)    224 TABLE t (3510, 3511, 3512)
//   228 MATERIALIZED VIEW mv    223 SEQUENCE t_id_seq (3513 OWNED BY)    227 VIEW v
//   230 TABLE p1 (3298 ATTACH)    232 SEQUENCE s    3300 DEFAULT t id
//   3483 3481 3485 data of c, t, p1    3515 3516 values of t_id_seq, s
//   3308 CONSTRAINT c_u_key    3305 CONSTRAINT t_pkey    3306 INDEX c_idx (3517)
//   3325 TRIGGER t tr (3518)    3324 FK CONSTRAINT c_t_id_fkey    2200 DEFAULT ACL
//   3297 EVENT TRIGGER et    3484 MATERIALIZED VIEW DATA mv
model::Toc ShopToc();

// The entry with this id; it must be there.
model::Entry& EntryOf(model::Toc& toc, model::DumpId id);

}  // namespace pgstow::testing
