#include "progress_bar.hpp"

#include <algorithm>
#include <string>

namespace curfew::tool {

void progress_bar::show(std::uint64_t bytes, std::uint64_t records) {
    constexpr auto pause = std::chrono::milliseconds{100};
    constexpr std::uint64_t width = 30;
    const auto now = clock::now();
    if (now - drawn_ < pause) return;
    drawn_ = now;
    std::string line = "\r\x1b[K";
    if (size_ && *size_ > 0) {
        const std::uint64_t done = std::min(bytes, *size_);
        const auto cells = static_cast<std::size_t>(static_cast<double>(done) / static_cast<double>(*size_) * width);
        line += '[' + std::string(cells, '#') + std::string(width - cells, ' ') + "] ";
        line +=
            std::to_string(static_cast<int>(static_cast<double>(done) / static_cast<double>(*size_) * 100)) + " %, ";
    }
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    line += std::to_string(records) + " records, " +
            std::to_string(static_cast<std::uint64_t>(static_cast<double>(bytes) / elapsed / 1e6)) + " MB/s";
    out_.put(line);
    out_.bytes.flush();
    is_shown_ = true;
}

void progress_bar::clear() {
    if (is_shown_) out_.put("\r\x1b[K");
    is_shown_ = false;
}

} // namespace curfew::tool
