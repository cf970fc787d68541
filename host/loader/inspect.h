// What must hold of a plugin's tables before the host uses them. All functions throw base::Error
// (kPlugin) with a reason that starts with "it" or "its" and names the member that is wrong.
#pragma once

#include <pgstow/abi.h>
#include <pgstow/filter.h>
#include <pgstow/format.h>

namespace pgstow::loader {

// Of another ABI major number, or a required member is missing. Before init.
void InspectPlugin(const pgstow_plugin_info& info);

// After init: every filter or format of the factory is described in full, each name once.
void InspectFactory(const pgstow_filter_factory& factory);
void InspectFactory(const pgstow_format_factory& factory);
void InspectFactory(const pgstow_keygen_factory& factory);

}  // namespace pgstow::loader
