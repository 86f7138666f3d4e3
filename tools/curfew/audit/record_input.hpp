#pragma once
// Records in blocks: each block holds whole records, so that blocks can be read apart from each other.

#include "byte_source.hpp"
#include "csv_text.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace curfew::tool {

enum class record_form : std::uint8_t { csv, ndjson };

/// How much is held in memory.
struct record_limits {
    std::size_t block = std::size_t{256} << 10;
    std::size_t longest_record = std::size_t{1} << 20;
};

/// Whole records, as they came.
struct record_block {
    std::string text;
    /// Of its first record, from 1.
    std::uint64_t first_line = 1;
};

/// Reads a source block by block, in memory of at most a block and two records. A block is handed out as soon as more would
/// have to be waited for.
class record_input {
public:
    explicit record_input(byte_source& source, record_limits limits = {}) noexcept : source_{source}, limits_{limits} {}

    /// The byte order mark, if the source starts with one; it belongs to no record.
    [[nodiscard]] const std::string& byte_order_mark();

    /// What the first byte that is no blank says; nullopt if there is none.
    [[nodiscard]] std::optional<record_form> guess_form();

    /// To be said before the first record is read.
    void expect(record_form form, char delimiter) noexcept;

    /// The next record alone, with its end; nullopt after the last. Throws `failure`.
    [[nodiscard]] std::optional<std::string> next_record();

    /// The next block; false after the last. What follows a quote that is not closed in time is handed out as a block
    /// that ends inside quotes: at first only the line it stands in, and twice as much each time that does not help.
    /// Throws `failure` if the source cannot be read, or for a line that is longer than a record may be.
    [[nodiscard]] bool next(record_block& block);

private:
    bool read_more();
    [[nodiscard]] std::size_t end_of_whole_records() noexcept;
    [[nodiscard]] std::size_t cut_unfinished();
    [[noreturn]] void refuse_long_record() const;
    void hand_out(std::size_t size, record_block& block);

    byte_source& source_;
    record_limits limits_;
    record_form form_ = record_form::csv;
    char delimiter_ = ',';
    csv_scanner scanner_{','};
    /// What has been read and not handed out.
    std::string text_;
    /// Of text_, for NDJSON: what has been looked at, and where the last line in it ends.
    std::size_t looked_at_ = 0;
    std::size_t lines_end_ = 0;
    std::string mark_;
    std::size_t skipped_for_quote_ = 0;
    std::uint64_t line_ = 1;
    bool has_started_ = false;
    bool has_ended_ = false;
};

} // namespace curfew::tool
