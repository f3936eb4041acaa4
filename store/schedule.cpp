// See schedule.h.
#include "store/schedule.h"

#include "store/db.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/schedule_generated.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::size_t most_name_bytes = 60;
constexpr std::size_t most_room_bytes = 40;

/// 'd' and the day, or 'w' and 0 for Sunday to 6 for Saturday.
std::array<std::uint8_t, 5> key_of(Day day) {
    const DayBytes bytes = bytes_of(day);
    return {'d', bytes[0], bytes[1], bytes[2], bytes[3]};
}

std::array<std::uint8_t, 2> key_of(std::chrono::weekday weekday) {
    return {'w', static_cast<std::uint8_t>(weekday.c_encoding())};
}

std::chrono::weekday weekday_of(Day day) { return std::chrono::weekday{std::chrono::sys_days{date_of(day)}}; }

Result<void> check(const Group& group) {
    const auto refuse = [&](const std::string& allowed) {
        return fail(Code::invalid, "group \"" + group.name.substr(0, most_name_bytes) + "\": " + allowed);
    };
    if (group.name.empty() || group.name.size() > most_name_bytes) return refuse("a name has 1 to 60 bytes");
    if (group.start_minute >= 24 * 60) return refuse("it starts at a minute of the day, 0 to 1439");
    if (group.duration_minutes < 5 || group.duration_minutes > 720) return refuse("it lasts 5 to 720 minutes");
    if (group.room.size() > most_room_bytes) return refuse("a room has 40 bytes at most");
    if (group.audience > Audience::teens) return refuse("it is for everyone, clients, families or teens");
    return {};
}

Result<std::vector<Group>> read(ByteView stored) {
    const auto record = Record<schema::Groups>::read(stored, "list of groups");
    if (!record) return tl::unexpected<Error>(record.error());
    std::vector<Group> groups;
    if ((*record)->groups() == nullptr) return groups;
    for (const schema::Group* group : *(*record)->groups()) {
        groups.push_back({group->name() ? group->name()->str() : std::string(), group->start_minute(),
                          group->duration_minutes(), group->room() ? group->room()->str() : std::string(),
                          static_cast<Audience>(group->audience()), group->on()});
        if (!check(groups.back())) return fail(Code::corrupt, "the stored list of groups is damaged");
    }
    return groups;
}

Result<std::vector<Group>> read(const ReadTxn& txn, ByteView key) {
    const auto stored = txn.get(Table::groups, key);
    return stored ? read(*stored) : std::vector<Group>{};
}

void sort(std::vector<Group>& groups) { std::ranges::stable_sort(groups, {}, &Group::start_minute); }

Result<Bytes> record_of(std::vector<Group> groups) {
    if (groups.size() > groups_max)
        return fail(Code::invalid, "a day has " + std::to_string(groups_max) + " groups at most");
    sort(groups);
    flatbuffers::FlatBufferBuilder builder;
    std::vector<flatbuffers::Offset<schema::Group>> stored;
    for (const Group& group : groups) {
        if (const auto allowed = check(group); !allowed) return tl::unexpected(allowed.error());
        const auto name = builder.CreateString(group.name);
        const auto room = builder.CreateString(group.room);
        stored.push_back(schema::CreateGroup(builder, name, group.start_minute, group.duration_minutes, room,
                                             static_cast<std::uint8_t>(group.audience), group.on));
    }
    const auto all = builder.CreateVector(stored);
    return finished(builder, schema::CreateGroups(builder, all));
}

Result<void> write(Db& db, ByteView key, std::vector<Group> groups) {
    const auto record = record_of(std::move(groups));
    if (!record) return tl::unexpected(record.error());
    return db.write([&](WriteTxn& txn) -> Result<void> {
        txn.put(Table::groups, key, *record);
        return {};
    });
}

} // namespace

Result<std::vector<Group>> Schedule::groups_on(Day day) const {
    return db_.read([&](const ReadTxn& txn) -> Result<std::vector<Group>> {
        const auto own = txn.get(Table::groups, key_of(day));
        if (own) return read(*own);
        return read(txn, key_of(weekday_of(day)));
    });
}

Result<void> Schedule::set_day(Day day, std::vector<Group> groups) {
    return write(db_, key_of(day), std::move(groups));
}

Result<void> Schedule::set_day_and_usual(Day day, std::vector<Group> groups, std::vector<Group> usual) {
    sort(groups);
    sort(usual);
    const auto own_record = record_of(groups), usual_record = record_of(usual);
    if (!own_record) return tl::unexpected(own_record.error());
    if (!usual_record) return tl::unexpected(usual_record.error());
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        const auto usual_key = key_of(weekday_of(day));
        if (const auto before = read(txn, usual_key); !before || *before != usual)
            txn.put(Table::groups, usual_key, *usual_record);
        if (groups != usual || txn.get(Table::groups, key_of(day))) txn.put(Table::groups, key_of(day), *own_record);
        return {};
    });
}

Result<std::vector<Group>> Schedule::usual(std::chrono::weekday weekday) const {
    return db_.read([&](const ReadTxn& txn) { return read(txn, key_of(weekday)); });
}

Result<void> Schedule::set_usual(std::chrono::weekday weekday, std::vector<Group> groups) {
    return write(db_, key_of(weekday), std::move(groups));
}

} // namespace store
