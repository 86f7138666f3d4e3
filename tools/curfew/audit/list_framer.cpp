#include "list_framer.hpp"

#include <algorithm>

namespace curfew::tool {

std::size_t list_framer::cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) {
    std::size_t at = 0;
    is_waiting_ = false;
    while (fault().empty() && !is_waiting_) {
        const std::size_t known = frames.size();
        const std::string_view rest = text.substr(at);
        const std::size_t taken = list_     ? cut_list(rest, is_whole, frames)
                                  : other_  ? cut_other(rest, is_whole, frames)
                                  : object_ ? cut_object(rest, is_whole, frames)
                                            : cut_between(rest, is_whole);
        for (std::size_t i = known; i < frames.size(); ++i) {
            frames[i].begin += at;
            frames[i].end += at;
        }
        at += taken;
    }
    return at;
}

std::size_t list_framer::cut_between(std::string_view text, bool is_whole) {
    const std::size_t next = std::min(text.find_first_not_of(json_blanks), text.size());
    pass(text.substr(0, next));
    if (next == text.size()) {
        is_waiting_ = true;
        if (is_whole && place_.is_inside()) refuse("the array of records is not closed");
        return next;
    }
    std::string why;
    if (place_.starts_record(text[next], why)) {
        if (text[next] == '{') {
            object_.emplace(path_, longest_);
        } else {
            other_.emplace(longest_, json_framer::extent::record, column_);
        }
        return next;
    }
    if (!why.empty()) {
        refuse(std::move(why));
        return next;
    }
    ++column_;
    return next + 1;
}

std::size_t list_framer::cut_object(std::string_view text, bool is_whole, std::vector<record_frame>& frames) {
    const bool had_list = object_->has_list();
    const auto found = object_->scan(text);
    const std::size_t end = object_->at();
    if (!had_list && end > longest_) {
        refuse_length(longest_);
        return 0;
    }
    const bool is_cut_off = found == list_finder::found::more && is_whole;
    if (!had_list && (found == list_finder::found::fault || is_cut_off)) {
        object_.reset();
        other_.emplace(longest_, json_framer::extent::record, column_);
        return 0;
    }
    std::size_t taken = end;
    switch (found) {
    case list_finder::found::fault:
        taken = object_->needed();
        refuse("an object is no JSON behind its list of records, or has the list twice");
        break;
    case list_finder::found::more:
        taken = had_list ? object_->needed() : 0;
        is_waiting_ = true;
        if (is_cut_off) refuse("an object is not closed behind its list of records");
        break;
    case list_finder::found::list: break;
    case list_finder::found::end:
        if (!had_list) frames.push_back({0, end, true});
        break;
    }
    pass(text.substr(0, taken));
    object_->shift(taken);
    if (found == list_finder::found::end) {
        object_.reset();
        place_.end_record(false);
    } else if (found == list_finder::found::list) {
        list_.emplace(longest_, json_framer::extent::array, column_);
    }
    return taken;
}

std::size_t list_framer::cut_list(std::string_view text, bool is_whole, std::vector<record_frame>& frames) {
    const std::size_t taken = list_->cut(text, is_whole, frames);
    refuse(list_->fault());
    if (list_->is_done()) {
        column_ = list_->column();
        list_.reset();
    } else {
        is_waiting_ = true;
    }
    return taken;
}

std::size_t list_framer::cut_other(std::string_view text, bool is_whole, std::vector<record_frame>& frames) {
    const std::size_t taken = other_->cut(text, is_whole, frames);
    refuse(other_->fault());
    if (other_->is_done()) {
        frames.back().lacks_list = true;
        column_ = other_->column();
        place_.end_record(other_->is_broken());
        other_.reset();
    } else {
        is_waiting_ = true;
    }
    return taken;
}

void list_framer::pass(std::string_view text) noexcept {
    const std::size_t line_end = text.rfind('\n');
    column_ = line_end == std::string_view::npos ? column_ + text.size() : text.size() - line_end - 1;
}

} // namespace curfew::tool
