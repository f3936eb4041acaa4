// The two texts share one list of questions and answers, so that a code in the table always has its label in the
// schema.
#include "store/package/tables.h"

#include "store/package/digest.h"

#include <nlohmann/json.hpp>

namespace store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view csv_header = "kiosk,from,until,question,answer,visits\r\n";

std::string fifth_code(std::size_t fifth) { return "fifth_" + std::to_string(fifth + 1); }

Json category(std::string_view value, std::string_view label) { return {{"value", value}, {"label", label}}; }

Json question_categories() {
    return Json::array({category("all", "All visits"), category("reason", "What brings you in today?"),
                        category("energy", "From worn out (left) to full of energy (right)"),
                        category("mood", "From heavy (left) to light (right)"),
                        category("ease", "From on edge (left) to at ease (right)")});
}

Json reason_categories() {
    constexpr std::array<std::string_view, reason_count> labels{"Group session", "One-to-one",  "Family visit",
                                                                "Medication",    "First visit", "Something else"};
    Json list = Json::array();
    for (std::size_t i = 0; i < reason_count; ++i) list.push_back(category(code_of(static_cast<Reason>(i)), labels[i]));
    return list;
}

Json answer_categories() {
    Json list = Json::array({category("total", "All visits")});
    for (auto& reason : reason_categories()) list.push_back(reason);
    list.push_back(category("answered", "Touched the line"));
    list.push_back(category("unanswered", "Left the line untouched"));
    constexpr std::array<std::string_view, fifth_count> labels{
        "First fifth from the left, 0 to 19", "Second fifth, 20 to 39", "Middle fifth, 40 to 59",
        "Fourth fifth, 60 to 79", "Last fifth, at the right, 80 to 100"};
    for (std::size_t i = 0; i < fifth_count; ++i) list.push_back(category(fifth_code(i), labels[i]));
    return list;
}

Json text_field(std::string_view name, std::string_view title, std::string_view description) {
    return {{"name", name},
            {"type", "string"},
            {"title", title},
            {"description", description},
            {"constraints", {{"required", true}}}};
}

Json coded_field(std::string_view name, std::string_view title, Json categories) {
    return {{"name", name},
            {"type", "string"},
            {"title", title},
            {"categories", std::move(categories)},
            {"categoriesOrdered", false},
            {"constraints", {{"required", true}}}};
}

Json date_field(std::string_view name, std::string_view title) {
    return {{"name", name},
            {"type", "date"},
            {"title", title},
            {"format", "default"},
            {"constraints", {{"required", true}}}};
}

Json line_field(std::string_view name, std::string_view title) {
    return {{"name", name},
            {"type", "integer"},
            {"title", title},
            {"description", "0 at the left end to 100 at the right end. Empty: the line was not touched."},
            {"constraints", {{"minimum", 0}, {"maximum", 100}}}};
}

Json summary_schema() {
    Json visits = {{"name", "visits"},
                   {"type", "integer"},
                   {"title", "Visits"},
                   {"description",
                    "Exact at 0 and from 11 on. \"1 to 10\": between 1 and 10, hidden so that nobody stands "
                    "out. Empty: any number, hidden so that a hidden one can't be worked out."},
                   {"constraints", {{"minimum", 0}}}};
    return {{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"},
            {"fields", Json::array({text_field("kiosk", "Kiosk", "Code of the kiosk the visits were stored on."),
                                    date_field("from", "First day"), date_field("until", "Last day"),
                                    coded_field("question", "Question", question_categories()),
                                    coded_field("answer", "Answer", answer_categories()), std::move(visits)})},
            {"primaryKey", {"kiosk", "from", "until", "question", "answer"}},
            {"missingValues", {"", "1 to 10"}}};
}

/// What the columns of the locked table mean. It is no resource: a tool that reads resources could not open it.
Json records_description() {
    return {{"path", "records.zip"},
            {"entry", "records.csv"},
            {"description",
             "Every visit, one a row, sorted by a random number. Locked with the site's export passphrase "
             "(AES-256); 7-Zip opens it. Beside it lies audit.csv: what staff did on these days, by passcode."},
            {"fields", Json::array({text_field("visit", "Visit", "128 random bits as 32 hexadecimal digits."),
                                    date_field("day", "Day"),
                                    coded_field("reason", "Reason", reason_categories()),
                                    line_field("energy", "From worn out to full of energy"),
                                    line_field("mood", "From heavy to light"),
                                    line_field("ease", "From on edge to at ease"),
                                    {{"name", "fill"},
                                     {"type", "string"},
                                     {"title", "Fill"},
                                     {"description", "Makes every row equally long. Says nothing."}}})},
            {"missingValues", {""}}};
}

} // namespace

std::string summary_csv(const Summary& summary, std::string_view kiosk, Period period) {
    std::string csv(csv_header);
    const auto start = std::string(kiosk) + "," + to_iso(period.from) + "," + to_iso(period.until) + ",";
    const auto row = [&](std::string_view question, std::string_view answer, Cell cell) {
        csv.append(start).append(question).append(",").append(answer).append(",").append(to_text(cell)).append("\r\n");
    };
    row("all", "total", summary.total);
    for (std::size_t i = 0; i < reason_count; ++i) row("reason", code_of(static_cast<Reason>(i)), summary.reasons[i]);
    for (std::size_t i = 0; i < line_count; ++i) {
        const auto question = code_of(static_cast<Line>(i));
        const auto& line = summary.lines[i];
        row(question, "answered", line.answered);
        row(question, "unanswered", line.unanswered);
        for (std::size_t fifth = 0; fifth < fifth_count; ++fifth) row(question, fifth_code(fifth), line.fifths[fifth]);
    }
    return csv;
}

std::string datapackage_json(std::string_view csv, std::string_view kiosk, std::string_view site, Period period,
                             bool days_are_uncertain) {
    const auto from = to_iso(period.from);
    const auto until = to_iso(period.until);
    const Json resource = {{"name", "summary"},
                           {"path", "summary.csv"},
                           {"type", "table"},
                           {"title", "Visits by reason and by feeling, small groups hidden"},
                           {"format", "csv"},
                           {"mediatype", "text/csv"},
                           {"encoding", "utf-8"},
                           {"bytes", csv.size()},
                           {"hash", "sha256:" + to_hex(sha256(bytes_of(csv)))},
                           {"dialect",
                            {{"$schema", "https://datapackage.org/profiles/2.0/tabledialect.json"},
                             {"delimiter", ","},
                             {"lineTerminator", "\r\n"},
                             {"header", true}}},
                           {"schema", summary_schema()}};
    Json package = {{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
                    {"name", "porchlight-" + std::string(kiosk) + "-" + from + "-" + until},
                    {"title", "Check-ins at " + std::string(site) + ", " + from + " to " + until},
                    {"description",
                     "Totals of anonymous check-ins at a lobby kiosk. Counts of 1 to 10 are hidden, and so is "
                     "whatever would let a hidden count be worked out. The kiosk never asks for a name or a time."},
                    {"resources", Json::array({resource})},
                    {"records", records_description()}};
    if (days_are_uncertain) package["days_are_uncertain"] = true;
    return package.dump(2) + "\n";
}

bool is_utf8(std::string_view text) {
    try {
        (void)Json(text).dump();
        return true;
    } catch (const Json::type_error&) {
        return false;
    }
}

} // namespace store
