// The text parsers: what they take is written back the same; what they refuse has a place inside the text.

#include "input.hpp"

#include <curfew/text.hpp>

namespace {

using namespace curfew;

template <class T>
void check_fault(const parsed<T>& result, std::string_view text) {
    if (!result) fuzz::require(result.at <= text.size(), "a fault lies inside its text");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::input{data, size}.text();

    const auto pair = parse_time_pair(text);
    check_fault(pair, text);
    if (pair) {
        fuzz::require(text.size() == 11, "HH:mm-HH:mm has 11 bytes");
        fuzz::require(text.substr(0, 5) == format(pair.value->start), "the start is written as it was read");
        fuzz::require(text.substr(6) == format(pair.value->end), "the end is written as it was read");
    }

    const auto local = parse_local_time(text);
    check_fault(local, text);
    if (local) fuzz::require(format(*local.value)->view() == text, "a local time is written as it was read");

    const auto offset = parse_offset(text);
    check_fault(offset, text);
    if (offset) fuzz::require(text.size() == 6, "+HH:mm has 6 bytes");

    const auto instant = parse_rfc3339(text);
    check_fault(instant, text);
    if (instant) {
        if (const auto written = format_rfc3339(*instant.value, seconds{0})) {
            const auto again = parse_rfc3339(*written);
            fuzz::require(again && *again.value == *instant.value, "an instant is read as it was written");
        }
    }
    return 0;
}
