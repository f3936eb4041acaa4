// See power.h.
#include "app/power.h"

#include "store/still_time.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <utility>

namespace porchlight {

namespace {

/// Of what is longer, or has no end, the beginning.
std::string first_word(const std::filesystem::path& file) {
    constexpr int longest = 64;
    std::string word;
    std::ifstream in(file);
    in >> std::setw(longest) >> word;
    return word;
}

/// A boot id or nothing: what a power cut left half written is neither.
std::string id_in(const std::filesystem::path& file) {
    constexpr std::size_t length = 36;
    std::string id = first_word(file);
    const bool is_one = id.size() == length && id.find_first_not_of("0123456789abcdef-") == std::string::npos;
    return is_one ? id : std::string();
}

/// What one power supply says of itself.
class Supply {
  public:
    explicit Supply(std::filesystem::path folder) : folder_(std::move(folder)) {}
    [[nodiscard]] std::string word(const char* what) const { return first_word(folder_ / what); }
    /// Positive and finite, or nothing. Some drivers count what flows out as negative.
    [[nodiscard]] std::optional<double> amount(const char* what) const {
        double value = 0;
        std::ifstream file(folder_ / what);
        if (!(file >> value) || value == 0) return std::nullopt;
        return std::abs(value);
    }
    [[nodiscard]] std::optional<std::int32_t> minutes_left() const {
        constexpr double hour_minutes = 60, minute_seconds = 60;
        constexpr double most_minutes = 24 * 60; // above it a battery says that it does not know
        std::optional<double> minutes;
        if (const auto seconds = amount("time_to_empty_now")) minutes = *seconds / minute_seconds;
        const std::pair<const char*, const char*> kinds[] = {{"energy_now", "power_now"},
                                                             {"charge_now", "current_now"}}; // uWh / uW, uAh / uA
        for (const auto& [left, flow] : kinds) {
            const auto has = amount(left), loses = amount(flow);
            if (!minutes && has && loses) minutes = *has / *loses * hour_minutes;
        }
        if (!minutes || *minutes > most_minutes) return std::nullopt;
        return std::max(1, static_cast<std::int32_t>(*minutes));
    }

  private:
    std::filesystem::path folder_;
};

} // namespace

std::optional<Battery> battery_in_use(const std::filesystem::path& power_supplies) {
    std::optional<Battery> empties;
    std::error_code failed;
    for (const auto& one : std::filesystem::directory_iterator(power_supplies, failed)) {
        const Supply supply(one.path());
        const std::string type = supply.word("type");
        if (supply.word("scope") == "Device") continue; // of a mouse or a keyboard
        if (type == "Battery" || type == "UPS") {
            if (supply.word("status") != "Discharging") continue;
            const auto before = empties ? empties->minutes_left : std::nullopt;
            empties = Battery{std::max(before, supply.minutes_left())};
        } else if (supply.word("online") == "1") {
            return std::nullopt;
        }
    }
    return empties;
}

RunMark::RunMark(const std::filesystem::path& data, std::filesystem::path boot_id)
    : mark_(data / "boot"), boot_(id_in(boot_id)) {}

RunMark::~RunMark() {
    if (!begun_ || power_came_back()) return;
    std::error_code failed; // then the next start of the machine looks like one after a power cut: nothing worse
    std::filesystem::remove(mark_, failed);
}

void RunMark::begin() {
    begun_ = true;
    if (!power_came_back()) write();
}

void RunMark::told() {
    told_ = true; // also where the mark can't be written: not again in this run
    if (begun_) write();
}

bool RunMark::power_came_back() const {
    const std::string marked = id_in(mark_);
    return !told_ && !boot_.empty() && !marked.empty() && marked != boot_;
}

void RunMark::write() const {
    if (boot_.empty() || id_in(mark_) == boot_) return;
    std::ofstream(mark_) << boot_ << "\n";
    store::still_time(mark_);
}

} // namespace porchlight
