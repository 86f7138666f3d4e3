// The command line tool `curfew`: a thin front of the library. docs/cli.md says what each command prints.

#include "run.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace {

/// On a terminal that knows colours, unless the user wants none (no-color.org).
curfew::tool::text_stream stream_to(std::ostream& bytes, int descriptor) {
    const char* const refused = std::getenv("NO_COLOR");
    const char* const terminal = std::getenv("TERM");
    const bool dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
    const bool is_terminal = isatty(descriptor) != 0;
    return {bytes, is_terminal && (refused == nullptr || *refused == '\0') && !dumb, is_terminal};
}

} // namespace

int main(int argc, char** argv) {
    // A reader that goes away ends the tool as it ends other filters, also where the parent ignores the signal.
    std::signal(SIGPIPE, SIG_DFL);
    std::ios_base::sync_with_stdio(false);
    std::cin.tie(nullptr);
    const curfew::tool::console io{std::cin, stream_to(std::cout, STDOUT_FILENO), stream_to(std::cerr, STDERR_FILENO),
                                   STDIN_FILENO};
    return static_cast<int>(curfew::tool::run({argv + 1, argv + argc}, io));
}
