// Reading and writing FlatBuffers values. Nothing is looked at before it is verified, and it is verified in a copy of
// our own, aligned and out of the medium's reach.
#pragma once

#include "store/error.h"
#include "store/secret.h"

#include <flatbuffers/flatbuffers.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace store {

/// Null when the bytes are not a sound T. `bytes` must be aligned to 8.
template <typename T>
const T* verified(ByteView bytes) {
    flatbuffers::Verifier verifier(bytes.data(), bytes.size());
    if (!verifier.VerifyBuffer<T>(nullptr)) return nullptr;
    return flatbuffers::GetRoot<T>(bytes.data());
}

/// A verified copy of a stored value.
template <typename T>
class Record {
  public:
    /// `what` names the value in the sentence of Code::corrupt.
    static Result<Record> read(ByteView stored, std::string_view what) {
        Record record(Bytes(stored.begin(), stored.end()));
        if (verified<T>(record.bytes_) == nullptr)
            return fail(Code::corrupt, "the stored " + std::string(what) + " is damaged");
        return record;
    }
    const T* operator->() const { return flatbuffers::GetRoot<T>(bytes_.data()); }

  private:
    explicit Record(Bytes bytes) : bytes_(std::move(bytes)) {}
    Bytes bytes_;
};

template <typename T>
Bytes finished(flatbuffers::FlatBufferBuilder& builder, flatbuffers::Offset<T> root) {
    builder.Finish(root);
    return Bytes(builder.GetBufferPointer(), builder.GetBufferPointer() + builder.GetSize());
}

inline ByteView view_of(const flatbuffers::Vector<std::uint8_t>* bytes) {
    return bytes == nullptr ? ByteView{} : ByteView{bytes->data(), bytes->size()};
}

inline flatbuffers::Offset<flatbuffers::Vector<std::uint8_t>> vector_of(flatbuffers::FlatBufferBuilder& builder,
                                                                        ByteView bytes) {
    return builder.CreateVector(bytes.data(), bytes.size());
}

/// False when the stored length is another one.
template <std::size_t Size>
bool copy_exactly(ByteView from, std::array<std::uint8_t, Size>& to) {
    if (from.size() != Size) return false;
    std::copy(from.begin(), from.end(), to.begin());
    return true;
}

} // namespace store
