// One export, the same for the staff screen and the command line: the days are checked, every visit is opened with the
// staff session, the package is written and read back, and the store remembers what went out.
#pragma once

#include "app/config.h"
#include "store/package/package.h"
#include "store/store.h"
#include "store/volume/volume.h"

namespace porchlight {

struct ExportRun {
    store::Store& store;
    const store::Session& session;
    const Config& config;
    store::Period period;
    store::Day today;
};

/// Blocks for as long as the medium does. The store remembers the group only after every file matched.
store::ExportResult<store::Exported> run_export(const ExportRun& run, store::Volume& volume,
                                                const store::ExportHooks& hooks);

} // namespace porchlight
