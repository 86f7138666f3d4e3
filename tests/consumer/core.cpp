#include <curfew/curfew.hpp>

int main() {
    const curfew::timetable office{*curfew::parse_weekly_hours("Mon-Fri 09:00-18:00"), curfew::zone::beijing};
    const curfew::timetable empty;
    const auto monday = *curfew::parse_rfc3339("2021-05-24T10:00:00+08:00");
    return office.permits(monday) && !empty.permits(monday) ? 0 : 1;
}
