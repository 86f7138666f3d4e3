#pragma once
// Cuts a text into records. What lies between two records, such as line ends, blank lines and the commas of an array,
// belongs to none of them.

#include "record_form.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace curfew::tool {

/// Where a record lies in its text, without its line end.
struct record_frame {
    std::size_t begin = 0;
    std::size_t end = 0;
    /// It should be an object with a list of records, and is not: see list_framer.
    bool lacks_list = false;
};

/// Where records end depends on their bytes alone, not on how the text arrives.
class record_framer {
public:
    record_framer() = default;
    record_framer(const record_framer&) = delete;
    record_framer& operator=(const record_framer&) = delete;
    virtual ~record_framer() = default;

    /// Appends the records that are complete, and returns how many bytes they and what lies around them have. The next
    /// `text` starts behind these bytes: what is left, and what has arrived since. `is_whole`: nothing will follow it.
    /// Linear over all calls.
    [[nodiscard]] virtual std::size_t cut(std::string_view text, bool is_whole, std::vector<record_frame>& frames) = 0;

    /// Why no record can be found behind the bytes that cut() returned; empty if one may be.
    [[nodiscard]] const std::string& fault() const noexcept { return fault_; }

protected:
    void refuse(std::string why) { fault_ = std::move(why); }
    /// For a record of more than `longest` bytes.
    void refuse_length(std::size_t longest);

private:
    std::string fault_;
};

/// A record may have `longest_record` bytes. `list`: of JSON objects, the members that lead to the list of records in each;
/// empty where the objects are the records.
[[nodiscard]] std::unique_ptr<record_framer> framer_of(record_form form, csv_dialect dialect,
                                                       std::size_t longest_record, std::vector<std::string> list = {});

} // namespace curfew::tool
