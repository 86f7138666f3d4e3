#include "holiday_findings.hpp"

namespace curfew::tool {

std::string holiday_findings::text_of(holiday_place place) const {
    return files_[place.file] + ':' + std::to_string(place.line);
}

void holiday_findings::refuse(std::string_view about, std::string_view what) {
    add(about, what);
    if (status_ == exit_status::yes) status_ = exit_status::no;
}

void holiday_findings::unreadable(holiday_place place, std::string_view what) {
    add(text_of(place), what);
    status_ = exit_status::unusable;
}

void holiday_findings::add(std::string_view about, std::string_view what) {
    if (lines_.size() == most_kept) {
        ++left_out_;
        return;
    }
    std::string line = "curfew: ";
    line += about;
    line += ": ";
    line += what;
    lines_.push_back(std::move(line));
}

void holiday_findings::put(const text_stream& out) const {
    for (const std::string& line : lines_) out.put(line + '\n');
    if (left_out_ != 0) out.put("curfew: holidays: " + std::to_string(left_out_) + " more messages are not shown\n");
}

} // namespace curfew::tool
