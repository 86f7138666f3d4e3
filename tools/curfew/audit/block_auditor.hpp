#pragma once
// A block of records in, the same records with their verdicts out.
//
//     judge()     each record by itself; what depends on others comes in between: settling.hpp
//     write()     the records with their outcomes

#include "audit_counts.hpp"
#include "judged_block.hpp"
#include "record_judge.hpp"
#include "record_outcome.hpp"
#include "record_reader.hpp"
#include "record_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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
    /// The same as of the judged_block.
    bool ends_audit = false;
};

/// Audits one block after the other. One for each thread.
class block_auditor {
public:
    explicit block_auditor(const audit_plan& plan);

    /// Fills in the outcomes of the block's records. Linear.
    void judge(judged_block& block);

    /// Replaces what `result` held. Linear.
    void write(const judged_block& block, audited_block& result) const;

private:
    static void find_other_encoding(judged_block& block);
    void judge_record(std::string_view record, bool lacks_list, record_outcome& outcome);

    const audit_plan& plan_;
    std::unique_ptr<record_reader> reader_;
    std::unique_ptr<record_writer> writer_;
    record_judge judge_;
};

} // namespace curfew::tool
