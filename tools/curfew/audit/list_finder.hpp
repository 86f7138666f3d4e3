#pragma once
// Where the list lies in a JSON object that has its records in a list, such as {"type": "fee", "calls": [{...}, {...}]}.
//
// The objects on the way to the list are read by the grammar of JSON, since their keys matter; of what lies beside the way
// only strings and brackets are.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Looks through one object, piece by piece, from its brace to the one that closes it.
class list_finder {
public:
    /// `path`: the members that lead to the list; a key may have `longest` bytes.
    list_finder(const std::vector<std::string>& path, std::size_t longest) noexcept : path_{&path}, longest_{longest} {}

    enum class found : std::uint8_t {
        /// Nothing yet.
        more,
        /// The list: its elements start at at(). Behind its end, scan() goes on.
        list,
        /// The end of the object.
        end,
        /// It is no JSON there, or has the list twice.
        fault,
    };

    /// Goes on at at(). Linear over all calls.
    [[nodiscard]] found scan(std::string_view text);

    /// How far the text has been looked at.
    [[nodiscard]] std::size_t at() const noexcept { return at_; }

    /// The first byte that is needed again: that of a key whose end has not been seen, else at().
    [[nodiscard]] std::size_t needed() const noexcept { return state_ == state::key_text ? key_ : at_; }

    /// The next text will start `count` bytes farther on.
    void shift(std::size_t count) noexcept {
        at_ = at_ > count ? at_ - count : 0;
        key_ = key_ > count ? key_ - count : 0;
    }

    /// Whether a list has been found.
    [[nodiscard]] bool has_list() const noexcept { return has_list_; }

private:
    enum class state : std::uint8_t {
        start,
        key_or_end,
        key,
        key_text,
        colon,
        value,
        text,
        scalar,
        comma_or_end,
        /// In a container beside the way; and in a string there.
        beside,
        text_beside,
    };

    [[nodiscard]] found step(char c);
    [[nodiscard]] found start_value(char c);
    [[nodiscard]] found close();
    [[nodiscard]] bool skip_text(std::string_view text);

    const std::vector<std::string>* path_;
    std::size_t longest_;
    std::size_t at_ = 0;
    /// Where the last key starts, with its quote.
    std::size_t key_ = 0;
    state state_ = state::start;
    /// How many objects are open on the way: the innermost is the one that is read.
    std::size_t on_way_ = 0;
    /// How many containers are open beside it.
    std::size_t beside_ = 0;
    /// The key that was read last is the next member of the way.
    bool is_wanted_ = false;
    bool has_list_ = false;
    /// Something else stands in the place of the list.
    bool has_other_ = false;
};

} // namespace curfew::tool
