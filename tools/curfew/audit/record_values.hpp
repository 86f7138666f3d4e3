#pragma once
// What a record has in the columns that matter.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace curfew::tool {

/// Good until the next record is read.
struct record_value {
    enum class kind : std::uint8_t { absent, null, text, integer, other };

    kind what = kind::absent;
    /// Of a text or an integer.
    std::string_view text;

    /// No value: none at all, null, or a text of blanks.
    [[nodiscard]] bool is_empty() const noexcept {
        if (what != kind::text) return what == kind::absent || what == kind::null;
        return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
    }
};

struct record_values {
    record_value time;
    record_value zone;
    record_value task;
    record_value key;
    record_value callee;
};

} // namespace curfew::tool
