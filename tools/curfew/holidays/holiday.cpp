#include "holiday.hpp"

#include <curfew/time/text.hpp>

namespace curfew::tool {

std::string date_text(local_days date) {
    constexpr std::size_t date_length = 10;
    const auto text = format(local_seconds{date});
    return text ? std::string{text->view().substr(0, date_length)} : std::string{};
}

std::string dates_text(local_days first, local_days last) {
    return first == last ? date_text(first) : date_text(first) + " to " + date_text(last);
}

} // namespace curfew::tool
