#pragma once
// Several calendars that must all permit: the task's rules, and the legal hours where the callee is.
//
//     permission call{task};
//     call.add(zoned_calendar{find_legal_hours("fr")->hours, french_holidays, paris});
//     call.permits(now), call.next_permitted(now), call.at(now).layer
//
// A number that may be in one of several zones: add the hours once for each. Who does not know where the phone rings may
// call only when it is permitted everywhere it might (add_in_every_zone).

#include <curfew/timetable/date_exceptions.hpp>
#include <curfew/time/detail/order.hpp>
#include <curfew/time/interval.hpp>
#include <curfew/time/weekly_hours.hpp>
#include <curfew/zone/zone.hpp>
#include <curfew/timetable/zoned_calendar.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace curfew::inline v0 {

/// The answer of several layers for one instant.
struct permission_verdict {
    /// Why the first layer that forbids does so; reason::permitted if none does.
    curfew::reason reason{};
    /// The first layer that forbids; nullopt where calling is permitted.
    std::optional<std::size_t> layer;
    /// For reason::holiday: the place of the exception among the layer's exceptions().entries().
    std::optional<std::size_t> exception;
    /// When the answer of permits() is another one; nullopt: never again.
    std::optional<sys_seconds> until;

    /// Whether calling is permitted.
    [[nodiscard]] constexpr bool permitted() const noexcept { return reason == curfew::reason::permitted; }

    friend bool operator==(const permission_verdict&, const permission_verdict&) noexcept = default;
};

/// Calling is permitted when every layer permits it. A value; asking is safe from any number of threads. One that was moved
/// from has no layers, and must not be asked. Layers in zones of different kinds need one type that is any of them, such
/// as std::variant wrapped as a zone.
template <zone Zone = fixed_offset>
class permission {
public:
    /// What it is asked about.
    using time_point = sys_seconds;

    /// The first layer, most often the task itself.
    explicit permission(zoned_calendar<Zone> layer) { add(std::move(layer)); }

    /// One more layer; it can only forbid.
    void add(zoned_calendar<Zone> layer) { layers_.push_back(std::move(layer)); }

    /// A layer of the same hours in each of `zones`.
    void add_in_every_zone(const weekly_hours& hours, const date_exceptions& exceptions, std::span<const Zone> zones) {
        for (const Zone& z : zones) layers_.push_back(zoned_calendar<Zone>{hours, exceptions, z});
    }

    /// In the order they were added, which is the order they are asked in.
    [[nodiscard]] std::span<const zoned_calendar<Zone>> layers() const noexcept { return layers_; }

    /// Whether every layer permits calling at `t`.
    [[nodiscard]] bool permits(sys_seconds t) const noexcept { return !forbidding_layer(t); }

    /// The same with the layer that forbids, and why.
    [[nodiscard]] permission_verdict at(sys_seconds t) const noexcept {
        const auto until = next_change(t);
        const auto layer = forbidding_layer(t);
        if (!layer) return {reason::permitted, std::nullopt, std::nullopt, until};
        return {layers_[*layer].reason_at(t), layer, layers_[*layer].exception_at(t), until};
    }

    /// The first instant at or after `t` that all layers permit; nullopt if there never is one. Each step goes to where
    /// one more layer permits; it ends with the first window that ends, or in the year 9999.
    [[nodiscard]] std::optional<sys_seconds> next_permitted(sys_seconds t) const noexcept {
        while (const auto layer = forbidding_layer(t)) {
            const auto next = layers_[*layer].next_permitted(t);
            if (!next) return std::nullopt;
            t = *next;
        }
        return t;
    }

    /// The first instant after `t` at which the answer of permits() is another one than at `t`.
    [[nodiscard]] std::optional<sys_seconds> next_change(sys_seconds t) const noexcept {
        if (!permits(t)) return next_permitted(t);
        sys_seconds first = sys_seconds::max();
        for (const auto& layer : layers_) first = detail::min_of(first, layer.next_change(t).value_or(layer.last()));
        return first;
    }

    /// The time in which all windows of the layers are open, [first, last); it may be empty. For a task with hours that
    /// hold at any time it is the task's window.
    [[nodiscard]] sys_seconds first() const noexcept {
        sys_seconds latest = layers_.front().first();
        for (const auto& layer : layers_) latest = detail::max_of(latest, layer.first());
        return latest;
    }
    [[nodiscard]] sys_seconds last() const noexcept {
        sys_seconds earliest = layers_.front().last();
        for (const auto& layer : layers_) earliest = detail::min_of(earliest, layer.last());
        return detail::max_of(first(), earliest);
    }

    /// The permitted intervals inside [from, to), lazily. *this must outlive the result.
    [[nodiscard]] permitted_intervals<permission> intervals(sys_seconds from, sys_seconds to) const noexcept {
        return {*this, from, to};
    }

private:
    [[nodiscard]] std::optional<std::size_t> forbidding_layer(sys_seconds t) const noexcept {
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            if (!layers_[i].permits(t)) return i;
        }
        return std::nullopt;
    }

    std::vector<zoned_calendar<Zone>> layers_;
};

/// Writes 1 where calling is permitted at in[i] to out[i], else 0. Answers as many as fit into `out`, and returns how many.
template <zone Zone>
std::size_t permits(const permission<Zone>& call, std::span<const sys_seconds> in,
                    std::span<std::uint8_t> out) noexcept {
    const std::size_t count = detail::min_of(in.size(), out.size());
    for (std::size_t i = 0; i < count; ++i) out[i] = call.permits(in[i]) ? 1 : 0;
    return count;
}

} // namespace curfew::inline v0
