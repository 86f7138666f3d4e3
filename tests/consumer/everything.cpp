#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>
#include <curfew/json.hpp>
#include <curfew/json/policy.hpp>
#include <curfew/live.hpp>
#include <curfew/stream.hpp>

int main() {
    const auto task = curfew::complete(curfew::read_update_task("{}"));
    const auto policy =
        curfew::read_policy(R"({"LocalHours":[{"Zone":"Europe/Paris","Preset":"fr"}]})", curfew::load_zone);
    return !task && policy ? 0 : 1;
}
