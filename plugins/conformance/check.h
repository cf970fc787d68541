// `pgstow plugins check`: the suite for one file, each case in a process of its own.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "plugins/conformance/suite.h"

namespace pgstow::conformance {

struct CheckOptions {
  std::string file;
  std::chrono::seconds limit{60};  // for each case
  // What runs this program again; to it are added "--list FILE" and "--only CASE FILE", which call
  // List and CheckOnly.
  std::vector<std::string> child;
};

struct Result {
  std::string name;      // of the case
  std::string sentence;  // what holds
  Verdict verdict;
};

struct Report {
  std::string file;
  std::vector<Result> results;
  size_t Count(Verdict::Result result) const;
};

// Checks every case. What crashes or hangs has failed.
Report CheckFile(const CheckOptions& options);

std::string TextOf(const Report& report);

// {"file": …, "passed": 0, "failed": 0, "not_applicable": 0,
//  "laws": [{"of": "filter:zstd", "law": "gives-back-frames", "sentence": …, "result": …,
//            "reason": …}, …]}
std::string JsonOf(const Report& report);

// What a child prints: the cases of a file, a line each with name and sentence …
std::string List(const std::string& file);
// … and the verdict about one of them, its result in the first line, then the reason. Throws kInput
// when there is no such case.
std::string CheckOnly(const std::string& file, const std::string& name);

}  // namespace pgstow::conformance
