// See requests.h.
#include "store/requests.h"

#include "store/day_key.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/request_generated.h"

#include <sodium.h>

namespace store {

Result<void> Requests::put(WriteTxn& txn, const DayKey& key, const Request& request) {
    if (!is_allowed(request.name)) return fail(Code::invalid, "a request stands under one of the arrival names");
    if (!request.kinds.any()) return fail(Code::invalid, "a request asks for something");
    flatbuffers::FlatBufferBuilder builder(64);
    builder.ForceDefaults(true); // what was not asked for takes as much room as what was
    builder.Finish(schema::CreateRequest(builder, request.name.family, request.name.shape, request.name.number,
                                         request.kinds.peer, request.kinds.quiet, request.kinds.water,
                                         request.kinds.private_talk));
    const DayAndId at = key_of(key.day(), request.id);
    const Bytes sealed = key.seal({builder.GetBufferPointer(), builder.GetSize()}, RecordKind::request, at);
    sodium_memzero(builder.GetBufferPointer(), builder.GetSize());
    txn.put(Table::requests, at, sealed);
    return {};
}

Result<RequestList> Requests::list(Day day, const Session& session) const {
    return db_.read([&](const ReadTxn& txn) -> Result<RequestList> {
        RequestList list;
        OpenDayKeys keys(session, RecordKind::request);
        keys.load(txn, day);
        txn.each(Table::requests, bytes_of(day), [&](ByteView key, ByteView sealed) {
            if (key.size() != std::tuple_size_v<DayAndId> || day_at(key) != day) return false;
            const ByteView plain = keys.open(sealed, day_and_id(key));
            const auto* stored = plain.empty() ? nullptr : verified<schema::Request>(plain);
            if (stored == nullptr) {
                ++list.corrupt;
                return true;
            }
            list.requests.push_back({id_at(key),
                                     {stored->family(), stored->shape(), stored->number()},
                                     {stored->peer(), stored->quiet(), stored->water(), stored->private_talk()}});
            return true;
        });
        return list;
    });
}

Result<void> Requests::answer(Day day, const RequestId& id) {
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        txn.erase(Table::requests, key_of(day, id));
        return {};
    });
}

Result<std::size_t> Requests::drop_before(Day day) {
    return db_.write([&](WriteTxn& txn) -> Result<std::size_t> {
        std::vector<Bytes> old;
        txn.each(Table::requests, {}, [&](ByteView key, ByteView) {
            if (key.size() >= 4 && day_at(key) >= day) return false;
            old.emplace_back(key.begin(), key.end());
            return true;
        });
        for (const Bytes& key : old) txn.erase(Table::requests, key);
        return old.size();
    });
}

} // namespace store
