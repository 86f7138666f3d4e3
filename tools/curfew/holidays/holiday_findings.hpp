#pragma once
// What is wrong with holiday files, or worth a word.

#include "console.hpp"
#include "holiday.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Messages in the order they are found, each with its place. A bounded number is kept, the others are counted.
class holiday_findings {
public:
    /// Further places are in this file. Its name as in messages.
    void begin_file(std::string name) { files_.push_back(std::move(name)); }

    [[nodiscard]] std::size_t files() const noexcept { return files_.size(); }

    /// `china.json:12`.
    [[nodiscard]] std::string text_of(holiday_place place) const;

    /// It changes nothing.
    void note(holiday_place place, std::string_view what) { add(text_of(place), what); }
    /// No policy is written.
    void refuse(holiday_place place, std::string_view what) { refuse(text_of(place), what); }
    /// The same for what has no place in a holiday file: `about` is an option, or another file.
    void refuse(std::string_view about, std::string_view what);
    /// No policy is written, since the file cannot be read.
    void unreadable(holiday_place place, std::string_view what);

    /// yes if a policy can be written.
    [[nodiscard]] exit_status status() const noexcept { return status_; }

    /// All messages, one a line.
    void put(const text_stream& out) const;

private:
    static constexpr std::size_t most_kept = 200;

    void add(std::string_view about, std::string_view what);

    std::vector<std::string> files_;
    std::vector<std::string> lines_;
    std::size_t left_out_ = 0;
    exit_status status_ = exit_status::yes;
};

} // namespace curfew::tool
