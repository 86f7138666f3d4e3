// What looks ahead over a task: redials and limits; and several layers with exceptions by date, made by hand or by a policy.
// Held against simulations that go from one point of the grid to the next.

#include "tasks.hpp"

#include "support/plain_layer.hpp"
#include "support/slow_redial.hpp"

#include <curfew/timetable/explain.hpp>
#include <curfew/timetable/policy.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace curfew;
using fuzz::require;
using model::second;

sys_seconds instant(second t) {
    return sys_seconds{seconds{t}};
}

// ---- redials

template <zone Zone>
void check_redials(fuzz::input& in, const fuzz::grid& grid, const model::task& plain, const Zone& zone) {
    const seconds step{grid.step};
    const zoned_schedule task{random_tasks::to_schedule(plain), zone};
    const auto rules = random_tasks::to_rules(plain);
    const int interval = grid.minutes == 1 ? 5 + in.below(in.below(2) == 0 ? 16 : 1436) : 15 * (1 + in.below(96));
    const auto policy = *redial_settings::from(in.below(6), minutes{interval});
    sys_seconds ended = task.first() + (in.below(1024) - 128) * step;
    const seconds talk = in.below(16) * step;

    std::vector<attempt_limit> limits;
    for (int count = in.below(4); count > 0; --count) {
        const int attempts = 1 + in.below(5);
        limits.push_back(*attempt_limit::from(attempts, (1 + in.below(256)) * step));
    }
    std::vector<sys_seconds> past;
    for (int count = in.below(8); count > 0; --count) past.push_back(ended - (in.below(256) - 8) * step);
    const attempt_limits all{limits};
    sys_seconds allowed = ended;
    while (!simulation::within_limits(limits, past, allowed)) allowed += step;
    require(all.next_allowed(ended, past) == allowed, "next_allowed() is the first instant within the limits");
    require(all.allow(ended, past) == (allowed == ended), "allow() says whether that is now");
    if (policy.times() > 0) {
        require(next_attempt(task, policy, ended, 0, all, past) ==
                    simulation::slow_next(*rules.forbid_list, task, policy, ended, 0, limits, past, step),
                "a redial within limits is the first the simulation finds");
    }

    const redial_plan plan{task, policy, ended, 0, talk};
    auto planned = plan.begin();
    for (int made = 0;; ++made) {
        const auto expected = simulation::slow_next(*rules.forbid_list, task, policy, ended, made, {}, {}, step);
        require(next_attempt(task, policy, ended, made) == expected, "a redial is the first the simulation finds");
        require((planned != plan.end()) == static_cast<bool>(expected), "a plan ends where the redials do");
        if (!expected) {
            require(plan.over() == expected.over(), "and for the same reason");
            break;
        }
        require(*planned++ == *expected, "a plan has the same redials");
        ended = expected->at + talk;
    }

    // Any instant at all.
    for (const sys_seconds any : {instant(in.integer()), sys_seconds::min(), sys_seconds::max()}) {
        const auto answer = next_attempt(task, policy, any, -1, all, past);
        if (policy.times() == 0) {
            require(answer.over() == redial_end::all_placed, "no redial is left");
        } else if (answer) {
            require(task.permits(answer->at) && all.allow(answer->at, past), "a redial is permitted and within limits");
            require(answer->at >= answer->due && answer->number == 1, "a redial is not early");
        } else {
            const bool due_in_time = any <= sys_seconds::max() - policy.interval();
            const auto first = due_in_time ? all.next_allowed(any + policy.interval(), past) : std::nullopt;
            const bool in_window = first && *first < task.last();
            require(answer.over() == (in_window ? redial_end::never_permitted : redial_end::window_over),
                    "the reason is the window where that is over");
            require(!in_window || !task.next_permitted(*first), "there is nothing left");
        }
    }
}

// ---- layers

/// A layer whose zone is one of `zones`, as it is and as a policy file has it.
struct named_layer {
    simulation::plain_layer<table_zone> plain;
    local_hours_entry written;
};

time_range to_range(const model::range& r) {
    return *time_range::from(*time_of_day::from_minutes(r.start), *time_of_day::from_minutes(r.end));
}

/// Up to four exceptions around `near`; those of the years before 0000 and after 9999 cannot be written.
std::vector<exception_entry> take_exceptions(fuzz::input& in, const fuzz::grid& grid, local_days near,
                                             std::map<local_days, simulation::plain_exception>& plain) {
    std::vector<exception_entry> written;
    local_days date = near - std::chrono::days{2};
    for (int count = in.below(5); count > 0; --count) {
        date += std::chrono::days{1 + in.below(3)};
        const local_days last = date + std::chrono::days{in.below(2)};
        const auto text = format(local_seconds{date});
        const auto last_text = format(local_seconds{last});
        if (!text || !last_text) return written;
        exception_entry& entry = written.emplace_back();
        const auto day_of = [](const auto& t) { return std::string{t->view().substr(0, 10)}; };
        if (last == date) {
            entry.date = day_of(text);
        } else {
            entry.from = day_of(text);
            entry.to = day_of(last_text);
        }
        simulation::plain_exception exception;
        switch (in.below(3)) {
        case 0:
            entry.forbid = true;
            exception.closed = {*time_range::from({0, 0}, {24, 0})};
            break;
        case 1:
            entry.times.emplace();
            for (int ranges = in.below(2); ranges >= 0; --ranges) {
                exception.closed.push_back(to_range(fuzz::take_range(in, grid, 0)));
                entry.times->emplace_back(format(exception.closed.back()));
            }
            break;
        default:
            exception.counts_as = all_weekdays[static_cast<std::size_t>(in.below(7))];
            entry.counts_as = std::string{short_name(*exception.counts_as)};
        }
        for (; date <= last; date += std::chrono::days{1}) plain[date] = exception;
        date = last;
    }
    return written;
}

/// One to four ranges of hours that are not overnight.
void take_hours(fuzz::input& in, const fuzz::grid& grid, named_layer& layer) {
    weekly_hours hours;
    std::string text;
    for (int count = in.below(4); count >= 0; --count) {
        model::range r = fuzz::take_range(in, grid, 600);
        if (r.end < r.start) std::swap(r.start, r.end);
        if (r.end == r.start) r.end = 1440;
        auto days = weekday_set::from_bits(static_cast<unsigned>(in.below(128)));
        if (days.empty()) days = weekday_set::every_day();
        hours.insert(days, to_range(r));
        if (!text.empty()) text += "; ";
        for (const weekday day : all_weekdays) {
            if (!days.contains(day)) continue;
            if (text.size() > 1 && text.back() != ' ') text += ',';
            text += short_name(day);
        }
        text += ' ';
        text += format(to_range(r)).view();
    }
    layer.plain.hours = hours;
    layer.written.hours = text;
}

constexpr std::string_view zone_names = "123";

permission<table_zone> from_policy(const std::vector<named_layer>& layers, const std::vector<exception_entry>& own) {
    policy_document document;
    document.exceptions = own;
    document.local_hours.emplace();
    for (std::size_t i = 1; i < layers.size(); ++i) document.local_hours->push_back(layers[i].written);
    const auto policy = parse_policy(
        document, [&](std::string_view name) { return name.size() == 1 && zone_names.find(name) < layers.size(); });
    require(policy.value && policy.report.diagnostics().empty(), "the policy has no fault");
    const auto& task = layers.front().plain;
    const task_rules rules{*task_open_id::from("1"), task.window, *call_concurrency::from(1), {}, task.forbid_list};
    return permission_with(*policy.value, rules, task.zone,
                           [&](std::string_view name) { return layers[zone_names.find(name)].plain.zone; });
}

permission<table_zone> by_hand(const std::vector<named_layer>& layers) {
    permission<table_zone> call{simulation::to_calendar(layers[0].plain)};
    for (std::size_t i = 1; i < layers.size(); ++i) call.add(simulation::to_calendar(layers[i].plain));
    return call;
}

void check_layers(fuzz::input& in, const fuzz::grid& grid, const model::task& task, const table_zone& zone) {
    const auto near = std::chrono::floor<std::chrono::days>(local_seconds{seconds{task.start}});
    const auto rules = random_tasks::to_rules(task);
    std::vector<named_layer> layers(1, named_layer{{rules.window, *rules.forbid_list, {}, {}, zone}, {}});
    const auto own = take_exceptions(in, grid, near, layers[0].plain.exceptions);
    // Local hours end with the last second of 9999, which is on no grid.
    const bool ends_on_grid = local_seconds{seconds{task.end}} < any_time.end() - std::chrono::days{3};
    for (int count = ends_on_grid ? in.below(3) : 0; count > 0; --count) {
        named_layer layer{{any_time, {}, {}, {}, fuzz::take_zone(in, grid, task)}, {}};
        layer.written.zone = std::string{zone_names[layers.size()]};
        take_hours(in, grid, layer);
        layer.written.exceptions = take_exceptions(in, grid, near, layer.plain.exceptions);
        layers.push_back(std::move(layer));
    }
    const auto call = in.below(2) == 0 ? by_hand(layers) : from_policy(layers, own);
    require(call.layers().size() == layers.size(), "a layer for the task and one for each of the local hours");

    const seconds step{grid.step};
    const sys_seconds from = call.first() - 10 * step;
    const sys_seconds until = call.last() + 10 * step;
    std::vector<std::optional<std::size_t>> forbidding;
    for (sys_seconds t = from; t < until; t += step) {
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < layers.size() && !first; ++i) {
            const auto& window = call.layers()[i];
            if (t < window.first() || t >= window.last() || layers[i].plain.forbids(t)) first = i;
        }
        forbidding.push_back(first);
    }
    std::optional<sys_seconds> next_permitted;
    std::optional<sys_seconds> next_change;
    const int often = 1 + in.below(32);
    for (std::size_t i = forbidding.size(); i-- > 0;) {
        const sys_seconds t = from + static_cast<second>(i) * step;
        const bool permitted = !forbidding[i];
        if (i + 1 < forbidding.size() && permitted == forbidding[i + 1].has_value()) next_change = t + step;
        if (permitted) next_permitted = t;
        require(call.permits(t) == permitted, "what no layer forbids is permitted");
        if (i % static_cast<std::size_t>(often) != 0) continue;
        require(call.permits(t + step - seconds{1}) == permitted, "and until the next point of the grid");
        const auto verdict = call.at(t);
        require(verdict.layer == forbidding[i], "the first layer that forbids is named");
        require(verdict.permitted() == permitted && verdict.until == next_change, "a verdict holds until the change");
        require(call.next_change(t) == next_change, "next_change() is where the simulation changes");
        require(call.next_permitted(t) == next_permitted, "next_permitted() is what the simulation finds");
        if (permitted) continue;
        const auto& calendar = call.layers()[*verdict.layer];
        const auto range = find_forbidding_range(layers[*verdict.layer].plain.forbid_list, calendar.exceptions(),
                                                 calendar.to_local(t));
        if (verdict.reason == reason::forbid_range) require(range.has_value(), "the range that forbids is found");
        if (verdict.reason == reason::holiday) {
            require(verdict.exception.has_value(), "the exception that forbids is named");
            const auto& entry = calendar.exceptions().entries()[*verdict.exception];
            const auto date = std::chrono::floor<std::chrono::days>(calendar.to_local(t));
            require(entry.first <= date && date - std::chrono::days{1} <= entry.last,
                    "it is of the date, or of the one before");
        }
    }
    seconds sum{0};
    for (const auto& span : call.intervals(from, until)) sum += span.length();
    require(sum == std::count(forbidding.begin(), forbidding.end(), std::nullopt) * step,
            "the intervals are as long as what is permitted");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const int choice = in.below(8);
    const fuzz::grid& grid = fuzz::grids[static_cast<std::size_t>(in.below(3))];
    model::task task = fuzz::take_task(in, grid, 600);
    task.end_inclusive = false;
    if (choice % 2 == 0) {
        check_layers(in, grid, task, fuzz::take_zone(in, grid, task));
    } else if (choice == 1) {
        check_redials(in, grid, task, *fixed_offset::from(seconds{fuzz::take_offset(in, grid)}));
    } else {
        check_redials(in, grid, task, fuzz::take_zone(in, grid, task));
    }
    return 0;
}
