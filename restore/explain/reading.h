// What a statement of a dump needs and what it makes, read from its tokens. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/explain/object.h"
#include "restore/explain/tokens.h"

namespace pgstow::explain {

// Something that must be there.
struct Need {
  Object object;
  // The class of the object is a guess, made from the words around a name in an expression or a
  // list of columns: what has that name decides.
  bool guessed = false;
  std::string_view noun = "function";  // what the statement calls a function
  Complaint complaint = {};            // when the statement has words of its own for it
  int since = 0;                       // major version from which on servers look for it
  bool late = false;     // looked for when the options of the command are known to be right
  Complaint shell = {};  // said of a type that is only a shell; empty: a shell will do
};

// Something that must not be there yet, and is afterwards.
struct Made {
  Object object;
  bool may_exist = false;    // CREATE OR REPLACE, IF NOT EXISTS
  int since = 0;             // major version from which on servers make it with the rest
  Complaint complaint = {};  // when the statement has words of its own for one that is there
};

// One command.
struct Reading {
  std::vector<Need> needs;       // in the order in which the server looks for them
  std::vector<Made> makes;       // looked at after the needs
  std::vector<Object> removes;   // that are gone afterwards
  std::string owner;             // to whom the command gives an object; empty: to nobody
  std::string becomes;           // role that the session goes on as; empty: none
  std::string extension_schema;  // CREATE EXTENSION: where its members go; empty: not said
};

// Reads one command. Commands that it does not know need only what their text names.
Reading Read(std::span<const Token> command);

}  // namespace pgstow::explain
