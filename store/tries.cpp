// See tries.h.
#include "store/tries.h"

#include "store/db.h"
#include "store/record.h"
#include "store/schema/vault_generated.h"

#include <algorithm>
#include <fstream>

namespace store {

namespace {

constexpr std::string_view tries_key = "tries";

std::uint32_t rest_after(std::uint32_t failures) {
    if (failures < tries_before_rest) return 0;
    const std::uint32_t doublings = std::min(failures - tries_before_rest, 16u);
    return std::min(first_rest_seconds << doublings, longest_rest_seconds);
}

} // namespace

std::string system_boot() {
    std::ifstream in("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(in, id);
    return id;
}

/// Brings what remains up to `now_seconds`. A clock that went back has not moved.
Result<void> Tries::load(std::uint64_t now_seconds) {
    if (!loaded_) {
        const auto read = db_.read([&](const ReadTxn& txn) -> Result<void> {
            const auto stored = txn.get(Table::vault, bytes_of(tries_key));
            if (!stored) return {};
            const auto tries = Record<schema::Tries>::read(*stored, "count of wrong passcodes");
            if (!tries) return tl::unexpected<Error>(tries.error());
            failures_ = (*tries)->failures();
            rest_seconds_ = (*tries)->rest_seconds();
            if (boot_.empty() || text_of(view_of((*tries)->boot())) != boot_) return {};
            const std::uint64_t ends = (*tries)->rest_ends_seconds();
            rest_seconds_ = std::min(rest_seconds_, ends > now_seconds ? ends - now_seconds : 0);
            return {};
        });
        if (!read) return read;
        loaded_ = true;
    } else if (now_seconds > seen_at_seconds_) {
        rest_seconds_ -= std::min(rest_seconds_, now_seconds - seen_at_seconds_);
    }
    seen_at_seconds_ = now_seconds;
    return {};
}

Result<void> Tries::save(std::uint32_t failures, std::uint32_t rest_seconds) {
    flatbuffers::FlatBufferBuilder builder;
    const auto boot = vector_of(builder, bytes_of(rest_seconds > 0 ? std::string_view(boot_) : std::string_view()));
    const std::uint64_t ends = rest_seconds > 0 ? seen_at_seconds_ + rest_seconds : 0;
    const Bytes record = finished(builder, schema::CreateTries(builder, failures, rest_seconds, boot, ends));
    const auto saved = db_.write([&](WriteTxn& txn) -> Result<void> {
        txn.put(Table::vault, bytes_of(tries_key), record);
        return {};
    });
    // A medium that takes no more must not keep staff from exporting what is on it: then the count holds in RAM.
    if (!saved && !takes_no_more(saved.error().code)) return saved;
    failures_ = failures;
    rest_seconds_ = rest_seconds;
    return {};
}

Result<Rest> Tries::rest(std::uint64_t now_seconds) {
    const std::scoped_lock lock(mutex_);
    if (const auto loaded = load(now_seconds); !loaded) return tl::unexpected<Error>(loaded.error());
    return Rest{static_cast<std::uint32_t>(rest_seconds_), failures_, failures_ >= tries_before_recovery};
}

Result<void> Tries::begin(std::uint64_t now_seconds) {
    const std::scoped_lock lock(mutex_);
    if (const auto loaded = load(now_seconds); !loaded) return loaded;
    if (failures_ >= tries_before_recovery)
        return fail(Code::locked, "100 wrong passcodes in a row: only the recovery code opens now");
    if (rest_seconds_ > 0) {
        // Kept, so that a restart goes on from here instead of from the whole rest.
        if (const auto saved = save(failures_, static_cast<std::uint32_t>(rest_seconds_)); !saved) return saved;
        return fail(Code::resting, "passcodes rest for " + std::to_string(rest_seconds_) + " s");
    }
    return save(failures_ + 1, rest_after(failures_ + 1));
}

Result<void> Tries::undo() {
    const std::scoped_lock lock(mutex_);
    return save(failures_ - std::min(failures_, 1u), 0); // a try only begins when no rest is left
}

Result<void> Tries::clear() {
    const std::scoped_lock lock(mutex_);
    loaded_ = true;
    return save(0, 0);
}

} // namespace store
