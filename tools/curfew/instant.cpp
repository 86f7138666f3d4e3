#include "instant.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/time/text.hpp>
#include <curfew/time/weekday_set.hpp>
#include <curfew/zone/resolve.hpp>
#include <curfew/zone/text.hpp>

#include <charconv>
#include <chrono>
#include <cstdint>

namespace curfew::tool {

namespace {

std::string_view fault_in_words(text_fault fault) {
    switch (fault) {
    case text_fault::no_such_month: return "there is no such month";
    case text_fault::no_such_day: return "there is no such day";
    case text_fault::hour_over_23: return "the hour is over 23";
    case text_fault::minute_over_59: return "the minute is over 59";
    case text_fault::second_over_59: return "the second is over 59, and not a leap second with its offset";
    default: return {};
    }
}

read_instant_result refuse(std::string_view text, std::string_view why) {
    if (!why.empty()) return {std::nullopt, in_quotes(text) + " is no instant: " + std::string{why}};
    return {std::nullopt, in_quotes(text) + " is no instant; write 2021-05-20T18:00:00+08:00, \"2021-05-20 18:00:00\", "
                                            "@SECONDS or now"};
}

read_instant_result read_unix_seconds(std::string_view text) {
    std::int64_t count = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data() + 1, end, count);
    if (fault == std::errc::result_out_of_range) return refuse(text, "it does not fit in 64 bits");
    if (fault != std::errc{} || stop != end) return refuse(text, "@ is followed by a whole number of seconds");
    return {sys_seconds{seconds{count}}, {}};
}

read_instant_result resolve_local(std::string_view text, local_seconds local, const zone& z) {
    const instant_choice choice = resolve(z, local);
    if (choice.skipped) {
        return refuse(text, "a transition skips this local time; write " + rfc3339(choice.earlier, z) + " or " +
                                rfc3339(choice.later, z));
    }
    if (!choice.unique()) {
        return refuse(text, "a transition repeats this local time; write " + rfc3339(choice.earlier, z) + " or " +
                                rfc3339(choice.later, z));
    }
    return {choice.earlier, {}};
}

/// What a text that is no time looks like.
std::string_view likely_cause(std::string_view text, const parsed<written_time>& read) {
    const auto has_only = [&](std::string_view bytes) {
        return !text.empty() && text.find_first_not_of(bytes) == std::string_view::npos;
    };
    constexpr std::string_view digits = "0123456789";
    constexpr std::size_t date_length = 10;
    if (has_only(digits)) {
        return "a bare number may count seconds, milliseconds or microseconds; write @SECONDS, or say which with "
               "--epoch "
               "where records are read";
    }
    if (has_only("0123456789/.:- ") && text.find_first_of("/.") < date_length) {
        return "which number is the day, the month or the year cannot be told; say it with --time-format";
    }
    if (read.fault == text_fault::wrong_length && read.at == date_length && text.size() == date_length) {
        return "it has no time of day";
    }
    return fault_in_words(read.fault);
}

std::string unix_seconds(sys_seconds t) {
    return '@' + std::to_string(t.time_since_epoch().count());
}

} // namespace

read_instant_result read_instant(std::string_view text, const zone& z, const std::optional<time_format>& format) {
    if (text == "now") return {std::chrono::floor<seconds>(std::chrono::system_clock::now()), {}};
    if (text.starts_with('@')) return read_unix_seconds(text);
    std::optional<written_time> written;
    if (format) {
        written = format->read(text);
        if (!written) return refuse(text, "it is not of the form " + in_quotes(format->text()) + " of --time-format");
    } else {
        const auto read = parse_written_time(text);
        if (!read) return refuse(text, likely_cause(text, read));
        written = *read;
    }
    if (const auto instant = written->instant()) return {instant, {}};
    return resolve_local(text, written->local, z);
}

sys_seconds instant_of_option(std::string_view option, std::string_view text, const zone& z,
                              const std::optional<time_format>& format) {
    const auto instant = read_instant(text, z, format);
    if (!instant.value) throw failure{std::string{option} + ": " + instant.error};
    return *instant.value;
}

std::string rfc3339(sys_seconds t, const zone& z) {
    return rfc3339(t, z.offset_at(t));
}

std::string rfc3339(sys_seconds t, seconds offset) {
    const auto text = format_rfc3339(t, offset);
    return text ? std::string{text->view()} : unix_seconds(t);
}

std::optional<std::string> rfc3339(std::optional<sys_seconds> t, const zone& z) {
    return t ? std::optional{rfc3339(*t, z)} : std::nullopt;
}

std::string for_people(sys_seconds t, const zone& z) {
    return for_people(t, z.offset_at(t));
}

std::string for_people(sys_seconds t, seconds offset) {
    const auto formatted = format_rfc3339(t, offset);
    if (!formatted) return unix_seconds(t);
    constexpr std::size_t date_length = 10;
    constexpr std::size_t clock_length = 8;
    const std::string_view text = formatted->view();
    const local_seconds shown{t.time_since_epoch() + (text.back() == 'Z' ? seconds{0} : offset)};
    std::string result{short_name(weekday{std::chrono::floor<std::chrono::days>(shown)})};
    result += ' ';
    result += text.substr(0, date_length);
    result += ' ';
    result += text.substr(date_length + 1, clock_length);
    result += ' ';
    result += text.substr(date_length + 1 + clock_length);
    return result;
}

std::string for_people(seconds length) {
    struct unit {
        std::int64_t size;
        std::string_view name;
    };
    std::int64_t rest = length.count();
    std::string result;
    for (const unit u : {unit{86400, "day"}, unit{3600, "h"}, unit{60, "min"}, unit{1, "s"}}) {
        const std::int64_t count = rest / u.size;
        rest %= u.size;
        if (count == 0) continue;
        if (!result.empty()) result += ' ';
        result += std::to_string(count) + ' ';
        result += u.name;
        if (u.name == "day" && count != 1) result += 's';
    }
    return result.empty() ? "0 s" : result;
}

} // namespace curfew::tool
