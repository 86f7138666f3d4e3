#pragma once
// Where the tool reads and writes, so that a test can run it inside its own process.

#include <istream>
#include <ostream>
#include <stdexcept>
#include <string_view>

namespace curfew::tool {

/// What the process ends with.
enum class exit_status : int {
    /// Yes, valid.
    yes = 0,
    /// No, invalid: an error-level diagnostic, a forbidden instant.
    no = 1,
    /// Wrong usage, or input that cannot be read.
    unusable = 2,
};

/// Wrong usage, or input that cannot be read: the message goes to standard error, the status is `unusable`.
class failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Kinds of text that a terminal shows apart. Colour carries nothing that the words do not say.
enum class style { plain, error, warning, good, strong, faint, forbidden, letter };

/// A stream for people, which may be a terminal that knows colours.
struct text_stream {
    std::ostream& bytes;
    bool coloured = false;
    bool is_terminal = false;

    /// `text` in that style; plain where there is no colour.
    void put(style how, std::string_view text) const;
    void put(std::string_view text) const { bytes << text; }
};

/// The three standard streams.
struct console {
    std::istream& in;
    text_stream out;
    text_stream err;
    /// What `in` reads from, for who must wait for it and for a signal at once; -1 if it is no descriptor.
    int in_descriptor = -1;
};

} // namespace curfew::tool
