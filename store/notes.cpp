// See notes.h.
#include "store/notes.h"

#include "store/db.h"
#include "store/record.h"
#include "store/schema/note_generated.h"

#include <algorithm>
#include <vector>

namespace store {

namespace {

void put(WriteTxn& txn, std::string_view key, std::uint32_t showings) {
    flatbuffers::FlatBufferBuilder builder(32);
    txn.put(Table::notes, bytes_of(key), finished(builder, schema::CreateNote(builder, showings)));
}

/// A damaged note is one that nobody left.
std::uint32_t showings_of(ByteView stored) {
    const auto note = Record<schema::Note>::read(stored, "kind note");
    return note ? (*note)->showings_left() : 0;
}

} // namespace

bool is_note_key(std::string_view key) {
    return !key.empty() && key.size() <= 60 && std::all_of(key.begin(), key.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
    });
}

std::optional<std::string> take_note(WriteTxn& txn, const RandomSource& random) {
    struct Waiting {
        std::string key;
        std::uint32_t showings;
    };
    std::vector<Waiting> waiting;
    std::uint64_t sum = 0;
    txn.each(Table::notes, {}, [&](ByteView key, ByteView value) {
        waiting.push_back({std::string(text_of(key)), showings_of(value)});
        sum += waiting.back().showings;
        return true;
    });
    if (sum == 0) return {};
    std::uint64_t place = random_below(random, sum);
    for (const Waiting& note : waiting) {
        if (place >= note.showings) {
            place -= note.showings;
            continue;
        }
        if (note.showings == 1)
            txn.erase(Table::notes, bytes_of(note.key));
        else
            put(txn, note.key, note.showings - 1);
        return note.key;
    }
    return {};
}

Result<void> leave_note(WriteTxn& txn, std::string_view key) {
    if (!is_note_key(key)) return fail(Code::invalid, "a kind note is left by its catalogue key (a-z, 0-9, '.', '-')");
    const auto stored = txn.get(Table::notes, bytes_of(key));
    put(txn, key, (stored ? showings_of(*stored) : 0) + showings_per_note);
    return {};
}

} // namespace store
