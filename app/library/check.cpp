// Runs while building: `porchlight_check_library FOLDER` looks for faults in the reads and help numbers as `porchlight
// library check` does, and stops the build with file and line when there is one.
#include "app/library/content.h"

#include <cstdio>

int main(int count, char** arguments) {
    using namespace porchlight;
    if (count != 2) {
        std::fputs("use: porchlight_check_library FOLDER\n", stderr);
        return static_cast<int>(ExitCode::wrong_use);
    }
    const auto found = library::faults(arguments[1], library::Strictness::fit_to_publish);
    for (const std::string& fault : found) std::fprintf(stderr, "%s\n", fault.c_str());
    return static_cast<int>(found.empty() ? ExitCode::done : ExitCode::bad_input);
}
