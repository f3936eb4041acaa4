// See crowd.h.
#include "crowd.h"

#include "store/package/digest.h"

namespace crowd {

store::Submission visit_of(const store::VisitId& id, store::Day day) {
    store::Submission visit;
    visit.day = day;
    visit.reason = static_cast<store::Reason>(id[2] % store::reason_count);
    visit.feelings.energy = static_cast<std::uint8_t>(id[3] % 101);
    visit.requests.water = (id[0] & 1) != 0;
    if ((id[1] & 1) != 0) visit.note = std::string(note);
    return visit;
}

store::RequestId request_of(const store::VisitId& id) {
    store::RequestId request = id;
    request[15] ^= 0xff;
    return request;
}

store::RandomSource Ids::source() const {
    return [engine = engine_, laid_out = laid_out_](std::span<std::uint8_t> out) {
        if (out.size() == std::tuple_size_v<store::VisitId> && !laid_out->empty()) {
            std::copy(laid_out->back().begin(), laid_out->back().end(), out.begin());
            laid_out->pop_back();
            return;
        }
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>((*engine)());
    };
}

store::VisitId Ids::lay_out() const {
    store::VisitId id;
    for (std::uint8_t& byte : id) byte = static_cast<std::uint8_t>((*engine_)());
    *laid_out_ = {request_of(id), id}; // taken from the back
    return id;
}

store::Options options(const Ids& ids) {
    store::Options options;
    options.kdf = store::KdfCost::minimum();
    options.measure_kdf = false;
    options.map_bytes = 64 << 20;
    options.random = ids.source();
    return options;
}

std::string happen(store::Store& store, store::Day day, const Ids& ids, const Report& report) {
    const std::uint32_t what = ids.below(12);
    if (what == 0) {
        const auto read = store.counters().count_read(day, article, "en");
        if (!read) return read.error().detail;
        report("read");
    } else if (what == 1) {
        if (const auto settled = store.settle(); !settled) return settled.error().detail;
    } else if (what == 2) {
        if (const auto looked = store.counters().visits({day, day}); !looked) return looked.error().detail;
    } else {
        const store::VisitId id = ids.lay_out();
        const auto receipt = store.submit(visit_of(id, day));
        if (!receipt) return receipt.error().detail;
        report("visit " + store::to_hex(id) + (receipt->note ? " 1" : " 0"));
    }
    return {};
}

} // namespace crowd
