#include "block_auditor.hpp"

#include "bytes.hpp"

#include "visible_text.hpp"

namespace curfew::tool {

block_auditor::block_auditor(const audit_plan& plan)
    : plan_{plan}, reader_{reader_of(plan)}, writer_{writer_of(plan)}, judge_{plan} {}

void block_auditor::judge(const record_block& block) {
    const std::string_view text = block.text();
    std::uint64_t line = block.first_line;
    std::size_t counted = 0;
    count_ = 0;
    ends_audit_ = false;
    const bool are_lines = plan_.form == record_form::ndjson;
    if (outcomes_.size() < block.frames.size()) outcomes_.resize(block.frames.size());
    for (const record_frame& frame : block.frames) {
        record_outcome& outcome = outcomes_[count_++];
        line += count_lines(text.substr(counted, frame.begin - counted));
        counted = are_lines ? frame.end : frame.begin;
        outcome.line = line;
        judge_record(text.substr(frame.begin, frame.end - frame.begin), outcome);
        ends_audit_ = plan_.stops_at_fault && outcome.what == record_outcome::kind::unreadable;
        if (ends_audit_) return;
    }
}

void block_auditor::judge_record(std::string_view record, record_outcome& outcome) {
    outcome.what = record_outcome::kind::unreadable;
    if (record.starts_with(byte_order_mark)) {
        outcome.words = "it starts with a byte order mark, as files do; has one been put behind another?";
        outcome.takes_verdict = plan_.form == record_form::csv;
        return;
    }
    record_values values;
    const bool is_read = reader_->read(record, values);
    outcome.takes_verdict = reader_->is_extensible();
    if (is_read) {
        judge_.judge(values, outcome);
    } else {
        outcome.words = reader_->fault();
    }
}

void block_auditor::settle(seen_keys& seen) {
    for (std::size_t i = 0; i < count_; ++i) {
        record_outcome& outcome = outcomes_[i];
        // A record without a key is like no other.
        if (outcome.what != record_outcome::kind::judged || outcome.key.empty()) continue;
        const auto before = seen.add(outcome.key, outcome.line);
        if (!before) continue;
        outcome.what = record_outcome::kind::repeated;
        outcome.words = "it repeats line " + std::to_string(*before) + ": " + in_quotes(plan_.key->name) + " is " +
                        in_quotes(outcome.key);
    }
}

void block_auditor::write(const record_block& block, audited_block& result) const {
    const std::string_view text = block.text();
    result.text.clear();
    result.notes.clear();
    result.counts = {};
    result.ends_audit = ends_audit_;
    std::size_t written = 0;
    for (std::size_t i = 0; i < count_; ++i) {
        const record_frame& frame = block.frames[i];
        const record_outcome& outcome = outcomes_[i];
        result.text += text.substr(written, frame.begin - written);
        writer_->write(result.text, text.substr(frame.begin, frame.end - frame.begin), outcome);
        written = frame.end;
        result.counts.add(outcome);
        const bool is_named =
            outcome.what == record_outcome::kind::unreadable || outcome.what == record_outcome::kind::repeated;
        if (is_named) result.notes.push_back({outcome.what, result.counts.records, outcome.line, outcome.words});
    }
    // What --strict leaves out is not even passed on; the line of the last record is whole.
    const std::string_view rest = text.substr(written);
    const std::size_t line_end = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
    result.text += ends_audit_ ? rest.substr(0, line_end) : rest;
}

} // namespace curfew::tool
