#include "console.hpp"

namespace curfew::tool {

namespace {

/// SGR codes of ECMA-48.
std::string_view code(style how) {
    switch (how) {
    case style::plain: break;
    case style::error: return "\x1b[1;31m";
    case style::warning: return "\x1b[1;33m";
    case style::good: return "\x1b[1;32m";
    case style::strong: return "\x1b[1m";
    case style::faint: return "\x1b[2m";
    // Blocks of forbidden time, and letters on blocks.
    case style::forbidden: return "\x1b[34m";
    case style::letter: return "\x1b[97;44m";
    }
    return {};
}

} // namespace

void text_stream::put(style how, std::string_view text) const {
    if (coloured && how != style::plain) {
        bytes << code(how) << text << "\x1b[0m";
    } else {
        bytes << text;
    }
}

} // namespace curfew::tool
