// "This is the whole list": every field of a stored visit, request or note has its row on the privacy sheet, and the
// sheet names nothing that has no field. tests/store/schema_fields_test.cpp holds the schemas to what may be kept.
#include "app/screens/privacy_rows.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

using namespace porchlight;

namespace {

/// The row that names a field, by schema and field.
const std::map<std::string, std::string> row_of_field{{"visit.reason", "keep.yes.reason"},
                                                      {"visit.energy", "keep.yes.lines"},
                                                      {"visit.mood", "keep.yes.lines"},
                                                      {"visit.ease", "keep.yes.lines"},
                                                      {"request.family", "keep.yes.requests"},
                                                      {"request.shape", "keep.yes.requests"},
                                                      {"request.number", "keep.yes.requests"},
                                                      {"request.peer", "keep.yes.requests"},
                                                      {"request.quiet", "keep.yes.requests"},
                                                      {"request.water", "keep.yes.requests"},
                                                      {"request.private_talk", "keep.yes.requests"},
                                                      {"note.showings_left", "keep.yes.note"}};

/// What is kept without a field of its own: that there is a visit, and a count.
const std::set<std::string> rows_without_field{"keep.yes.visit", "keep.yes.reads"};

std::vector<std::string> fields_of(const std::string& schema) {
    std::ifstream in(PORCHLIGHT_SOURCE_DIR "/store/schema/" + schema + ".fbs");
    REQUIRE(in);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    text = std::regex_replace(text, std::regex("//[^\n]*"), "");
    text.erase(0, text.find('{'));
    std::vector<std::string> fields;
    const std::regex field(R"((\w+)\s*:)");
    for (std::sregex_iterator at(text.begin(), text.end(), field), end; at != end; ++at)
        fields.push_back(schema + "." + (*at)[1].str());
    return fields;
}

std::set<std::string> rows_of(const Site& site) {
    std::set<std::string> rows;
    for (const screens::KeptRow& row : screens::kept_rows(site)) rows.emplace(row.key.text());
    return rows;
}

} // namespace

TEST_CASE("privacy: every stored field of a visit, a request and a note is named on the sheet") {
    const std::set<std::string> rows = rows_of({});
    std::size_t count = 0;
    for (const char* schema : {"visit", "request", "note"}) {
        for (const std::string& field : fields_of(schema)) {
            INFO(field << " is stored; the privacy sheet needs a row for it");
            const auto row = row_of_field.find(field);
            CHECK((row != row_of_field.end() && rows.count(row->second) == 1));
            ++count;
        }
    }
    CHECK(count == row_of_field.size());
}

TEST_CASE("privacy: the sheet names nothing that is not kept") {
    std::set<std::string> backed = rows_without_field;
    for (const auto& [field, row] : row_of_field) backed.insert(row);
    CHECK(rows_of({}) == backed);
}
