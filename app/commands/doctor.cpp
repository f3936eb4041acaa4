#include "app/commands/commands.h"
#include "app/health.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace porchlight::commands {

Result<void> doctor(const DoctorOptions& options) {
    const std::vector<HealthItem> items = look_after(options.data);
    const auto ill = std::count_if(items.begin(), items.end(), [](const HealthItem& item) { return !item.well; });
    if (options.json) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const HealthItem& item : items)
            list.push_back({{"name", item.name}, {"well", item.well}, {"sentence", item.sentence}});
        const nlohmann::ordered_json all{{"well", ill == 0}, {"items", list}};
        std::printf("%s\n", all.dump(2).c_str());
    } else {
        for (const HealthItem& item : items)
            std::printf("%-9s %-10s %s\n", item.name.c_str(), item.well ? "well" : "attention", item.sentence.c_str());
    }
    if (ill > 0)
        return fail(ExitCode::check_failed,
                    ill == 1 ? "One thing needs attention." : std::to_string(ill) + " things need attention.");
    return {};
}

} // namespace porchlight::commands
