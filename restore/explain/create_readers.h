// The readers of CREATE commands, by what is made, and what they have in common. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "restore/explain/cursor.h"
#include "restore/explain/reading.h"

namespace pgstow::explain {

// Each stands behind the words that say what is made. `replaces`: CREATE OR REPLACE.
Reading ReadTable(Cursor& cursor);
Reading ReadView(Cursor& cursor, bool replaces);  // sequences and materialized views too
Reading ReadIndex(Cursor& cursor);
// A trigger, rule or policy: "name … TABLE", the table after the word `before_table`.
Reading ReadOnTable(Cursor& cursor, ObjectClass kind, std::string_view before_table, bool replaces);
Reading ReadFunction(Cursor& cursor, bool replaces);
Reading ReadAggregate(Cursor& cursor, bool replaces);
Reading ReadOperator(Cursor& cursor);
Reading ReadOfAccessMethod(Cursor& cursor, ObjectClass kind);  // classes and families of operators
Reading ReadTypeDefinition(Cursor& cursor);
Reading ReadCast(Cursor& cursor);
Reading ReadTransform(Cursor& cursor);

// A need of something that is in no schema.
Need Plain(ObjectClass kind, std::string name);

// An object whose schema, which is added to the needs, must be there.
Object InSchema(Reading& reading, ObjectClass kind, const Name& name, std::string detail = {});

std::string FullName(const Name& name);

// Adds what the rest of the command names.
void AddRest(Cursor& cursor, Reading& reading);

// The constraints that a table or a domain, the first thing made, is made with. Servers before 18
// (of domains: 17) give no name to NOT NULL.
void AddConstraints(Cursor cursor, Reading& reading);

// The value of an option "name = value" in the next parentheses; nothing when it is not there.
std::span<const Token> OptionValue(Cursor cursor, std::string_view option);

}  // namespace pgstow::explain
