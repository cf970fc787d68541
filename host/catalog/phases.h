// What is told of the reading of a catalog under -v.
#pragma once

#include "host/catalog/kind.h"

namespace pgstow::catalog {

// Logs (kInfo), before the kind is read, what is read with it, in the words of pg_dump 18 and in
// its order: nothing for a kind that pg_dump reads along with another one. Source: what pg_dump
// says under --verbose.
void TellPhases(const Kind& kind, const Reading& reading);

}  // namespace pgstow::catalog
