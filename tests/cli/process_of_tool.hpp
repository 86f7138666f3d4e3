#pragma once
// The tool as a process of its own, with pipes to all its streams.

#include "catch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

class running_tool {
public:
    /// Reads `in`, or what is sent to it; writes to `out`, or what can be read here.
    explicit running_tool(std::vector<std::string> arguments, int in = -1, int out = -1) {
        int input[2];
        int output[2];
        int errors[2];
        REQUIRE(pipe2(input, O_CLOEXEC) == 0);
        REQUIRE(pipe2(output, O_CLOEXEC) == 0);
        REQUIRE(pipe2(errors, O_CLOEXEC) == 0);
        child_ = fork();
        if (child_ == 0) {
            dup2(in >= 0 ? in : input[0], STDIN_FILENO);
            dup2(out >= 0 ? out : output[1], STDOUT_FILENO);
            dup2(errors[1], STDERR_FILENO);
            arguments.insert(arguments.begin(), CURFEW_TOOL);
            std::vector<char*> argv;
            for (std::string& argument : arguments) argv.push_back(argument.data());
            argv.push_back(nullptr);
            execv(CURFEW_TOOL, argv.data());
            _exit(127);
        }
        close(input[0]);
        close(output[1]);
        close(errors[1]);
        input_ = input[1];
        output_ = output[0];
        errors_ = errors[0];
    }

    ~running_tool() {
        close_input();
        close_output();
        if (errors_ >= 0) close(errors_);
        if (child_ > 0 && !is_over_) {
            ::kill(child_, SIGKILL);
            waitpid(child_, nullptr, 0);
        }
    }

    running_tool(const running_tool&) = delete;
    running_tool& operator=(const running_tool&) = delete;

    void send(const std::string& text) {
        for (std::size_t sent = 0; sent < text.size();) {
            const ssize_t count = write(input_, text.data() + sent, text.size() - sent);
            if (count < 0) return;
            sent += static_cast<std::size_t>(count);
        }
    }

    void close_input() { close_end(input_); }
    void close_output() { close_end(output_); }
    void kill(int signal) const { ::kill(child_, signal); }

    /// What can be read within ten seconds, up to the end of a line; what came so far if there is none.
    std::string next_line() { return read_line(output_); }
    static std::string read_line(int fd) {
        std::string line;
        pollfd waiting{fd, POLLIN, 0};
        char c = 0;
        while (poll(&waiting, 1, 10000) == 1 && read(fd, &c, 1) == 1) {
            line += c;
            if (c == '\n') break;
        }
        return line;
    }

    /// At least so many bytes, unless it ends before.
    std::string some_output(std::size_t least) { return read_from(output_, least); }
    std::string rest_of_output() { return read_from(output_, std::string::npos); }
    std::string rest_of_errors() { return read_from(errors_, std::string::npos); }

    /// Waits for its end.
    int status() {
        if (!is_over_) waitpid(child_, &status_, 0);
        is_over_ = true;
        return status_;
    }

    /// The most memory it has had so far, in kB; 0 where that cannot be known. Not what wait4() says, which counts that of
    /// the process it was forked from.
    [[nodiscard]] long peak_memory() const {
        std::ifstream status{"/proc/" + std::to_string(child_) + "/status"};
        for (std::string word; status >> word;) {
            long size = 0;
            if (word == "VmHWM:" && status >> size) return size;
        }
        return 0;
    }

private:
    static void close_end(int& end) {
        if (end >= 0) close(end);
        end = -1;
    }

    static std::string read_from(int fd, std::size_t least) {
        std::string all;
        std::vector<char> buffer(std::size_t{64} << 10);
        while (all.size() < least) {
            const ssize_t count = read(fd, buffer.data(), buffer.size());
            if (count <= 0) break;
            all.append(buffer.data(), static_cast<std::size_t>(count));
        }
        return all;
    }

    pid_t child_ = -1;
    int input_ = -1;
    int output_ = -1;
    int errors_ = -1;
    int status_ = 0;
    bool is_over_ = false;
};
