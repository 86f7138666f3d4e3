// 'When is it permitted next', and the verdict with its reason.

#include "peers/date.hpp"
#include "subject.hpp"
#include "suites.hpp"

#include <string>

namespace bench {
namespace {

const instants& questions() {
    static const instants values = random_instants(65'536);
    return values;
}

/// Something of an answer that cannot be had without computing it.
std::uint64_t trace(const std::optional<sys_seconds>& found) {
    return found ? static_cast<std::uint64_t>(found->time_since_epoch().count()) : 0;
}

std::uint64_t trace(const curfew::verdict& verdict) {
    return static_cast<std::uint64_t>(verdict.reason) + trace(verdict.since) + trace(verdict.until);
}

void add_zone(const zone_name& name) {
    const curfew::zone zone = zone_of(name);
    const std::string key{name.key};
    const auto add_next = [=](const std::string& rules_key, const rule_set& rules) {
        add("next/" + key + '/' + rules_key + "/curfew", [=](benchmark::State& state) {
            const auto task = timetable_of(rules, zone);
            throughput(state, questions(), [&](sys_seconds t) { return trace(task.next_permitted(t)); });
        });
        const std::string peer_name = "next/" + key + '/' + rules_key + "/date_jump";
        add(peer_name, [=, iana = name.iana](benchmark::State& state) {
            const auto task = timetable_of(rules, zone);
            peers::date_jump peer{peers::question{rules, task.first(), task.last(), iana}};
            const auto ask = [&](sys_seconds t) { return peer.next_permitted(t); };
            if (!agrees(state, peer_name, questions(), ask, [&](sys_seconds t) { return task.next_permitted(t); }))
                return;
            throughput(state, questions(), [&](sys_seconds t) { return trace(peer.next_permitted(t)); });
        });
    };
    add_next("typical", typical_rules());
    add_next("one_open_minute", one_open_minute());
    add("at/" + key + "/typical/curfew", [=](benchmark::State& state) {
        const auto task = timetable_of(typical_rules(), zone);
        const auto permitted = [&](sys_seconds t) { return task.at(t).permitted(); };
        if (!agrees(state, "at/" + key, questions(), permitted, [&](sys_seconds t) { return task.permits(t); })) return;
        throughput(state, questions(), [&](sys_seconds t) { return trace(task.at(t)); });
    });
}

} // namespace

void add_next() {
    add_zone(beijing);
    add_zone(new_york);
}

} // namespace bench
