// Every type that can say yes, in every state in which it has nothing to say it with: default-constructed, moved from, copied
// after that, made of a part that was moved from, empty. None of them may say yes. [rulebook section 4]

#include "catch.hpp"
#include "support/any_zone.hpp"
#include "support/literals.hpp"

#include <curfew/curfew.hpp>
#include <curfew/live.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace fail_closed_test {

using namespace curfew;
using namespace std::chrono_literals;
using literals::forbid;

namespace {

/// Every hour of three weeks, the ends of time among them.
std::vector<sys_seconds> instants() {
    std::vector<sys_seconds> all{sys_seconds::min(), sys_seconds::max()};
    for (sys_seconds t = literals::instant("2026-10-01T00:30:00Z"); t < literals::instant("2026-10-22T00:00:00Z");
         t += 1h) {
        all.push_back(t);
    }
    return all;
}

/// A '+' for each instant that is permitted, whoever is asked. Where the ways to ask differ, a '?'.
std::string answers(const timetable& calls) {
    const std::vector<sys_seconds> all = instants();
    std::vector<std::uint8_t> bytes(all.size());
    REQUIRE(permits(calls, all, bytes) == all.size());
    std::string result;
    std::size_t count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool yes = calls.permits(all[i]);
        const bool same = calls.at(all[i]).permitted() == yes && calls.explain(all[i]).permitted() == yes &&
                          (calls.next_permitted(all[i]) == all[i]) == yes && (bytes[i] != 0) == yes;
        result += !same ? '?' : yes ? '+' : '-';
        count += yes ? 1 : 0;
    }
    if (count_permitted(calls, all) != count) result += '?';
    if (count == 0) {
        if (calls.permitted_time(all[2], all.back()) > 0s) result += '?';
        if (calls.intervals(all[2], all.back()).begin() != std::default_sentinel) result += '?';
    }
    return result;
}

bool says_no(const std::string& answer) {
    return !answer.empty() && answer.find_first_not_of('-') == std::string::npos;
}

/// Whether `answer` has a yes only where `whole` has one.
bool says_no_more_than(const std::string& answer, const std::string& whole) {
    if (says_no(answer)) return true;
    for (std::size_t i = 0; i < answer.size(); ++i) {
        if (i >= whole.size() || (answer[i] != '-' && answer[i] != whole[i])) return false;
    }
    return true;
}

/// Moves `whole` about. `ask(value)` gives the answers of a value, which of `whole` are not all no.
template <class T, class Ask>
void check_moves(const T& whole, Ask ask) {
    const std::string yes = ask(whole);
    REQUIRE_FALSE(says_no(yes));
    REQUIRE(yes.find('?') == std::string::npos);
    SECTION("constructed from") {
        T from = whole;
        T to = std::move(from);
        CHECK(ask(to) == yes);
        CHECK(says_no(ask(from)));
        const T copy = from;
        CHECK(says_no(ask(copy)));
        T assigned = whole;
        assigned = from;
        CHECK(says_no(ask(assigned)));
        T again = std::move(from);
        CHECK(says_no(ask(again)));
        CHECK(says_no(ask(from)));
        T moved = whole;
        moved = std::move(again);
        CHECK(says_no(ask(moved)));
        // What is given to it anew it says.
        from = whole;
        CHECK(ask(from) == yes);
    }
    SECTION("assigned from") {
        T from = whole;
        T to = whole;
        to = std::move(from);
        CHECK(ask(to) == yes);
        CHECK(says_no(ask(from)));
    }
    SECTION("moved to itself") {
        T value = whole;
        T& same = value;
        value = std::move(same);
        CHECK(says_no_more_than(ask(value), yes));
    }
    SECTION("swapped") {
        T full = whole;
        T other = whole;
        T taken = std::move(other);
        using std::swap;
        swap(full, other);
        CHECK(says_no(ask(full)));
        CHECK(ask(other) == yes);
        swap(other, other);
        CHECK(says_no_more_than(ask(other), yes));
    }
    SECTION("in an optional and a vector") {
        std::optional<T> box{whole};
        const std::optional<T> taken = std::move(box);
        CHECK(says_no(ask(*box)));
        std::vector<T> list{whole, whole, whole};
        list.erase(list.begin());
        REQUIRE(list.size() == 2);
        CHECK(ask(list[0]) == yes);
        CHECK(ask(list[1]) == yes);
    }
}

const zone new_york = zone_of("America/New_York");

call_window october() {
    return literals::window("2026-10-02 00:00:00", "2026-10-20 00:00:00");
}

std::vector<forbid_rule> nights() {
    return {forbid("Mon Tue", "12:00-13:00"), forbid("", "20:00-08:00")};
}

task rules() {
    return literals::task_with(october(), nights());
}

task_update update(std::optional<std::vector<forbid_rule>> list) {
    return {*task_open_id::from("task"), october(), *call_concurrency::from(1), redial_settings{}, std::move(list)};
}

date_exceptions holidays() {
    date_exceptions dates;
    REQUIRE(dates.insert(local_days{2026y / 10 / 5}, date_exception::closed(), "a"));
    REQUIRE(
        dates.insert(local_days{2026y / 10 / 6}, *date_exception::closed_in({literals::range("10:00-18:00")}), "b"));
    REQUIRE(dates.insert(local_days{2026y / 10 / 10}, date_exception::counts_as(std::chrono::Monday), "c"));
    return dates;
}

local_hours callee() {
    return {.hours = *parse_weekly_hours("Mon-Sun 09:00-21:00"), .zone = new_york, .exceptions = holidays()};
}

/// "+" or "-": whether a result has a value. What has none ends the program when it is asked for one.
template <class T>
std::string has_value(const result<T>& r) {
    return r ? "+" : "-";
}

std::string answers(const result<task>& made) {
    return made ? answers(timetable{*made, new_york}) : std::string{"-"};
}

} // namespace

TEST_CASE("every public type is tried here, or says neither yes nor no to a call") {
    // What a yes can come from, directly or by way of a timetable that is made of it.
    const std::string tried =
        "attempt_history attempt_limit attempt_limits attempts create_task_request date_exception "
        "date_exceptions explanation forbid_rule legal_hours live_timetable local_hours parsed "
        "permitted_intervals policy range_end redial_answer redial_plan report result sorted_instants "
        "task task_open_id task_update timetable update_task_request verdict weekday_set weekly_hours "
        "zone ";
    // Words for people, places in documents, single values that are always whole, and questions.
    const std::string others =
        "api_code api_response business_code call_concurrency call_record call_window changes diagnostic document "
        "field forbid_time_item forbidding_range instant_choice interval json_error json_limits "
        "json_pointer language offset_span parse_options reason redial redial_end redial_settings "
        "redial_state rule rule_info severity severity_settings short_text single_batch_append_request "
        "task_list text_fault time_of_day time_range transition unknown_field week_span written_time zone_fault ";
    std::vector<std::string> known;
    std::istringstream words{tried + others};
    for (std::string word; words >> word;) known.push_back(word);
    std::sort(known.begin(), known.end());
    std::ifstream file{CURFEW_SOURCE_ROOT "/tests/surface/public_types.txt"};
    std::vector<std::string> listed;
    for (std::string line; std::getline(file, line);) listed.push_back(line);
    REQUIRE_FALSE(listed.empty());
    CHECK(known == listed);
}

TEST_CASE("an empty timetable") {
    CHECK(says_no(answers(timetable{})));
    CHECK_FALSE(timetable{}.has_rules());
    CHECK(timetable{}.at(sys_seconds{}) == verdict{reason::no_rules, {}, {}});
    CHECK(timetable{}.first() == timetable{}.last());
}

TEST_CASE("a timetable that was moved from knows of no rules") {
    timetable calls{rules()};
    const timetable taken = std::move(calls);
    CHECK_FALSE(calls.has_rules());
    CHECK(calls.at(sys_seconds{}) == verdict{reason::no_rules, {}, {}});
    CHECK(calls.explain(taken.first()).reason == reason::no_rules);
    CHECK_FALSE(calls.next_change(sys_seconds::min()));
    CHECK(calls.first() == calls.last());
}

TEST_CASE("timetables of every kind") {
    const auto ask = [](const timetable& calls) { return answers(calls); };
    SECTION("in a fixed zone") {
        check_moves(timetable{rules()}, ask);
    }
    SECTION("in a zone with transitions") {
        check_moves(timetable{rules(), new_york}, ask);
    }
    SECTION("under a policy") {
        check_moves(timetable{rules(), new_york, policy::from(holidays(), {callee()})}, ask);
    }
    SECTION("of hours") {
        check_moves(timetable{weekly_hours::always(), new_york}, ask);
    }
    SECTION("of hours with exceptions") {
        check_moves(timetable{weekly_hours::always(), zone::utc, holidays()}, ask);
    }
}

TEST_CASE("tasks") {
    SECTION("bare") {
        check_moves(rules(), [](const task& t) { return answers(timetable{t}); });
    }
    SECTION("under a policy") {
        check_moves(rules(), [](const task& t) { return answers(timetable{t, new_york, policy::from(holidays())}); });
    }
    SECTION("as what is stored") {
        check_moves(rules(), [](const task& t) { return answers(apply(t, update({}))); });
    }
    SECTION("with an id") {
        check_moves(rules(), [](const task& t) { return answers(timetable{t.with_id(*task_open_id::from("other"))}); });
    }
}

TEST_CASE("task updates") {
    SECTION("complete") {
        check_moves(update(nights()), [](const task_update& u) { return answers(complete(u)); });
    }
    SECTION("where nothing is stored") {
        check_moves(update(nights()), [](const task_update& u) { return answers(new_task(u)); });
    }
    SECTION("where nothing is stored, without a list") {
        check_moves(update({}), [](const task_update& u) { return answers(new_task(u)); });
    }
    SECTION("applied") {
        check_moves(update(nights()), [](const task_update& u) { return answers(apply(rules(), u)); });
    }
    SECTION("without a list they are no task") {
        CHECK(answers(complete(update({}))) == "-");
    }
    SECTION("of an id that was moved from") {
        task_open_id id = *task_open_id::from("an id that is longer than what a string keeps in itself");
        const task_open_id taken = std::move(id);
        const task_update u{id, october(), *call_concurrency::from(1), redial_settings{}, nights()};
        CHECK(says_no(answers(new_task(u))));
    }
}

TEST_CASE("requests that were moved from are not read as requests without a list") {
    update_task_request request;
    request.task_open_id = "task";
    request.start_time = "2026-10-02 00:00:00";
    request.end_time = "2026-10-20 00:00:00";
    request.concurrency = 1;
    request.ring_again_times = 0;
    request.forbid_time_list.emplace();
    request.forbid_time_list->push_back({{}, std::vector<std::string>{"00:00-08:00"}, {}});
    CHECK_FALSE(says_no(answers(new_task(parse(request)))));
    const update_task_request taken = std::move(request);
    CHECK(says_no(answers(new_task(parse(request)))));
    CHECK(says_no(answers(complete(parse(request)))));
    CHECK(says_no(answers(apply(rules(), request))));
}

TEST_CASE("results") {
    SECTION("of a task") {
        check_moves(new_task(update(nights())), [](const result<task>& r) { return answers(r); });
    }
    SECTION("of a number") {
        check_moves(result<int>{5}, [](const result<int>& r) { return has_value(r); });
    }
    CHECK(has_value(result<int>{report{}}) == "-");
    auto made = new_task(update(nights()));
    const task taken = *std::move(made);
    CHECK(says_no(answers(made)));
}

TEST_CASE("forbid rules that were moved from forbid everything") {
    std::vector<forbid_rule> list = nights();
    SECTION("by construction") {
        const forbid_rule taken = std::move(list[0]);
    }
    SECTION("by assignment") {
        forbid_rule other = list[1];
        other = std::move(list[0]);
    }
    CHECK(list[0].ranges().empty());
    const task t = literals::task_with(october(), list);
    CHECK(says_no(answers(timetable{t})));
    CHECK(says_no(answers(timetable{t, new_york})));
    CHECK(says_no(answers(timetable{t, new_york, policy::from({})})));
    CHECK(says_no(answers(timetable{t, new_york, policy::from(holidays(), {callee()})})));
    date_exceptions all;
    REQUIRE(all.insert(local_days{2026y / 1 / 1}, local_days{2026y / 12 / 31},
                       date_exception::counts_as(std::chrono::Sunday)));
    CHECK(says_no(answers(timetable{t, new_york, policy::from(all)})));
    const timetable calls{t};
    CHECK(calls.explain(literals::instant("2026-10-07T09:00:00+08:00")).reason == reason::forbid_range);
    // Copies of it as well.
    const std::vector<forbid_rule> copies = list;
    CHECK(says_no(answers(timetable{literals::task_with(october(), copies)})));
}

TEST_CASE("forbid rules") {
    check_moves(forbid("", "20:00-08:00"),
                [](const forbid_rule& r) { return answers(timetable{literals::task_with(october(), {r})}); });
}

TEST_CASE("sets of weekdays with a day that does not exist") {
    weekday_set days{std::chrono::Monday};
    days.insert(std::chrono::weekday{9});
    CHECK_FALSE(days.ok());
    CHECK_FALSE(forbid_rule::from(days, {literals::range("10:00-11:00")}));
    CHECK_FALSE(forbid_rule::from(weekday_set{}, {literals::range("10:00-11:00")}));
    CHECK_FALSE(forbid_rule::from(days | weekday_set::every_day(), {literals::range("10:00-11:00")}));
    weekly_hours hours;
    hours.insert(days, literals::range("10:00-11:00"));
    CHECK(hours.empty());
    CHECK_FALSE(date_exception::counts_as(std::chrono::weekday{9}).ok());
    date_exceptions dates;
    CHECK_FALSE(dates.insert(local_days{2026y / 10 / 5}, date_exception::counts_as(std::chrono::weekday{9})));
}

TEST_CASE("calling hours") {
    CHECK(says_no(answers(timetable{weekly_hours{}, zone::utc})));
    CHECK(says_no(answers(timetable{legal_hours{}.hours, zone::utc})));
    CHECK(says_no(answers(timetable{weekly_hours{}, new_york})));
    CHECK(says_no(answers(timetable{weekly_hours{}, new_york, holidays()})));
    CHECK(says_no(answers(timetable{rules(), new_york, policy::from({}, {{.zone = new_york}})})));
    // There is nothing in hours and zones that moving could take away.
    STATIC_REQUIRE(std::is_trivially_copyable_v<weekly_hours>);
    STATIC_REQUIRE(std::is_trivially_copyable_v<weekday_set>);
    weekly_hours hours = *parse_weekly_hours("Mon 09:00-10:00");
    const weekly_hours taken = std::move(hours);
    CHECK(hours == taken);
}

TEST_CASE("zones that were moved from are the zones they were") {
    zone in = new_york;
    const zone taken = std::move(in);
    CHECK(in == new_york);
    CHECK(answers(timetable{rules(), in}) == answers(timetable{rules(), new_york}));
    STATIC_REQUIRE_FALSE(std::is_default_constructible_v<zone>);
}

TEST_CASE("exceptions by date") {
    SECTION("of hours") {
        check_moves(holidays(), [](const date_exceptions& d) {
            return answers(timetable{weekly_hours::always(), zone::utc, d});
        });
    }
    SECTION("of a policy") {
        check_moves(holidays(), [](const date_exceptions& d) {
            return answers(timetable{rules(), new_york, policy::from(d)});
        });
    }
    SECTION("of a callee") {
        check_moves(holidays(), [](const date_exceptions& d) {
            return answers(
                timetable{rules(), new_york,
                          policy::from({}, {{.hours = weekly_hours::always(), .zone = zone::utc, .exceptions = d}})});
        });
    }
    SECTION("one that was moved from") {
        for (date_exception e :
             {date_exception::closed(), *date_exception::closed_in({literals::range("10:00-11:00")})}) {
            const date_exception taken = std::move(e);
            CHECK_FALSE(e.ok());
            date_exceptions dates;
            CHECK_FALSE(dates.insert(local_days{2026y / 10 / 5}, e));
        }
        date_exception itself = *date_exception::closed_in({literals::range("10:00-11:00")});
        date_exception& same = itself;
        itself = std::move(same);
        CHECK((!itself.ok() || itself.closed_ranges().size() == 1));
    }
    SECTION("a list that lost its entries takes no others") {
        date_exceptions dates = holidays();
        const date_exceptions taken = std::move(dates);
        CHECK_FALSE(dates.is_whole());
        CHECK_FALSE(dates.insert(local_days{2026y / 10 / 5}, date_exception::closed()));
        CHECK(says_no(answers(timetable{weekly_hours::always(), zone::utc, dates})));
    }
}

TEST_CASE("policies") {
    SECTION("whole") {
        check_moves(policy::from(holidays(), {callee()}), [](const policy& p) {
            return answers(timetable{rules(), new_york, p});
        });
    }
    SECTION("that say nothing") {
        check_moves(policy::from({}), [](const policy& p) { return answers(timetable{rules(), new_york, p}); });
    }
    SECTION("of a callee that was moved from") {
        local_hours lost = callee();
        const local_hours taken = std::move(lost);
        CHECK(says_no(answers(timetable{rules(), new_york, policy::from({}, {taken, lost})})));
    }
}

TEST_CASE("attempt limits and what is known of attempts") {
    const std::vector<sys_seconds> all = instants();
    const auto allowed = [&](const attempt_limits& limits, const attempt_history& history) {
        std::string result;
        for (std::size_t i = 2; i < all.size(); ++i) {
            const bool yes = allows(limits, history, all[i]);
            result += (next_allowed(limits, history, all[i]) == all[i]) != yes ? '?' : yes ? '+' : '-';
        }
        return result;
    };
    const std::vector<sys_seconds> made{all[20], all[21], all[22]};
    const attempt_history history = attempt_history::from(made);
    const attempt_limits daily =
        attempt_limits::from({attempt_limit::within(attempts{2}, 24h), attempt_limit::per_day(attempts{2}, new_york)});
    CHECK(says_no(allowed(attempt_limits{}, attempt_history::none())));
    CHECK(says_no(allowed(attempt_limits::from({}), attempt_history::none())));
    CHECK(says_no(allowed(attempt_limits::from({attempt_limit::within(attempts{}, 24h)}), attempt_history::none())));
    CHECK(says_no(allowed(attempt_limits::from({attempt_limit::per_day(attempts{2})}), attempt_history::none())));
    SECTION("vendor's") {
        check_moves(attempt_limits::vendor(), [&](const attempt_limits& l) { return allowed(l, history); });
    }
    SECTION("daily") {
        check_moves(daily, [&](const attempt_limits& l) { return allowed(l, history); });
    }
    SECTION("unlimited") {
        check_moves(attempt_limits::unlimited(), [&](const attempt_limits& l) { return allowed(l, history); });
    }
    SECTION("histories") {
        check_moves(history, [&](const attempt_history& h) { return allowed(daily, h); });
    }
    SECTION("histories of none") {
        check_moves(attempt_history::none(), [&](const attempt_history& h) { return allowed(daily, h); });
    }
    SECTION("histories under no limits") {
        check_moves(history, [&](const attempt_history& h) { return allowed(attempt_limits::unlimited(), h); });
    }
    SECTION("a history that is not known stays so") {
        attempt_history lost = history;
        const attempt_history taken = std::move(lost);
        lost.add(all[3]);
        CHECK_FALSE(lost.is_known());
        CHECK(says_no(allowed(daily, lost)));
    }
}

TEST_CASE("redials of what is empty") {
    const timetable calls{rules()};
    const auto settings = *redial_settings::from(3, 5min);
    const redial_state now{literals::instant("2026-10-07T10:00:00+08:00"), 0};
    CHECK(redial_plan{calls, settings, now}.size() == 3);
    CHECK(redial_plan{timetable{}, settings, now}.empty());
    CHECK_FALSE(next_attempt(timetable{}, settings, now));
    timetable lost = calls;
    const timetable taken = std::move(lost);
    CHECK(redial_plan{lost, settings, now}.empty());
    CHECK(redial_plan{calls, settings, now, attempt_limits{}, attempt_history::none()}.empty());
    attempt_history history = attempt_history::none();
    const attempt_history kept = std::move(history);
    CHECK(redial_plan{calls, settings, now, attempt_limits::vendor(), history}.empty());
    CHECK(redial_plan{calls, settings, now, attempt_limits::unlimited(), history}.empty());
    // Recall false, and nothing stored: the settings are not known.
    CHECK(has_value(known_redial(rules())) == "-");
    task gone = *new_task(update(nights()));
    CHECK(has_value(known_redial(gone)) == "+");
    const task got = std::move(gone);
    CHECK(has_value(known_redial(gone)) == "-");
}

TEST_CASE("instants in order, and intervals, of nothing") {
    CHECK(permitted_intervals::iterator{} == std::default_sentinel);
    const timetable empty;
    CHECK(empty.intervals(sys_seconds::min(), sys_seconds::max()).begin() == std::default_sentinel);
    CHECK(count_permitted(empty, *sorted_instants::from(std::vector<sys_seconds>{sys_seconds{}})) == 0);
}

TEST_CASE("answers that nobody gave") {
    CHECK_FALSE(verdict{}.permitted());
    CHECK_FALSE(explanation{}.permitted());
    CHECK_FALSE(parsed<time_range>{});
}

TEST_CASE("reports that were moved from are as valid as they were") {
    report wrong;
    wrong.add({rule::concurrency_missing, severity::error, {}, {}, {}, {}});
    report by_assignment = wrong;
    const report taken = std::move(wrong);
    report other;
    other = std::move(by_assignment);
    CHECK_FALSE(wrong.valid());
    CHECK_FALSE(by_assignment.valid());
}

TEST_CASE("requests of CreateTask and fixed requests that were moved from are not valid") {
    create_task_request create;
    create.start_time = "2026-10-02 00:00:00";
    create.end_time = "2026-10-20 00:00:00";
    create.concurrency = 1;
    create.forbid_time_list.emplace();
    create.forbid_time_list->push_back({{}, std::vector<std::string>{"00:00-08:00"}, {}});
    CHECK_FALSE(says_no(answers(new_task(create))));
    CHECK(says_no(answers(new_task(create_task_request{}))));
    const create_task_request taken = std::move(create);
    CHECK(says_no(answers(new_task(create))));

    update_task_request fixed = to_request(update(nights()));
    static_cast<void>(apply_safe_fixes(fixed));
    CHECK_FALSE(says_no(answers(new_task(parse(fixed)))));
    const update_task_request kept = std::move(fixed);
    static_cast<void>(apply_safe_fixes(fixed));
    CHECK(says_no(answers(new_task(parse(fixed)))));
    update_task_request empty;
    static_cast<void>(apply_safe_fixes(empty));
    CHECK(says_no(answers(new_task(parse(empty)))));
}

TEST_CASE("live timetables of what is empty") {
    live_timetable live{timetable{}};
    auto reader = live.make_reader();
    CHECK(says_no(answers(reader.latest())));
    live.publish(timetable{rules()});
    CHECK_FALSE(says_no(answers(reader.latest())));
    task gone = rules();
    const task taken = std::move(gone);
    live.publish(timetable{gone});
    CHECK(says_no(answers(reader.latest())));
}

TEST_CASE("hours with an invalid weekday, and what is made of them") {
    weekly_hours closed;
    closed.insert({std::chrono::Saturday, std::chrono::weekday{9}}, *time_range::from({0, 0}, {24, 0}));
    for (const weekly_hours& hours : {closed, closed.complement()}) {
        CHECK(says_no(answers(timetable{hours, zone::beijing})));
        CHECK(says_no(
            answers(timetable{rules(), zone::beijing, policy::from({}, {{.hours = hours, .zone = zone::utc}})})));
    }
    const auto list = forbid_list_from_hours(closed.complement());
    const task_update lists{*task_open_id::from("1"), rules().window(), *call_concurrency::from(1), {}, list};
    CHECK(says_no(answers(timetable{*complete(lists)})));
}

TEST_CASE("a range end that is none of the two is read in the stricter way") {
    const auto unknown = static_cast<range_end>(7);
    const task open = *complete(task_update{*task_open_id::from("1"),
                                            rules().window(),
                                            *call_concurrency::from(1),
                                            {},
                                            std::vector{forbid("", "10:00-11:00")}});
    const sys_seconds after = literals::instant("2026-10-07T11:00:30+08:00");
    CHECK(timetable{open}.permits(after));
    CHECK_FALSE(timetable{open, zone::beijing, unknown}.permits(after));
    CHECK_FALSE(timetable{open, zone::beijing, policy::from({}, {{.hours = weekly_hours::always(), .zone = zone::utc}}),
                          unknown}
                    .permits(after));
}

} // namespace fail_closed_test
