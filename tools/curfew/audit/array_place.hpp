#pragma once
// Where the next record may stand: outside of arrays, or in one, where commas are between records.

#include <cstdint>
#include <string>

namespace curfew::tool {

class array_place {
public:
    /// Behind the bracket that opens an array.
    [[nodiscard]] static array_place inside() noexcept {
        array_place result;
        result.place_ = place::first;
        return result;
    }

    [[nodiscard]] bool is_inside() const noexcept { return place_ != place::top; }

    /// Takes a byte between records that is no blank: true if it starts one. Sets `fault` where none can start.
    [[nodiscard]] bool starts_record(char c, std::string& fault) {
        if (!is_inside() && c == '[') {
            place_ = place::first;
            return false;
        }
        if (is_inside() && c == ']') {
            if (place_ == place::after_comma) fault = "a record is missing between a comma and the end of the array";
            place_ = place::top;
            return false;
        }
        if (is_inside() && c == ',') {
            if (place_ == place::first || place_ == place::after_comma) fault = "a record is missing before a comma";
            place_ = place::after_comma;
            return false;
        }
        if (place_ == place::after_record) {
            fault = "a comma is missing between two records of the array";
            return false;
        }
        return true;
    }

    /// Behind a record; behind a broken one anything may come.
    void end_record(bool is_broken) noexcept {
        if (is_inside()) place_ = is_broken ? place::anywhere : place::after_record;
    }

private:
    enum class place : std::uint8_t { top, first, after_comma, after_record, anywhere };

    place place_ = place::top;
};

} // namespace curfew::tool
