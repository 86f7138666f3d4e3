#include "line_reader.hpp"

#include "console.hpp"

namespace curfew::tool {

std::optional<std::string_view> line_reader::next() {
    try {
        return read_line();
    } catch (const std::ios_base::failure&) {
        // A folder, a closed descriptor: libstdc++ throws from inside the buffer.
        throw failure{"standard input: cannot be read"};
    }
}

std::optional<std::string_view> line_reader::read_line() {
    using traits = std::char_traits<char>;
    line_.clear();
    bool any = false;
    for (;;) {
        if (in_.in_avail() <= 0) out_.flush();
        const auto c = in_.sbumpc();
        if (traits::eq_int_type(c, traits::eof())) break;
        any = true;
        if (c == '\n') break;
        if (line_.size() < longest) {
            line_ += traits::to_char_type(c);
        } else if (line_.size() == longest) {
            line_ += cut_mark;
        }
    }
    if (!any) return std::nullopt;
    if (line_.ends_with('\r')) line_.pop_back();
    return line_;
}

} // namespace curfew::tool
