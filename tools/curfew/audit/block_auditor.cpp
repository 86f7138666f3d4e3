#include "block_auditor.hpp"

#include "instant.hpp"
#include "json_object.hpp"
#include "task_words.hpp"
#include "visible_text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace curfew::tool {

namespace {

std::vector<std::string> wanted_members(const audit_plan& plan) {
    std::vector<std::string> names{plan.time.name};
    for (const auto* const column : {&plan.zone, &plan.task}) {
        // A name that is wanted twice is looked for once.
        const bool is_new = *column && std::find(names.begin(), names.end(), (*column)->name) == names.end();
        if (is_new) names.push_back((*column)->name);
    }
    return names;
}

bool is_integer(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view words(csv_fault fault) {
    switch (fault) {
    case csv_fault::none: return {};
    case csv_fault::unclosed_quote: return "a quote is not closed";
    case csv_fault::stray_carriage_return: return "it has a CR outside of quotes; records end with LF or CR LF";
    case csv_fault::text_after_quote: break;
    }
    return "there is text after a closing quote";
}

} // namespace

std::array<std::string, 4> audit_plan::added_names() const {
    return {prefix + "permitted", prefix + "reason", prefix + "pointer", prefix + "error"};
}

block_auditor::block_auditor(const audit_plan& plan)
    : plan_{plan}, names_{plan.added_names()}, timetables_{plan.tasks}, json_{wanted_members(plan),
                                                                              {names_.begin(), names_.end()}} {
    for (std::size_t i = 0; i < appended_.size(); ++i) {
        const auto r = static_cast<reason>(i);
        const std::string permitted = r == reason::permitted ? "true" : "false";
        if (plan.form == record_form::csv) {
            appended_[i] = plan.delimiter;
            append_field(appended_[i], permitted, plan.delimiter);
            appended_[i] += plan.delimiter;
            append_field(appended_[i], name(r), plan.delimiter);
            appended_[i] += plan.delimiter;
        } else {
            appended_[i] = json_string(names_[0]) + ':' + permitted + ',' + json_string(names_[1]) + ":\"" +
                           std::string{name(r)} + "\"," + json_string(names_[2]) + ':';
        }
    }
}

void block_auditor::audit(const record_block& block, audited_block& result) {
    result_ = &result;
    result.text.clear();
    result.counts = {};
    result.faults.clear();
    line_ = block.first_line;
    const std::string_view text = block.text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = end_of_record(text, begin);
        std::string_view record = text.substr(begin, end - begin);
        std::size_t content = record.size();
        if (record.ends_with('\n')) content -= record.ends_with("\r\n") ? 2 : 1;
        audit_record(record.substr(0, content), record.substr(content));
        if (plan_.stops_at_fault && !result.faults.empty()) return;
        line_ += static_cast<std::uint64_t>(std::count(record.begin(), record.end(), '\n'));
        begin = end;
    }
}

std::size_t block_auditor::end_of_record(std::string_view text, std::size_t begin) const {
    if (plan_.form == record_form::csv) {
        csv_scanner scanner{plan_.delimiter, begin};
        return scanner.find_end(text) ? scanner.record_begin() : text.size();
    }
    const std::size_t line_end = text.find('\n', begin);
    return line_end == std::string_view::npos ? text.size() : line_end + 1;
}

void block_auditor::audit_record(std::string_view record, std::string_view end) {
    const bool is_csv = plan_.form == record_form::csv;
    audited_block& result = *result_;
    if (record.find_first_not_of(is_csv ? "" : " \t\r") == std::string_view::npos) {
        result.text += record;
        result.text += end;
        return;
    }
    ++result.counts.records;
    fault_.clear();
    const auto what = is_csv ? read_csv(record) : read_json(record);
    const auto verdict = what ? judge(*what) : std::nullopt;
    if (!verdict) {
        ++result.counts.unreadable;
        result.faults.push_back({result.counts.records, line_, fault_});
    } else {
        ++result.counts.by_reason[static_cast<std::size_t>(verdict->reason)];
        if (!verdict->permitted()) result.counts.add_violation(line_, at_, verdict->offset);
    }
    if (is_csv) {
        write_csv(record, verdict ? &*verdict : nullptr);
    } else {
        write_json(record, verdict ? &*verdict : nullptr);
    }
    result.text += end;
}

std::optional<block_auditor::fields> block_auditor::read_csv(std::string_view record) {
    const csv_fault fault = split_fields(record, plan_.delimiter, fields_);
    if (fault != csv_fault::none) {
        fault_ = words(fault);
        return std::nullopt;
    }
    if (plan_.field_count && fields_.size() != *plan_.field_count) {
        fault_ = "it has " + std::to_string(fields_.size()) + (fields_.size() == 1 ? " field" : " fields") +
                 ", the header has " + std::to_string(*plan_.field_count);
        return std::nullopt;
    }
    const auto value = [this](const record_column& column, std::string& scratch) -> std::optional<std::string_view> {
        if (column.place < fields_.size()) return value_of(fields_[column.place], scratch);
        fault_ = "it has no field " + column.name;
        return std::nullopt;
    };
    const auto time = value(plan_.time, scratch_[0]);
    if (!time) return std::nullopt;
    fields result{*time, is_integer(*time), std::nullopt, std::nullopt};
    if (plan_.zone && !(result.zone = value(*plan_.zone, scratch_[1]))) return std::nullopt;
    if (plan_.task && !(result.task = value(*plan_.task, scratch_[2]))) return std::nullopt;
    return result;
}

std::optional<block_auditor::fields> block_auditor::read_json(std::string_view record) {
    if (!json_.read(record)) {
        fault_ = json_.error();
        return std::nullopt;
    }
    using kind = json_record_reader::kind;
    const auto value = [this](const record_column& column, bool may_be_integer) -> const json_record_reader::member* {
        const auto m = std::find_if(json_.members().begin(), json_.members().end(),
                                    [&](const auto& member) { return member.name == column.name; });
        if (m->found == kind::text || (may_be_integer && m->found == kind::integer)) return &*m;
        fault_ = m->found == kind::absent ? "it has no member " + in_quotes(column.name)
                                          : "its member " + in_quotes(column.name) + " is no text" +
                                                (may_be_integer ? " and no integer" : "");
        return nullptr;
    };
    const auto* const time = value(plan_.time, true);
    if (time == nullptr) return std::nullopt;
    fields result{time->value, time->found == kind::integer || is_integer(time->value), std::nullopt, std::nullopt};
    if (plan_.zone) {
        const auto* const zone = value(*plan_.zone, false);
        if (zone == nullptr) return std::nullopt;
        result.zone = zone->value;
    }
    if (plan_.task) {
        const auto* const task = value(*plan_.task, true);
        if (task == nullptr) return std::nullopt;
        result.task = task->value;
    }
    return result;
}

std::optional<record_verdict> block_auditor::judge(const fields& what) {
    const timetable* const calls = find_timetable(what);
    if (calls == nullptr) return std::nullopt;
    const auto time = read_time(what);
    if (!time) return std::nullopt;
    at_ = *time;
    record_verdict verdict{reason::permitted, {}, calls->zone().offset_at(at_)};
    if (calls->permits(at_)) return verdict;
    const explanation why = calls->explain(at_);
    verdict.reason = why.reason;
    if (auto pointer = pointer_of(why)) verdict.pointer = *std::move(pointer);
    return verdict;
}

const timetable* block_auditor::find_timetable(const fields& what) {
    if (what.task && what.task->empty()) {
        fault_ = "it names no task";
        return nullptr;
    }
    const auto* const task = what.task ? plan_.tasks.find(*what.task) : plan_.tasks.by_default();
    if (task == nullptr) {
        fault_ = "there are no rules for the task " + in_quotes(*what.task);
        return nullptr;
    }
    zone_ = what.zone ? zones_.find(*what.zone) : &plan_.tasks.zone();
    if (zone_ == nullptr) {
        fault_ = zones_.why();
        return nullptr;
    }
    return what.zone ? &timetables_.find(*task, *zone_) : &task->calls;
}

std::optional<sys_seconds> block_auditor::read_time(const fields& what) {
    if (!what.time_is_integer) {
        auto instant = read_instant(what.time, plan_.time_zone ? *plan_.time_zone : *zone_, plan_.time_format);
        if (!instant.value) fault_ = std::move(instant.error);
        return instant.value;
    }
    if (plan_.unit == epoch_unit::none) {
        fault_ = in_quotes(what.time) + " is no instant: say what it counts with --epoch seconds or milliseconds";
        return std::nullopt;
    }
    std::int64_t count = 0;
    const auto read = std::from_chars(what.time.data(), what.time.data() + what.time.size(), count);
    if (read.ec != std::errc{}) {
        fault_ = in_quotes(what.time) + " is no instant: it does not fit in 64 bits";
        return std::nullopt;
    }
    if (plan_.unit == epoch_unit::seconds) return sys_seconds{seconds{count}};
    return sys_seconds{std::chrono::floor<seconds>(std::chrono::milliseconds{count})};
}

void block_auditor::write_csv(std::string_view record, const record_verdict* verdict) {
    std::string& out = result_->text;
    out += record;
    if (verdict != nullptr) {
        out += appended_[static_cast<std::size_t>(verdict->reason)];
        append_field(out, verdict->pointer, plan_.delimiter);
        out += plan_.delimiter;
    } else {
        out.append(4, plan_.delimiter);
        append_field(out, fault_, plan_.delimiter);
    }
}

void block_auditor::write_json(std::string_view record, const record_verdict* verdict) {
    std::string& out = result_->text;
    const std::size_t brace = json_.is_extensible() ? record.rfind('}') : 0;
    if (json_.is_extensible()) {
        out += record.substr(0, brace);
        const std::size_t before = record.find_last_not_of(" \t\r\n", brace - 1);
        if (record[before] != '{') out += ',';
    } else {
        out += "{\"record\":" + json_string(record) + ',';
    }
    if (verdict != nullptr) {
        out += appended_[static_cast<std::size_t>(verdict->reason)];
        const std::string& pointer = verdict->pointer;
        if (pointer.empty()) {
            out += "null";
        } else {
            out += '"';
            out += pointer;
            out += '"';
        }
    } else {
        for (std::size_t i = 0; i < 3; ++i) out += json_string(names_[i]) + ":null,";
        out += json_string(names_[3]) + ':' + json_string(fault_);
    }
    out += json_.is_extensible() ? record.substr(brace) : "}";
}

} // namespace curfew::tool
