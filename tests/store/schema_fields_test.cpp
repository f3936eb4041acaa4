// The allow-list: every field of every stored value, with the reason why it may be kept. A new field fails here until
// it is added, and a field about a visit also needs its line on the privacy sheet ("What this screen keeps").
#include "tests/support/store/lobby.h"

#include <fstream>
#include <map>
#include <regex>

namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> allowed_fields() {
    return {
        {"visit.fbs Visit.reason", "privacy sheet: the reason you picked"},
        {"visit.fbs Visit.energy", "privacy sheet: the lines you touched"},
        {"visit.fbs Visit.mood", "privacy sheet: the lines you touched"},
        {"visit.fbs Visit.ease", "privacy sheet: the lines you touched"},
        {"request.fbs Request.family", "the arrival name, drawn by the kiosk, gone with the request"},
        {"request.fbs Request.shape", "the arrival name"},
        {"request.fbs Request.number", "the arrival name"},
        {"request.fbs Request.peer", "privacy sheet: what you asked for, until it's answered or the day ends"},
        {"request.fbs Request.quiet", "privacy sheet: what you asked for"},
        {"request.fbs Request.water", "privacy sheet: what you asked for"},
        {"request.fbs Request.private_talk", "privacy sheet: what you asked for"},
        {"note.fbs Note.showings_left", "privacy sheet: a kind note, until someone gets it"},
        {"vault.fbs Slot.id", "the staff key, wrapped: which passcode"},
        {"vault.fbs Slot.kind", "the staff key, wrapped: passcode or recovery code"},
        {"vault.fbs Slot.salt", "the staff key, wrapped: Argon2id"},
        {"vault.fbs Slot.operations", "the staff key, wrapped: Argon2id"},
        {"vault.fbs Slot.memory_bytes", "the staff key, wrapped: Argon2id"},
        {"vault.fbs Slot.wrapped", "the staff key, wrapped"},
        {"vault.fbs Slot.label_sealed", "what staff call the slot, sealed to staff"},
        {"vault.fbs Vault.staff_public", "seals visits"},
        {"vault.fbs Vault.sign_public", "proves exports"},
        {"vault.fbs Vault.sign_secret_sealed", "proves exports, sealed to staff"},
        {"vault.fbs Vault.export_words_sealed", "opens records.zip, sealed to staff"},
        {"vault.fbs Vault.next_slot", "slot numbers are not used twice"},
        {"vault.fbs Vault.slots", "the staff key, wrapped"},
        {"vault.fbs Tries.failures", "wrong passcodes in a row"},
        {"vault.fbs Tries.rest_seconds", "what remains of a rest; no clock time"},
        {"vault.fbs Tries.boot", "which start of the machine a rest was earned in: the kernel's random id"},
        {"vault.fbs Tries.rest_ends_seconds", "when a rest ends, in seconds since that start; gone with the rest"},
        {"schedule.fbs Group.name", "a group of the site, written by staff for everyone to read"},
        {"schedule.fbs Group.start_minute", "when the group meets"},
        {"schedule.fbs Group.duration_minutes", "how long the group meets"},
        {"schedule.fbs Group.room", "where the group meets"},
        {"schedule.fbs Group.audience", "whom the group is for"},
        {"schedule.fbs Group.on", "whether the group meets"},
        {"schedule.fbs Groups.groups", "the groups of a day"},
        {"setting.fbs Setting.flag",
         "a value of the site, or that the clock may have named a day wrongly (day.uncertain.*)"},
        {"setting.fbs Setting.number", "a value of the site"},
        {"setting.fbs Setting.text", "a value of the site"},
        {"export.fbs Export.manifest_sha256", "which package went out"},
        {"export.fbs Export.numbers_sealed", "that these days never go out with other numbers"},
        {"export.fbs Export.verified", "whether the package was read back"},
        {"export.fbs Export.pending", "that these days wait for a medium that takes them as this group"},
        {"export.fbs Export.verified_on", "the day it was, from which its days' time to stay is counted"},
        {"audit.fbs Audit.day", "when staff did something, to the day"},
        {"audit.fbs Audit.slot", "which staff passcode it was"},
        {"audit.fbs Audit.action", "what staff did"},
        {"audit.fbs Audit.from", "the days of an export or an erasure"},
        {"audit.fbs Audit.until", "the days of an export or an erasure"},
        {"audit.fbs Audit.previous", "the chain"},
    };
}

/// "visit.fbs Visit.reason" for each field of each table and struct.
std::vector<std::string> fields_of(const fs::path& schema) {
    std::string text = std::regex_replace(lobby::file_text(schema), std::regex("//[^\n]*"), "");
    std::vector<std::string> fields;
    const std::regex table(R"((table|struct)\s+(\w+)[^{]*\{([^}]*)\})");
    const std::regex field(R"((\w+)\s*:)");
    for (std::sregex_iterator at(text.begin(), text.end(), table), end; at != end; ++at) {
        const std::string body = (*at)[3];
        for (std::sregex_iterator one(body.begin(), body.end(), field); one != end; ++one)
            fields.push_back(schema.filename().string() + " " + (*at)[2].str() + "." + (*one)[1].str());
    }
    return fields;
}

} // namespace

TEST_CASE("schemas: every stored field is on the allow-list, with a reason, and nothing else is") {
    auto expected = allowed_fields();
    for (const auto& entry : fs::directory_iterator(fs::path(PORCHLIGHT_SOURCE_DIR) / "store" / "schema")) {
        const auto fields = fields_of(entry.path());
        INFO(entry.path());
        CHECK_FALSE(fields.empty());
        for (const std::string& field : fields) {
            INFO(field << " is not on the allow-list of this test");
            CHECK(expected.erase(field) == 1);
        }
    }
    for (const auto& [field, reason] : expected) FAIL_CHECK(field << " is allowed but no schema has it");
}

TEST_CASE("schemas: no field is named like something that is never collected") {
    const std::regex never("birth|phone|e?mail|address|zip|photo|voice|finger|signature|insurance|aadhaar|ssn|mrn|"
                           "clinician|substance|drug|legal|device_id|mac|token|time|hour|clock|sequence|order",
                           std::regex::icase);
    for (const auto& [field, reason] : allowed_fields()) {
        INFO(field);
        CHECK_FALSE(std::regex_search(field.substr(field.find('.', field.find(' ')) + 1), never));
    }
}
