#include "host/catalog/phases.h"

#include <algorithm>
#include <string_view>

#include "host/base/log.h"
#include "host/catalog/kinds/all_kinds.h"

namespace pgstow::catalog {
namespace {

bool Has(const Reading& reading, const Kind& kind) {
  return std::ranges::any_of(reading.store.objects(),
                             [&kind](const auto& object) { return object->kind == &kind; });
}

bool HasDefaults(const Reading& reading) {
  return reading.options.definitions && Has(reading, kColumnDefaultKind);
}

bool HasCheckConstraints(const Reading& reading) {
  return reading.options.definitions && Has(reading, kTableConstraintKind);
}

bool WantsPolicies(const Reading& reading) { return reading.options.policies; }

bool WantsLargeObjects(const Reading& reading) {
  const ReadOptions& options = reading.options;
  const bool everything = reading.selection.Global() != kNothing;
  return options.large_objects.value_or(options.data && everything);
}

struct Phase {
  const Kind* kind;  // that is read next
  std::string_view text;
  bool (*applies)(const Reading&) = nullptr;  // nullptr: always
};

// Of what rooms read together, the parts are told where pg_dump tells them.
constexpr Phase kPhases[] = {
    {&kExtensionKind, "reading extensions"},
    {&kExtensionKind, "identifying extension members"},
    {&kSchemaKind, "reading schemas"},
    {&kTableKind, "reading user-defined tables"},
    {&kFunctionKind, "reading user-defined functions"},
    {&kEnumKind, "reading user-defined types"},
    {&kLanguageKind, "reading procedural languages"},
    {&kAggregateKind, "reading user-defined aggregate functions"},
    {&kOperatorKind, "reading user-defined operators"},
    {&kAccessMethodKind, "reading user-defined access methods"},
    {&kOperatorClassKind, "reading user-defined operator classes"},
    {&kOperatorFamilyKind, "reading user-defined operator families"},
    {&kTextSearchParserKind, "reading user-defined text search parsers"},
    {&kTextSearchTemplateKind, "reading user-defined text search templates"},
    {&kTextSearchDictionaryKind, "reading user-defined text search dictionaries"},
    {&kTextSearchConfigurationKind, "reading user-defined text search configurations"},
    {&kForeignDataWrapperKind, "reading user-defined foreign-data wrappers"},
    {&kForeignServerKind, "reading user-defined foreign servers"},
    {&kDefaultAclKind, "reading default privileges"},
    {&kCollationKind, "reading user-defined collations"},
    {&kConversionKind, "reading user-defined conversions"},
    {&kCastKind, "reading type casts"},
    {&kTransformKind, "reading transforms"},
    {&kEventTriggerKind, "reading table inheritance information"},
    {&kEventTriggerKind, "reading event triggers"},
    {&kColumnDefaultKind, "finding extension tables"},
    {&kColumnDefaultKind, "finding inheritance relationships"},
    {&kColumnDefaultKind, "reading column info for interesting tables"},
    {&kTableConstraintKind, "finding table default expressions", HasDefaults},
    {&kIndexKind, "finding table check constraints", HasCheckConstraints},
    {&kIndexKind, "flagging inherited columns in subtables"},
    {&kIndexKind, "reading partitioning data"},
    {&kIndexKind, "reading indexes"},
    {&kExtendedStatisticsKind, "flagging indexes in partitioned tables"},
    {&kExtendedStatisticsKind, "reading extended statistics"},
    {&kKeyConstraintKind, "reading constraints"},
    {&kTriggerKind, "reading triggers"},
    {&kViewRuleKind, "reading rewrite rules"},
    {&kPolicyKind, "reading policies"},
    {&kPolicyKind, "reading row-level security policies", WantsPolicies},
    {&kPublicationKind, "reading publications"},
    {&kPublicationTableKind, "reading publication membership of tables"},
    {&kPublicationSchemaKind, "reading publication membership of schemas"},
    {&kSubscriptionKind, "reading subscriptions"},
    {&kSubscriptionKind, "reading subscription membership of tables"},
    {&kLargeObjectKind, "reading large objects", WantsLargeObjects},
};

}  // namespace

void TellPhases(const Kind& kind, const Reading& reading) {
  if (!base::LogEnabled(base::LogLevel::kInfo)) return;
  for (const Phase& phase : kPhases) {
    if (phase.kind == &kind && (phase.applies == nullptr || phase.applies(reading))) {
      base::LogLine(base::LogLevel::kInfo, phase.text);
    }
  }
}

}  // namespace pgstow::catalog
