// In place of ics.cpp, where the tool is built without libical.

#include "holiday_file.hpp"

namespace curfew::tool {

void read_ics(std::string_view, holiday_collector& into) {
    into.unreadable(1, "it is ICS, and this curfew was built without libical, which reads it (CURFEW_ICS)");
}

} // namespace curfew::tool
