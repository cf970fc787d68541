#include "host/manual/values.h"

#include <algorithm>
#include <array>
#include <string>

#include "host/base/options.h"

namespace pgstow::manual {
namespace {

using Paths = Answer::Paths;

// Names of arguments that are paths.
struct PathArgument {
  std::string_view argument;
  Paths paths;
};
constexpr std::array<PathArgument, 7> kPaths = {{{"ARCHIVE", Paths::kFiles},
                                                 {"FILE", Paths::kFiles},
                                                 {"FILENAME", Paths::kFiles},
                                                 {"FOLDER", Paths::kFolders},
                                                 {"IN", Paths::kFiles},
                                                 {"OUT", Paths::kFiles},
                                                 {"PATH", Paths::kFiles}}};

void Add(Answer& answer, std::string_view kept, std::string_view typed, std::string_view text,
         std::string_view about = "") {
  if (!text.empty() && text.starts_with(typed)) {
    answer.candidates.push_back({std::string(kept).append(text), std::string(about)});
  }
}

void AddOffers(Answer& answer, std::string_view kept, std::string_view typed,
               const std::vector<Candidate>& offers) {
  for (const Candidate& offer : offers) Add(answer, kept, typed, offer.text, offer.about);
}

void AddByName(Answer& answer, std::string_view argument, std::string_view kept,
               std::string_view typed, const Offers& offers) {
  const auto path = std::ranges::find(kPaths, argument, &PathArgument::argument);
  if (path != kPaths.end()) {
    answer.paths = path->paths;
    answer.before = kept;
  } else if (argument == "FORMAT" || argument == "FORMAT[:DETAIL]") {
    AddOffers(answer, kept, typed, offers(Offer::kFormats));
  } else if (argument == "METHOD[:DETAIL]") {
    const size_t last = typed.rfind('+') + 1;  // 0 where there is none: filters are joined by it
    AddOffers(answer, std::string(kept).append(typed.substr(0, last)), typed.substr(last),
              offers(Offer::kFilters));
  }
}

}  // namespace

void AddValues(Answer& answer, const ValueOf& value, std::string_view kept, std::string_view typed,
               const Offers& offers) {
  if (value.argument.find('|') != std::string_view::npos) {
    std::string_view rest = value.argument;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find('|'));
      Add(answer, kept, typed, word);
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return;
  }
  for (const std::string_view word : value.values) {
    const std::string_view fixed = base::FixedPart(word);
    if (fixed.size() < word.size() && typed.starts_with(fixed)) {
      AddByName(answer, word.substr(fixed.size()), std::string(kept).append(fixed),
                typed.substr(fixed.size()), offers);
    } else {
      Add(answer, kept, typed, fixed);
    }
  }
  if (value.values.empty()) AddByName(answer, value.argument, kept, typed, offers);
}

}  // namespace pgstow::manual
