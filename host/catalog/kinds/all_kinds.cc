#include "host/catalog/kinds/all_kinds.h"

#include <array>

namespace pgstow::catalog {

std::span<const Kind* const> AllKinds() {
  // In reading order: what others refer to by name or pointer comes first. Of the objects of a loop
  // that a rule could change, it takes the one that was read first.
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
      &kAggregateKind,
      &kEnumKind,
      &kDomainKind,
      &kDomainConstraintKind,
      &kCompositeTypeKind,
      &kImpliedTypeKind,
      &kBaseTypeKind,
      &kRangeTypeKind,
      &kShellTypeKind,
      &kUndefinedTypeKind,
      &kCastKind,
      &kTransformKind,
      &kLanguageKind,
      &kAccessMethodKind,
      &kOperatorKind,
      &kOperatorClassKind,
      &kOperatorFamilyKind,
      &kCollationKind,
      &kConversionKind,
      &kTextSearchParserKind,
      &kTextSearchTemplateKind,
      &kTextSearchDictionaryKind,
      &kTextSearchConfigurationKind,
      &kTableAttachKind,
      &kColumnDefaultKind,
      &kTableConstraintKind,
      &kIndexKind,
      &kIndexAttachKind,
      &kKeyConstraintKind,
      &kForeignKeyKind,
      &kExtendedStatisticsKind,
      &kTriggerKind,
      &kEventTriggerKind,
      &kViewRuleKind,
      &kRuleKind,
      &kRowSecurityKind,
      &kPolicyKind,
      &kForeignDataWrapperKind,
      &kForeignServerKind,
      &kUserMappingKind,
      &kPublicationKind,
      &kPublicationTableKind,
      &kPublicationSchemaKind,
      &kSubscriptionKind,
      &kDefaultAclKind,
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
