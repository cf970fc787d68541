#include "formats/native/large_objects.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include <pgstow/format.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

#include "formats/native/grants.h"

namespace pgstow::native {
namespace {

using Objects = std::vector<uint32_t>;

constexpr std::string_view kCreateBefore = "SELECT pg_catalog.lo_create('";
constexpr std::string_view kUnlinkBefore = "SELECT pg_catalog.lo_unlink('";
constexpr std::string_view kCallAfter = "');";

// The OIDs in lines that have one each, between `before` and `after`.
Objects ObjectsIn(const Entry& entry, std::string_view before, std::string_view after) {
  Objects objects;
  std::string_view text = entry.definition;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    uint32_t object = 0;
    if (line.starts_with(before) && line.ends_with(after)) {
      line.remove_prefix(before.size());
      line.remove_suffix(after.size());
      const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), object);
      if (error != std::errc() || stop != line.data() + line.size()) object = 0;
    }
    if (object == 0) {
      sdk::Fail(PGSTOW_E_CORRUPT, "entry ", entry.id, " (", entry.kind, " \"", entry.tag,
                "\") does not list its large objects");
    }
    objects.push_back(object);
  }
  return objects;
}

std::string List(const Objects& objects) {
  std::string list;
  for (const uint32_t object : objects) list += sdk::Concat(object, "\n");
  return list;
}

// A group of the host, and the entries that it is stored as.
struct Group {
  Objects objects;
  bool apart = false;  // an entry for each object
  std::vector<int32_t> ids;

  int32_t IdOf(uint32_t object) const {
    const auto found = std::ranges::find(objects, object);
    return found == objects.end() ? ids.front() : ids[static_cast<size_t>(found - objects.begin())];
  }
};

class Storing {
 public:
  Storing(Toc& toc, DumpIds& ids) : toc_(toc), ids_(ids) {}

  void Run() {
    FindGroups();
    if (groups_.empty()) return;
    for (Entry& entry : toc_.entries) SayGrantsAsOne(entry);
    for (auto& [id, group] : groups_) NumberEntries(id, group);
    std::vector<Entry> entries;
    entries.reserve(toc_.entries.size());
    for (Entry& entry : toc_.entries) Store(std::move(entry), entries);
    toc_.entries = std::move(entries);
  }

 private:
  bool knows_groups() const { return toc_.head.version.IsSince(kHasLargeObjectGroups); }

  void FindGroups() {
    for (const Entry& entry : toc_.entries) {
      if (entry.kind != kLargeObjectGroup) continue;
      Group& group = groups_[entry.id];
      group.objects = ObjectsIn(entry, kCreateBefore, kCallAfter);
      group.apart = !knows_groups();
    }
  }

  // The group that the entry depends on.
  Group* GroupOf(const Entry& entry) {
    for (const int32_t id : entry.dependencies) {
      if (const auto found = groups_.find(id); found != groups_.end()) return &found->second;
    }
    return nullptr;
  }

  void SayGrantsAsOne(Entry& entry) {
    if (!entry.tag.starts_with(kGrantsOnGroup)) return;
    Group* const group = GroupOf(entry);
    if (group == nullptr || group->apart) return;
    std::optional<std::string> grants = GrantsOnFirst(entry.definition, group->objects);
    if (grants) {
      entry.definition = *std::move(grants);
    } else {
      group->apart = true;
    }
  }

  void NumberEntries(int32_t id, Group& group) {
    group.ids = {id};
    while (group.apart && group.ids.size() < group.objects.size()) group.ids.push_back(ids_.Next());
  }

  void Store(Entry entry, std::vector<Entry>& to) {
    if (const auto group = groups_.find(entry.id); group != groups_.end()) {
      return StoreGroup(entry, group->second, to);
    }
    const Group* const group = GroupOf(entry);
    if (group == nullptr || !group->apart) return to.push_back(std::move(entry));
    if (entry.tag.starts_with(kGrantsOnGroup)) return StoreGrants(entry, *group, to);
    DependOn(*group, entry);
    to.push_back(std::move(entry));
  }

  void StoreGroup(const Entry& group_entry, const Group& group, std::vector<Entry>& to) const {
    if (!group.apart) {
      to.push_back(group_entry);
      to.back().definition = List(group.objects);
      to.back().drop = "-- dummy";  // as pg_dump: pg_restore only looks whether there is something
      return;
    }
    for (size_t i = 0; i < group.objects.size(); ++i) {
      const uint32_t object = group.objects[i];
      Entry entry = group_entry;
      entry.id = group.ids[i];
      entry.catalog_oid = object;
      entry.tag = std::to_string(object);
      entry.definition = List({object});
      entry.drop = "-- dummy";
      if (!knows_groups()) {
        entry.kind = kLargeObject;
        entry.section = PGSTOW_SECTION_PRE_DATA;
        entry.definition = sdk::Concat(kCreateBefore, object, kCallAfter, "\n");
        entry.drop = sdk::Concat(kUnlinkBefore, object, kCallAfter, "\n");
      }
      to.push_back(std::move(entry));
    }
  }

  void StoreGrants(const Entry& acl, const Group& group, std::vector<Entry>& to) {
    const std::map<uint32_t, std::string> grants = GrantsByObject(acl.definition);
    bool first = true;
    for (const uint32_t object : group.objects) {
      const auto found = grants.find(object);
      if (found == grants.end()) continue;
      Entry entry = acl;
      if (!std::exchange(first, false)) entry.id = ids_.Next();
      entry.tag = sdk::Concat("LARGE OBJECT ", object);
      entry.definition = found->second;
      entry.dependencies = {group.IdOf(object)};
      to.push_back(std::move(entry));
    }
  }

  // What is about one object names it in its tag; data is of all.
  static void DependOn(const Group& group, Entry& entry) {
    constexpr std::string_view kAboutOne = "LARGE OBJECT ";
    std::erase(entry.dependencies, group.ids.front());
    uint32_t object = 0;
    if (entry.tag.starts_with(kAboutOne)) {
      std::from_chars(entry.tag.data() + kAboutOne.size(), entry.tag.data() + entry.tag.size(),
                      object);
    }
    if (object != 0) {
      entry.dependencies.push_back(group.IdOf(object));
    } else {
      entry.dependencies.insert(entry.dependencies.end(), group.ids.begin(), group.ids.end());
    }
  }

  Toc& toc_;
  DumpIds& ids_;
  std::map<int32_t, Group> groups_;
};

}  // namespace

std::vector<uint32_t> ListedObjects(const Entry& group) { return ObjectsIn(group, "", ""); }

GroupTexts TextsOf(const std::vector<uint32_t>& objects) {
  GroupTexts texts;
  for (const uint32_t object : objects) {
    if (!texts.definition.empty()) texts.definition += '\n';
    texts.definition += sdk::Concat(kCreateBefore, object, kCallAfter);
    texts.drop += sdk::Concat(kUnlinkBefore, object, kCallAfter, "\n");
    texts.owned_as += sdk::Concat("LARGE OBJECT ", object);
    if (objects.size() > 1) texts.owned_as += '\0';
  }
  texts.drop += '\n';
  return texts;
}

void StoreLargeObjects(Toc& toc, DumpIds& ids) { Storing(toc, ids).Run(); }

}  // namespace pgstow::native
