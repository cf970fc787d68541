// How commands say what they are about: "TABLE public.t", "CONSTRAINT c ON public.t",
// "FUNCTION public.f(integer)". Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "restore/explain/cursor.h"
#include "restore/explain/reading.h"

namespace pgstow::explain {

// The needs of an object that COMMENT, SECURITY LABEL, GRANT, ALTER or DROP names, its table or the
// types of its arguments first, the object itself last. None when the words are not known.
std::vector<Need> ReadDesignator(Cursor& cursor);

// The types of a function's arguments that callers give, as messages write them: "integer, text".
std::string ArgumentTypes(std::span<const Token> arguments);

// The types in the arguments and the name of each, all of them.
struct Argument {
  std::span<const Token> type;
  bool output = false;
};
std::vector<Argument> ReadArguments(std::span<const Token> arguments);

// Needs of the names in `tokens`, by the words around them.
void AddMentions(std::span<const Token> tokens, std::vector<Need>& needs);

// A need of an object in a schema.
Need NeedOf(ObjectClass kind, const Name& name, std::string detail = {});

}  // namespace pgstow::explain
