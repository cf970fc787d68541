#include "tests/fault/workshop.h"

#include <filesystem>
#include <sstream>

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

constexpr char kSchema[] = R"(
CREATE TABLE wide AS SELECT n AS id, md5(n::text) || md5((-n)::text) AS text
  FROM generate_series(1, 6000) AS n;
CREATE TABLE narrow (id int PRIMARY KEY, word text NOT NULL);
INSERT INTO narrow SELECT n, 'word ' || n FROM generate_series(1, 500) AS n;
CREATE VIEW shown AS SELECT id, upper(word) AS word FROM narrow;
SELECT count(lo_from_bytea(7000 + n, convert_to(repeat(md5(n::text), 40), 'UTF8')))
  FROM generate_series(1, 5) AS n;
)";

// A copy of the job that finds an archive under its name.
Job Replacing(Job job) {
  job.name += "_replacing";
  job.before = Before::kOldArchive;
  return job;
}

std::string Replaced(std::string word, char mark, const std::string& by) {
  for (size_t at = word.find(mark); at != std::string::npos; at = word.find(mark, at + by.size())) {
    word.replace(at, 1, by);
  }
  return word;
}

}  // namespace

std::vector<Job> AllJobs() {
  std::vector<Job> jobs;
  const auto files = [&jobs](const Job& job) {
    jobs.push_back(job);
    jobs.push_back(Replacing(job));
  };
  files({"dump_custom", {"dump", "-Fc", "-j1", "-f", "%/out", "#"}});
  files({"dump_custom_3_jobs", {"dump", "-Fc", "-j3", "-f", "%/out", "#"}});
  files({"dump_tar", {"dump", "-Ft", "-f", "%/out", "#"}});
  files({"dump_pgdump", {"dump", "-Fpgdump", "-f", "%/out", "#"}});
  files({"dump_plain", {"dump", "-Fp", "--restrict-key=k", "-f", "%/out", "#"}});
  files({"dump_plain_gzip", {"dump", "-Fp", "-Zgzip", "--restrict-key=k", "-f", "%/out", "#"}});
  const Job folder = {"dump_directory", {"dump", "-Fd", "-j1", "-f", "%/out", "#"}};
  jobs.push_back(folder);
  jobs.push_back({"dump_directory_3_jobs", {"dump", "-Fd", "-j3", "-f", "%/out", "#"}});
  jobs.push_back({"dump_directory_in_place", folder.command, {}, Before::kEmptyFolder});
  files({"convert_to_custom", {"convert", "-Fc", "%/in", "%/out"}, "pgdump"});
  files({"convert_to_tar", {"convert", "-Ft", "%/in", "%/out"}, "custom"});
  jobs.push_back({"convert_to_directory", {"convert", "-Fd", "%/in", "%/out"}, "custom"});
  files({"salvage", {"salvage", "%/in", "%/out"}, "broken"});
  files({"restore_script", {"restore", "--restrict-key=k", "-f", "%/out", "%/in"}, "custom"});
  jobs.push_back({.name = "keygen", .command = {"keygen", "-o", "%/out"}, .same_bytes = false});
  jobs.push_back({"rekey",
                  {"rekey", "--key=file:$/key1", "--seal=@$/public2", "%/out"},
                  "sealed",
                  Before::kInput,
                  /*same_bytes=*/false});
  return jobs;
}

Workshop::Workshop() {
  database_.Sql(kSchema);
  for (const int number : {1, 2}) {
    WriteFile(dir_ / ("public" + std::to_string(number)),
              RunOrThrow({PgstowPath(), "keygen", "-o", key(number)}));
  }
}

std::string Workshop::Input(const std::string& name) const {
  std::string path = dir_ / name;
  if (fs::exists(path)) return path;
  Command command = {PgstowPath(), "dump", "-f", path, database_.name()};
  if (name == "pgdump") command.insert(command.end(), {"-Fpgdump"});
  if (name == "custom" || name == "broken") command.insert(command.end(), {"-Fc"});
  if (name == "sealed") command.insert(command.end(), {"-Fc", "--seal=@" + (dir_ / "public1")});
  RunOrThrow(command, {.environment = server_.environment()});
  if (name == "broken") {
    std::string bytes = ReadFile(path);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    WriteFile(path, bytes);
  }
  return path;
}

Command Workshop::Words(const Job& job, const std::string& room) const {
  Command words = {PgstowPath()};
  for (const std::string& word : job.command) {
    const std::string placed = Replaced(Replaced(word, '#', database_.name()), '%', room);
    words.push_back(Replaced(placed, '$', path()));
  }
  return words;
}

// The path without links, since the library compares names.
Room::Room(const Workshop& workshop, const Job& job)
    : workshop_(workshop), job_(job), path_(fs::canonical(dir_.path()) / "room") {
  fs::create_directory(path_);
  if (!job.input.empty()) {
    fs::copy_file(workshop.Input(job.input), path_ / (job.changes_in_place() ? "out" : "in"));
  }
  if (job.before == Before::kOldArchive) WriteFile(output(), kOldArchive);
  if (job.before == Before::kEmptyFolder) fs::create_directory(output());
}

Environment Room::EnvironmentOf(const std::string& fault, const Environment& more) const {
  Environment environment = workshop_.server().environment();
  for (auto& setting : Preloading("libinterpose.so")) environment.push_back(std::move(setting));
  environment.insert(environment.end(), {{"PGSTOW_FAULT_FOLDER", path_},
                                         {"PGSTOW_FAULT_LOG", dir_ / "log"},
                                         {"PGSTOW_FAULT", fault},
                                         {"TMPDIR", path_},
                                         {"SOURCE_DATE_EPOCH", "1700000000"}});
  environment.insert(environment.end(), more.begin(), more.end());
  return environment;
}

std::unique_ptr<Process> Room::Start(const std::string& fault, const Environment& more) const {
  return std::make_unique<Process>(workshop_.Words(job_, path_),
                                   RunOptions{.environment = EnvironmentOf(fault, more)});
}

Outcome Room::Run(const std::string& fault, const Environment& more) const {
  return Start(fault, more)->Wait();
}

std::vector<WatchedCall> Room::Calls() const {
  std::vector<WatchedCall> calls;
  std::istringstream lines(ReadFile(dir_ / "log"));
  for (WatchedCall call; lines >> call.number >> call.call;) {
    lines.get();
    std::getline(lines, call.path);
    calls.push_back(call);
  }
  return calls;
}

}  // namespace pgstow::tests
