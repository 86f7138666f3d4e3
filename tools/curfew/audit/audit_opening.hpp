#pragma once
// What records start with: a byte order mark, the line `sep=;` of spreadsheets, a header. From it come the form, the
// delimiter and the places of the columns.

#include "audit_plan.hpp"
#include "record_input.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

enum class header_use : std::uint8_t { keep, drop, none };

/// What the user says of the input.
struct opening_options {
    /// Else by its first bytes.
    std::optional<record_form> form;
    /// Else that of `sep=`, else a comma.
    std::optional<char> delimiter;
    /// Else by the delimiter: text with tabs has none.
    std::optional<bool> has_quotes;
    header_use header = header_use::keep;
};

struct opened_records {
    /// What is written before the first record.
    std::string text;
    /// See opening_hints.hpp.
    std::vector<std::string> hints;
};

/// Takes what comes before the first record out of the input, which reads records after that. Completes the plan, whose
/// columns have names and no places. Throws `failure`, whose words end with the hints.
[[nodiscard]] opened_records open_records(record_input& input, const opening_options& options, audit_plan& plan);

} // namespace curfew::tool
