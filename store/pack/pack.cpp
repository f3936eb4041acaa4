// The container is a zip whose entries are stored, never compressed: the same files make the same bytes with every
// zlib, and no entry can be larger than the bytes it takes. The signature is looked at before anything it covers is
// parsed, and every size before memory is taken for it.
#include "store/pack/pack.h"

#include "store/pack/manifest.h"
#include "store/package/digest.h"
#include "store/package/zip_owners.h"

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace store {
namespace {

constexpr std::string_view directory_mark{"PK\x01\x02", 4}; // of each entry in a zip's directory (APPNOTE 4.3.12)
constexpr zip_uint16_t dos_date = 1 << 5 | 1;               // 1980-01-01: a pack holds no time
constexpr zip_uint8_t made_on_unix = ZIP_OPSYS_UNIX;
constexpr int unix_mode_shift = 16;

tl::unexpected<Error> bad(Code code, std::string_view name, std::string_view what) {
    std::string shown; // a name from outside goes to a terminal: printable letters of it, and not many
    for (const char letter : name.substr(0, 80)) shown += letter >= ' ' && letter <= '~' ? letter : '?';
    return fail(code, shown + ": " + std::string(what) + ".");
}

std::uint64_t entries_claimed(ByteView zip) {
    std::uint64_t count = 0;
    const auto text = text_of(zip);
    for (auto at = text.find(directory_mark); at != std::string_view::npos; at = text.find(directory_mark, at + 4))
        ++count;
    return count;
}

Result<ZipArchive> open_zip(ByteView zip) {
    if (zip.size() > pack_bytes_max)
        return bad(Code::invalid, "the pack", "it may have " + std::to_string(pack_bytes_max >> 20) + " MB at most");
    if (entries_claimed(zip) > pack_files_max + 1)
        return bad(Code::invalid, "the pack", "it may hold " + std::to_string(pack_files_max) + " files at most");
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* source = zip_source_buffer_create(zip.data(), zip.size(), 0, &problem);
    ZipArchive archive(source == nullptr ? nullptr
                                         : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &problem));
    if (!archive && source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&problem);
    const bool twice = zip_error_code_zip(&problem) == ZIP_ER_EXISTS;
    zip_error_fini(&problem);
    if (!archive && twice) return bad(Code::invalid, "the pack", "it holds a file twice");
    if (!archive) return bad(Code::corrupt, "the pack", "it is not a whole zip file (" + why + ")");
    return archive;
}

/// A plain file of the kind that make_pack writes. Anything else is somebody's attempt.
Result<std::uint64_t> check_entry(zip_t* archive, zip_uint64_t index, std::string_view name) {
    if (name.starts_with('/') || name.find("..") != std::string_view::npos || name.find('\\') != std::string_view::npos)
        return bad(Code::invalid, name, "its name leads out of the pack");
    if (name != pack_manifest_name && !is_pack_name(name))
        return bad(Code::invalid, name, "no pack may hold a file of this name");
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return bad(Code::corrupt, name, "its attributes cannot be read");
    const auto kind = attributes >> unix_mode_shift & S_IFMT;
    if (system == made_on_unix && kind != S_IFREG && kind != 0)
        return bad(Code::invalid, name, kind == S_IFLNK ? "it is a symbolic link" : "it is not a plain file");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive, index, 0, &stat) != 0) return bad(Code::corrupt, name, "its size cannot be read");
    if (stat.encryption_method != ZIP_EM_NONE) return bad(Code::invalid, name, "it is encrypted");
    if (stat.comp_method != ZIP_CM_STORE || stat.size != stat.comp_size)
        return bad(Code::invalid, name, "it is compressed; a pack's files lie in it as they are");
    const auto most = name == pack_manifest_name ? pack_manifest_bytes_max : pack_file_bytes_max;
    if (stat.size > most) return bad(Code::invalid, name, "it may have " + std::to_string(most) + " bytes at most");
    return stat.size;
}

Result<Bytes> read_entry(zip_t* archive, zip_uint64_t index, std::string_view name, std::uint64_t size) {
    const ZipEntry file(zip_fopen_index(archive, index, 0));
    Bytes bytes(size);
    std::size_t done = 0;
    while (file && done < bytes.size()) {
        const auto length = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
        if (length <= 0) break;
        done += static_cast<std::size_t>(length);
    }
    std::uint8_t beyond = 0; // only at the end does libzip say that the checksum is wrong
    if (!file || done < bytes.size() || zip_fread(file.get(), &beyond, 1) != 0)
        return bad(Code::corrupt, name, "its bytes are damaged");
    return bytes;
}

Result<std::vector<PackFile>> read_entries(zip_t* archive) {
    const auto count = static_cast<zip_uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(archive, 0), 0));
    if (count > pack_files_max + 1)
        return bad(Code::invalid, "the pack", "it may hold " + std::to_string(pack_files_max) + " files at most");
    std::uint64_t total = 0;
    std::vector<PackFile> files;
    for (zip_uint64_t index = 0; index < count; ++index) {
        const char* given = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
        const std::string name = given == nullptr ? "" : given;
        const auto size = check_entry(archive, index, name);
        if (!size) return tl::unexpected(size.error());
        total += *size;
        if (total > pack_bytes_max) return bad(Code::invalid, name, "with it the pack is larger than it may be");
        auto bytes = read_entry(archive, index, name, *size);
        if (!bytes) return tl::unexpected(bytes.error());
        files.push_back({name, std::move(*bytes)});
    }
    std::sort(files.begin(), files.end(), [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
    return files;
}

/// Each file is the one that was signed, and none is missing or too many.
Result<void> check_files(const Pack& pack) {
    auto file = pack.files.begin();
    for (const PackEntry& entry : pack.manifest.files) {
        if (file != pack.files.end() && file->name < entry.name) break;
        if (file == pack.files.end() || file->name != entry.name)
            return bad(Code::corrupt, entry.name, "the manifest names it, and the pack does not hold it");
        if (file->bytes.size() != entry.bytes || sha256(file->bytes) != entry.sha256)
            return bad(Code::corrupt, entry.name, "it is not the file that was signed");
        ++file;
    }
    if (file != pack.files.end()) return bad(Code::corrupt, file->name, "the manifest does not name it");
    return {};
}

bool add(zip_t* archive, const std::string& name, ByteView bytes) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (source == nullptr) return false;
    const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) == 0 &&
           zip_file_set_dostime(archive, at, 0, dos_date, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, made_on_unix, (S_IFREG | 0644U) << unix_mode_shift) == 0;
}

Result<Bytes> zip_of(const std::string& manifest, const std::vector<PackFile>& files) {
    const auto failed = [] { return fail(Code::io, "the pack could not be put together."); };
    const ZipSource target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!target) return failed();
    zip_source_keep(target.get()); // the archive frees one hold, we the other
    ZipArchive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(target.get());
        return failed();
    }
    bool well = add(archive.get(), std::string(pack_manifest_name), bytes_of(manifest));
    for (const PackFile& file : files) well = well && add(archive.get(), file.name, file.bytes);
    if (!well || zip_close(archive.get()) != 0) return failed();
    (void)archive.release(); // zip_close freed it
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(target.get(), &stat) != 0 || zip_source_open(target.get()) != 0) return failed();
    Bytes bytes(stat.size);
    const auto length = zip_source_read(target.get(), bytes.data(), bytes.size());
    zip_source_close(target.get());
    if (length != static_cast<zip_int64_t>(bytes.size())) return failed();
    return bytes;
}

} // namespace

PackKey make_pack_key() {
    auto pair = make_sign_pair();
    return {pair.public_key, std::move(pair.secret)};
}

SecretText pack_key_text(const PackKey& key) {
    constexpr std::string_view digits = "0123456789abcdef";
    SecretText text = secret_text("");
    text.reserve(2 * key.secret.bytes().size());
    for (const std::uint8_t byte : key.secret.bytes()) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

Result<PackKey> pack_key_from(std::string_view text) {
    constexpr std::size_t secret_bytes = 64; // Ed25519: the seed, then the public half
    PackKey key{{}, Secret(secret_bytes)};
    if (!from_hex(text, key.secret.bytes())) return fail(Code::invalid, "a key has 128 lower-case hexadecimal digits.");
    const auto half = key.secret.bytes().last(key.public_key.size());
    std::copy(half.begin(), half.end(), key.public_key.begin());
    if (!is_signed_by(key.public_key, half, sign(key.secret, half)))
        return fail(Code::invalid, "its digits are not those of a key.");
    return key;
}

Result<Bytes> make_pack(std::uint32_t version, std::vector<PackFile> files, const PackKey& key) {
    std::sort(files.begin(), files.end(), [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
    PackManifest manifest{version, {}, {}};
    std::set<std::string> languages;
    for (const PackFile& file : files) {
        if (!is_pack_name(file.name)) return bad(Code::invalid, file.name, "no pack may hold a file of this name");
        if (file.bytes.size() > pack_file_bytes_max)
            return bad(Code::invalid, file.name,
                       "it may have " + std::to_string(pack_file_bytes_max) + " bytes at most");
        manifest.files.push_back({file.name, file.bytes.size(), sha256(file.bytes)});
        if (auto language = language_of(file.name); !language.empty()) languages.insert(std::move(language));
    }
    manifest.languages.assign(languages.begin(), languages.end());
    const auto text = signed_pack_manifest(manifest, key);
    if (!text) return tl::unexpected(text.error());
    auto zip = zip_of(*text, files);
    if (!zip) return zip;
    // The limits of a reader are those of a writer: what no kiosk would take is not made.
    if (auto read = read_pack(*zip, std::span(&key.public_key, 1)); !read) return tl::unexpected(read.error());
    return zip;
}

Result<Pack> read_pack(ByteView zip, std::span<const PublicKey> trusted) {
    const auto archive = open_zip(zip);
    if (!archive) return tl::unexpected(archive.error());
    auto files = read_entries(archive->get());
    if (!files) return tl::unexpected(files.error());
    const auto listed = std::find_if(files->begin(), files->end(),
                                     [](const PackFile& file) { return file.name == pack_manifest_name; });
    if (listed == files->end()) return bad(Code::corrupt, "manifest.json", "it is missing");
    Pack pack;
    pack.manifest_text = std::string(text_of(ByteView(listed->bytes)));
    files->erase(listed);
    if (auto known = check_pack_signature(pack.manifest_text, trusted); !known) return tl::unexpected(known.error());
    auto manifest = read_pack_manifest(pack.manifest_text);
    if (!manifest) return tl::unexpected(manifest.error());
    pack.manifest = std::move(*manifest);
    pack.files = std::move(*files);
    if (auto whole = check_files(pack); !whole) return tl::unexpected(whole.error());
    return pack;
}

} // namespace store
