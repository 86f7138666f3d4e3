#include "special_entry.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <algorithm>

namespace curfew::tool {

namespace {

struct special_entry_row {
    std::string_view word;
    /// Whether it says of some dates that they may be days off.
    bool can_be_taken;
};

// In the order of the enumerators.
constexpr std::array<special_entry_row, special_entry_kinds> rows{{
    {"empty", false},
    {"recurring", false},
    {"timed", false},
    {"cancelled", false},
    {"tentative", true},
    {"unmarked", true},
    {"not-event", false},
    {"regional", true},
    {"not-public", true},
}};

std::string known_words(bool to_take) {
    std::string result;
    for (const special_entry_row& row : rows) {
        if (to_take && !row.can_be_taken) continue;
        if (!result.empty()) result += '|';
        result += row.word;
    }
    return result;
}

} // namespace

std::string_view word_of(special_entry kind) noexcept {
    return rows[static_cast<std::size_t>(kind)].word;
}

std::string special_handlings::skip_words() {
    return known_words(false);
}

std::string special_handlings::take_words() {
    return known_words(true);
}

special_handlings special_handlings::from(const std::vector<std::string>& skip, const std::vector<std::string>& take) {
    special_handlings result;
    const auto set = [&](const std::string& option, const std::string& word, special_handling how) {
        const bool to_take = how == special_handling::take;
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const special_entry_row& r) {
            return r.word == word && (r.can_be_taken || !to_take);
        });
        if (row == rows.end()) {
            throw failure{option + ": " + in_quotes(word) + " is none of " + known_words(to_take)};
        }
        special_handling& handling = result.handlings_[static_cast<std::size_t>(row - rows.begin())];
        if (handling != special_handling::refuse && handling != how) {
            throw failure{"--take: " + in_quotes(word) + " is given to --skip as well"};
        }
        handling = how;
    };
    for (const std::string& word : skip) set("--skip", word, special_handling::skip);
    for (const std::string& word : take) set("--take", word, special_handling::take);
    return result;
}

} // namespace curfew::tool
