#include "restore/explain/create_readers.h"

#include <utility>

#include "restore/explain/designator.h"

namespace pgstow::explain {

using enum ObjectClass;

Need Plain(ObjectClass kind, std::string name) { return {.object = {kind, "", std::move(name)}}; }

Object InSchema(Reading& reading, ObjectClass kind, const Name& name, std::string detail) {
  if (!name.schema.empty()) reading.needs.push_back(Plain(kSchema, name.schema));
  return {kind, name.schema, name.name, std::move(detail)};
}

std::string FullName(const Name& name) {
  return name.schema.empty() ? name.name : name.schema + "." + name.name;
}

void AddRest(Cursor& cursor, Reading& reading) { AddMentions(cursor.rest(), reading.needs); }

void AddConstraints(Cursor cursor, Reading& reading) {
  const Object object = reading.makes.front().object;
  const bool domain = object.kind == kType;
  const std::span<const Token> tokens = domain ? cursor.rest() : cursor.ReadGroup();
  for (size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is_word("constraint") || !tokens[i + 1].is_name()) continue;
    const int since = !tokens[i + 2].is_word("not") ? 0 : domain ? 17 : 18;
    reading.makes.push_back(
        {{domain ? kDomainConstraint : kConstraint, "", tokens[i + 1].text, object.full_name()},
         false,
         since});
  }
}

std::span<const Token> OptionValue(Cursor cursor, std::string_view option) {
  for (const std::span<const Token> piece : Pieces(cursor.ReadGroup())) {
    if (piece.size() > 2 && piece[0].is_word(option)) return piece.subspan(2);
  }
  return {};
}

}  // namespace pgstow::explain
