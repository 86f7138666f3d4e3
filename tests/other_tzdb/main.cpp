// A zone is complete, or there is none: what date read without the rule after 2037 must not pass for the zone.

#include <curfew/curfew.hpp>
#include <curfew/date_tz.hpp>

#include <cstdio>

namespace {

using namespace curfew;
using namespace std::chrono;

bool is_right_or_absent(const char* name, hours in_july) {
    const result<zone> found = load_zone(name);
    const bool absent = !found && found.report().has(rule::zone_data_unusable);
    const bool right = found && found->offset_at(sys_days{year{2050} / 7 / 1}) == in_july;
    if (!absent && !right) std::printf("%s has the wrong offset in July 2050\n", name);
    return absent || right;
}

} // namespace

int main() {
    bool good = is_right_or_absent("America/New_York", hours{-4});
    good = is_right_or_absent("Europe/London", hours{1}) && good;
    good = is_right_or_absent("Asia/Shanghai", hours{8}) && good;
    return good ? 0 : 1;
}
