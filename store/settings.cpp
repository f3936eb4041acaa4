// See settings.h.
#include "store/settings.h"

#include "store/audit.h"
#include "store/db.h"
#include "store/record.h"
#include "store/schema/setting_generated.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::size_t most_key_bytes = 60;
constexpr std::size_t most_text_bytes = 1000;

Result<void> check(std::string_view key, const Setting& value) {
    const bool sound_key =
        !key.empty() && key.size() <= most_key_bytes && std::all_of(key.begin(), key.end(), [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
                   letter == '_' || letter == '-';
        });
    if (!sound_key)
        return fail(Code::invalid, "setting \"" + std::string(key.substr(0, most_key_bytes)) +
                                       "\": a key is a-z, 0-9, '.', '_' and '-', 1 to 60 of them");
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && text->size() > most_text_bytes)
        return fail(Code::invalid, "setting \"" + std::string(key) + "\": a text has 1,000 bytes at most");
    return {};
}

Bytes encode(const Setting& value) {
    flatbuffers::FlatBufferBuilder builder(64);
    flatbuffers::Optional<bool> flag;
    flatbuffers::Optional<std::int64_t> number;
    flatbuffers::Offset<flatbuffers::String> text = 0;
    if (const auto* held = std::get_if<bool>(&value)) flag = *held;
    if (const auto* held = std::get_if<std::int64_t>(&value)) number = *held;
    if (const auto* held = std::get_if<std::string>(&value)) text = builder.CreateString(*held);
    return finished(builder, schema::CreateSetting(builder, flag, number, text));
}

Result<Setting> decode(ByteView stored, std::string_view key) {
    const auto record = Record<schema::Setting>::read(stored, "setting \"" + std::string(key) + "\"");
    if (!record) return tl::unexpected<Error>(record.error());
    if ((*record)->flag()) return Setting((*record)->flag().value());
    if ((*record)->number()) return Setting((*record)->number().value());
    if ((*record)->text() != nullptr) return Setting((*record)->text()->str());
    return fail(Code::corrupt, "the stored setting \"" + std::string(key) + "\" is damaged");
}

} // namespace

Result<std::optional<Setting>> Settings::get(std::string_view key) const {
    return db_.read([&](const ReadTxn& txn) -> Result<std::optional<Setting>> {
        const auto stored = key.empty() ? std::nullopt : txn.get(Table::settings, bytes_of(key));
        if (!stored) return std::optional<Setting>{};
        return decode(*stored, key).map([](Setting value) { return std::optional(std::move(value)); });
    });
}

Result<std::map<std::string, Setting>> Settings::all(std::uint64_t* damaged) const {
    return db_.read([&](const ReadTxn& txn) -> Result<std::map<std::string, Setting>> {
        std::map<std::string, Setting> values;
        std::uint64_t left_out = 0;
        txn.each(Table::settings, {}, [&](ByteView key, ByteView stored) {
            auto value = decode(stored, text_of(key));
            if (value)
                values.emplace(text_of(key), std::move(*value));
            else
                ++left_out;
            return true;
        });
        if (damaged != nullptr) *damaged = left_out;
        return values;
    });
}

Result<void> Settings::set(std::string_view key, const Setting& value) { return set_all({{std::string(key), value}}); }

Result<void> Settings::set_all(const std::map<std::string, Setting>& values) { return put_all(values, nullptr); }

Result<void> Settings::set_all(const std::map<std::string, Setting>& values, const AuditEntry& entry) {
    return put_all(values, &entry);
}

Result<void> Settings::put_all(const std::map<std::string, Setting>& values, const AuditEntry* entry) {
    for (const auto& [key, value] : values)
        if (const auto allowed = check(key, value); !allowed) return allowed;
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        for (const auto& [key, value] : values) txn.put(Table::settings, bytes_of(key), encode(value));
        return entry == nullptr ? Result<void>() : Audit::add(txn, *entry);
    });
}

Result<void> Settings::erase(std::string_view key) {
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        if (!key.empty()) txn.erase(Table::settings, bytes_of(key));
        return {};
    });
}

} // namespace store
