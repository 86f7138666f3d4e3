#include <curfew/plan/attempt_history.hpp>

#include "catch.hpp"

#include <array>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace attempt_history_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr sys_seconds at(seconds t) {
    return sys_seconds{t};
}

template <class... Attempts>
attempt_history called(Attempts... attempts) {
    return attempt_history::from(std::vector<sys_seconds>{attempts...});
}

attempt_limits only(int count, seconds span) {
    return attempt_limits::from({attempt_limit::within(attempts{count}, span)});
}

attempt_limits daily(int count, const zone& z) {
    return attempt_limits::from({attempt_limit::per_day(attempts{count}, z)});
}

const auto vendor = attempt_limits::vendor();
const auto first_three = called(at(0s), at(60s), at(120s));

static_assert(!std::is_default_constructible_v<attempt_history>);

} // namespace

TEST_CASE("a history is in ascending order, whatever order it was told in") {
    CHECK(attempt_history::none().attempts().empty());
    attempt_history history = called(at(20s), at(10s), at(20s));
    CHECK(history.attempts().size() == 3);
    history.add(at(5s));
    history.add(at(15s));
    history.add(at(30s));
    const std::array expected{at(5s), at(10s), at(15s), at(20s), at(20s), at(30s)};
    CHECK(std::vector(history.attempts().begin(), history.attempts().end()) ==
          std::vector(expected.begin(), expected.end()));
    CHECK(history == called(at(30s), at(20s), at(20s), at(15s), at(10s), at(5s)));
    CHECK(history.is_known());
}

TEST_CASE("an attempt exactly a span ago counts no longer") {
    CHECK_FALSE(allows(vendor, first_three, at(299s)));
    CHECK(allows(vendor, first_three, at(300s)));
    CHECK(next_allowed(vendor, first_three, at(200s)) == at(300s));
    CHECK(next_allowed(vendor, first_three, at(301s)) == at(301s));
}

TEST_CASE("the strictest of several limits holds") {
    auto history = attempt_history::none();
    for (int i = 0; i < 10; ++i) history.add(at(i * 1h));
    // The tenth within a day is as far as the longest limit goes; the shorter ones have long forgotten.
    CHECK(next_allowed(vendor, history, at(9h + 1min)) == at(24h));
    history.add(at(24h));
    CHECK(next_allowed(vendor, history, at(24h)) == at(25h));
}

TEST_CASE("an instant that is listed twice counts twice") {
    CHECK(next_allowed(only(2, 1min), called(at(20s), at(10s)), at(30s)) == at(70s));
    CHECK(next_allowed(only(2, 1min), called(at(20s), at(20s)), at(30s)) == at(80s));
}

TEST_CASE("an attempt later than the instant asked about counts like one just made") {
    CHECK_FALSE(allows(only(1, 1min), called(at(10s)), at(0s)));
    CHECK(next_allowed(only(1, 1min), called(at(10s)), at(0s)) == at(70s));
    CHECK(next_allowed(daily(1, zone::utc), called(at(48h)), at(0s)) == at(72h));
}

TEST_CASE("without a limit or without an attempt everything is allowed") {
    CHECK(next_allowed(attempt_limits::unlimited(), first_three, at(121s)) == at(121s));
    CHECK(next_allowed(vendor, attempt_history::none(), at(121s)) == at(121s));
    CHECK(allows(vendor, attempt_history::none(), sys_seconds::max()));
    CHECK(allows(vendor, attempt_history::none(), sys_seconds::min()));
}

TEST_CASE("what is not known allows nothing") {
    attempt_history history = attempt_history::none();
    const attempt_history taken = std::move(history);
    CHECK(taken.is_known());
    CHECK(!history.is_known()); // NOLINT: moved from on purpose
    CHECK(next_allowed(vendor, history, at(0s)) == std::nullopt);
    CHECK_FALSE(allows(vendor, history, at(0s)));
    CHECK_FALSE(allows(attempt_limits::unlimited(), history, at(0s)));
    history.add(at(0s));
    CHECK(!history.is_known());
    history = taken;
    CHECK(allows(vendor, history, at(0s)));

    attempt_limits limits = attempt_limits::unlimited();
    const attempt_limits kept = std::move(limits);
    CHECK(allows(kept, history, at(0s)));
    CHECK_FALSE(allows(limits, history, at(0s))); // NOLINT: moved from on purpose
    CHECK_FALSE(allows(attempt_limits{}, history, at(0s)));
    CHECK_FALSE(allows(only(0, 1min), history, at(0s)));
    CHECK_FALSE(allows(only(1, 0s), history, at(0s)));
    const auto open = attempt_limits::from({attempt_limit::per_day(attempts{1})});
    CHECK(next_allowed(open, history, at(0s)) == std::nullopt);
    CHECK(allows(open.in(zone::utc), history, at(0s)));
}

TEST_CASE("a limit per day counts dates of its zone, a limit within 24 hours does not") {
    const auto evening = called(at(18h));
    CHECK(next_allowed(daily(1, zone::utc), evening, at(18h)) == at(24h));
    CHECK(next_allowed(only(1, 24h), evening, at(18h)) == at(42h));
    // 18:00 UTC is 02:00 on the next date in Beijing.
    CHECK(next_allowed(daily(1, zone::beijing), evening, at(18h)) == at(40h));
    CHECK(allows(daily(2, zone::beijing), evening, at(18h)));
    // The attempts of the date before do not count.
    CHECK(next_allowed(daily(2, zone::utc), called(at(1h), at(23h), at(24h)), at(24h)) == at(24h));
    CHECK(next_allowed(daily(2, zone::utc), called(at(23h), at(24h), at(25h)), at(25h)) == at(48h));
}

TEST_CASE("a date that a transition repeats is over when the clock has left it for good") {
    // At 00:30 the clock goes back to 23:30.
    const zone z = *zone::from_transitions(0s, std::array{transition{at(24h + 30min), -3600s}});
    CHECK(next_allowed(daily(1, z), called(at(23h)), at(24h)) == at(25h));
    // At 00:10, before it goes back: the next date, which is over a day later.
    CHECK(next_allowed(daily(1, z), called(at(24h + 10min)), at(24h + 10min)) == at(49h));
    // Of these two the later one has the earlier date.
    const auto both = called(at(24h + 10min), at(24h + 40min));
    CHECK(next_allowed(daily(2, z), both, at(24h + 41min)) == at(25h));
    CHECK(next_allowed(daily(1, z), both, at(24h + 41min)) == at(49h));
}

TEST_CASE("a date that a transition leaves out is over when the transition comes") {
    const zone z = *zone::from_transitions(-10h, std::array{transition{at(0s), 14h}});
    CHECK(next_allowed(daily(1, z), called(at(-1h)), at(-1h)) == at(0s));
}

TEST_CASE("no instant overflows a limit") {
    constexpr sys_seconds least = sys_seconds::min();
    constexpr sys_seconds most = sys_seconds::max();
    CHECK(next_allowed(only(1, 1min), called(most), most) == std::nullopt);
    CHECK(next_allowed(only(1, 1min), called(most - 1s), least) == std::nullopt);
    CHECK(next_allowed(only(1, 1min), called(most - 60s), least) == most);
    CHECK(next_allowed(only(1, 1min), called(least), most) == most);
    CHECK(next_allowed(only(1, 1min), called(least), least) == least + 1min);
    CHECK(next_allowed(only(1, seconds::max()), called(least), least) == sys_seconds{-1s});
    CHECK(next_allowed(only(1, seconds::max()), called(at(0s)), at(0s)) == most);
    CHECK(next_allowed(only(1, seconds::max()), called(at(1s)), at(1s)) == std::nullopt);
    CHECK(allows(only(std::numeric_limits<int>::max(), seconds::max()), first_three, at(0s)));
    for (const sys_seconds t : {least, most}) {
        for (const zone& z : {zone::utc, zone::beijing, *zone::fixed(-23h)}) {
            const auto next = next_allowed(daily(1, z), called(t), t);
            CHECK(next.has_value() == (t == least));
            CHECK(next.value_or(t) >= t);
        }
    }
    CHECK(allows(daily(1, zone::utc), called(least), at(0s)));
}

TEST_CASE("trimming forgets what counts no longer, and nothing else") {
    attempt_history history = first_three;
    history.trim(only(3, 5min), at(299s));
    CHECK(history == first_three);
    history.trim(only(3, 5min), at(300s));
    CHECK(history == called(at(60s), at(120s)));
    history.trim(vendor, at(1h));
    CHECK(history.attempts().size() == 2); // the limit of a day
    history.trim(daily(1, zone::utc), at(24h - 1s));
    CHECK(history.attempts().size() == 2);
    history.trim(daily(1, zone::utc), at(24h));
    CHECK(history == attempt_history::none());

    // Where nothing is known of the limits, everything may count.
    history = first_three;
    history.trim(attempt_limits{}, sys_seconds::max());
    history.trim(attempt_limits::from({attempt_limit::per_day(attempts{1})}), sys_seconds::max());
    CHECK(history == first_three);
    history.trim(attempt_limits::unlimited(), at(0s));
    CHECK(history == attempt_history::none());
}

} // namespace attempt_history_test
