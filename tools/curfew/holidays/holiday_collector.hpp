#pragma once
// What the readers of holiday files hand their results to.

#include "holiday.hpp"
#include "holiday_coverage.hpp"
#include "holiday_findings.hpp"
#include "special_entry.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Entries, years and findings of all files so far. Lines are those of the file that was begun last.
class holiday_collector {
public:
    /// More dates than this in all are refused, an event counted with each of its dates.
    static constexpr std::size_t most_dates = 100'000;
    /// No entry is longer.
    static constexpr days longest_entry{366};

    explicit holiday_collector(const special_handlings& handlings) : handlings_{handlings} {}

    /// Further lines are of this file; its name as in messages.
    void begin_file(std::string name) { findings.begin_file(std::move(name)); }

    void add(local_days first, local_days last, holiday_kind kind, std::string name, std::size_t line);

    /// Whether an entry that is not plain is taken for a day off. If it is left out, or refused with `what`, it is not.
    [[nodiscard]] bool takes(special_entry kind, std::size_t line, std::string_view what);

    void unreadable(std::size_t line, std::string_view what) { findings.unreadable(place(line), what); }

    [[nodiscard]] const std::vector<holiday>& entries() const noexcept { return entries_; }

    /// How many special entries were left out, and how many taken: a line for each kind.
    void put_handled(const text_stream& out) const;

    /// The years that the files know; the readers of forms that name their years add these.
    holiday_coverage coverage;
    holiday_findings findings;

private:
    [[nodiscard]] holiday_place place(std::size_t line) const noexcept { return {findings.files() - 1, line}; }

    special_handlings handlings_;
    std::vector<holiday> entries_;
    std::array<std::size_t, special_entry_kinds> handled_{};
    std::size_t dates_ = 0;
};

} // namespace curfew::tool
