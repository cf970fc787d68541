#include "formats/custom/stored_entry.h"

#include <utility>

#include <google/protobuf/wire_format_lite.h>

#include "formats/custom/field_cursor.h"
#include "formats/custom/layout.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

using google::protobuf::internal::WireFormatLite;
using Field = v1::Entry;

bool ReadPart(Bytes message, pgstow_part& part) {
  FieldCursor field(message);
  while (field.Next()) {
    switch (field.number()) {
      case v1::Part::kPartFieldNumber:
        part.part = static_cast<uint32_t>(field.value());
        break;
      case v1::Part::kKnownFieldNumber:
        part.known = field.value() != 0 ? 1 : 0;
        break;
      case v1::Part::kFrameCountFieldNumber:
        part.frame_count = field.value();
        break;
      case v1::Part::kRawBytesFieldNumber:
        part.raw_bytes = field.value();
        break;
      case v1::Part::kStoredBytesFieldNumber:
        part.stored_bytes = field.value();
        break;
      case v1::Part::kRowsFieldNumber:
        part.rows = field.value();
        break;
      case v1::Part::kRawChecksumFieldNumber:
        part.raw_checksum = field.value();
        break;
      default:
        break;
    }
  }
  return !field.failed();
}

// Steps from one id to another; they may be one field, or one field each.
bool ReadSteps(const FieldCursor& field, std::vector<int32_t>& steps) {
  const auto add = [&steps](uint64_t value) {
    if (steps.size() == kMaxIds) return false;
    steps.push_back(WireFormatLite::ZigZagDecode32(static_cast<uint32_t>(value)));
    return true;
  };
  if (!field.delimited()) return add(field.value());
  NumberCursor number(field.content());
  while (number.Next()) {
    if (!add(number.value())) return false;
  }
  return !number.failed();
}

bool ReadDelimited(const FieldCursor& field, StoredEntry& entry) {
  switch (field.number()) {
    case Field::kTagFieldNumber:
      entry.tag = field.content();
      return true;
    case Field::kDefinitionFieldNumber:
      entry.definition = field.content();
      return true;
    case Field::kDropFieldNumber:
      entry.drop = field.content();
      return true;
    case Field::kOwnedAsFieldNumber:
      entry.owned_as = field.content();
      return true;
    case Field::kCopyFieldNumber:
      entry.copy = field.content();
      return true;
    case Field::kPartsFieldNumber:
      if (entry.parts.size() == kMaxParts) return false;
      entry.parts.push_back({.size = sizeof(pgstow_part)});
      return ReadPart(field.content(), entry.parts.back());
    default:
      return true;
  }
}

// Where the number of a field goes; nullptr: it is not known.
uint32_t* NumberOf(uint32_t field, StoredEntry& entry) {
  switch (field) {
    case Field::kDumpIdFieldNumber:
      return &entry.dump_id;
    case Field::kCatalogTableFieldNumber:
      return &entry.catalog_table;
    case Field::kCatalogOidFieldNumber:
      return &entry.catalog_oid;
    case Field::kSectionFieldNumber:
      return &entry.section;
    case Field::kKindFieldNumber:
      return &entry.kind;
    case Field::kSchemaFieldNumber:
      return &entry.schema;
    case Field::kOwnerFieldNumber:
      return &entry.owner;
    case Field::kPassFieldNumber:
      return &entry.pass;
    case Field::kRoleFieldNumber:
      return &entry.role;
    case Field::kSelectorFieldNumber:
      return &entry.selector;
    case Field::kRelkindFieldNumber:
      return &entry.relkind;
    case Field::kTablespaceFieldNumber:
      return &entry.tablespace;
    case Field::kTableAmFieldNumber:
      return &entry.table_am;
    case Field::kDataFormFieldNumber:
      return &entry.data_form;
    case Field::kDatabaseFieldNumber:
      return &entry.database;
    case Field::kTextsFieldNumber:
      return &entry.texts;
    default:
      return nullptr;
  }
}

// Empties it; the vectors keep their memory.
void Clear(StoredEntry& entry) {
  entry.dependencies.clear();
  entry.belongs_to.clear();
  entry.parts.clear();
  entry = {.dependencies = std::move(entry.dependencies),
           .belongs_to = std::move(entry.belongs_to),
           .parts = std::move(entry.parts)};
}

}  // namespace

bool ReadEntry(Bytes message, StoredEntry& entry) {
  Clear(entry);
  entry.message = message;
  FieldCursor field(message);
  while (field.Next()) {
    bool fits = true;
    if (field.number() == Field::kDependenciesFieldNumber) {
      fits = ReadSteps(field, entry.dependencies);
    } else if (field.number() == Field::kBelongsToFieldNumber) {
      fits = ReadSteps(field, entry.belongs_to);
    } else if (field.delimited()) {
      fits = ReadDelimited(field, entry);
    } else if (uint32_t* const number = NumberOf(field.number(), entry)) {
      *number = static_cast<uint32_t>(field.value());
    }
    if (!fits) return false;
  }
  return !field.failed();
}

}  // namespace pgstow::custom
