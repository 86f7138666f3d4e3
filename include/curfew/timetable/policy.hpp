#pragma once
// What a dialer enforces beyond the API's rules: its holidays, the hours where the callee lives, how often one callee may be
// called. docs/policy.md has the JSON form, which read_policy() of json/policy.hpp reads.
//
//     const auto rules = policy::from(china, {{.hours = find_legal_hours("fr")->hours, .zone = paris}});
//     const timetable calls{task, zone::beijing, rules};

#include <curfew/time/detail/reset_on_move.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/timetable/attempt_limits.hpp>
#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/zone/zone.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// Hours in a zone, by its civil time, and the dates that differ there.
struct local_hours {
    /// When calling is permitted; without hours, never.
    weekly_hours hours = {};
    curfew::zone zone;
    /// Dates of the zone.
    date_exceptions exceptions = {};
    /// The zone's name as it was written, and the name of the preset that the hours are, if they are one. For people.
    std::string zone_name = {};
    std::string preset = {};

    friend bool operator==(const local_hours&, const local_hours&) = default;
};

/// A policy. A value; one that was moved from, or made of something that was, is known as such, and a timetable made of it
/// forbids. There is none by default: one that changes nothing is policy::from({}).
class policy {
public:
    /// A policy of exceptions, which are dates of the task's zone, and of local hours, all of which must permit. It says
    /// nothing of attempt limits.
    [[nodiscard]] static policy from(date_exceptions exceptions, std::vector<local_hours> layers = {}) noexcept {
        return policy{std::move(exceptions), std::move(layers)};
    }

    /// The same with attempt limits.
    [[nodiscard]] static policy from(date_exceptions exceptions, std::vector<local_hours> layers,
                                     attempt_limits limits) noexcept {
        policy result{std::move(exceptions), std::move(layers)};
        result.limits_.emplace(std::move(limits));
        return result;
    }

    /// Dates of the task's zone.
    [[nodiscard]] const date_exceptions& exceptions() const noexcept { return exceptions_; }

    /// Local hours, in the order they were given in.
    [[nodiscard]] const std::vector<local_hours>& layers() const noexcept { return layers_; }

    /// Limits for redials; nullopt: the policy says nothing of them. A timetable does not enforce these: pass them to
    /// next_attempt() or redial_plan.
    [[nodiscard]] const std::optional<attempt_limits>& limits() const noexcept { return limits_; }

    /// Whether neither it nor a part of it was moved from. Linear in the number of layers.
    [[nodiscard]] bool is_whole() const noexcept {
        bool whole = present_.get() && exceptions_.is_whole();
        for (const local_hours& layer : layers_) whole = whole && layer.exceptions.is_whole();
        return whole;
    }

    friend bool operator==(const policy&, const policy&) = default;

private:
    policy(date_exceptions exceptions, std::vector<local_hours> layers) noexcept
        : exceptions_{std::move(exceptions)}, layers_{std::move(layers)} {}

    date_exceptions exceptions_;
    std::vector<local_hours> layers_;
    std::optional<attempt_limits> limits_;
    detail::presence present_;
};

} // namespace curfew::inline v0
