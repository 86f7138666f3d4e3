#pragma once
// The zones that a user names: in options, in records and in policies.

#include <curfew/diagnostics/result.hpp>
#include <curfew/zone/zone.hpp>

#include <map>
#include <string>
#include <string_view>

namespace curfew::tool {

/// The zone of an IANA name or of an offset: `+08:00`, `+0800`, `+08`, or hours such as `-5`, `-5.00` and `+5.75`. Without a
/// value the report has one error, which why_no_zone() puts in words.
[[nodiscard]] result<zone> find_zone(std::string_view text);

/// A sentence without its full stop: `the time zone "Asia/Shangai" is not known: …; write "Asia/Shanghai", …`.
[[nodiscard]] std::string why_no_zone(const report& found);

/// The same for the value of an option; throws `failure`.
[[nodiscard]] zone zone_of_option(std::string_view option, std::string_view text);

/// The zones that records name, each found once. Not for several threads at once.
class zone_cache {
public:
    /// The zone, good as long as the cache; nullptr if there is none, and then why() says why.
    [[nodiscard]] const zone* find(std::string_view text);
    [[nodiscard]] const std::string& why() const noexcept { return *why_; }

private:
    /// A record may hold any text, so that not all of them are kept.
    static constexpr std::size_t most_unknown = 1024;

    std::map<std::string, zone, std::less<>> known_;
    std::map<std::string, std::string, std::less<>> unknown_;
    const std::string* why_ = nullptr;
};

} // namespace curfew::tool
