#pragma once
// A file that is read whole, and its name as messages have it.

#include <istream>
#include <string>

namespace curfew::tool {

/// A file that was read. `text` is cut off one byte past the size limit of the library's readers, which refuse it then.
struct text_file {
    /// As in messages; made visible.
    std::string name;
    std::string text;
};

/// Reads the file, or standard input for `-`; throws `failure` if it cannot be read.
[[nodiscard]] text_file read_text_file(const std::string& path, std::istream& in);

} // namespace curfew::tool
