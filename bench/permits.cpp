// 'Is it permitted at T': the library, the kernel below which it cannot go, and what people use today.

#include "peers/chrono_fixed.hpp"
#include "peers/date.hpp"
#include "peers/localtime.hpp"
#include "subject.hpp"
#include "suites.hpp"

#ifdef CURFEW_BENCH_ICL
#include "peers/boost_icl.hpp"
#endif
#ifdef CURFEW_BENCH_ICU
#include "peers/icu.hpp"
#endif

#include <string>

namespace bench {
namespace {

constexpr std::size_t instant_count = 65'536;

struct instant_set {
    const char* key;
    const instants& values;
};

instant_set random_set() {
    static const instants values = random_instants(instant_count);
    return {"random", values};
}

instant_set sorted_set() {
    static const instants values = sorted_instants(instant_count);
    return {"sorted", values};
}

instant_set same_day_set() {
    static const instants values = same_day_instants(instant_count);
    return {"same_day", values};
}

struct named_rules {
    std::string key;
    rule_set values;
};

class zone_suite {
public:
    explicit zone_suite(const zone_name& name) : name_{name}, zone_{zone_of(name)} {}

    void add_curfew(const instant_set& questions, const named_rules& rules) const {
        add(prefix("permits", questions, rules) + "curfew", [=, zone = zone_](benchmark::State& state) {
            const auto task = timetable_of(rules.values, zone);
            throughput(state, questions.values, [&](sys_seconds t) { return task.permits(t); });
        });
    }

    void add_curfew_latency(const instant_set& questions, const named_rules& rules) const {
        add(prefix("latency", questions, rules) + "curfew", [=, zone = zone_](benchmark::State& state) {
            const auto task = timetable_of(rules.values, zone);
            latency(state, questions.values, [&](sys_seconds t) { return task.permits(t); });
        });
    }

    template <class Peer>
    void add_peer(const char* who, const instant_set& questions, const named_rules& rules) const {
        const std::string name = prefix("permits", questions, rules) + who;
        add(name, [=, iana = name_.iana, zone = zone_](benchmark::State& state) {
            const auto task = timetable_of(rules.values, zone);
            Peer peer{peers::question{rules.values, task.first(), task.last(), iana}};
            const auto ask = [&](sys_seconds t) { return peer.permits(t); };
            const auto expected = [&](sys_seconds t) { return task.permits(t); };
            const instants edges{task.first() - seconds{1}, task.first(), task.last() - seconds{1}, task.last()};
            if (!agrees(state, name + " at the edges", edges, ask, expected)) return;
            if (!agrees(state, name, questions.values, ask, expected)) return;
            throughput(state, questions.values, ask);
        });
    }

    std::string prefix(const char* what, const instant_set& questions, const named_rules& rules) const {
        return std::string{what} + '/' + std::string{name_.key} + '/' + questions.key + '/' + rules.key + '/';
    }

private:
    zone_name name_;
    curfew::zone zone_;
};

void add_kernel(const zone_suite& suite, const named_rules& rules) {
    const instant_set questions = random_set();
    const auto measure = [=](const std::string& name, auto how) {
        add(name, [=](benchmark::State& state) {
            const auto task = timetable_of(rules.values, curfew::zone::beijing);
            const kernel bare{task, std::chrono::hours{8}};
            const auto ask = [&](sys_seconds t) { return bare.permits(t); };
            if (!agrees(state, name, questions.values, ask, [&](sys_seconds t) { return task.permits(t); })) return;
            how(state, questions.values, ask);
        });
    };
    measure(suite.prefix("permits", questions, rules) + "kernel",
            [](auto& state, auto& values, auto ask) { throughput(state, values, ask); });
    measure(suite.prefix("latency", questions, rules) + "kernel",
            [](auto& state, auto& values, auto ask) { latency(state, values, ask); });
}

void add_zone_peers(const zone_suite& suite, const named_rules& typical) {
    suite.add_peer<peers::localtime_sscanf>("localtime_sscanf", random_set(), typical);
    suite.add_peer<peers::localtime_scan>("localtime_scan", random_set(), typical);
#ifdef CURFEW_BENCH_ICU
    suite.add_peer<peers::icu_scan>("icu_scan", random_set(), typical);
#endif
#ifdef CURFEW_BENCH_ICL
    suite.add_peer<peers::boost_icl>("boost_icl", random_set(), typical);
#endif
    suite.add_peer<peers::date_scan>("date_scan", same_day_set(), typical);
    suite.add_peer<peers::date_cached_scan>("date_cached_scan", same_day_set(), typical);
    suite.add_peer<peers::date_cached_scan>("date_cached_scan", sorted_set(), typical);
}

void add_zone(const zone_suite& suite, const named_rules& typical) {
    for (const instant_set& questions : {random_set(), sorted_set(), same_day_set()}) {
        suite.add_curfew(questions, typical);
    }
    suite.add_curfew_latency(random_set(), typical);
    suite.add_peer<peers::date_scan>("date_scan", random_set(), typical);
    suite.add_peer<peers::date_cached_scan>("date_cached_scan", random_set(), typical);
}

} // namespace

void add_permits() {
#ifndef CURFEW_BENCH_ICL
    skip("boost_icl", "Boost is not installed (libboost-dev)");
#endif
#ifndef CURFEW_BENCH_ICU
    skip("icu_scan", "ICU is not installed (libicu-dev)");
#endif
    const named_rules typical{"typical", typical_rules()};
    const zone_suite in_beijing{beijing};
    const zone_suite in_new_york{new_york};
    const zone_suite in_casablanca{casablanca};

    add_kernel(in_beijing, typical);
    in_beijing.add_peer<peers::chrono_fixed_scan>("chrono_fixed_scan", random_set(), typical);
    add_zone(in_beijing, typical);
    add_zone(in_new_york, typical);
    add_zone(in_casablanca, typical);
    add_zone_peers(in_beijing, typical);
    // Not in Casablanca: its transitions are announced late, and each of these has a zone database of its own date.
    add_zone_peers(in_new_york, typical);

    for (const int count : {1, 10, 100, 1000}) {
        const named_rules rules{std::to_string(count), random_rules(count)};
        in_beijing.add_curfew(random_set(), rules);
        in_beijing.add_peer<peers::date_cached_scan>("date_cached_scan", random_set(), rules);
#ifdef CURFEW_BENCH_ICL
        in_beijing.add_peer<peers::boost_icl>("boost_icl", random_set(), rules);
#endif
    }
}

} // namespace bench
