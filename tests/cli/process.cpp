// What only a process has: a pipe that is read while it is written, a reader that goes away, a terminal.

#include "catch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

const std::string page = std::string{CURFEW_CLI_FILES} + "/page.json";

/// The tool as a child; -1 leaves a stream as it is.
pid_t start(std::vector<std::string> arguments, int in, int out, int err) {
    const pid_t child = fork();
    if (child != 0) return child;
    if (in >= 0) dup2(in, STDIN_FILENO);
    if (out >= 0) dup2(out, STDOUT_FILENO);
    if (err >= 0) dup2(err, STDERR_FILENO);
    for (int fd = 3; fd < 64; ++fd) close(fd);
    arguments.insert(arguments.begin(), CURFEW_TOOL);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    execv(CURFEW_TOOL, argv.data());
    _exit(127);
}

int status_of(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

struct pipe_ends {
    int read = -1;
    int write = -1;
};

pipe_ends make_pipe() {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    return {ends[0], ends[1]};
}

/// What can be read within ten seconds, up to the end of a line; what came so far if there is none.
std::string read_line(int fd) {
    std::string line;
    pollfd waiting{fd, POLLIN, 0};
    char c = 0;
    while (poll(&waiting, 1, 10000) == 1 && read(fd, &c, 1) == 1) {
        line += c;
        if (c == '\n') break;
    }
    return line;
}

std::string read_all(int fd) {
    std::string all;
    char buffer[4096];
    ssize_t size = 0;
    while ((size = read(fd, buffer, sizeof buffer)) > 0) all.append(buffer, static_cast<std::size_t>(size));
    return all;
}

} // namespace

TEST_CASE("a verdict comes back before the next instant is sent") {
    const pipe_ends in = make_pipe();
    const pipe_ends out = make_pipe();
    fcntl(in.write, F_SETFD, FD_CLOEXEC);
    const pid_t child = start({"permits", page, "--stdin", "--format", "json"}, in.read, out.write, -1);
    close(in.read);
    close(out.write);
    for (int i = 0; i < 3; ++i) {
        const std::string instant = "@162150480" + std::to_string(i) + '\n';
        REQUIRE(write(in.write, instant.data(), instant.size()) == static_cast<ssize_t>(instant.size()));
        CHECK(read_line(out.read).starts_with(R"({"at":"2021-05-20T18:00:0)" + std::to_string(i)));
    }
    // Half of the next line does not hold a verdict back either.
    REQUIRE(write(in.write, "@0\n@16215", 9) == 9);
    CHECK(read_line(out.read).starts_with(R"({"at":"1970-01-01T08:00:00+08:00")"));
    close(in.write);
    CHECK(read_line(out.read).starts_with(R"({"at":"1970-01-01T12:30:15+08:00")"));
    CHECK(WEXITSTATUS(status_of(child)) == 1);
    close(out.read);
}

TEST_CASE("a reader that goes away ends the tool quietly, also where the signal is ignored") {
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    const pipe_ends in = make_pipe();
    const pipe_ends out = make_pipe();
    const pipe_ends err = make_pipe();
    const pid_t child = start({"permits", page, "--stdin"}, in.read, out.write, err.write);
    close(in.read);
    close(out.write);
    close(err.write);
    close(out.read);
    const std::string instants = "@1621504800\n@1621504801\n";
    for (int i = 0; i < 100 && write(in.write, instants.data(), instants.size()) > 0; ++i) usleep(1000);
    close(in.write);
    CHECK(read_all(err.read).empty());
    const int status = status_of(child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGPIPE);
    close(err.read);
    std::signal(SIGPIPE, before);
}

TEST_CASE("a standard input that cannot be read is a message and the status 2") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"permits", page, "--stdin"}, {"check", "-"}, {"permits", "-", "--at", "now"}}) {
        const int folder = open(".", O_RDONLY | O_DIRECTORY);
        REQUIRE(folder >= 0);
        const pipe_ends err = make_pipe();
        const pid_t child = start(arguments, folder, -1, err.write);
        close(folder);
        close(err.write);
        CHECK(read_all(err.read).starts_with("curfew: standard input: "));
        close(err.read);
        const int status = status_of(child);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 2);
    }
}

TEST_CASE("there is colour on a terminal, unless the user wants none") {
    const auto on_terminal = [] {
        const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
        REQUIRE(terminal >= 0);
        REQUIRE(grantpt(terminal) == 0);
        REQUIRE(unlockpt(terminal) == 0);
        const int other = open(ptsname(terminal), O_RDWR | O_NOCTTY);
        REQUIRE(other >= 0);
        const pid_t child = start({"check", page}, -1, other, -1);
        CHECK(WEXITSTATUS(status_of(child)) == 0);
        const std::string line = read_line(terminal);
        close(other);
        close(terminal);
        return line;
    };
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    CHECK(on_terminal() == "\x1b[1;32mvalid\x1b[0m\r\n");
    setenv("NO_COLOR", "", 1);
    CHECK(on_terminal() == "\x1b[1;32mvalid\x1b[0m\r\n");
    setenv("NO_COLOR", "1", 1);
    CHECK(on_terminal() == "valid\r\n");
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    CHECK(on_terminal() == "valid\r\n");
}
