// The command line tool `curfew`: a thin front of the library. docs/cli.md is its contract.

#include <curfew/version.hpp>

#include <CLI/CLI.hpp>

#include <string>

namespace {

std::string version_text() {
    const auto& [major_number, minor_number, patch_number] = curfew::version;
    return "curfew " + std::to_string(major_number) + '.' + std::to_string(minor_number) + '.' +
           std::to_string(patch_number);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"When a voice task may call: checks UpdateTask requests and answers for instants.", "curfew"};
    app.set_version_flag("--version", version_text());
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& fault) {
        return app.exit(fault) == 0 ? 0 : 2;
    }
    return 0;
}
