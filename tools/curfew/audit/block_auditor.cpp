#include "block_auditor.hpp"

#include "bytes.hpp"
#include "decoded_source.hpp"

#include "visible_text.hpp"

namespace curfew::tool {

block_auditor::block_auditor(const audit_plan& plan)
    : plan_{plan}, reader_{reader_of(plan)}, writer_{writer_of(plan)}, judge_{plan} {}

void block_auditor::judge(judged_block& block) {
    const std::string_view text = block.records.text();
    std::uint64_t line = block.records.first_line;
    std::size_t counted = 0;
    block.count = 0;
    block.ends_audit = false;
    const bool are_lines = plan_.form == record_form::ndjson;
    const auto& frames = block.records.frames;
    if (block.outcomes.size() < frames.size()) block.outcomes.resize(frames.size());
    for (const record_frame& frame : frames) {
        record_outcome& outcome = block.outcomes[block.count++];
        line += count_lines(text.substr(counted, frame.begin - counted));
        counted = are_lines ? frame.end : frame.begin;
        outcome.line = line;
        judge_record(text.substr(frame.begin, frame.end - frame.begin), frame.lacks_list, outcome);
        block.ends_audit = plan_.stops_at_fault && outcome.what == record_outcome::kind::unreadable;
        if (block.ends_audit) break;
    }
    find_other_encoding(block);
}

/// The first record that is no UTF-8, of those that were looked at.
void block_auditor::find_other_encoding(judged_block& block) {
    block.other_encoding.reset();
    if (block.count == 0) return;
    const std::string_view text = block.records.text();
    const auto& frames = block.records.frames;
    const std::size_t first = frames[0].begin;
    if (is_utf8(text.substr(first, frames[block.count - 1].end - first))) return;
    for (std::size_t i = 0; i < block.count && !block.other_encoding; ++i) {
        const std::string_view record = text.substr(frames[i].begin, frames[i].end - frames[i].begin);
        if (is_utf8(record)) continue;
        block.other_encoding = encoding_sign{block.outcomes[i].line, guess_encoding(record).value_or("iso-8859-1")};
    }
}

void block_auditor::judge_record(std::string_view record, bool lacks_list, record_outcome& outcome) {
    outcome.what = record_outcome::kind::unreadable;
    if (record.starts_with(byte_order_mark)) {
        outcome.words = "it starts with a byte order mark, as files do; has one been put behind another?";
        outcome.takes_verdict = plan_.form == record_form::csv;
        return;
    }
    record_values values;
    const bool is_read = reader_->read(record, values);
    outcome.takes_verdict = reader_->is_extensible();
    if (is_read && lacks_list) {
        outcome.words = "it has no list " + in_quotes(*plan_.list);
    } else if (is_read) {
        judge_.judge(values, outcome);
    } else {
        outcome.words = reader_->fault();
    }
}

void block_auditor::write(const judged_block& block, audited_block& result) const {
    const std::string_view text = block.records.text();
    result.text.clear();
    result.notes.clear();
    result.counts = {};
    result.counts.other_encoding = block.other_encoding;
    result.ends_audit = block.ends_audit;
    std::size_t written = 0;
    for (std::size_t i = 0; i < block.count; ++i) {
        const record_frame& frame = block.records.frames[i];
        const record_outcome& outcome = block.outcomes[i];
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
    result.text += block.ends_audit ? rest.substr(0, line_end) : rest;
}

} // namespace curfew::tool
