#pragma once
// What CreateTask and SingleBatchAppend have in common: fields that are none of ours, and redials without a stored task.

#include <curfew/diagnostics/detail/reporter.hpp>
#include <curfew/diagnostics/field.hpp>
#include <curfew/task/detail/validate.hpp>
#include <curfew/task/request.hpp>

#include <optional>
#include <span>
#include <vector>

namespace curfew::inline v0::detail {

/// unknown-field, for names that were most likely meant to be one of `known`.
inline void check_near_misses(std::span<const unknown_field> other, std::span<const field> known,
                              const json_pointer& where, reporter& out) {
    std::vector<unknown_field> misspelt;
    for (const unknown_field& f : other) {
        if (nearest_field(known, f.name)) misspelt.push_back({f.name, {}});
    }
    check_unknown_fields(misspelt, known, where, out);
}

/// The redial rules where nothing is stored that an absent field could leave or reset. nullopt for settings that are wrong.
inline std::optional<redial_settings> check_new_redial(const redial_fields& given,
                                                       const std::optional<call_window>& window,
                                                       const json_pointer& where, reporter& out) {
    const auto settings = check_redial_ranges(given, where, severity::error, out);
    if (settings && window && !out.is_unreadable(where / field::ring_again_interval)) {
        check_redial_fits(*settings, *window, where, out);
    }
    return settings;
}

} // namespace curfew::inline v0::detail
