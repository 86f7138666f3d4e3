#pragma once
// Lines from a pipe, in constant memory; what has been answered goes out before the reader waits for more.

#include <cstddef>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace curfew::tool {

/// Reads `in` to its end and flushes `out` whenever no byte is waiting.
class line_reader {
public:
    line_reader(std::istream& in, std::ostream& out) : in_{*in.rdbuf()}, out_{out} {}

    /// The next line without its end (LF or CR LF), good until the next call; nullopt after the last. Of a line longer
    /// than `longest` the rest is left out and `cut_mark` stands for it, so that it is never taken for a whole one. Throws
    /// `failure` if the input cannot be read.
    [[nodiscard]] std::optional<std::string_view> next();

    static constexpr std::size_t longest = 1024;
    static constexpr std::string_view cut_mark = "...";

private:
    [[nodiscard]] std::optional<std::string_view> read_line();

    std::streambuf& in_;
    std::ostream& out_;
    std::string line_;
};

} // namespace curfew::tool
