// Many instants at once, against what it costs to read them: a plain sum over the same array.

#include "subject.hpp"
#include "suites.hpp"

#include <curfew/timetable/batch.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {
namespace {

/// 128 MiB of instants: more than a cache holds.
constexpr std::size_t past_the_cache = std::size_t{1} << 24;
/// 128 KiB.
constexpr std::size_t in_the_cache = std::size_t{1} << 14;

const instants& random_array() {
    static const instants values = random_instants(past_the_cache);
    return values;
}

const instants& random_in_cache() {
    static const instants values = random_instants(in_the_cache);
    return values;
}

const instants& sorted_array() {
    static const instants values = sorted_instants(past_the_cache);
    return values;
}

/// That they are in order is checked once for any number of tasks.
const curfew::sorted_instants& array_in_order() {
    static const auto values = *curfew::sorted_instants::from(sorted_array());
    return values;
}

const std::string prefix = "batch/" CURFEW_BENCH_LEVEL "/";

/// Four sums at a time: one would wait for itself at each step, and that, not the memory, would be the roof.
std::int64_t sum_of(const instants& values) {
    std::array<std::int64_t, 4> sums{};
    for (std::size_t i = 0; i + 4 <= values.size(); i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += values[i + lane].time_since_epoch().count();
    }
    return sums[0] + sums[1] + sums[2] + sums[3];
}

void add_roof(const std::string& name, const instants& (*array)()) {
    add(prefix + name, [array](benchmark::State& state) {
        const instants& values = array();
        for (auto _ : state) {
            auto sum = sum_of(values);
            benchmark::DoNotOptimize(sum);
        }
        count_items(state, values.size());
    });
}

/// `answer(task, values, out)` fills `out`, an element for every `per_element` instants; `read(out, i)` is what it says
/// about values[i].
template <class Out, class Answer, class Read>
void add_answers(const std::string& name, const curfew::zone& zone, const instants& (*array)(), std::size_t per_element,
                 Answer answer, Read read) {
    add(prefix + name, [=](benchmark::State& state) {
        const instants& values = array();
        const auto task = timetable_of(typical_rules(), zone);
        std::vector<Out> out((values.size() + per_element - 1) / per_element);
        answer(task, values, out);
        std::size_t i = 0;
        const auto batch = [&](sys_seconds) { return read(out, i++); };
        if (!agrees(state, prefix + name, values, batch, [&](sys_seconds t) { return task.permits(t); })) return;
        for (auto _ : state) {
            answer(task, values, out);
            benchmark::ClobberMemory();
        }
        count_items(state, values.size());
    });
}

/// `count(task, values)` says how many are permitted.
template <class Count>
void add_count(const std::string& name, const curfew::zone& zone, const instants& (*array)(), Count count) {
    add(prefix + name, [=](benchmark::State& state) {
        const instants& values = array();
        const auto task = timetable_of(typical_rules(), zone);
        std::size_t expected = 0;
        for (const sys_seconds t : values) expected += task.permits(t) ? 1U : 0U;
        if (count(task, values) != expected) {
            state.SkipWithError("wrong count");
            return;
        }
        for (auto _ : state) {
            auto found = count(task, values);
            benchmark::DoNotOptimize(found);
        }
        count_items(state, values.size());
    });
}

void add_zone(const zone_name& name) {
    const curfew::zone zone = zone_of(name);
    const std::string key{name.key};
    const auto bytes = [](const curfew::timetable& task, const instants& values, std::vector<std::uint8_t>& out) {
        curfew::permits(task, values, out);
    };
    const auto byte = [](const std::vector<std::uint8_t>& out, std::size_t i) { return out[i] != 0; };
    add_answers<std::uint8_t>(key + "/random/bytes", zone, random_array, 1, bytes, byte);
    add_answers<std::uint8_t>(key + "/in_cache/bytes", zone, random_in_cache, 1, bytes, byte);
    add_answers<std::uint64_t>(
        key + "/random/bits", zone, random_array, 64,
        [](const curfew::timetable& task, const instants& values, std::vector<std::uint64_t>& out) {
            curfew::permits_bits(task, values, out);
        },
        [](const std::vector<std::uint64_t>& out, std::size_t i) { return (out[i / 64] >> i % 64 & 1U) != 0; });
    add_answers<std::uint8_t>(
        key + "/sorted/bytes", zone, sorted_array, 1,
        [](const curfew::timetable& task, const instants&, std::vector<std::uint8_t>& out) {
            curfew::permits(task, array_in_order(), out);
        },
        byte);
    add_count(key + "/random/count", zone, random_array, [](const curfew::timetable& task, const instants& values) {
        return curfew::count_permitted(task, values);
    });
    add_count(key + "/sorted/count", zone, sorted_array, [](const curfew::timetable& task, const instants&) {
        return curfew::count_permitted(task, array_in_order());
    });
}

} // namespace

void add_batch() {
    add_roof("roof", random_array);
    add_roof("roof_in_cache", random_in_cache);
    for (const zone_name& name : {beijing, new_york, casablanca}) add_zone(name);
}

} // namespace bench
