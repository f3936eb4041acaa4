// See db_leaf_check.h.
#include "store/db_leaf_check.h"

#include <system_error>

namespace store {

void LeafCheck::start(const std::filesystem::path& file, const PageMeta& meta, std::vector<std::uint64_t> leaves,
                      std::shared_ptr<void> snapshot) {
    stop();
    if (leaves.empty()) return;
    turn(State::looking);
    const auto look = [this, file, meta, leaves = std::move(leaves),
                       held = std::move(snapshot)](const std::stop_token& stop) {
        const auto pages = PageFile::open(file);
        if (!pages) return turn(State::damaged);
        PageWalk walk(*pages, meta);
        for (const std::uint64_t leaf : leaves) {
            if (stop.stop_requested()) return turn(State::sound);
            if (!walk.leaf(leaf)) return turn(State::damaged);
        }
        turn(State::sound);
    };
    try {
        thread_ = std::jthread(look);
    } catch (const std::system_error&) { // no thread left: then before anybody goes on
        look({});
    }
}

void LeafCheck::stop() {
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    turn(State::sound);
}

void LeafCheck::turn(State state) {
    {
        const std::lock_guard lock(mutex_);
        state_ = state;
    }
    known_.notify_all();
}

bool LeafCheck::is_sound() {
    std::unique_lock lock(mutex_);
    known_.wait(lock, [&] { return state_ != State::looking; });
    return state_ == State::sound;
}

} // namespace store
