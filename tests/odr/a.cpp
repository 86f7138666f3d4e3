#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/live_schedule.hpp>
#include <curfew/stream.hpp>

const void* address_in_a() {
    return &curfew::version;
}
