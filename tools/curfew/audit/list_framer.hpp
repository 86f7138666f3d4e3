#pragma once
// Records that are the elements of a list inside of each JSON object, as messages have them that bring several records.
//
//     {"eventType": "fee", "feeLst": [{"id": 1}, {"id": 2}]}     with the list /feeLst two records
//     {"eventType": "status"}                                    one record, which lacks the list
//
// All that lies around the elements is between records. An object is kept until its list is found, and not longer, so that
// the object may be as long as it likes while its records are not. An object without the list, or with something else in
// its place, is one record; so is whatever else stands where an object should.
//
// A broken object is one record as well, which ends where json_framer says, if it is broken before the list; behind it the
// records have been handed out already, and nothing more can be found.

#include "array_place.hpp"
#include "json_framer.hpp"
#include "list_finder.hpp"
#include "record_framer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace curfew::tool {

class list_framer final : public record_framer {
public:
    /// `path`: the members that lead to the list.
    list_framer(std::vector<std::string> path, std::size_t longest) noexcept
        : path_{std::move(path)}, longest_{longest} {}

    [[nodiscard]] std::size_t cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) override;

private:
    /// What is open: each takes what it can of the text and returns how much; less than all if the text ends too early.
    [[nodiscard]] std::size_t cut_between(std::string_view text, bool is_whole);
    [[nodiscard]] std::size_t cut_object(std::string_view text, bool is_whole, std::vector<record_frame>& frames);
    [[nodiscard]] std::size_t cut_list(std::string_view text, bool is_whole, std::vector<record_frame>& frames);
    [[nodiscard]] std::size_t cut_other(std::string_view text, bool is_whole, std::vector<record_frame>& frames);
    void pass(std::string_view text) noexcept;

    std::vector<std::string> path_;
    std::size_t longest_;
    array_place place_;
    /// At most the first and one of the others: an object, its list, and a record that is no object with a list.
    std::optional<list_finder> object_;
    std::optional<json_framer> list_;
    std::optional<json_framer> other_;
    /// How many bytes of the line lie before the text.
    std::size_t column_ = 0;
    /// The text ends before what is open does.
    bool is_waiting_ = false;
};

} // namespace curfew::tool
