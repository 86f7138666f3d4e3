#pragma once
// Instants on the command line and in the output.

#include "time_format.hpp"

#include <curfew/time/instant.hpp>
#include <curfew/zone/zone.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace curfew::tool {

/// An instant, or a sentence that says why the text is none.
struct read_instant_result {
    std::optional<sys_seconds> value;
    std::string error;
};

/// What parse_written_time() takes, or what `format` says instead, in `z` where it has no offset; `@SECONDS` (Unix time) or `now`.
/// A local time that a transition repeats or skips names no instant: it is refused, with the instants it may stand for.
[[nodiscard]] read_instant_result read_instant(std::string_view text, const zone& z,
                                               const std::optional<time_format>& format);

/// The same for the value of an option; throws `failure`.
[[nodiscard]] sys_seconds instant_of_option(std::string_view option, std::string_view text, const zone& z,
                                            const std::optional<time_format>& format);

/// RFC 3339 in `z`; `@SECONDS` outside the years 0000…9999.
[[nodiscard]] std::string rfc3339(sys_seconds t, const zone& z);

/// The same where civil time is ahead of UTC by `offset`.
[[nodiscard]] std::string rfc3339(sys_seconds t, seconds offset);

/// The same where there may be no instant.
[[nodiscard]] std::optional<std::string> rfc3339(std::optional<sys_seconds> t, const zone& z);

/// `Thu 2021-05-20 17:35:43 +08:00` in `z`; `@SECONDS` outside the years 0000…9999.
[[nodiscard]] std::string for_people(sys_seconds t, const zone& z);

/// The same where civil time is ahead of UTC by `offset`.
[[nodiscard]] std::string for_people(sys_seconds t, seconds offset);

/// `1 day 2 h 30 min`; "0 s" for nothing.
[[nodiscard]] std::string for_people(seconds length);

} // namespace curfew::tool
