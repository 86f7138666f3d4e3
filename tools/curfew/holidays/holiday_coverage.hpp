#pragma once
// Which years the holiday files know.

#include <curfew/time/instant.hpp>

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace curfew::tool {

/// Years, by what the files say of them.
class holiday_coverage {
public:
    /// Dates of which no file knows whether they are days off.
    struct gap {
        local_days first;
        local_days last;
        std::string reason;
    };

    /// A file has dates of this year, and is taken to have all of them.
    void add_year(std::chrono::year y) { known_.insert(y); }
    /// holiday-cn has the notice for this year. That for the next year may still change December.
    void add_notice(std::chrono::year y) { notices_.insert(y); }
    /// A file says that it does not know this year yet: then it is not covered, even if another file has some dates of it.
    void add_unknown(std::chrono::year y) { unknown_.insert(y); }

    /// The dates from `first` to `last`, both included, that are not covered.
    [[nodiscard]] std::vector<gap> gaps(local_days first, local_days last) const;

private:
    /// Why the whole year is not covered; empty if it is.
    [[nodiscard]] std::string reason_against(std::chrono::year y) const;

    std::set<std::chrono::year> known_;
    std::set<std::chrono::year> notices_;
    std::set<std::chrono::year> unknown_;
};

} // namespace curfew::tool
