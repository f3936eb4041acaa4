// libzip is given the entry as a stream that is already compressed and encrypted (zip_source_function, "if the data is
// encrypted ..."): it writes the headers, sizes and the AES field, and copies the stream. The compression is deflate
// with stored blocks only: rows of random ids hardly shrink, and a compressed size would tell of what is inside.
#include "store/package/locked.h"

#include "store/package/locked_stream.h"
#include "store/package/records.h"
#include "store/package/zip_owners.h"

#include <algorithm>
#include <sodium.h>

namespace store {
namespace {

constexpr const char* records_name = "records.csv";
constexpr const char* audit_name = "audit.csv";
constexpr std::size_t container_bytes = 2048; // of headers, at most

tl::unexpected<Error> zip_failure(Code code, std::string_view what) {
    return fail(code, "records.zip: " + std::string(what) + ".");
}

/// To the end, because only there the HMAC is checked. -1 when it fails.
std::int64_t read_all(zip_file_t* file, std::string& into) {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto length = zip_fread(file, into.data() + done, into.size() - done);
        if (length < 0) return -1;
        if (length == 0) return static_cast<std::int64_t>(done);
        done += static_cast<std::size_t>(length);
    }
    return -1; // longer than the directory says
}

/// Takes deflate's stored blocks apart. They are all we write, so anything else is not ours.
bool unpack(std::string_view packed, std::string& csv) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(packed[at])); };
    bool last = false;
    while (!last && packed.size() >= block_head_bytes) {
        const auto length = byte(1) | byte(2) << 8;
        if (byte(0) > 1 || (byte(3) | byte(4) << 8) != (length ^ 0xffff)) return false;
        if (packed.size() - block_head_bytes < length) return false;
        last = byte(0) == 1;
        csv.append(packed.substr(block_head_bytes, length));
        packed.remove_prefix(block_head_bytes + length);
    }
    return last && packed.empty();
}

/// Noon of the day in MS-DOS form. libzip's other setter goes through the local time zone.
bool set_time(zip_t* archive, zip_uint64_t index, Day day) {
    const auto date = date_of(day);
    const int year = std::clamp(static_cast<int>(date.year()), 1980, 2107);
    const auto dos_date = static_cast<zip_uint16_t>((year - 1980) << 9 | static_cast<int>(unsigned{date.month()}) << 5 |
                                                    static_cast<int>(unsigned{date.day()}));
    constexpr zip_uint16_t noon = 12 << 11;
    return zip_file_set_dostime(archive, index, noon, dos_date, 0) == 0;
}

tl::unexpected<Error> not_made() { return zip_failure(Code::io, "the locked file could not be made"); }

/// `stream` must live until the archive is closed.
Result<void> add_entry(zip_t* archive, const char* name, LockedStream& stream, Day day) {
    zip_source_t* entry = zip_source_function(archive, &LockedStream::call, &stream);
    if (entry == nullptr) return zip_failure(Code::io, "no memory");
    const auto added = zip_file_add(archive, name, entry, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(entry);
        return not_made();
    }
    const auto index = static_cast<zip_uint64_t>(added);
    if (zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 0) != 0 ||
        zip_file_set_encryption(archive, index, ZIP_EM_AES_256, nullptr) != 0 || !set_time(archive, index, day))
        return not_made();
    return {};
}

/// What a text of so many bytes takes in the archive, at most.
std::size_t packed_bytes(std::size_t plain_bytes) {
    const std::size_t blocks = plain_bytes / (block_bytes_max - record_bytes) + 1; // whole rows to a block
    return plain_bytes + blocks * block_head_bytes;
}

/// One entry, decrypted, checked against its HMAC and unpacked.
Result<std::string> unlock_entry(zip_t* archive, const char* name, std::size_t zip_bytes,
                                 const SecretText& passphrase) {
    const auto refuse = [&](std::string_view what) {
        return zip_failure(Code::corrupt, std::string(name) + " in it " + std::string(what));
    };
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive, name, 0, &stat) != 0) return refuse("is missing");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 || stat.encryption_method != ZIP_EM_AES_256)
        return refuse("must be locked with AES-256");
    // Stored blocks only add to the rows, so a larger claim is a trap for memory.
    const bool sizes_known = (stat.valid & ZIP_STAT_SIZE) != 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (!sizes_known || stat.size > zip_bytes || stat.comp_size > zip_bytes)
        return refuse("claims to be longer than it can be");
    // Decrypted and checked against its HMAC, but not unpacked: libzip 1.7 expects a CRC there, and AE-2 has none.
    const ZipEntry file(zip_fopen_index_encrypted(archive, stat.index, ZIP_FL_COMPRESSED, passphrase.c_str()));
    if (!file) {
        const bool wrong = zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_WRONGPASSWD;
        return wrong ? zip_failure(Code::wrong_passcode, "the passphrase does not open it")
                     : zip_failure(Code::corrupt, zip_strerror(archive));
    }
    std::string packed(static_cast<std::size_t>(stat.comp_size) + 1, '\0');
    const auto length = read_all(file.get(), packed);
    if (length < 0) {
        sodium_memzero(packed.data(), packed.size());
        return refuse("is damaged");
    }
    packed.resize(static_cast<std::size_t>(length));
    std::string csv;
    csv.reserve(static_cast<std::size_t>(stat.size));
    const bool whole = unpack(packed, csv) && csv.size() == stat.size;
    sodium_memzero(packed.data(), packed.size());
    if (whole) return csv;
    sodium_memzero(csv.data(), csv.size());
    return refuse("is damaged");
}

} // namespace

Result<std::vector<std::uint8_t>> lock_records(std::span<const Visit> visits, std::string_view audit, Period period,
                                               std::string_view passphrase) {
    auto for_records = Ae2Encryptor::start(passphrase);
    if (!for_records) return tl::unexpected(for_records.error());
    auto for_audit = Ae2Encryptor::start(passphrase);
    if (!for_audit) return tl::unexpected(for_audit.error());
    RecordsWriter writer(visits, period);
    const std::size_t records_bytes = records_csv_bytes(visits.size());
    LockedStream records([&](std::span<char> out) { return writer.read(out); }, records_bytes, std::move(*for_records));
    LockedStream actions(
        [rest = audit](std::span<char> out) mutable {
            const auto length = rest.copy(out.data(), out.size());
            rest.remove_prefix(length);
            return length;
        },
        audit.size(), std::move(*for_audit));
    Target written(packed_bytes(records_bytes) + packed_bytes(audit.size()) + container_bytes);
    const ZipSource target(zip_source_function_create(&Target::call, &written, nullptr));
    if (!target) return zip_failure(Code::io, "no memory");
    zip_source_keep(target.get()); // the archive frees one hold, we the other
    ZipArchive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(target.get());
        return zip_failure(Code::io, "no memory");
    }
    if (auto added = add_entry(archive.get(), records_name, records, period.until); !added)
        return tl::unexpected(added.error());
    if (auto added = add_entry(archive.get(), audit_name, actions, period.until); !added)
        return tl::unexpected(added.error());
    if (zip_close(archive.get()) != 0) return zip_failure(Code::io, zip_strerror(archive.get()));
    (void)archive.release(); // zip_close freed it
    return written.take();
}

Result<Unlocked> unlock_records(std::span<const std::uint8_t> zip, const SecretText& passphrase) {
    zip_source_t* source = zip_source_buffer_create(zip.data(), zip.size(), 0, nullptr);
    if (source == nullptr) return zip_failure(Code::io, "no memory");
    zip_error_t problem;
    zip_error_init(&problem);
    const ZipArchive archive(zip_open_from_source(source, ZIP_CHECKCONS, &problem));
    if (!archive) {
        zip_source_free(source);
        std::string reason = zip_error_strerror(&problem);
        zip_error_fini(&problem);
        return zip_failure(Code::corrupt, "it is not a whole zip file (" + reason + ")");
    }
    const auto entries = zip_get_num_entries(archive.get(), 0);
    if (entries != 2 || zip_name_locate(archive.get(), records_name, 0) < 0 ||
        zip_name_locate(archive.get(), audit_name, 0) < 0)
        return zip_failure(Code::corrupt, "it must hold records.csv and audit.csv and nothing else");
    auto records = unlock_entry(archive.get(), records_name, zip.size(), passphrase);
    if (!records) return tl::unexpected(records.error());
    Unlocked unlocked{std::move(*records), {}};
    auto audit = unlock_entry(archive.get(), audit_name, zip.size(), passphrase);
    if (!audit) return tl::unexpected(audit.error());
    unlocked.audit = std::move(*audit);
    return unlocked;
}

Unlocked::~Unlocked() { sodium_memzero(records.data(), records.size()); }

} // namespace store
