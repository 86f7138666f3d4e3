#include "limit_plan.hpp"

#include "console.hpp"
#include "json_object.hpp"
#include "visible_text.hpp"

#include <curfew/json/policy.hpp>
#include <curfew/plan/attempt_history.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <string_view>
#include <system_error>

namespace curfew::tool {

namespace {

std::vector<attempt_limit> list_of(const attempt_limits& limits) {
    const auto all = limits.limits();
    return {all.begin(), all.end()};
}

/// Reads the limit as a policy has it, so that both take the same.
std::optional<attempt_limit> parse_limit(std::string_view count, std::string_view span) {
    std::int32_t number = 0;
    const auto [stop, fault] = std::from_chars(count.data(), count.data() + count.size(), number);
    if (fault != std::errc{} || stop != count.data() + count.size()) return std::nullopt;
    const std::string entry = json_object{}.add_json("Count", std::to_string(number)).add("Span", span).text();
    const auto read =
        read_policy(json_object{}.add_json("Limits", json_array({entry})).text(),
                    [](std::string_view name) { return no_zone(zone_fault::name_unknown, std::string{name}); });
    return read ? std::optional{read->limits()->limits().front()} : std::nullopt;
}

std::string span_text(seconds span) {
    struct unit {
        seconds length;
        std::string_view name;
    };
    constexpr std::array units{unit{std::chrono::days{1}, "d"}, unit{std::chrono::hours{1}, "h"},
                               unit{std::chrono::minutes{1}, "min"}};
    for (const unit& u : units) {
        if (span % u.length == seconds{0}) return std::to_string(span / u.length) + std::string{u.name};
    }
    return std::to_string(span.count()) + 's';
}

/// When one attempt allows the next, if there are no others and one is allowed: then it counts no longer.
counting_end end_of_counting(const attempt_limit& limit, sys_seconds at) {
    constexpr attempts one{1};
    const attempt_limit single =
        limit.is_per_day() ? attempt_limit::per_day(one, *limit.zone()) : attempt_limit::within(one, limit.span());
    const std::array instants{at};
    return next_allowed(attempt_limits::from({single}), attempt_history::from(instants), at);
}

} // namespace

limit_plan limit_plan::of_options(const std::vector<std::string>& texts) {
    std::vector<attempt_limit> limits;
    for (const std::string& text : texts) {
        const std::size_t slash = text.find('/');
        const auto limit = slash == std::string::npos ? std::nullopt
                                                      : parse_limit(std::string_view{text}.substr(0, slash),
                                                                    std::string_view{text}.substr(slash + 1));
        if (!limit) {
            throw failure{"--limit: " + in_quotes(text) + " is no limit such as 3/5min, 10/24h, 4/30d or 2/day"};
        }
        limits.push_back(*limit);
    }
    if (limits.empty()) throw failure{"--limit: there is none"};
    return {std::move(limits), false};
}

limit_plan limit_plan::of_policy(const attempt_limits& limits) {
    return {list_of(limits), true};
}

std::string limit_plan::text(std::size_t index) const {
    const attempt_limit& limit = limits_[index];
    return std::to_string(limit.count().count) + '/' + (limit.is_per_day() ? "day" : span_text(limit.span()));
}

std::string limit_plan::pointer(std::size_t index) const {
    return is_policy_ ? "/Limits/" + std::to_string(index) : std::string{};
}

void limit_plan::find_ends(sys_seconds at, const zone& callee, std::vector<counting_end>& ends) const {
    ends.clear();
    for (const attempt_limit& limit : limits_) ends.push_back(end_of_counting(limit.in(callee), at));
}

seconds span_of_option(std::string_view option, const std::string& text) {
    const auto limit = parse_limit("1", text);
    if (!limit || limit->is_per_day()) {
        throw failure{std::string{option} + ": " + in_quotes(text) +
                      " is no length of time such as 20s, 5min, 24h or 30d"};
    }
    return limit->span();
}

} // namespace curfew::tool
