// Files and folders on a medium somebody may pull out at any moment: every step goes through a folder already open,
// follows no symbolic link, and answers with a typed error. Writes regular files only, and never over an existing one.
#pragma once

#include "store/crypto.h"
#include "store/descriptor.h"
#include "store/error.h"
#include "store/package/package.h"

#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace store {

/// What a failed call on the medium means. `what` names the file or folder.
Error medium_error(int error_number, const std::string& what);

/// The last part of the path may be a link: this is how a volume's root or a package is reached.
Result<Descriptor> open_root(const std::filesystem::path& folder);

/// A folder directly below; Code::blocked when it is a link or not a folder, not_found when it is not there.
Result<Descriptor> open_folder(const Descriptor& parent, const std::string& name);

/// The same, made when it is not there; `made` says so.
Result<Descriptor> make_folder(const Descriptor& parent, const std::string& name, bool& made);

/// Everything in the folder but "." and "..", sorted.
Result<std::vector<std::string>> names_in(const Descriptor& folder);

/// Called between pieces with the bytes of the piece; false stops with Code::stopped.
using Step = std::function<bool(std::uint64_t bytes)>;

/// A new file, written in pieces, on the medium when this returns (fsync). Its times are `stamp`, seconds since 1970.
Result<void> write_file(const Descriptor& folder, const std::string& name, ByteView bytes, std::time_t stamp,
                        const Step& step);

/// Compares a file with the bytes it should hold, past the page cache where the kernel can (O_DIRECT, else the cached
/// pages are dropped first). Code::corrupt when it differs.
Result<void> compare_file(const Descriptor& folder, const std::string& name, ByteView bytes, const ReadBack& read,
                          const Step& step);

/// The whole of a regular file. Code::blocked for a link or anything else, Code::corrupt when it is larger than that.
Result<Bytes> read_file(const Descriptor& folder, const std::string& name, std::uint64_t bytes_max);

/// Makes a rename or a removal last. File systems that can't sync a folder alone are synced whole.
Result<void> sync_folder(const Descriptor& folder, const std::string& what);

/// Removes a folder of plain files, as an interrupted export leaves it. Code::not_found when there is none.
Result<void> remove_folder(const Descriptor& parent, const std::string& name);

} // namespace store
