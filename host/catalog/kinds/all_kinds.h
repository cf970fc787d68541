// Every kind, declared, for those who name several. A room declares its own by itself, so that a
// new one makes no other compile again.
#pragma once

#include "host/catalog/kind.h"

namespace pgstow::catalog {

extern const Kind kDatabaseKind;
extern const Kind kSchemaKind;
extern const Kind kExtensionKind;
extern const Kind kExtensionDataKind;
extern const Kind kFunctionKind;
extern const Kind kAggregateKind;
extern const Kind kCastKind;
extern const Kind kTransformKind;
extern const Kind kLanguageKind;
extern const Kind kAccessMethodKind;
extern const Kind kOperatorKind;
extern const Kind kOperatorClassKind;
extern const Kind kOperatorFamilyKind;
extern const Kind kCollationKind;
extern const Kind kConversionKind;
extern const Kind kTextSearchParserKind;
extern const Kind kTextSearchTemplateKind;
extern const Kind kTextSearchDictionaryKind;
extern const Kind kTextSearchConfigurationKind;
extern const Kind kEnumKind;
extern const Kind kDomainKind;
extern const Kind kDomainConstraintKind;
extern const Kind kCompositeTypeKind;
extern const Kind kImpliedTypeKind;
extern const Kind kBaseTypeKind;
extern const Kind kRangeTypeKind;
extern const Kind kShellTypeKind;
extern const Kind kUndefinedTypeKind;
extern const Kind kViewKind;
extern const Kind kMaterializedViewKind;
extern const Kind kViewRuleKind;
extern const Kind kRefreshKind;
extern const Kind kTableKind;
extern const Kind kCompositeRelationKind;
extern const Kind kColumnDefaultKind;
extern const Kind kTableConstraintKind;
extern const Kind kTableAttachKind;
extern const Kind kRowSecurityKind;
extern const Kind kTableDataKind;
extern const Kind kSequenceKind;
extern const Kind kSequenceSetKind;
extern const Kind kIndexKind;
extern const Kind kIndexAttachKind;
extern const Kind kKeyConstraintKind;
extern const Kind kForeignKeyKind;
extern const Kind kExtendedStatisticsKind;
extern const Kind kTriggerKind;
extern const Kind kEventTriggerKind;
extern const Kind kRuleKind;
extern const Kind kPolicyKind;
extern const Kind kForeignDataWrapperKind;
extern const Kind kForeignServerKind;
extern const Kind kUserMappingKind;
extern const Kind kForeignTableKind;
extern const Kind kPublicationKind;
extern const Kind kPublicationTableKind;
extern const Kind kPublicationSchemaKind;
extern const Kind kSubscriptionKind;
extern const Kind kDefaultAclKind;
extern const Kind kLargeObjectKind;
extern const Kind kLargeObjectDataKind;
extern const Kind kRelationStatisticsKind;

}  // namespace pgstow::catalog
