#include "host/catalog/facets/firing.h"

namespace pgstow::catalog {

std::string_view FiringWord(char state) {
  switch (state) {
    case 'D':
      return "DISABLE";
    case 'A':
      return "ENABLE ALWAYS";
    case 'R':
      return "ENABLE REPLICA";
    default:
      return "ENABLE";
  }
}

}  // namespace pgstow::catalog
