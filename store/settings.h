// Small values that the site changes on the screen: a switch, a number or a short text under a fixed key. Refuses
// anything about visitors, and long texts.
#pragma once

#include "store/error.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace store {

class Db;
struct AuditEntry;

using Setting = std::variant<bool, std::int64_t, std::string>; ///< texts up to 1,000 bytes

/// Safe from several threads. Keys are a-z, 0-9, '.', '_', '-' (1 to 60).
class Settings {
  public:
    explicit Settings(Db& db) : db_(db) {}

    Result<std::optional<Setting>> get(std::string_view key) const;
    /// A damaged value is left out, so that one row does not cost the others, and counted in `damaged`.
    Result<std::map<std::string, Setting>> all(std::uint64_t* damaged = nullptr) const;
    Result<void> set(std::string_view key, const Setting& value);
    /// All of them or none, in one commit.
    Result<void> set_all(const std::map<std::string, Setting>& values);
    /// The same, and the audit says so in the same commit.
    Result<void> set_all(const std::map<std::string, Setting>& values, const AuditEntry& entry);
    Result<void> erase(std::string_view key);

  private:
    Result<void> put_all(const std::map<std::string, Setting>& values, const AuditEntry* entry);

    Db& db_;
};

} // namespace store
