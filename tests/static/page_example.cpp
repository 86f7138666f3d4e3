// Building this is the test: the request of the API page, answered at compile time.

#include <curfew/curfew.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace page_example_test {

namespace {

using namespace curfew;
using namespace std::chrono_literals;

constexpr local_seconds local(std::string_view text) {
    return parse_local_time(text).value.value();
}

constexpr sys_seconds instant(std::string_view text) {
    return parse_rfc3339(text).value.value();
}

constexpr time_range range(std::string_view text) {
    const time_pair pair = parse_time_pair(text).value.value();
    return time_range::from(pair.start, pair.end).value();
}

constexpr schedule make(std::string_view start, std::string_view end) {
    const std::array<forbid_rule, 1> list{
        forbid_rule::from(weekday_set{weekday_from_api(1).value()}, std::vector{range("10:00-11:00")}).value()};
    return compile(call_window::from(local(start), local(end)).value(), list);
}

constexpr schedule page = make("2021-05-20 17:35:43", "2021-05-21 17:35:44");

static_assert(!page.permits(local("2021-05-20 17:35:42")));
static_assert(page.permits(local("2021-05-20 17:35:43")));
static_assert(page.permits(local("2021-05-21 10:30:00")));
static_assert(page.permits(local("2021-05-21 17:35:43")));
static_assert(!page.permits(local("2021-05-21 17:35:44")));
static_assert(!page.permits(local_seconds::min()));
static_assert(!page.permits(local_seconds::max()));

static_assert(page.at(local("2021-05-20 12:00:00")) ==
              verdict<local_seconds>{reason::before_start, {}, local("2021-05-20 17:35:43")});
static_assert(page.at(local("2021-05-21 10:30:00")) ==
              verdict<local_seconds>{reason::permitted, local("2021-05-20 17:35:43"), local("2021-05-21 17:35:44")});
static_assert(page.at(local("2021-05-21 17:35:44")) ==
              verdict<local_seconds>{reason::after_end, local("2021-05-21 17:35:44"), {}});

static_assert(page.next_permitted(local_seconds::min()) == local("2021-05-20 17:35:43"));
static_assert(page.next_permitted(local("2021-05-21 17:35:44")) == std::nullopt);
static_assert(page.next_change(local("2021-05-20 17:35:43")) == local("2021-05-21 17:35:44"));
static_assert(page.permitted_time(local_seconds::min(), local_seconds::max()) == 24h + 1s);

// The same list over two weeks, through Beijing time.
constexpr zoned_schedule two_weeks{make("2021-05-16 00:00:00", "2021-05-30 00:00:00")};

static_assert(two_weeks.permits(instant("2021-05-23T09:59:59+08:00")));
static_assert(!two_weeks.permits(instant("2021-05-23T10:00:00+08:00")));
static_assert(!two_weeks.permits(instant("2021-05-23T02:59:59Z")));
static_assert(two_weeks.permits(instant("2021-05-23T03:00:00Z")));
static_assert(two_weeks.next_permitted(instant("2021-05-23T02:30:00Z")) == instant("2021-05-23T03:00:00Z"));
static_assert(two_weeks.permitted_time(sys_seconds::min(), sys_seconds::max()) == 14 * 24h - 2h);
static_assert(!two_weeks.permits(sys_seconds::min()) && !two_weeks.permits(sys_seconds::max()));

constexpr int count_intervals() {
    int count = 0;
    for (const auto& permitted : two_weeks.intervals(sys_seconds::min(), sys_seconds::max())) {
        count += permitted.length() > 0s ? 1 : 100;
    }
    return count;
}
static_assert(count_intervals() == 3);

// New York, Lord Howe and whoever else changes clocks: the rule of the shorter window.
struct change_of_an_hour {
    [[nodiscard]] constexpr seconds offset_at(sys_seconds t) const { return span_at(t).offset; }
    [[nodiscard]] constexpr offset_span span_at(sys_seconds t) const {
        return t < sys_seconds{} ? offset_span{sys_seconds::min(), sys_seconds{}, 1h}
                                 : offset_span{sys_seconds{}, sys_seconds::max(), 0h};
    }
};
static_assert(zone<change_of_an_hour>);
static_assert(resolve_start(change_of_an_hour{}, local("1970-01-01 00:30:00")) == instant("1970-01-01T00:30:00Z"));
static_assert(resolve_end(change_of_an_hour{}, local("1970-01-01 00:30:00")) == instant("1969-12-31T23:30:00Z"));

} // namespace

} // namespace page_example_test
