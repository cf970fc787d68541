#include "host/manual/completion.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/manual/sample.h"

namespace pgstow::manual {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using Paths = Answer::Paths;

std::vector<Candidate> Offered(Offer offer) {
  if (offer == Offer::kFormats) return {{"custom", "ours"}, {"tar", ""}};
  return {{"gzip", ""}, {"zstd", ""}};
}

Answer Ask(const std::vector<std::string>& words) {
  return Complete(SampleCommands(), words, Offered);
}

// The texts of the candidates, when there are no paths.
std::vector<std::string> Words(const std::vector<std::string>& words) {
  const Answer answer = Ask(words);
  EXPECT_EQ(answer.paths, Paths::kNone);
  std::vector<std::string> texts;
  for (const Candidate& candidate : answer.candidates) texts.push_back(candidate.text);
  return texts;
}

TEST(Completion, FirstWordIsACommand) {
  EXPECT_THAT(Words({""}), ElementsAre("send", "show"));
  EXPECT_THAT(Words({"sh"}), ElementsAre("show"));
  EXPECT_THAT(Words({"-"}), ElementsAre("--version", "-V", "--help", "-?"));
  EXPECT_THAT(Words({"x"}), IsEmpty());
  EXPECT_THAT(Words({"x", ""}), IsEmpty());
}

TEST(Completion, CommandsOfCommandsComeAfterThem) {
  EXPECT_THAT(Words({"send", "tw"}), ElementsAre("twice"));
  EXPECT_THAT(Words({"show", "se"}), ElementsAre("send"));
  EXPECT_THAT(Words({"show", "send", ""}), ElementsAre("twice"));
}

TEST(Completion, OptionsAreThoseThatHelpShows) {
  EXPECT_THAT(Words({"send", "--f"}), ElementsAre("--file=", "--folder=", "--format="));
  EXPECT_THAT(Words({"send", "--ex"}), ElementsAre("--explain"));
  EXPECT_THAT(Words({"send", "--hid"}), IsEmpty());
  EXPECT_THAT(Words({"send", "-"}), Contains("-F"));
  EXPECT_THAT(Words({"send", "-v"}), ElementsAre("-v"));
  EXPECT_THAT(Words({"send", "-y"}), IsEmpty());
  EXPECT_THAT(Words({"send", "--verbose", "--v"}), ElementsAre("--verbose"));
}

TEST(Completion, OptionsTellWhatTheyDo) {
  EXPECT_THAT(Ask({"send", "--la"}).candidates,
              ElementsAre(Candidate{"--large", "large ones (also --big)"}));
}

TEST(Completion, NothingIsAnOptionAfterTwoDashes) {
  EXPECT_EQ(Ask({"send", "-d", "x", "--", "--f"}).paths, Paths::kFiles);
}

TEST(Completion, ValuesAreTheOptionsHoweverItIsSpelled) {
  EXPECT_THAT(Words({"send", "--section", "p"}), ElementsAre("pre-data", "post-data"));
  EXPECT_THAT(Words({"send", "--section=p"}),
              ElementsAre("--section=pre-data", "--section=post-data"));
  EXPECT_THAT(Words({"send", "--format", ""}), ElementsAre("custom", "tar"));
  EXPECT_THAT(Words({"send", "-F", "t"}), ElementsAre("tar"));
  EXPECT_THAT(Words({"send", "-vFcu"}), ElementsAre("-vFcustom"));
  EXPECT_THAT(Words({"send", "--explain=t"}), ElementsAre("--explain=tree"));
  EXPECT_THAT(Words({"send", "--mode=s"}), ElementsAre("--mode=slow"));
  EXPECT_THAT(Words({"send", "--nosuch=s"}), IsEmpty());
  EXPECT_THAT(Words({"send", "--dbname", ""}), IsEmpty());
}

TEST(Completion, ChainsGoOnAfterEachFilter) {
  EXPECT_THAT(Words({"send", "-Z", "zstd+g"}), ElementsAre("zstd+gzip"));
  EXPECT_THAT(Words({"send", "--compress=zstd+g"}), ElementsAre("--compress=zstd+gzip"));
}

TEST(Completion, PathsAreLeftToTheShell) {
  EXPECT_EQ(Ask({"send", "-f", ""}).paths, Paths::kFiles);
  EXPECT_EQ(Ask({"send", "--folder", ""}).paths, Paths::kFolders);
  const Answer joined = Ask({"send", "--file=a"});
  EXPECT_EQ(joined.paths, Paths::kFiles);
  EXPECT_EQ(joined.before, "--file=");
  const Answer behind = Ask({"send", "--report=json:a"});
  EXPECT_EQ(behind.paths, Paths::kFiles);
  EXPECT_EQ(behind.before, "--report=json:");
  EXPECT_EQ(Ask({"send", "--report", "@a"}).before, "@");
  EXPECT_THAT(Words({"send", "--report", "j"}), ElementsAre("json", "json:"));
}

TEST(Completion, OperandsComeInTheirOrder) {
  EXPECT_THAT(Words({"send", "x"}), IsEmpty());  // a database
  EXPECT_EQ(Ask({"send", "db", ""}).paths, Paths::kFiles);
  EXPECT_EQ(Ask({"send", "db", "one", "two", ""}).paths, Paths::kFiles);
  EXPECT_EQ(Ask({"send", "--dbname=db", ""}).paths, Paths::kFiles);
  EXPECT_EQ(Ask({"send", "--section", "data", "db", "-v", ""}).paths, Paths::kFiles);
}

TEST(Completion, PluginsAreAskedForWhenTheyMatterAlone) {
  bool asked = false;
  const Offers offers = [&asked](Offer) {
    asked = true;
    return std::vector<Candidate>();
  };
  const std::vector<std::string> option = {"send", "--format"};
  Complete(SampleCommands(), option, offers);
  EXPECT_FALSE(asked);
  const std::vector<std::string> value = {"send", "--format", ""};
  Complete(SampleCommands(), value, offers);
  EXPECT_TRUE(asked);
}

TEST(Completion, AnswerIsALineACandidate) {
  EXPECT_EQ(AnswerText({.candidates = {{"a", "first"}, {"b", ""}}}), "a\tfirst\nb\t\n");
  EXPECT_EQ(AnswerText({.paths = Paths::kFolders, .before = "--x="}), "\tfolders\t--x=\n");
}

}  // namespace
}  // namespace pgstow::manual
