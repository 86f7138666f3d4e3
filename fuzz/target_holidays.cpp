// Holiday files of any bytes, and calendars made of the bytes. What the readers take is held against a plain reading of the same
// events, and the policy, if there is one, must be read as saying exactly the dates that were taken.

#include "input.hpp"

#include "holidays/holiday_dates.hpp"
#include "holidays/holiday_file.hpp"
#include "holidays/holiday_policy.hpp"

#include <curfew/json/policy.hpp>
#include <curfew/zone/zone.hpp>

#include <map>
#include <string>
#include <vector>

namespace {

using namespace curfew;
using namespace curfew::tool;
using fuzz::require;

/// What a date is: 0 a day off, else the weekday it counts as, from 1.
using meanings = std::map<local_days, unsigned>;

constexpr unsigned meaning_of(std::optional<weekday> counts_as) {
    return counts_as ? counts_as->c_encoding() + 1 : 0;
}

/// By the policy's own reader; two entries for a date would be a fault of the writer.
meanings meanings_of_policy(const std::string& text) {
    const auto policy = read_policy(text, [](std::string_view) -> result<zone> { std::abort(); });
    require(bool{policy}, "the policy is valid");
    meanings result;
    for (const auto& entry : policy->exceptions().entries()) {
        for (local_days date = entry.first; date <= entry.last; date += days{1}) {
            require(result.emplace(date, meaning_of(entry.exception.counts_as())).second, "a date has one entry");
        }
    }
    return result;
}

/// Of the entries that are not plain: all are refused, all left out, or those taken that can be.
special_handlings handlings(unsigned how) {
    std::vector<std::string> skip{"empty", "recurring", "timed", "cancelled", "not-event"};
    const std::vector<std::string> other{"tentative", "unmarked", "regional", "not-public"};
    if (how % 3 == 0) return special_handlings::from({}, {});
    if (how % 3 == 2) return special_handlings::from(skip, other);
    skip.insert(skip.end(), other.begin(), other.end());
    return special_handlings::from(skip, {});
}

/// Reads the text, and makes a policy of it where that is possible. What the policy says.
meanings check(const std::string& text, unsigned how) {
    holiday_collector collected{handlings(how)};
    read_holiday_file({"fuzz", text}, collected);
    const auto choice =
        workday_choice::from(how % 2 == 0 ? std::vector<std::string>{} : std::vector<std::string>{"Fri"});
    const std::vector<holiday_date> dates = dates_of(collected, choice);
    if (collected.findings.status() != exit_status::yes || dates.empty()) return {};
    const auto written = policy_text(dates);
    if (!written) return {};
    meanings taken;
    for (const holiday& entry : collected.entries()) {
        const bool is_off = entry.kind == holiday_kind::day_off;
        require(entry.first <= entry.last && entry.place.line >= 1, "an entry has dates and a place");
        for (local_days date = entry.first; date <= entry.last; date += days{1}) {
            const unsigned meaning = is_off ? 0 : meaning_of(std::chrono::Friday);
            require(taken.emplace(date, meaning).first->second == meaning, "no contradiction is let pass");
        }
    }
    require(meanings_of_policy(*written) == taken, "the policy says what the entries say");
    return taken;
}

/// A calendar of plain events made of the bytes: every date of it must be taken, and no other.
void check_made_calendar(fuzz::input& in, unsigned how) {
    std::string text = "BEGIN:VCALENDAR\r\n";
    meanings meant;
    const local_days start{std::chrono::year{2026} / 1 / 1};
    const auto digits = [](local_days date) {
        std::string result = date_text(date);
        std::erase(result, '-');
        return result;
    };
    for (int events = 1 + in.below(8); events > 0; --events) {
        const local_days first = start + days{in.below(700)};
        const days length{1 + in.below(10)};
        const bool folds = in.below(2) != 0;
        text += folds ? "BEGIN:VEVENT\r\nDTSTART;VALU\r\n E=DATE:" : "begin:vevent\r\nDTSTART;VALUE=DATE:";
        text += digits(first) + "\r\n";
        if (length > days{1}) text += "DTEND;VALUE=DATE:" + digits(first + length) + "\r\n";
        if (in.below(2) != 0) text += "DESCRIPTION:\r\nSUMMARY:a\\, b\r\n";
        text += folds ? "END:VEVENT\r\n" : "end:vevent\r\n";
        for (days i{0}; i < length; ++i) meant.emplace(first + i, 0U);
    }
    text += "END:VCALENDAR\r\n";
    require(check(text, how) == meant, "every date of a plain calendar is taken");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::input in{data, size};
    const auto how = static_cast<unsigned>(in.below(6));
    switch (in.below(4)) {
    case 0: check_made_calendar(in, how); break;
    case 1:
        check("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001\n" + std::string{in.text()} +
                  "\nEND:VEVENT\nEND:VCALENDAR\n",
              how);
        break;
    default: check(std::string{in.text()}, how);
    }
    return 0;
}
