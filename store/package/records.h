// records.csv: one row a visit, every row equally long, so that the size of the locked file tells nothing but how many
// there are; and not even that below 11. Knows no encryption.
#pragma once

#include "store/error.h"
#include "store/visit.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

inline constexpr std::string_view records_header = "visit,day,reason,energy,mood,ease,fill\r\n";
inline constexpr std::size_t record_bytes = 73; ///< of every row, CR and LF included

/// Sorts by id. Ids are random, so this is the shuffle: nothing of the order of arrival is left.
void sort_for_export(std::vector<Visit>& visits);

/// Both sorted; so is the whole.
std::vector<Visit> merge_for_export(std::span<const Visit> left, std::span<const Visit> right);

/// Bytes of records.csv for that many visits. From 1 to 10 visits it is as long as 11 rows.
std::size_t records_csv_bytes(std::size_t visits);

/// Writes the file piece by piece, so that it never lies in memory whole.
class RecordsWriter {
  public:
    /// `visits` sorted, within `period`, and alive as long as the writer.
    RecordsWriter(std::span<const Visit> visits, Period period);

    /// Puts whole rows into `out` and says how many bytes; 0 at the end. `out` must hold 12 rows or more.
    std::size_t read(std::span<char> out);

  private:
    char* put_row(char* out, const Visit& visit, std::size_t extra_fill) const;

    std::span<const Visit> visits_;
    Period period_;
    std::vector<char> days_; ///< every day of the period, 10 characters each
    std::size_t next_ = 0;
    bool header_done_ = false;
};

/// Reads the file back and hands over each visit. Code::invalid with "row 17, energy: ..." for the first row that is
/// not as it should be: form, order, range, a day outside the period, a doubled id.
Result<void> read_records(std::string_view csv, Period period, const std::function<void(const Visit&)>& each);

} // namespace store
