#include "line_framer.hpp"

#include "bytes.hpp"

#include <algorithm>

namespace curfew::tool {

namespace {

std::size_t less(std::size_t value, std::size_t count) noexcept {
    return value < count ? 0 : value - count;
}

} // namespace

std::size_t line_framer::cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto line_end = end_of_line(text, begin, is_whole);
        if (is_too_long(text, begin, line_end.value_or(text.size()))) {
            refuse_length(longest_);
            break;
        }
        if (!line_end) break;
        std::size_t end = *line_end;
        if (rules_.has_quotes && ends_open(text.substr(begin, end - begin), false)) {
            const closing state = find_closing(text, {begin, end}, is_whole);
            if (state == closing::not_yet) break;
            if (state == closing::found) end = closing_->end;
        }
        add(text, begin, end, frames);
        begin = end;
    }
    shift(begin);
    return begin;
}

std::optional<std::size_t> line_framer::end_of_line(std::string_view text, std::size_t begin, bool is_whole) {
    const bool is_known = unfinished_.begin <= begin && begin <= unfinished_.end;
    const std::size_t end = find_byte(text, '\n', is_known ? unfinished_.end : begin, text.size());
    if (end < text.size()) return end + 1;
    if (is_whole) return end;
    unfinished_ = {begin, end};
    return std::nullopt;
}

/// Whether a quote is open at the end of a line, where one is `open` at its start or none.
bool line_framer::ends_open(std::string_view text, bool open) const noexcept {
    for (std::size_t at = find_byte(text, csv_quote, 0, text.size()); at < text.size();
         at = find_byte(text, csv_quote, at, text.size())) {
        if (!open) {
            open = at == 0 || text[at - 1] == rules_.delimiter;
        } else if (at + 1 < text.size() && text[at + 1] == csv_quote) {
            ++at;
        } else {
            open = false;
        }
        ++at;
    }
    return open;
}

/// From inside quotes each line ends inside or outside, whatever came before: so one search serves all lines before the one
/// that it finds.
line_framer::closing line_framer::find_closing(std::string_view text, const line& first, bool is_whole) {
    if (closing_ && closing_->begin < first.end) closing_.reset();
    for (std::size_t at = std::max(first.end, searched_to_); !closing_;) {
        searched_to_ = at;
        const auto end = at < text.size() ? end_of_line(text, at, is_whole) : std::nullopt;
        // What is there already may be too much.
        if (is_too_long(text, first.begin, end.value_or(text.size()))) return closing::none;
        if (!end) return is_whole ? closing::none : closing::not_yet;
        if (!ends_open(text.substr(at, *end - at), true)) closing_ = line{at, *end};
        at = *end;
    }
    return is_too_long(text, first.begin, closing_->end) ? closing::none : closing::found;
}

bool line_framer::is_too_long(std::string_view text, std::size_t begin, std::size_t end) const noexcept {
    const bool has_end = end > begin && text[end - 1] == '\n';
    return end - begin - (has_end ? 1 : 0) > longest_;
}

void line_framer::add(std::string_view text, std::size_t begin, std::size_t end,
                      std::vector<record_frame>& frames) const {
    const std::string_view all = text.substr(begin, end - begin);
    const std::size_t line_end = all.ends_with("\r\n") ? 2 : all.ends_with('\n') ? 1 : 0;
    const std::string_view record = all.substr(0, all.size() - line_end);
    const bool is_blank =
        rules_.skips_blanks ? std::all_of(record.begin(), record.end(), is_json_blank) : record.empty();
    if (is_blank) return;
    frames.push_back({begin, begin + record.size()});
}

void line_framer::shift(std::size_t count) noexcept {
    unfinished_ = {less(unfinished_.begin, count), less(unfinished_.end, count)};
    searched_to_ = less(searched_to_, count);
    if (!closing_) return;
    if (closing_->begin < count) {
        closing_.reset();
    } else {
        closing_ = line{closing_->begin - count, closing_->end - count};
    }
}

} // namespace curfew::tool
