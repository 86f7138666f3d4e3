#include "text_cursor.hpp"

#include <algorithm>

namespace curfew::tool {

text_place text_cursor::place_of(std::size_t offset) noexcept {
    if (offset < at_) {
        at_ = 0;
        place_ = {};
    }
    for (offset = std::min(offset, text_.size()); at_ < offset; ++at_) {
        const bool leads = (static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U;
        if (text_[at_] == '\n') {
            place_ = {place_.line + 1, 1};
        } else if (leads) {
            ++place_.column;
        }
    }
    return place_;
}

} // namespace curfew::tool
