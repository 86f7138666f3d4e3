// Runs the commands of a transcript and compares what they print and end with, byte for byte:
//
//     # a comment
//     $ curfew check wrong.json | head -1      given to sh, in the folder of files, with the tool on the PATH
//     what it prints to standard output
//     [stderr]                                 only if there is any
//     what it prints to standard error
//     [status 1]
//
//     run_transcript TOOL_FOLDER FILES_FOLDER TRANSCRIPT
//
// A last line without its end is followed by [no end of line]. With CURFEW_UPDATE_TRANSCRIPTS set, the transcript is
// written anew instead: read the difference before it is committed.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> result;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        result.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

std::string closed(const std::string& output) {
    return output.empty() || output.back() == '\n' ? output : output + "\n[no end of line]\n";
}

/// What the transcript says after the line of the command.
std::string outcome(const std::string& command, const fs::path& files, const fs::path& scratch) {
    std::ofstream{scratch / "run.sh"} << "cd '" << files.string() << "'\n" << command << '\n';
    const auto in_scratch = [&](const char* name) { return "'" + (scratch / name).string() + "'"; };
    const int raw = std::system(
        ("sh " + in_scratch("run.sh") + " >" + in_scratch("out") + " 2>" + in_scratch("err") + " </dev/null").c_str());
    const int status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    const std::string err = closed(contents(scratch / "err"));
    return closed(contents(scratch / "out")) + (err.empty() ? "" : "[stderr]\n" + err) + "[status " +
           std::to_string(status) + "]\n";
}

/// The transcript as it is now: its comments and commands, with the outcome of each command.
std::string replayed(const std::string& transcript, const fs::path& files, const fs::path& scratch) {
    std::string result;
    bool in_outcome = false;
    for (const std::string& line : lines(transcript)) {
        if (!in_outcome) result += line + '\n';
        if (!in_outcome && line.starts_with("$ ")) {
            result += outcome(line.substr(2), files, scratch);
            in_outcome = true;
        } else if (in_outcome && line.starts_with("[status ")) {
            in_outcome = false;
        }
    }
    return result;
}

int report_difference(const std::string& name, const std::string& wanted, const std::string& got) {
    const auto wanted_lines = lines(wanted);
    const auto got_lines = lines(got);
    std::size_t i = 0;
    while (i < wanted_lines.size() && i < got_lines.size() && wanted_lines[i] == got_lines[i]) ++i;
    const auto line = [i](const std::vector<std::string>& all) { return i < all.size() ? all[i] : "(the end)"; };
    std::cerr << name << ": line " << i + 1 << " differs\nwanted: " << line(wanted_lines)
              << "\ngot:    " << line(got_lines) << "\n\nall of it now:\n"
              << got;
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: run_transcript TOOL_FOLDER FILES_FOLDER TRANSCRIPT\n";
        return 2;
    }
    const std::string path = std::string{argv[1]} + ':' + std::getenv("PATH");
    setenv("PATH", path.c_str(), 1);
    const fs::path scratch = fs::temp_directory_path() / ("curfew_transcript_" + std::to_string(getpid()));
    fs::create_directories(scratch);
    const std::string wanted = contents(argv[3]);
    const std::string got = replayed(wanted, argv[2], scratch);
    fs::remove_all(scratch);
    if (wanted.find("$ ") == std::string::npos) {
        std::cerr << argv[3] << " has no command\n";
        return 1;
    }
    if (std::getenv("CURFEW_UPDATE_TRANSCRIPTS") != nullptr) {
        std::ofstream{argv[3], std::ios::binary} << got;
        return 0;
    }
    return wanted == got ? 0 : report_difference(argv[3], wanted, got);
}
