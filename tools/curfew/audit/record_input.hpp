#pragma once
// Records in blocks: each block holds whole records, so that blocks can be read apart from each other.

#include "byte_source.hpp"
#include "record_form.hpp"
#include "record_framer.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// How much is held in memory.
struct record_limits {
    std::size_t block = std::size_t{256} << 10;
    std::size_t longest_record = std::size_t{1} << 20;
};

/// Whole records, and what lies between them, as they came.
struct record_block {
    /// Behind the text: so many bytes can be read, which readers that take many bytes at once need.
    static constexpr std::size_t padding = 64;

    /// The text, the padding, and perhaps more.
    std::string bytes;
    std::size_t size = 0;
    std::vector<record_frame> frames;
    /// Of the text's first byte, from 1.
    std::uint64_t first_line = 1;

    [[nodiscard]] std::string_view text() const noexcept { return std::string_view{bytes}.substr(0, size); }
};

/// Reads a source block by block, in memory of at most a block and two records. A block is handed out as soon as more would
/// have to be waited for.
class record_input {
public:
    explicit record_input(byte_source& source, record_limits limits = {}) noexcept : source_{source}, limits_{limits} {}

    /// What comes next, at least `size` bytes of it unless the source ends before. Good until the next call.
    [[nodiscard]] std::string_view peek(std::size_t size);

    /// The next line with its end, which is not taken; as much as a record may have, at most.
    [[nodiscard]] std::string_view peek_line();

    /// Takes the next `size` bytes, which have been looked at, out of the input.
    [[nodiscard]] std::string take(std::size_t size);

    /// To be said before the first record is read; see framer_of().
    void expect(record_form form, csv_dialect dialect, std::vector<std::string> list = {});

    /// The next block; false after the last. Throws `failure` if the source cannot be read, or where no record can be found.
    [[nodiscard]] bool next(record_block& block);

    /// Whether a signal has ended it before its source did.
    [[nodiscard]] bool is_stopped() const noexcept { return source_.is_stopped(); }

    /// How many bytes a record may have.
    [[nodiscard]] std::size_t longest_record() const noexcept { return limits_.longest_record; }

private:
    [[nodiscard]] std::string_view text() const noexcept { return std::string_view{bytes_}.substr(0, held_); }
    bool read_more();
    void cut();
    void hand_out(record_block& block);

    byte_source& source_;
    record_limits limits_;
    std::unique_ptr<record_framer> framer_;
    /// What has been read and not handed out: the first held_ bytes. The first done_ of them hold the records of frames_.
    std::string bytes_;
    std::size_t held_ = 0;
    std::size_t done_ = 0;
    std::vector<record_frame> frames_;
    std::uint64_t line_ = 1;
    bool has_ended_ = false;
    /// Why the source can be read no further.
    std::exception_ptr source_fault_;
};

} // namespace curfew::tool
