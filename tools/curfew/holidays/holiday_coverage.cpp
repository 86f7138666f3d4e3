#include "holiday_coverage.hpp"

#include <algorithm>

namespace curfew::tool {

namespace {

using std::chrono::December;
using std::chrono::January;
using std::chrono::year;
using std::chrono::years;

local_days first_of(year y) {
    return local_days{y / January / 1};
}

local_days last_of(year y) {
    return local_days{y / December / 31};
}

std::string text_of(year y) {
    return std::to_string(static_cast<int>(y));
}

} // namespace

std::string holiday_coverage::reason_against(year y) const {
    // A notice is a newer copy of the file that had none.
    if (notices_.contains(y)) return {};
    if (unknown_.contains(y)) return "the days off of " + text_of(y) + " are not known yet";
    if (known_.contains(y)) return {};
    return "no file has dates of " + text_of(y);
}

std::vector<holiday_coverage::gap> holiday_coverage::gaps(local_days first, local_days last) const {
    std::vector<gap> result;
    const auto add = [&](local_days from, local_days to, std::string reason) {
        from = std::max(from, first);
        to = std::min(to, last);
        if (from <= to) result.push_back({from, to, std::move(reason)});
    };
    const year last_of_window = std::chrono::year_month_day{last}.year();
    for (year y = std::chrono::year_month_day{first}.year(); y <= last_of_window; ++y) {
        if (std::string reason = reason_against(y); !reason.empty()) {
            add(first_of(y), last_of(y), std::move(reason));
        } else if (notices_.contains(y) && !notices_.contains(y + years{1})) {
            add(local_days{y / December / 1}, last_of(y),
                "the notice for " + text_of(y + years{1}) + ", which no file has, may change dates of December");
        }
    }
    return result;
}

} // namespace curfew::tool
