#include "workday_choice.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/time/text.hpp>
#include <curfew/time/weekly_hours.hpp>

namespace curfew::tool {

workday_choice workday_choice::from(const std::vector<std::string>& texts) {
    const std::string option = "--workday-counts-as: ";
    workday_choice result;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        const auto day = parse_weekday(std::string_view{text}.substr(equals == text.npos ? 0 : equals + 1));
        const auto date = parse_local_date(std::string_view{text}.substr(0, equals == text.npos ? 0 : equals));
        if (!day || (equals != text.npos && !date)) {
            throw failure{option + in_quotes(text) +
                          " is neither a weekday from Sun to Sat nor of the form 2026-10-10=Fri"};
        }
        const bool differs = date ? !result.dates_.emplace(*date, *day).second && result.dates_.at(*date) != *day
                                  : result.all_ && *result.all_ != *day;
        if (differs) throw failure{option + in_quotes(text) + " contradicts what was given before"};
        if (!date) result.all_ = *day;
    }
    return result;
}

std::optional<weekday> workday_choice::of(local_days date) const {
    const auto found = dates_.find(date);
    return found == dates_.end() ? all_ : found->second;
}

} // namespace curfew::tool
