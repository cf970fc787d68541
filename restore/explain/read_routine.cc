// Functions, what is made of them, and types.
#include <utility>

#include <fmt/format.h>

#include "restore/explain/create_readers.h"
#include "restore/explain/designator.h"

namespace pgstow::explain {
namespace {

using enum ObjectClass;

constexpr std::span<const Token> kNoTokens;

// What the options of a range or base type name. The type of the ranges' elements is looked for
// first, the functions last. The multirange is made, not needed.
void AddTypeOptions(Cursor cursor, Reading& reading) {
  constexpr int kSubscripts = 14;  // older servers only warn of it
  for (const std::span<const Token> option : Pieces(cursor.ReadGroup())) {
    if (option.size() < 3 || option[0].is_word("multirange_type_name")) continue;
    std::vector<Need> needs;
    AddMentions(option, needs);
    for (Need& need : needs) {
      need.late = !option[0].is_word("subtype");
      if (option[0].is_word("subscript")) need.since = kSubscripts;
      reading.needs.push_back(std::move(need));
    }
  }
}

}  // namespace

// What the body of a function in standard SQL names is looked up at once; another is only text.
Reading ReadFunction(Cursor& cursor, bool replaces) {
  Reading reading;
  const Name name = cursor.ReadName();
  Object function = InSchema(reading, kFunction, name);
  const std::span<const Token> arguments = cursor.ReadGroup();
  function.detail = ArgumentTypes(arguments);
  const Cursor start = cursor;
  std::string language = "sql";
  if (cursor.Find("language")) language = cursor.Next().text;
  for (cursor = start; cursor.Find("set");) {
    reading.needs.push_back(NeedOf(kSetting, cursor.ReadName()));
  }
  cursor = start;
  reading.needs.push_back(Plain(kLanguage, language));
  for (const Argument& argument : ReadArguments(arguments)) {
    std::vector<Need> types;
    AddMentions(argument.type, types);
    for (Need& type : types) {
      if (type.object.kind != kType) continue;
      type.complaint = {"42704", fmt::format("type {} does not exist", type.object.full_name())};
      if (language == "sql") {
        type.shell = {"42P13", fmt::format("SQL function cannot accept shell type {}",
                                           type.object.full_name())};
      }
      reading.needs.push_back(std::move(type));
    }
  }
  // The types that a function in C is the first to name are made as shells.
  if (language != "c" && language != "internal") AddRest(cursor, reading);
  reading.makes.push_back({std::move(function), replaces});
  return reading;
}

Reading ReadAggregate(Cursor& cursor, bool replaces) {
  Reading reading;
  Object aggregate = InSchema(reading, kFunction, cursor.ReadName());
  const std::span<const Token> arguments = cursor.ReadGroup();
  aggregate.detail = ArgumentTypes(arguments);
  AddMentions(arguments, reading.needs);
  AddRest(cursor, reading);
  reading.makes.push_back({std::move(aggregate), replaces});
  return reading;
}

Reading ReadOperator(Cursor& cursor) {
  Reading reading;
  Object object = InSchema(reading, kOperator, cursor.ReadName());
  const auto left = OptionValue(cursor, "leftarg");
  const auto right = OptionValue(cursor, "rightarg");
  object.detail = fmt::format("{}, {}", left.empty() ? "NONE" : TypeText(left),
                              right.empty() ? "NONE" : TypeText(right));
  // An operator names its commutator and its negator before they are there.
  for (const std::string_view option : {"leftarg", "rightarg", "function", "procedure"}) {
    if (const auto value = OptionValue(cursor, option); !value.empty()) {
      AddMentions(value, reading.needs);
    }
  }
  reading.makes.push_back({std::move(object)});
  return reading;
}

Reading ReadOfAccessMethod(Cursor& cursor, ObjectClass kind) {
  Reading reading;
  Object object = InSchema(reading, kind, cursor.ReadName());
  Cursor ahead = cursor;
  if (ahead.Find("using")) object.detail = ahead.ReadWord();
  reading.needs.push_back(Plain(kAccessMethod, object.detail));
  AddRest(cursor, reading);
  reading.makes.push_back({std::move(object)});
  return reading;
}

// A type, or with "CREATE TYPE name;" the shell of one, which the whole type then takes over.
Reading ReadTypeDefinition(Cursor& cursor) {
  Reading reading;
  Object type = InSchema(reading, kType, cursor.ReadName());
  if (cursor.done()) {
    type.detail = kShell;
    reading.makes.push_back({std::move(type)});
    return reading;
  }
  const Cursor start = cursor;
  const bool composite = cursor.Accept("as") && cursor.Peek().is_symbol("(");
  cursor = start;
  const bool range = cursor.Accept("as range");
  const auto multirange = range ? OptionValue(cursor, "multirange_type_name") : kNoTokens;
  const Name multirange_name = Cursor(multirange).ReadName();
  if (range || cursor.Peek().is_symbol("(")) {
    AddTypeOptions(cursor, reading);
  } else {
    AddRest(cursor, reading);
  }
  reading.makes.push_back({type});
  if (composite) reading.makes.push_back({{kRelation, type.schema, type.name}, true});
  if (!multirange.empty()) {
    reading.makes.push_back({{kType, multirange_name.schema, multirange_name.name}});
  }
  return reading;
}

Reading ReadCast(Cursor& cursor) {
  const Cursor types = cursor;
  Cursor whole = cursor;
  Reading reading;
  AddMentions(whole.ReadGroup(), reading.needs);
  AddRest(whole, reading);
  const std::vector<Token> head = Tokens("cast");
  std::vector<Token> tokens = head;
  const auto rest = types.rest();
  tokens.insert(tokens.end(), rest.begin(), rest.end());
  Cursor designator(tokens);
  reading.makes.push_back({ReadDesignator(designator).back().object});
  return reading;
}

Reading ReadTransform(Cursor& cursor) {
  Reading reading;
  const std::string type = cursor.ReadTypeUntil("language");
  const std::string language = cursor.ReadWord();
  reading.needs.push_back(Plain(kLanguage, language));
  AddRest(cursor, reading);
  reading.makes.push_back({{kTransform, "", type, language}});
  return reading;
}

}  // namespace pgstow::explain
