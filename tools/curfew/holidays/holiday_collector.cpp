#include "holiday_collector.hpp"

#include <utility>

namespace curfew::tool {

void holiday_collector::add(local_days first, local_days last, holiday_kind kind, std::string name, std::size_t line) {
    if (last - first >= longest_entry) {
        unreadable(line, dates_text(first, last) + " is longer than a year, which no holiday is");
        return;
    }
    const std::size_t before = dates_;
    dates_ += static_cast<std::size_t>((last - first).count()) + 1;
    if (dates_ > most_dates) {
        if (before <= most_dates) unreadable(line, "with this entry there are more than 100000 dates");
        return;
    }
    entries_.push_back({first, last, kind, std::move(name), place(line)});
}

bool holiday_collector::takes(special_entry kind, std::size_t line, std::string_view what) {
    const special_handling how = handlings_.of(kind);
    if (how == special_handling::refuse) {
        const std::string word{word_of(kind)};
        const bool can_be_taken =
            ('|' + special_handlings::take_words() + '|').find('|' + word + '|') != std::string::npos;
        findings.refuse(place(line), std::string{what} + "; --skip " + word + " leaves such entries out" +
                                         (can_be_taken ? ", --take " + word + " makes them days off" : ""));
        return false;
    }
    ++handled_[static_cast<std::size_t>(kind)];
    return how == special_handling::take;
}

void holiday_collector::put_handled(const text_stream& out) const {
    for (std::size_t i = 0; i < special_entry_kinds; ++i) {
        if (handled_[i] == 0) continue;
        const auto kind = static_cast<special_entry>(i);
        out.put("curfew: holidays: " + std::to_string(handled_[i]) + ' ' + std::string{word_of(kind)} +
                (handlings_.of(kind) == special_handling::skip ? " left out\n" : " taken as days off\n"));
    }
}

} // namespace curfew::tool
