#pragma once
// Which weekday a make-up workday counts as. No holiday file says so: the caller must.

#include <curfew/time/instant.hpp>
#include <curfew/time/weekday_set.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

/// What --workday-counts-as says.
class workday_choice {
public:
    /// Of texts such as `Fri` and `2026-10-10=Fri`; throws `failure` for one that is neither, and for two that differ.
    [[nodiscard]] static workday_choice from(const std::vector<std::string>& texts);

    /// For this make-up workday: what is said of the date, or else of all.
    [[nodiscard]] std::optional<weekday> of(local_days date) const;

    /// The dates of which something is said.
    [[nodiscard]] const std::map<local_days, weekday>& dates() const noexcept { return dates_; }

private:
    std::optional<weekday> all_;
    std::map<local_days, weekday> dates_;
};

} // namespace curfew::tool
