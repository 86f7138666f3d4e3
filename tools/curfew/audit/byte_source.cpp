#include "byte_source.hpp"

#include "console.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

namespace curfew::tool {

std::size_t stream_source::read(char* to, std::size_t size) {
    if (stopped_) return 0;
    in_.read(to, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(in_.gcount());
}

namespace {

constexpr std::array stopping_signals{SIGINT, SIGTERM};

// What a signal handler can reach.
std::array<int, 2> wake_pipe{-1, -1};             // NOLINT
volatile std::sig_atomic_t stopped_by = 0;        // NOLINT
std::array<struct sigaction, 2> actions_before{}; // NOLINT

void wake() noexcept {
    const int before = errno;
    const char byte = 0;
    // A full pipe has been woken already.
    [[maybe_unused]] const auto written = write(wake_pipe[1], &byte, 1);
    errno = before;
}

extern "C" void note_signal(int number) {
    stopped_by = number;
    wake();
}

[[noreturn]] void refuse(int fault) {
    throw failure{std::string{"standard input: "} + std::strerror(fault)};
}

} // namespace

descriptor_source::descriptor_source(int descriptor) : descriptor_{descriptor} {
    stopped_by = 0;
    if (pipe(wake_pipe.data()) != 0) refuse(errno);
    for (const int end : wake_pipe) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    for (std::size_t i = 0; i < stopping_signals.size(); ++i) {
        sigaction(stopping_signals[i], nullptr, &actions_before[i]);
        if (actions_before[i].sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = note_signal;
        action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        sigemptyset(&action.sa_mask);
        sigaction(stopping_signals[i], &action, nullptr);
    }
}

descriptor_source::~descriptor_source() {
    for (std::size_t i = 0; i < stopping_signals.size(); ++i) {
        sigaction(stopping_signals[i], &actions_before[i], nullptr);
    }
    for (int& end : wake_pipe) {
        close(end);
        end = -1;
    }
}

bool descriptor_source::is_ready() {
    pollfd waiting{descriptor_, POLLIN, 0};
    return poll(&waiting, 1, 0) == 1;
}

std::size_t descriptor_source::read(char* to, std::size_t size) {
    while (!stopped_) {
        std::array<pollfd, 2> waiting{pollfd{descriptor_, POLLIN, 0}, pollfd{wake_pipe[0], POLLIN, 0}};
        if (poll(waiting.data(), waiting.size(), -1) < 0) {
            if (errno == EINTR) continue;
            refuse(errno);
        }
        if (waiting[1].revents != 0) {
            stopped_ = true;
            break;
        }
        const ssize_t count = ::read(descriptor_, to, size);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR && errno != EAGAIN) refuse(errno);
    }
    return 0;
}

void descriptor_source::stop() noexcept {
    wake();
}

std::optional<std::uint64_t> descriptor_source::size() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

int descriptor_source::signal() noexcept {
    return stopped_by;
}

} // namespace curfew::tool
