// The order in which kinds of objects are restored when dependencies leave a choice. Pure facts,
// observed from pg_dump 18: its scripts list kinds in this order.
#pragma once

namespace pgstow::catalog {

enum class Priority : int {
  kNone = 0,  // facets and what has no place of its own
  kSchema,
  kLanguage,
  kCollation,
  kTransform,
  kExtension,
  kType,
  kCast,
  kFunction,
  kAggregate,
  kAccessMethod,
  kOperator,
  kOperatorFamily,  // classes and families
  kConversion,
  kTsParser,
  kTsTemplate,
  kTsDictionary,
  kTsConfiguration,
  kForeignDataWrapper,
  kForeignServer,
  kTable,  // every relation but indexes
  kTableAttach,
  kDummyType,  // row types and array types: never written, but other objects depend on them
  kColumnDefault,
  kPreDataBoundary,
  kTableData,
  kSequenceSet,
  kLargeObject,
  kLargeObjectData,
  kStatisticsData,
  kPostDataBoundary,
  kConstraint,
  kIndex,
  kIndexAttach,
  kExtendedStatistics,
  kRule,
  kTrigger,
  kForeignKey,
  kPolicy,
  kPublication,
  kPublicationRelation,
  kPublicationSchema,
  kSubscription,
  kSubscriptionRelation,
  kDefaultAcl,
  kEventTrigger,
  kRefreshMaterializedView,
};

}  // namespace pgstow::catalog
