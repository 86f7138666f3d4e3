// Diagnostics: what one says, and how strictly the rules are taken.

#include <curfew/curfew.hpp>
#include <curfew/json.hpp>

#include <iostream>

using namespace curfew;

int main() {
    constexpr auto text = R"({"TaskOpenId":"123", "Concurrency":1, "RingAgainTimes":1,
        "StartTime":"2021-05-20 17:35:43", "EndTime":"2021-05-21 17:35:44",
        "ForbidTimeList":[{"Weekdays":[6], "Times":["22:00-08:00"]}]})";

    const auto update = read_update_task(text);
    for (const diagnostic& d : update.report()) {
        const rule_info& rule = info(d.id);
        std::cout << "rule      " << rule.name << ", " << name(d.severity) << '\n'
                  << "place     " << d.pointer() << ", byte " << d.offset.value() << '\n'
                  << "api       " << name(rule.api_code.value()) << ": " << api_message(d).value() << '\n'
                  << "business  " << name(rule.business_code.value()) << '\n'
                  << "message   " << message(d) << '\n'
                  << "          " << message(d, language::zh) << '\n'
                  << "fix       " << suggested_fix(d).value() << '\n'
                  << "source    " << rule.source << '\n';
    }
    std::cout << (update ? "valid\n" : "invalid\n");

    // This error may be lowered: what the range means is defined, only whether the API takes it is not.
    parse_options lenient;
    const bool allowed = lenient.severities.set(rule::time_range_overnight, severity::warning);
    const auto again = read_update_task(text, lenient);
    std::cout << (allowed && again ? "valid, " : "invalid, ") << again.report().warnings() << " warning\n";

    // No setting makes a missing EndTime anything but an error.
    std::cout << (lenient.severities.set(rule::end_time_missing, std::nullopt) ? "switched off\n" : "stays an error\n");
}
