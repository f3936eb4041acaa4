// Runs while building: `porchlight_check_library FOLDER LANGUAGE...` reads every language as the kiosk would, and stops
// the build with file and line when a read is broken or a language lacks one that English has.
#include "app/library/library.h"

#include <cstdio>

int main(int count, char** arguments) {
    using namespace porchlight;
    if (count < 3) {
        std::fputs("use: porchlight_check_library FOLDER LANGUAGE...\n", stderr);
        return static_cast<int>(ExitCode::wrong_use);
    }
    const auto refuse = [](const std::string& sentence) {
        std::fprintf(stderr, "%s\n", sentence.c_str());
        return static_cast<int>(ExitCode::bad_input);
    };
    const std::filesystem::path folder = arguments[1];
    const auto english = library::load(folder, "en");
    if (!english) return refuse(english.error().sentence);
    for (int at = 2; at < count; ++at) {
        const auto reads = library::load(folder, arguments[at]);
        if (!reads) return refuse(reads.error().sentence);
        for (const auto& article : english->articles())
            if (reads->find(article.slug) == nullptr)
                return refuse((folder / arguments[at]).string() + ": the read " + article.slug + ".md is missing");
    }
    return static_cast<int>(ExitCode::done);
}
