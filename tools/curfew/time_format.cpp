#include "time_format.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/time/text.hpp>

#include <date/date.h>

#include <chrono>
#include <sstream>
#include <utility>

namespace curfew::tool {

namespace {

/// Microseconds, so that the years 0000–9999 fit; a longer fraction is not read.
using fine = std::chrono::microseconds;
using fine_local_time = date::local_time<fine>;

/// Calls `visit(place, letter)` for each conversion: where its % is, and the letter, before which a modifier and a width may
/// stand.
template <class Visit>
void for_each_conversion(std::string_view format, Visit visit) {
    for (std::size_t place = format.find('%'); place != format.npos; place = format.find('%', place)) {
        const std::size_t letter = format.find_first_not_of("EO0123456789", place + 1);
        if (letter == format.npos) return;
        visit(place, format[letter]);
        place = letter + 1;
    }
}

/// Whether the format writes two times differently. One that does not would not say which of them is meant.
bool tells_apart(const std::string& format, fine_local_time a, fine_local_time b) {
    const auto written = [&](fine_local_time t) {
        const auto day = date::floor<date::days>(t);
        const date::fields<fine> fields{date::year_month_day{day}, date::hh_mm_ss<fine>{t - day}};
        std::ostringstream out;
        const std::string utc = "UTC";
        constexpr std::chrono::seconds offset{0};
        date::to_stream(out, format.c_str(), fields, &utc, &offset);
        return out.str();
    };
    return written(a) != written(b);
}

/// The offset that stands behind what the format `before` reads. As strict as offsets are elsewhere: date takes more than 59
/// minutes, and an offset without a sign.
std::optional<seconds> offset_behind(const std::string& before, std::string_view text) {
    std::istringstream in{std::string{text}};
    date::fields<fine> passed_over;
    date::from_stream(in, before.c_str(), passed_over);
    const std::istringstream::off_type place = in.tellg();
    if (place < 0) return std::nullopt;
    const std::string_view rest = text.substr(static_cast<std::size_t>(place));
    const auto offset = parse_offset(rest.substr(0, rest.find_first_not_of("0123456789:", 1)));
    return offset ? std::optional{*offset} : std::nullopt;
}

} // namespace

time_format::time_format(std::string text) : text_{std::move(text)} {
    const auto refuse = [&](std::string_view why) {
        throw failure{"--time-format: " + in_quotes(text_) + ' ' + std::string{why} +
                      "; write it like \"%Y/%m/%d %H:%M:%S\""};
    };
    for_each_conversion(text_, [&](std::size_t place, char letter) {
        if (letter == 'Z') refuse("has %Z, but the abbreviation of a zone does not say which zone it is");
        if (letter != 'z') return;
        if (before_offset_) refuse("has %z twice");
        before_offset_ = text_.substr(0, place);
    });
    using std::chrono::hours;
    constexpr fine_local_time t{hours{24 * 18'000 + 7}};
    const auto tells = [&](fine step) { return tells_apart(text_, t, t + step); };
    if (!tells(hours{24}) || !tells(hours{24 * 31}) || !tells(hours{24 * 366})) refuse("has no whole date");
    if (!tells(hours{1}) || !tells(hours{12}) || !tells(std::chrono::minutes{1})) refuse("has no whole time of day");
}

std::optional<written_time> time_format::read(std::string_view text) const {
    std::istringstream in{std::string{text}};
    fine_local_time local;
    date::from_stream(in, text_.c_str(), local);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    written_time found{local_seconds{std::chrono::floor<seconds>(local.time_since_epoch())}, {}};
    if (found.local < earliest_local_time || found.local > latest_local_time) return std::nullopt;
    if (!before_offset_) return found;
    found.offset = offset_behind(*before_offset_, text);
    return found.offset ? std::optional{found} : std::nullopt;
}

} // namespace curfew::tool
