#include "host/catalog/kinds/all_kinds.h"

#include <array>

namespace pgstow::catalog {

std::span<const Kind* const> AllKinds() {
  // In reading order: what others refer to by name or pointer comes first.
  static constexpr std::array kKinds = {
      &kDatabaseKind,
      &kSchemaKind,
      &kExtensionKind,
      // Relations come first of what deparses: they are locked on the way.
      &kTableKind,
      &kCompositeRelationKind,
      &kSequenceKind,
      &kColumnDefaultKind,
      &kTableConstraintKind,
      &kTableAttachKind,
      &kRowSecurityKind,
      &kTableDataKind,
      &kSequenceSetKind,
      &kIndexKind,
      &kIndexAttachKind,
      &kKeyConstraintKind,
      &kForeignKeyKind,
      &kTriggerKind,
      &kExtensionDataKind,
      &kFunctionKind,
      &kEnumKind,
      &kDomainKind,
      &kDomainConstraintKind,
      &kCompositeTypeKind,
      &kImpliedTypeKind,
      &kOtherTypeKind,
      &kLanguageKind,
      &kViewKind,
      &kMaterializedViewKind,
      &kViewRuleKind,
      &kRefreshKind,
  };
  return kKinds;
}

}  // namespace pgstow::catalog
