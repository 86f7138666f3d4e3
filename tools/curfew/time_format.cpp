#include "time_format.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <sstream>
#include <utility>

namespace curfew::tool {

namespace {

/// What is left of the time is cut off. Microseconds, so that the years 0000-9999 fit.
using fine_local_time = date::local_time<std::chrono::microseconds>;

/// A format that says the same of two different times does not say which one is meant.
bool tells_apart(const time_format& format, fine_local_time a, fine_local_time b) {
    const auto written = [&](fine_local_time t) {
        const auto day = date::floor<date::days>(t);
        const date::fields<std::chrono::microseconds> fields{date::year_month_day{day},
                                                             date::hh_mm_ss<std::chrono::microseconds>{t - day}};
        std::ostringstream out;
        const std::string utc = "UTC";
        constexpr std::chrono::seconds offset{0};
        date::to_stream(out, format.text().c_str(), fields, &utc, &offset);
        return out.str();
    };
    return written(a) != written(b);
}

} // namespace

time_format::time_format(std::string text) : text_{std::move(text)} {
    const auto refuse = [&](std::string_view why) {
        throw failure{"--time-format: " + in_quotes(text_) + ' ' + std::string{why} +
                      "; write it like \"%Y/%m/%d %H:%M:%S\""};
    };
    for (std::size_t i = text_.find('%'); i != std::string::npos && i + 1 < text_.size(); i = text_.find('%', i + 2)) {
        if (text_[i + 1] == 'Z') refuse("has %Z, but the abbreviation of a zone does not say which zone it is");
    }
    constexpr fine_local_time t{std::chrono::hours{24 * 18'000 + 7}};
    using std::chrono::hours;
    if (!tells_apart(*this, t, t + hours{24}) || !tells_apart(*this, t, t + hours{24 * 31}) ||
        !tells_apart(*this, t, t + hours{24 * 366})) {
        refuse("has no whole date");
    }
    if (!tells_apart(*this, t, t + hours{1}) || !tells_apart(*this, t, t + hours{12}) ||
        !tells_apart(*this, t, t + std::chrono::minutes{1})) {
        refuse("has no whole time of day");
    }
}

// Where a text has no seconds, date 3.0.1 rounds a number that it has not set, and throws the result away.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

std::optional<written_time> time_format::read(std::string_view text) const {
    std::istringstream in{std::string{text}};
    fine_local_time local;
    std::string abbreviation;
    constexpr std::chrono::minutes none = std::chrono::minutes::min();
    std::chrono::minutes offset = none;
    date::from_stream(in, text_.c_str(), local, &abbreviation, &offset);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
    written_time found{local_seconds{std::chrono::floor<seconds>(local.time_since_epoch())}, {}};
    if (found.local < earliest_local_time || found.local > latest_local_time) return std::nullopt;
    if (offset == none) return found;
    if (offset <= -std::chrono::days{1} || offset >= std::chrono::days{1}) return std::nullopt;
    found.offset = offset;
    return found;
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

} // namespace curfew::tool
