#include "host/catalog/kinds/all_kinds.h"

#include <array>

namespace pgstow::catalog {

std::span<const Kind* const> AllKinds() {
  // In reading order: what others refer to by name or pointer comes first; where that leaves a
  // choice, as pg_dump reads them. Of the objects of a loop that a rule could change, it takes the
  // one that was read first.
  static constexpr std::array kKinds = {
      &kDatabaseKind,
      &kExtensionKind,
      &kSchemaKind,
      // Relations come first of what deparses: they are locked on the way.
      &kTableKind,
      &kForeignTableKind,
      &kCompositeRelationKind,
      &kSequenceKind,
      &kViewKind,
      &kMaterializedViewKind,
      &kFunctionKind,
      &kEnumKind,
      &kDomainKind,
      &kDomainConstraintKind,
      &kCompositeTypeKind,
      &kImpliedTypeKind,
      &kBaseTypeKind,
      &kRangeTypeKind,
      &kShellTypeKind,
      &kUndefinedTypeKind,
      &kLanguageKind,
      &kAggregateKind,
      &kOperatorKind,
      &kAccessMethodKind,
      &kOperatorClassKind,
      &kOperatorFamilyKind,
      &kTextSearchParserKind,
      &kTextSearchTemplateKind,
      &kTextSearchDictionaryKind,
      &kTextSearchConfigurationKind,
      &kForeignDataWrapperKind,
      &kForeignServerKind,
      &kUserMappingKind,
      &kDefaultAclKind,
      &kCollationKind,
      &kConversionKind,
      &kCastKind,
      &kTransformKind,
      &kEventTriggerKind,
      &kTableAttachKind,
      &kColumnDefaultKind,
      &kTableConstraintKind,
      &kIndexKind,
      &kIndexAttachKind,
      &kExtendedStatisticsKind,
      &kKeyConstraintKind,
      &kForeignKeyKind,
      &kTriggerKind,
      &kViewRuleKind,
      &kRuleKind,
      &kRowSecurityKind,
      &kPolicyKind,
      &kPublicationKind,
      &kPublicationTableKind,
      &kPublicationSchemaKind,
      &kSubscriptionKind,
      &kTableDataKind,
      &kSequenceSetKind,
      &kExtensionDataKind,
      &kLargeObjectKind,
      &kLargeObjectDataKind,
      &kRefreshKind,
      &kRelationStatisticsKind,
  };
  return kKinds;
}

}  // namespace pgstow::catalog
