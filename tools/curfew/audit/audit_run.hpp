#pragma once
// The threads of an audit. All do the same: take a block, audit it, wait for its turn, put it out. So there are never more
// blocks than threads, and the output has the order of the input. With limits a block may have to wait for others, and then
// the thread that settles the last of these puts it out.

#include "block_auditor.hpp"
#include "callee_book.hpp"
#include "record_input.hpp"

#include "console.hpp"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>

namespace curfew::tool {

struct audit_result {
    audit_counts counts;
    /// Where there are limits.
    std::optional<callee_summary> callees;
    audit_end end = audit_end::whole;
    /// What ended it, for audit_end::fault.
    std::exception_ptr fault;
};

/// What is put out beside the records.
struct audit_reports {
    bool as_json = false;
    /// Of the input so far, on a terminal.
    bool shows_progress = false;
    std::optional<std::uint64_t> input_size;
};

/// Audits what is left of the input in `jobs` threads, of which the caller's is one. What cannot be read goes to standard
/// error as it is met; an error that ends the audit comes back when all that was read before it has been put out.
[[nodiscard]] audit_result run_audit(const audit_plan& plan, record_input& input, byte_source& source, std::size_t jobs,
                                     const audit_reports& reports, const console& io);

} // namespace curfew::tool
