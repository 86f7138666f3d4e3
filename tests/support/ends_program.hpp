#pragma once
// Whether a call ends the program by std::terminate(), which is what asking for a value that is not there must do.

#ifdef __unix__

#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

/// Calls it in another process.
template <class Call>
[[nodiscard]] bool ends_program(Call call) {
    constexpr int terminated = 42;
    const pid_t child = fork();
    if (child == 0) {
        std::set_terminate([] { std::_Exit(terminated); });
        call();
        std::_Exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) throw std::runtime_error{"no other process"};
    return WIFEXITED(status) && WEXITSTATUS(status) == terminated;
}

#endif
