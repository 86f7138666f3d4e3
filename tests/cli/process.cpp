// What only a process has: a pipe that is read while it is written, a reader that goes away, a terminal.

#include "catch.hpp"

#include "process_of_tool.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace process_test {

namespace {

const std::string page = std::string{CURFEW_CLI_FILES} + "/page.json";

} // namespace

TEST_CASE("a verdict comes back before the next instant is sent") {
    running_tool tool{{"permits", page, "--stdin", "--format", "json"}};
    for (int i = 0; i < 3; ++i) {
        tool.send("@162150480" + std::to_string(i) + '\n');
        CHECK(tool.next_line().starts_with(R"({"at":"2021-05-20T18:00:0)" + std::to_string(i)));
    }
    // Half of the next line does not hold a verdict back either.
    tool.send("@0\n@16215");
    CHECK(tool.next_line().starts_with(R"({"at":"1970-01-01T08:00:00+08:00")"));
    tool.close_input();
    CHECK(tool.next_line().starts_with(R"({"at":"1970-01-01T12:30:15+08:00")"));
    CHECK(WEXITSTATUS(tool.status()) == 1);
}

TEST_CASE("a reader that goes away ends the tool quietly, also where the signal is ignored") {
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    running_tool tool{{"permits", page, "--stdin"}};
    tool.close_output();
    for (int i = 0; i < 100; ++i) {
        tool.send("@1621504800\n@1621504801\n");
        usleep(1000);
    }
    tool.close_input();
    CHECK(tool.rest_of_errors().empty());
    const int status = tool.status();
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGPIPE);
    std::signal(SIGPIPE, before);
}

TEST_CASE("a standard input that cannot be read is a message and the status 2") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"permits", page, "--stdin"}, {"check", "-"}, {"permits", "-", "--at", "now"}}) {
        const int folder = open(".", O_RDONLY | O_DIRECTORY);
        REQUIRE(folder >= 0);
        running_tool tool{arguments, folder};
        close(folder);
        CHECK(tool.rest_of_errors().starts_with("curfew: standard input: "));
        const int status = tool.status();
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
        running_tool tool{{"check", page}, -1, other};
        CHECK(WEXITSTATUS(tool.status()) == 0);
        const std::string line = running_tool::read_line(terminal);
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

} // namespace process_test
