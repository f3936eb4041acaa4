// One pass over the visits fills the tally and the list; the list is wiped when the rows are locked.
#include "store/package/build.h"

#include "store/exports.h"
#include "store/guard.h"
#include "store/package/digest.h"
#include "store/package/locked.h"
#include "store/package/manifest.h"
#include "store/package/records.h"
#include "store/package/report.h"
#include "store/package/tables.h"

#include <algorithm>
#include <sodium.h>
#include <thread>

namespace store {
namespace {

constexpr std::int32_t days_max = 3660;
constexpr std::size_t site_bytes_max = 160; // 40 letters of whatever script
constexpr std::size_t passphrase_bytes_min = 12;

/// The exact visits of the period, wiped when they go.
class Gathered {
  public:
    Gathered() = default;
    ~Gathered() { wipe(); }
    Gathered(const Gathered&) = delete;
    Gathered& operator=(const Gathered&) = delete;

    void add(const Visit& visit) {
        tally.add(visit);
        if (visits.size() == visits.capacity()) grow(std::max<std::size_t>(1024, visits.capacity() * 2));
        visits.push_back(visit);
    }
    /// Both sorted; so is the whole.
    void merge(const Gathered& other) {
        tally.add(other.tally);
        auto whole = merge_for_export(visits, other.visits);
        wipe();
        visits = std::move(whole);
    }
    void wipe() {
        sodium_memzero(visits.data(), visits.size() * sizeof(Visit));
        std::vector<Visit>().swap(visits); // what comes next needs the memory
    }

    Tally tally;
    std::vector<Visit> visits;

  private:
    void grow(std::size_t capacity) {
        std::vector<Visit> larger;
        larger.reserve(capacity);
        larger.insert(larger.end(), visits.begin(), visits.end());
        wipe();
        visits = std::move(larger);
    }
};

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Result<void> check(const PackageRequest& request) {
    const auto refuse = [](std::string sentence) { return fail(Code::invalid, std::move(sentence)); };
    if (!is_kiosk_code(request.kiosk)) {
        return refuse("kiosk: the code must be a-z, 0-9 and inner hyphens, 1 to 32 characters.");
    }
    if (request.site.empty() || request.site.size() > site_bytes_max) {
        return refuse("site: the name must be 1 to " + std::to_string(site_bytes_max) + " bytes long.");
    }
    const bool control = std::any_of(request.site.begin(), request.site.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (control || !is_utf8(request.site)) return refuse("site: the name must be one line of UTF-8 text.");
    if (request.period.until < request.period.from) return refuse("period: the last day is before the first.");
    if (request.period.until.number - request.period.from.number >= days_max) {
        return refuse("period: it must not be longer than " + std::to_string(days_max) + " days.");
    }
    const auto first = date_of(request.period.from).year();
    const auto last = date_of(request.period.until).year();
    if (first < std::chrono::year(1980) || last > std::chrono::year(2107)) {
        return refuse("period: the days must lie between 1980 and 2107.");
    }
    if (request.program.empty() || request.program.size() > 40 || !is_printable_ascii(request.program)) {
        return refuse("program: the version must be 1 to 40 printable ASCII characters.");
    }
    if (request.passphrase.size() < passphrase_bytes_min || request.passphrase.find('\0') != std::string::npos) {
        return refuse("passphrase: the export passphrase must be at least 12 bytes long.");
    }
    return {};
}

Result<void> read_source(const VisitSource& source, Period period, const std::stop_token& stop, Gathered& gathered) {
    std::string misplaced;
    const auto read = source([&](const Visit& visit) {
        if (visit.day < period.from || visit.day > period.until) {
            misplaced = "visits: one of " + to_iso(visit.day) + " came, which is outside the period.";
            return false;
        }
        gathered.add(visit);
        return !stop.stop_requested();
    });
    if (!read) return read;
    if (!misplaced.empty()) return fail(Code::invalid, misplaced);
    if (stop.stop_requested()) return fail(Code::stopped, "The export was stopped.");
    sort_for_export(gathered.visits);
    return {};
}

/// Reads every source, the first one here and the others beside it, and puts together what came.
Result<void> gather(const PackageRequest& request, const std::stop_token& stop, Gathered& gathered) {
    struct Beside {
        Gathered gathered;
        Result<void> read;
    };
    std::vector<Beside> others(request.visits_beside.size());
    Result<void> read;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < others.size(); ++i) {
            threads.emplace_back([&, i] {
                others[i].read = guarded(
                    [&] { return read_source(request.visits_beside[i], request.period, stop, others[i].gathered); });
            });
        }
        read = read_source(request.visits, request.period, stop, gathered);
    } // every thread is done here
    if (!read) return read;
    for (const auto& other : others) {
        if (!other.read) return other.read;
        gathered.merge(other.gathered);
    }
    return {};
}

Bytes to_bytes(std::string_view text) {
    const auto view = bytes_of(text);
    return {view.begin(), view.end()};
}

/// How many rows a file has, as far as the summary says it to everybody.
std::optional<std::string> rows_of(FileKind kind, const Summary& summary) {
    if (kind == FileKind::summary) return std::to_string(summary_rows);
    if (kind == FileKind::records) return to_text(summary.total);
    return {};
}

} // namespace

const Bytes& MadePackage::file(FileKind kind) const {
    return std::find_if(files.begin(), files.end(), [&](const MadeFile& file) { return file.kind == kind; })->bytes;
}

Result<MadePackage> make_package(const PackageRequest& request, std::stop_token stop,
                                 const std::function<void(Stage)>& at) {
    if (auto checked = check(request); !checked) return tl::unexpected(checked.error());
    at(Stage::gather);
    Gathered gathered;
    if (auto read = gather(request, stop, gathered); !read) return tl::unexpected(read.error());
    MadePackage package;
    package.visits = gathered.tally.total;

    at(Stage::lock);
    const auto summary = suppress(gathered.tally);
    const auto csv = summary_csv(summary, request.kiosk, request.period);
    package.numbers_sha256 = sha256(bytes_of(summary_csv(summary, "", request.period)));
    if (request.numbers_before && package.numbers_sha256 != *request.numbers_before) {
        return tl::unexpected(other_numbers(request.period));
    }
    auto locked = lock_records(gathered.visits, request.audit, request.period, request.passphrase);
    gathered.wipe();
    if (!locked) return tl::unexpected(locked.error());
    if (stop.stop_requested()) return fail(Code::stopped, "The export was stopped.");

    Manifest manifest{request.program, request.kiosk, request.period, {}, request.signer.public_key};
    const auto add = [&](FileKind kind, Bytes bytes) {
        manifest.files.push_back({std::string(name_of(kind)), bytes.size(), sha256(bytes), rows_of(kind, summary)});
        package.files.push_back({kind, std::move(bytes)});
    };
    add(FileKind::summary, to_bytes(csv));
    add(FileKind::report, to_bytes(report_html(summary, request.site, request.kiosk, request.period,
                                               request.days_are_uncertain, request.backup != nullptr)));
    add(FileKind::records, std::move(*locked));
    if (request.backup) {
        auto backup = request.backup(package.numbers_sha256);
        if (!backup) return tl::unexpected(backup.error());
        add(FileKind::backup, std::move(*backup));
    }
    add(FileKind::schema,
        to_bytes(datapackage_json(csv, request.kiosk, request.site, request.period, request.days_are_uncertain)));
    const auto text = signed_manifest(manifest, request.signer);
    if (!text) return tl::unexpected(text.error());
    package.files.push_back({FileKind::manifest, to_bytes(*text)});
    package.manifest_sha256 = sha256(package.files.back().bytes);
    return package;
}

} // namespace store
