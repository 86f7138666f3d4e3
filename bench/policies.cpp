// Tasks under policies: what three layers of local hours and a hundred exceptions cost a question, and what it costs to read
// a long policy.

#include "subject.hpp"
#include "suites.hpp"

#include <curfew/json/policy.hpp>
#include <curfew/timetable/batch.hpp>
#include <curfew/timetable/policy.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace bench {
namespace {

using curfew::timetable;

const instants& questions() {
    static const instants values = random_instants(65'536);
    return values;
}

curfew::weekly_hours hours(const char* text) {
    return *curfew::parse_weekly_hours(text);
}

/// Three local hours beside the task's own rules. They are long, so that most questions go through all of them.
curfew::policy three_layers() {
    std::vector<curfew::local_hours> layers;
    layers.push_back({hours("Mon-Fri 08:00-21:00; Sat,Sun 10:00-20:00"),
                      load("Asia/Shanghai"),
                      random_dates(20, 21),
                      "Asia/Shanghai",
                      {}});
    layers.push_back(
        {hours("Sun-Sat 09:00-24:00"), load("Australia/Sydney"), random_dates(20, 22), "Australia/Sydney", {}});
    layers.push_back({hours("Sun-Sat 00:00-09:00,10:00-24:00"),
                      load("America/New_York"),
                      random_dates(20, 23),
                      "America/New_York",
                      {}});
    return curfew::policy::from(random_dates(40), std::move(layers));
}

timetable layered() {
    return {task_of(typical_rules()), curfew::zone::beijing, three_layers()};
}

/// Something of an answer that cannot be had without computing it.
std::uint64_t trace(const std::optional<sys_seconds>& found) {
    return found ? static_cast<std::uint64_t>(found->time_since_epoch().count()) : 0;
}

void add_questions() {
    add("policy/permits", [](benchmark::State& state) {
        const timetable calls = layered();
        throughput(state, questions(), [&](sys_seconds t) { return calls.permits(t); });
    });
    add("policy/next", [](benchmark::State& state) {
        const timetable calls = layered();
        const auto next = [&](sys_seconds t) { return calls.next_permitted(t).has_value(); };
        const auto is_permitted = [&](sys_seconds t) {
            const auto found = calls.next_permitted(t);
            return found && calls.permits(*found);
        };
        if (!agrees(state, "policy/next", questions(), next, is_permitted)) return;
        throughput(state, questions(), [&](sys_seconds t) { return trace(calls.next_permitted(t)); });
    });
    add("policy/at", [](benchmark::State& state) {
        const timetable calls = layered();
        const auto permitted = [&](sys_seconds t) { return calls.at(t).permitted(); };
        if (!agrees(state, "policy/at", questions(), permitted, [&](sys_seconds t) { return calls.permits(t); }))
            return;
        throughput(state, questions(), [&](sys_seconds t) {
            const curfew::verdict found = calls.at(t);
            return static_cast<std::uint64_t>(found.reason) + trace(found.since) + trace(found.until);
        });
    });
}

/// A batch in any order, and one in order.
void add_batches() {
    const auto add_batch = [](const std::string& name, const instants& values, auto answer) {
        add(name, [=, &values](benchmark::State& state) {
            const timetable calls = layered();
            std::vector<std::uint8_t> out(values.size());
            answer(calls, values, out);
            std::size_t i = 0;
            const auto batch = [&](sys_seconds) { return out[i++] != 0; };
            if (!agrees(state, name, values, batch, [&](sys_seconds t) { return calls.permits(t); })) return;
            for (auto _ : state) {
                answer(calls, values, out);
                benchmark::ClobberMemory();
            }
            count_items(state, values.size());
        });
    };
    static const instants in_order = sorted_instants(65'536);
    static const auto sorted = *curfew::sorted_instants::from(in_order);
    add_batch("policy/batch/random", questions(),
              [](const timetable& calls, const instants& values, auto& out) { curfew::permits(calls, values, out); });
    add_batch("policy/batch/sorted", in_order,
              [](const timetable& calls, const instants&, auto& out) { curfew::permits(calls, sorted, out); });
}

/// A task until the year 9999, which may call for an hour each day, under hours that are never that one: the zones are fixed
/// offsets, or have transitions for ever.
void add_search(const std::string& key, const curfew::zone& zone, const curfew::zone& local) {
    add("policy/never_meets/" + key, [=](benchmark::State& state) {
        auto request = request_of({item({}, {"00:00-10:00", "11:00-24:00"})});
        request.end_time = "9999-12-31 23:59:59";
        const timetable calls{*complete(curfew::parse(request)), zone,
                              curfew::policy::from({}, {{hours("Sun-Sat 20:00-21:00"), local, {}, {}, {}}})};
        if (calls.next_permitted(first_instant)) {
            state.SkipWithError("the layers meet");
            return;
        }
        for (auto _ : state) {
            auto found = calls.next_permitted(first_instant);
            benchmark::DoNotOptimize(found);
        }
        count_items(state, 1);
    });
}

/// So many closed dates in a row, in the order of `days`.
std::string policy_text(const std::vector<int>& days) {
    std::string text = R"({"Exceptions":[)";
    constexpr curfew::local_days start{std::chrono::year{1990} / 1 / 1};
    for (const int day : days) {
        if (text.back() == '}') text += ',';
        text += R"({"Date":")";
        text += curfew::format(curfew::local_seconds{start + std::chrono::days{day}})->view().substr(0, 10);
        text += R"(","Forbid":true})";
    }
    return text + "]}";
}

void add_reading() {
    constexpr int count = 20'000;
    std::vector<int> ascending(count);
    for (int i = 0; i < count; ++i) ascending[static_cast<std::size_t>(i)] = i;
    const std::vector<int> descending{ascending.rbegin(), ascending.rend()};
    std::vector<int> shuffled = ascending;
    std::mt19937_64 random{31};
    // Not std::shuffle, which each library does in its own way.
    for (std::size_t i = shuffled.size() - 1; i > 0; --i) std::swap(shuffled[i], shuffled[random() % (i + 1)]);
    const auto read = [](const std::string& text) { return curfew::read_policy(text, curfew::load_zone); };
    for (const auto& [key, days] :
         {std::pair{"ascending", ascending}, {"descending", descending}, {"random", shuffled}}) {
        const std::string name = std::string{"policy/20000/"} + key;
        const std::string text = policy_text(days);
        add(name + "/read_policy", [=](benchmark::State& state) {
            const auto once = read(text);
            if (!once || once->exceptions().entries().size() != count) {
                state.SkipWithError("the policy is not read");
                return;
            }
            for (auto _ : state) {
                auto result = read(text);
                benchmark::DoNotOptimize(result);
            }
            count_items(state, 1);
        });
        add(name + "/nlohmann_parse", [=](benchmark::State& state) {
            for (auto _ : state) {
                auto result = nlohmann::json::parse(text);
                benchmark::DoNotOptimize(result);
            }
            count_items(state, 1);
        });
        add(name + "/timetable", [=](benchmark::State& state) {
            const auto policy = read(text);
            const curfew::task task = task_of(typical_rules());
            for (auto _ : state) {
                timetable built{task, curfew::zone::beijing, *policy};
                benchmark::DoNotOptimize(built);
            }
            count_items(state, 1);
        });
    }
}

} // namespace

void add_policies() {
    add_questions();
    add_batches();
    add_search("fixed", curfew::zone::beijing, curfew::zone::beijing);
    add_search("transitions", load("America/New_York"), load("Europe/Paris"));
    add_reading();
}

} // namespace bench
