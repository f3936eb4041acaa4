// A folder of a test's own, gone with it.
#pragma once

#include <filesystem>
#include <string>
#include <unistd.h>

namespace support {

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("porchlight-ui-" + std::to_string(getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

} // namespace support
