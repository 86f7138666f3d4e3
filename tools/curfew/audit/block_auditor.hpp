#pragma once
// A block of records in, the same records with their verdicts out.
//
//     judge()     each record by itself
//     settle()    what depends on records before: with --unique, in the order of the blocks
//     write()     the records with their outcomes

#include "audit_counts.hpp"
#include "record_input.hpp"
#include "record_judge.hpp"
#include "record_outcome.hpp"
#include "record_reader.hpp"
#include "record_writer.hpp"
#include "seen_keys.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// A record to be named.
struct record_note {
    record_outcome::kind what = record_outcome::kind::unreadable;
    /// In its block, from 1; of the line on which it starts.
    std::uint64_t record = 0;
    std::uint64_t line = 0;
    std::string words;
};

struct audited_block {
    std::string text;
    audit_counts counts;
    std::vector<record_note> notes;
    /// A record cannot be read, and --strict ends the audit there.
    bool ends_audit = false;
};

/// Audits one block after the other. One for each thread.
class block_auditor {
public:
    explicit block_auditor(const audit_plan& plan);

    /// The steps, to be called in this order for each block. Linear.
    void judge(const record_block& block);
    void settle(seen_keys& seen);
    /// Replaces what `result` held.
    void write(const record_block& block, audited_block& result) const;

private:
    void judge_record(std::string_view record, record_outcome& outcome);

    const audit_plan& plan_;
    std::unique_ptr<record_reader> reader_;
    std::unique_ptr<record_writer> writer_;
    record_judge judge_;
    /// Of the block's records; those behind count_ are left from blocks before, for their memory.
    std::vector<record_outcome> outcomes_;
    std::size_t count_ = 0;
    bool ends_audit_ = false;
};

} // namespace curfew::tool
