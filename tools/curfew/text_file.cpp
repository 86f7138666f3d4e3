#include "text_file.hpp"

#include "console.hpp"
#include "visible_text.hpp"

#include <curfew/json/limits.hpp>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace curfew::tool {

namespace {

std::string text_of(std::istream& in, const std::string& name) {
    std::string text(json_limits{}.max_bytes + 1, '\0');
    errno = 0;
    try {
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
    } catch (const std::ios_base::failure&) {
        // A folder: libstdc++ throws from inside the buffer.
        throw failure{name + ": cannot be read"};
    }
    if (in.bad()) throw failure{name + ": " + (errno != 0 ? std::strerror(errno) : "cannot be read")};
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

} // namespace

text_file read_text_file(const std::string& path, std::istream& in) {
    text_file result;
    if (path == "-") {
        result.name = "standard input";
        result.text = text_of(in, result.name);
    } else {
        result.name = visible(path);
        errno = 0;
        std::ifstream file{path, std::ios::binary};
        if (!file) throw failure{result.name + ": " + std::strerror(errno)};
        result.text = text_of(file, result.name);
    }
    return result;
}

} // namespace curfew::tool
