#pragma once
// A block of records in, the same records with their verdicts out.

#include "audit_counts.hpp"
#include "csv_text.hpp"
#include "json_record.hpp"
#include "record_input.hpp"
#include "task_book.hpp"

#include "time_format.hpp"
#include "zones.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// What a bare integer in the time column counts since 1970-01-01 00:00:00 UTC.
enum class epoch_unit : std::uint8_t { none, seconds, milliseconds };

/// A column by its name, and in CSV by its place from 0.
struct record_column {
    std::string name;
    std::size_t place = 0;
};

/// How records are read and judged. Shared by all threads.
struct audit_plan {
    const task_book& tasks;
    record_form form = record_form::csv;
    char delimiter = ',';
    record_column time{};
    std::optional<record_column> zone{};
    std::optional<record_column> task{};
    /// Of each record in CSV; nullopt where only the columns that are asked for must be there.
    std::optional<std::size_t> field_count{};
    /// Of times without an offset; else that of the record.
    std::optional<curfew::zone> time_zone{};
    /// Of texts; else as parse_written_time() reads them.
    std::optional<tool::time_format> time_format{};
    epoch_unit unit = epoch_unit::none;
    /// Before the names of what is added.
    std::string prefix{};
    /// Nothing is judged after a record that cannot be read.
    bool stops_at_fault = false;

    /// The names of what is added to each record: permitted, reason, pointer, error.
    [[nodiscard]] std::array<std::string, 4> added_names() const;
};

/// A record that cannot be read.
struct record_fault {
    /// In its block, from 1; of the line on which it starts.
    std::uint64_t record = 0;
    std::uint64_t line = 0;
    std::string words;
};

struct audited_block {
    std::string text;
    audit_counts counts;
    std::vector<record_fault> faults;
};

/// Why a call was permitted or not, where that stands, and how far the clock is from UTC that it was judged by.
struct record_verdict {
    curfew::reason reason{};
    /// As `permits` has it; empty for none.
    std::string pointer;
    seconds offset{};

    [[nodiscard]] bool permitted() const noexcept { return reason == curfew::reason::permitted; }
};

/// Audits one block after the other. One for each thread.
class block_auditor {
public:
    explicit block_auditor(const audit_plan& plan);

    /// Replaces what `result` held. Linear.
    void audit(const record_block& block, audited_block& result);

private:
    /// What a record says; texts are good until the next record.
    struct fields {
        std::string_view time;
        bool time_is_integer = false;
        std::optional<std::string_view> zone;
        std::optional<std::string_view> task;
    };

    [[nodiscard]] std::size_t end_of_record(std::string_view text, std::size_t begin) const;
    void audit_record(std::string_view record, std::string_view end);
    [[nodiscard]] std::optional<fields> read_csv(std::string_view record);
    [[nodiscard]] std::optional<fields> read_json(std::string_view record);
    [[nodiscard]] std::optional<record_verdict> judge(const fields& what);
    [[nodiscard]] const timetable* find_timetable(const fields& what);
    [[nodiscard]] std::optional<sys_seconds> read_time(const fields& what);
    void write_csv(std::string_view record, const record_verdict* verdict);
    void write_json(std::string_view record, const record_verdict* verdict);

    const audit_plan& plan_;
    std::array<std::string, 4> names_;
    zone_cache zones_;
    timetable_cache timetables_;
    json_record_reader json_;
    std::vector<csv_field> fields_;
    std::array<std::string, 3> scratch_;
    /// What is appended for each reason, but for a pointer.
    std::array<std::string, reason_count> appended_;
    /// The zone of the record.
    const zone* zone_ = nullptr;
    sys_seconds at_;
    std::uint64_t line_ = 1;
    std::string fault_;
    audited_block* result_ = nullptr;
};

} // namespace curfew::tool
