// Every room, declared.
#pragma once

#include "host/catalog/kind.h"

namespace pgstow::catalog {

extern const Kind kSchemaKind;
extern const Kind kExtensionKind;
extern const Kind kFunctionKind;
extern const Kind kEnumKind;
extern const Kind kDomainKind;
extern const Kind kDomainConstraintKind;
extern const Kind kCompositeTypeKind;
extern const Kind kImpliedTypeKind;
extern const Kind kOtherTypeKind;

}  // namespace pgstow::catalog
