#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/live.hpp>
#include <curfew/stream.hpp>

const void* address_in_a();

// An inline variable is one object, wherever it is seen from.
int main() {
    return address_in_a() == &curfew::version ? 0 : 1;
}
