// One export, the same for the staff screen and the command line: the days are checked, every visit is opened with the
// staff session, the package is written and read back, and the store remembers what went out before it does.
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

/// Blocks for as long as the medium does. The store remembers the group before the medium holds anything of it that can
/// be read, so that no power cut lets numbers out unknown; it is called verified when the volume was let go of and no
/// visit was left out. Exported::damaged says how many were. Other numbers than the group had before: Code::invalid.
store::ExportResult<store::Exported> run_export(const ExportRun& run, store::Volume& volume,
                                                const store::ExportHooks& hooks);

/// What the folder of a test is called beside the kiosk's own.
inline constexpr const char* test_export_suffix = "-test";

/// The same with no visit in it, in a folder of its own, locked with the site's own export passphrase: whoever copied
/// that can try it. The store does not remember it.
store::ExportResult<store::Exported> run_test_export(const ExportRun& run, store::Volume& volume,
                                                     const store::ExportHooks& hooks);

} // namespace porchlight
