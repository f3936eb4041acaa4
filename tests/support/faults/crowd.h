// People at the kiosk, one after another as fast as it goes, who report what they were promised. Everything about a
// visit follows from its id, so that a visit that is found can be told from half of one. Knows nothing of Catch2: it
// also runs in a program of its own that is killed.
#pragma once

#include "store/store.h"

#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace crowd {

inline constexpr std::string_view note = "note.door";
inline constexpr std::string_view article = "sleep";

/// What stands in the store for a visit of this id.
store::Submission visit_of(const store::VisitId& id, store::Day day);
/// The id of its request, when it has one.
store::RequestId request_of(const store::VisitId& id);

/// Ids for the store to take, in the order they are laid out; other randomness is the engine's.
class Ids {
  public:
    explicit Ids(std::uint32_t seed) : engine_(std::make_shared<std::mt19937>(seed)) {}
    store::RandomSource source() const;
    /// The next visit's.
    store::VisitId lay_out() const;
    std::uint32_t below(std::uint32_t end) const { return static_cast<std::uint32_t>((*engine_)()) % end; }

  private:
    std::shared_ptr<std::mt19937> engine_;
    std::shared_ptr<std::vector<store::VisitId>> laid_out_ = std::make_shared<std::vector<store::VisitId>>();
};

/// What was acknowledged: "visit HEX 1" (1: a note was shown, else 0) or "read".
using Report = std::function<void(const std::string&)>;

store::Options options(const Ids& ids);

/// One thing that happens in a lobby: most often a check-in, sometimes an article, somebody looking, a quiet moment.
/// The sentence of what failed, or nothing.
std::string happen(store::Store& store, store::Day day, const Ids& ids, const Report& report);

} // namespace crowd
