#include "record_input.hpp"

#include "bytes.hpp"

#include "console.hpp"

namespace curfew::tool {

bool record_input::read_more() {
    if (has_ended_) return false;
    const std::size_t before = text_.size();
    const std::size_t room = before < limits_.block ? limits_.block - before : limits_.block;
    text_.resize(before + room);
    std::size_t count = 0;
    try {
        count = source_.read(text_.data() + before, room);
    } catch (...) {
        text_.resize(before);
        throw;
    }
    text_.resize(before + count);
    has_ended_ = count == 0;
    return !has_ended_;
}

std::string_view record_input::peek(std::size_t size) {
    while (text_.size() < size && read_more()) {
    }
    return text_;
}

std::string_view record_input::peek_line() {
    std::size_t line_end = std::string::npos;
    for (std::size_t at = 0; (line_end = text_.find('\n', at)) == std::string::npos;) {
        at = text_.size();
        if (at > limits_.longest_record || !read_more()) break;
    }
    return std::string_view{text_}.substr(0, line_end == std::string::npos ? line_end : line_end + 1);
}

std::string record_input::take(std::size_t size) {
    std::string taken = text_.substr(0, size);
    text_.erase(0, size);
    line_ += count_lines(taken);
    return taken;
}

void record_input::expect(record_form form, csv_dialect dialect) {
    framer_ = framer_of(form, dialect, limits_.longest_record);
}

void record_input::cut() {
    const std::size_t known = frames_.size();
    const bool is_whole = has_ended_ && !source_.is_stopped();
    const std::size_t count = framer_->cut(std::string_view{text_}.substr(done_), is_whole, frames_);
    for (std::size_t i = known; i < frames_.size(); ++i) {
        frames_[i].begin += done_;
        frames_[i].end += done_;
    }
    done_ += count;
}

void record_input::hand_out(record_block& block) {
    block.bytes.swap(text_);
    text_.assign(block.bytes, done_, std::string::npos);
    block.bytes.resize(done_ + record_block::padding);
    block.size = done_;
    block.frames.swap(frames_);
    frames_.clear();
    done_ = 0;
    block.first_line = line_;
    line_ += count_lines(block.text());
}

bool record_input::next(record_block& block) {
    for (;;) {
        cut();
        const bool is_stuck = source_fault_ || !framer_->fault().empty();
        if (done_ > 0 && (is_stuck || has_ended_ || text_.size() >= limits_.block || !source_.is_ready())) {
            hand_out(block);
            return true;
        }
        if (source_fault_) std::rethrow_exception(source_fault_);
        if (is_stuck) throw failure{"standard input: line " + std::to_string(line_) + ": " + framer_->fault()};
        if (has_ended_) return false;
        try {
            read_more();
        } catch (...) {
            // After the records that are whole.
            source_fault_ = std::current_exception();
        }
    }
}

} // namespace curfew::tool
