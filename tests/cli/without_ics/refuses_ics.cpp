// The readers as they are where the tool is built without libical: ICS is refused by name, and the other forms are read.

#include "holidays/holiday_file.hpp"

#include <iostream>
#include <sstream>

namespace {

using namespace curfew::tool;

/// What the readers say of the text.
std::string messages(const std::string& text, exit_status wanted) {
    holiday_collector collected{special_handlings{}};
    read_holiday_file({"file", text}, collected);
    std::ostringstream out;
    collected.findings.put({out});
    return collected.findings.status() == wanted ? out.str() : "another status: " + out.str();
}

} // namespace

int main() {
    const std::string of_ics = messages("BEGIN:VCALENDAR\nEND:VCALENDAR\n", exit_status::unusable);
    const std::string of_list = messages("2026-10-01\n", exit_status::yes);
    std::cout << of_ics << of_list;
    const bool holds =
        of_ics.find("file:1: it is ICS, and this curfew was built without libical") != std::string::npos &&
        of_list.empty();
    return holds ? 0 : 1;
}
