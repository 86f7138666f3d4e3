#include "holiday_dates.hpp"

#include "visible_text.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace curfew::tool {

namespace {

/// An entry on one of its dates.
struct dated_entry {
    local_days date;
    std::size_t entry;
};

std::vector<dated_entry> by_date(const std::vector<holiday>& entries) {
    std::vector<dated_entry> result;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (local_days date = entries[i].first; date <= entries[i].last; date += days{1}) result.push_back({date, i});
    }
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    return result;
}

std::string_view kind_in_words(holiday_kind kind) {
    return kind == holiday_kind::day_off ? "a day off" : "a make-up workday";
}

class date_judge {
public:
    date_judge(holiday_collector& collected, const workday_choice& choice) : collected_{collected}, choice_{choice} {}

    /// The date of these entries, of which there is at least one.
    [[nodiscard]] holiday_date judge(std::span<const dated_entry> same_date) {
        const holiday& first = entry(same_date.front());
        const local_days date = same_date.front().date;
        holiday_date result{date, std::nullopt, {}};
        std::set<std::string_view> names;
        for (const dated_entry& dated : same_date) {
            const holiday& other = entry(dated);
            if (&other != &first) compare(date, first, other);
            if (other.kind == holiday_kind::make_up_workday) workdays_.insert(date);
            if (!other.name.empty() && names.insert(other.name).second) result.names.push_back(other.name);
        }
        if (first.kind == holiday_kind::make_up_workday) result.counts_as = weekday_for(date, first);
        return result;
    }

    /// Refuses what is said of dates that are make-up workdays in no file.
    void refuse_unused() {
        for (const auto& [date, day] : choice_.dates()) {
            if (workdays_.contains(date)) continue;
            collected_.findings.refuse("--workday-counts-as", date_text(date) + " is a make-up workday in no file");
        }
    }

private:
    [[nodiscard]] const holiday& entry(const dated_entry& e) const { return collected_.entries()[e.entry]; }

    void compare(local_days date, const holiday& first, const holiday& other) {
        const std::string what = date_text(date) + " is " + std::string{kind_in_words(other.kind)} + " here and ";
        const std::string place = collected_.findings.text_of(first.place);
        if (first.kind != other.kind) {
            collected_.findings.refuse(other.place, what + std::string{kind_in_words(first.kind)} + " in " + place);
        } else {
            collected_.findings.note(other.place, what + "in " + place + " as well");
        }
    }

    [[nodiscard]] std::optional<weekday> weekday_for(local_days date, const holiday& workday) {
        const auto result = choice_.of(date);
        if (!result) {
            collected_.findings.refuse(
                workday.place, date_text(date) + ' ' + in_quotes(workday.name) +
                                   " is a make-up workday; say which weekday's rules hold, as in --workday-counts-as " +
                                   date_text(date) + "=Fri, or --workday-counts-as Fri for all");
        }
        return result;
    }

    holiday_collector& collected_;
    const workday_choice& choice_;
    std::set<local_days> workdays_;
};

} // namespace

std::vector<holiday_date> dates_of(holiday_collector& collected, const workday_choice& choice) {
    const std::vector<dated_entry> all = by_date(collected.entries());
    date_judge judge{collected, choice};
    std::vector<holiday_date> result;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;
        while (end < all.size() && all[end].date == all[begin].date) ++end;
        result.push_back(judge.judge(std::span{all}.subspan(begin, end - begin)));
        begin = end;
    }
    judge.refuse_unused();
    return result;
}

} // namespace curfew::tool
