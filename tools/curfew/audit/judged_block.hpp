#pragma once
// A block of records with their outcomes.

#include "audit_counts.hpp"
#include "record_input.hpp"
#include "record_outcome.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace curfew::tool {

struct judged_block {
    record_block records;
    /// Of the first `count` records; those behind are left from blocks before, for their memory.
    std::vector<record_outcome> outcomes;
    std::size_t count = 0;
    /// The sign that its text is no UTF-8.
    std::optional<encoding_sign> other_encoding;
    /// The last of them cannot be read, and --strict ends the audit there.
    bool ends_audit = false;
    /// Its place among the blocks, from 0.
    std::size_t number = 0;
};

} // namespace curfew::tool
