#pragma once
// A JSON object: is it one, and what do some of its members say.

#include "record_values.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace curfew::tool {

/// Reads objects, one after the other; what it found is good until the next.
///
/// Numbers that no 64 bits hold, such as 1e400, and halves of surrogate pairs are JSON by its grammar: they are no fault, but
/// neither an integer nor a text that a member can be asked for.
class json_record_reader {
public:
    /// Looks for `wanted`, each the name of a member or a JSON Pointer such as /variables/start_epoch, and for members with
    /// the names `taken`, which must not be there.
    json_record_reader(const std::vector<std::string>& wanted, std::vector<std::string> taken);
    json_record_reader(json_record_reader&& other) noexcept;
    ~json_record_reader();

    /// Reads one object; false with error() if the text is not one, or an object that holds a member of `wanted` twice or
    /// one of `taken`. Linear; allocates only for longer texts than before, and for faults. `padding` bytes behind the text
    /// are read as well, and ignored.
    [[nodiscard]] bool read(std::string_view text);

    static constexpr std::size_t padding = 64;

    /// Of the last text, in the order of `wanted`.
    [[nodiscard]] const std::vector<record_value>& values() const noexcept { return values_; }

    /// A sentence; empty after a good one.
    [[nodiscard]] const std::string& error() const noexcept { return error_; }

    /// Whether the last text is an object to which members can be added, faults or not.
    [[nodiscard]] bool is_extensible() const noexcept { return is_extensible_; }

private:
    class document;

    void look_into(bool is_plain);
    void refuse(std::string_view text, bool is_too_deep);

    std::unique_ptr<document> document_;
    std::vector<std::vector<std::string>> paths_;
    std::vector<std::string> taken_;
    /// A bit for each name that matters; most others have another one.
    std::uint64_t wanted_bits_ = 0;
    std::vector<record_value> values_;
    std::string plain_;
    std::string error_;
    bool is_extensible_ = false;
};

} // namespace curfew::tool
