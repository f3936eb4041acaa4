// A zip as somebody with bad intentions writes it: every field can say what it likes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hostile {

struct ZipEntry {
    std::string name, bytes;
    std::uint32_t mode = 0100644; ///< of Unix: 0120777 is a symbolic link
    std::uint16_t method = 0;     ///< 8: the bytes are called compressed
    std::uint32_t size = 0;       ///< claimed once unpacked; 0: what the bytes are
    std::uint16_t flags = 0;      ///< 1: encrypted
};

inline void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/// What the local header and the directory have in common: from the flags to the name's length.
inline void put_fields(std::string& out, const ZipEntry& entry) {
    put(out, entry.flags, 2);
    put(out, entry.method, 2);
    put(out, 0x00210000, 4); // 1980-01-01
    put(out, crc32(entry.bytes), 4);
    put(out, static_cast<std::uint32_t>(entry.bytes.size()), 4);
    put(out, entry.size != 0 ? entry.size : static_cast<std::uint32_t>(entry.bytes.size()), 4);
    put(out, static_cast<std::uint32_t>(entry.name.size()), 2);
    put(out, 0, 2);
}

inline std::string zip_of(const std::vector<ZipEntry>& entries) {
    std::string out, directory;
    for (const ZipEntry& entry : entries) {
        directory += "PK\x01\x02";
        put(directory, 3 << 8 | 20, 2); // Unix
        put(directory, 20, 2);
        put_fields(directory, entry);
        put(directory, 0, 6); // comment, disk, internal attributes
        put(directory, entry.mode << 16, 4);
        put(directory, static_cast<std::uint32_t>(out.size()), 4);
        directory += entry.name;
        out += "PK\x03\x04";
        put(out, 20, 2);
        put_fields(out, entry);
        out += entry.name + entry.bytes;
    }
    const auto at = static_cast<std::uint32_t>(out.size());
    out += directory + "PK\x05\x06";
    put(out, 0, 4);
    for (int i = 0; i < 2; ++i) put(out, static_cast<std::uint32_t>(entries.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, at, 4);
    put(out, 0, 2);
    return out;
}

} // namespace hostile
