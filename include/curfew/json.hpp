#pragma once
// JSON text → updates, tasks and requests, with everything that is wrong with it; and back. Optional: needs nlohmann/json.
//
//     const auto update = read_update_task(text);
//     if (!update) return show(to_json(update.report(), text));    // all of it, in the order of the text
//     const auto calls = complete(*update);                        // or apply(stored, *update), or new_task(*update)
//
// Strict, since readers differ where JSON is loose: a duplicate key, "5" or 5.0 for an integer, 1 for true, a byte order mark,
// text after the end are errors. Fields the API does not know are kept and written back as they came.

#include <curfew/json/adl.hpp>
#include <curfew/json/create_task.hpp>
#include <curfew/json/limits.hpp>
#include <curfew/json/report.hpp>
#include <curfew/json/response.hpp>
#include <curfew/json/single_batch_append.hpp>
#include <curfew/json/update_task.hpp>
#include <curfew/json/writer.hpp>

#include <cstdint>
#include <string_view>

namespace curfew::inline v0 {

/// The actions whose bodies carry rules of time.
enum class action : std::uint8_t { update_task, create_task, single_batch_append };

/// What is wrong with the body of a request of that action: the report of read_update_task(), read_create_task() or
/// read_single_batch_append(). Of `options` that one takes the severities only.
[[nodiscard]] inline report check_json(action what, std::string_view text, const parse_options& options = {},
                                       const json_limits& limits = {});

// ---- implementation -------------------------------------------------------------------------------------------

inline report check_json(action what, std::string_view text, const parse_options& options, const json_limits& limits) {
    switch (what) {
    case action::create_task: return read_create_task(text, options, limits).report();
    case action::single_batch_append: return read_single_batch_append(text, options.severities, limits).report();
    case action::update_task: break;
    }
    return read_update_task(text, options, limits).report();
}

} // namespace curfew::inline v0
