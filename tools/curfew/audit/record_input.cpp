#include "record_input.hpp"

#include "console.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace curfew::tool {

bool record_input::read_more() {
    if (has_ended_) return false;
    const std::size_t before = text_.size();
    const std::size_t room = before < limits_.block ? limits_.block - before : limits_.block;
    text_.resize(before + room);
    const std::size_t count = source_.read(text_.data() + before, room);
    text_.resize(before + count);
    has_ended_ = count == 0;
    return !has_ended_;
}

const std::string& record_input::byte_order_mark() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (has_started_) return mark_;
    has_started_ = true;
    while (text_.size() < mark.size() && mark.starts_with(text_) && read_more()) {
    }
    if (text_.starts_with(mark)) {
        mark_ = mark;
        text_.erase(0, mark.size());
    }
    return mark_;
}

std::optional<record_form> record_input::guess_form() {
    static_cast<void>(byte_order_mark());
    const auto first = [this] { return text_.find_first_not_of(" \t\r\n"); };
    while (first() == std::string::npos && text_.size() <= limits_.longest_record && read_more()) {
    }
    if (first() == std::string::npos) return std::nullopt;
    return text_[first()] == '{' ? record_form::ndjson : record_form::csv;
}

void record_input::expect(record_form form, char delimiter) noexcept {
    form_ = form;
    delimiter_ = delimiter;
    scanner_ = csv_scanner{delimiter};
}

std::size_t record_input::end_of_whole_records() noexcept {
    if (form_ == record_form::csv) {
        while (scanner_.find_end(text_)) {
        }
        return scanner_.record_begin();
    }
    const std::size_t last = std::string_view{text_}.substr(looked_at_).rfind('\n');
    if (last != std::string_view::npos) lines_end_ = looked_at_ + last + 1;
    looked_at_ = text_.size();
    return lines_end_;
}

void record_input::refuse_long_record() const {
    throw failure{"standard input: line " + std::to_string(line_) + " is longer than " +
                  std::to_string(limits_.longest_record) + " bytes; are these records?"};
}

std::size_t record_input::cut_unfinished() {
    const bool in_quotes = form_ == record_form::csv && scanner_.inside_quotes();
    if (has_ended_ && !in_quotes) return text_.size();
    const std::size_t line_end = in_quotes ? text_.find('\n', skipped_for_quote_) : std::string::npos;
    if (line_end == std::string::npos) {
        if (!has_ended_) refuse_long_record();
        return text_.size();
    }
    skipped_for_quote_ = std::max<std::size_t>(64, skipped_for_quote_ * 2);
    return line_end + 1;
}

void record_input::hand_out(std::size_t size, record_block& block) {
    block.text.swap(text_);
    text_.assign(block.text, size, std::string::npos);
    block.text.resize(size);
    block.first_line = line_;
    line_ += static_cast<std::uint64_t>(std::count(block.text.begin(), block.text.end(), '\n'));
}

bool record_input::next(record_block& block) {
    static_cast<void>(byte_order_mark());
    for (;;) {
        const std::size_t whole = end_of_whole_records();
        if (whole > 0 && (has_ended_ || text_.size() >= limits_.block || !source_.is_ready())) {
            skipped_for_quote_ = 0;
            hand_out(whole, block);
            scanner_.shift(whole);
            looked_at_ -= whole;
            lines_end_ = 0;
            return true;
        }
        if (has_ended_ && (text_.empty() || source_.is_stopped())) return false;
        if (has_ended_ || (whole == 0 && text_.size() > limits_.longest_record)) {
            hand_out(cut_unfinished(), block);
            scanner_ = csv_scanner{delimiter_};
            looked_at_ = 0;
            return true;
        }
        read_more();
    }
}

std::optional<std::string> record_input::next_record() {
    static_cast<void>(byte_order_mark());
    std::size_t end = 0;
    csv_scanner alone{delimiter_};
    const auto is_found = [&] {
        if (form_ == record_form::ndjson) return (end = text_.find('\n') + 1) != 0;
        return alone.find_end(text_) && (end = alone.record_begin()) != 0;
    };
    while (!is_found()) {
        if (text_.size() > limits_.longest_record) refuse_long_record();
        if (!read_more()) break;
    }
    if (end == 0) end = text_.size();
    if (end == 0 || (has_ended_ && source_.is_stopped())) return std::nullopt;
    record_block first;
    hand_out(end, first);
    scanner_ = csv_scanner{delimiter_};
    looked_at_ = lines_end_ = 0;
    return std::move(first.text);
}

} // namespace curfew::tool
