#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/live.hpp>
#include <curfew/stream.hpp>

const void* address_in_a() {
    return &curfew::version;
}
