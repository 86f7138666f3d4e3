#pragma once
// Entries of holiday files that do not say plainly "this date is a day off for all", and what the caller wants done with them.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Why an entry is not taken as it is.
enum class special_entry {
    /// A file, or a year of holiday-cn, without dates.
    empty,
    /// ICS: an event that repeats, or is one of a series.
    recurring,
    /// ICS: an event with times of day.
    timed,
    /// ICS: an event, or a calendar, that has been cancelled.
    cancelled,
    /// ICS: an event that is not certain.
    tentative,
    /// ICS: an event that may be a day off, a make-up workday, or neither.
    unmarked,
    /// ICS: what is no event, such as a task.
    not_event,
    /// Nager: a row that does not hold in the whole country.
    regional,
    /// Nager: a row whose types do not include Public.
    not_public,
};

inline constexpr std::size_t special_entry_kinds = 9;

/// The word that --skip and --take have for it, such as `not-public`.
[[nodiscard]] std::string_view word_of(special_entry kind) noexcept;

enum class special_handling {
    /// It is named, and no policy is written.
    refuse,
    /// It is left out.
    skip,
    /// It is taken for a day off.
    take,
};

/// What is done with each kind.
class special_handlings {
public:
    /// What --skip and --take ask for; throws `failure` for a word that is none, and for one that is given to both.
    [[nodiscard]] static special_handlings from(const std::vector<std::string>& skip,
                                                const std::vector<std::string>& take);

    [[nodiscard]] special_handling of(special_entry kind) const noexcept {
        return handlings_[static_cast<std::size_t>(kind)];
    }

    /// The words that can be skipped, and those that can be taken, as `a|b|c`.
    [[nodiscard]] static std::string skip_words();
    [[nodiscard]] static std::string take_words();

private:
    std::array<special_handling, special_entry_kinds> handlings_{};
};

} // namespace curfew::tool
