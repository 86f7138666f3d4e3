#include "record_input.hpp"

#include "bytes.hpp"

#include "console.hpp"

#include <algorithm>
#include <utility>

namespace curfew::tool {

bool record_input::read_more() {
    if (has_ended_) return false;
    const std::size_t room = held_ < limits_.block ? limits_.block - held_ : limits_.block;
    if (bytes_.size() < held_ + room) bytes_.resize(held_ + room);
    const std::size_t count = source_.read(bytes_.data() + held_, room);
    held_ += count;
    has_ended_ = count == 0;
    return !has_ended_;
}

std::string_view record_input::peek(std::size_t size) {
    while (held_ < size && read_more()) {
    }
    return text();
}

std::string_view record_input::peek_line() {
    std::size_t line_end = 0;
    while ((line_end = find_byte(text(), '\n', line_end, held_)) == held_) {
        if (held_ > limits_.longest_record || !read_more()) break;
    }
    return text().substr(0, line_end + 1);
}

std::string record_input::take(std::size_t size) {
    std::string taken{text().substr(0, size)};
    bytes_.erase(0, size);
    held_ -= taken.size();
    line_ += count_lines(taken);
    return taken;
}

void record_input::expect(record_form form, csv_dialect dialect, std::vector<std::string> list) {
    framer_ = framer_of(form, dialect, limits_.longest_record, std::move(list));
}

void record_input::cut() {
    const std::size_t known = frames_.size();
    const bool is_whole = has_ended_ && !source_.is_stopped();
    const std::size_t count = framer_->cut(text().substr(done_), is_whole, frames_);
    for (std::size_t i = known; i < frames_.size(); ++i) {
        frames_[i].begin += done_;
        frames_[i].end += done_;
    }
    done_ += count;
}

void record_input::hand_out(record_block& block) {
    // Bytes that are read over are never cleared.
    block.bytes.swap(bytes_);
    const std::size_t rest = held_ - done_;
    if (bytes_.size() < rest) bytes_.resize(rest);
    std::copy_n(block.bytes.data() + done_, rest, bytes_.data());
    if (block.bytes.size() < done_ + record_block::padding) block.bytes.resize(done_ + record_block::padding);
    held_ = rest;
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
        if (done_ > 0 && (is_stuck || has_ended_ || held_ >= limits_.block || !source_.is_ready())) {
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
