// Writes the manual page and the completions of the tool into a folder: pages FOLDER

#include "command_pages.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream out{path, std::ios::binary};
    out << text;
    out.close();
    if (!out) std::cerr << "cannot write " << path << '\n';
    return !out.fail();
}

} // namespace

int main(int argc, char** argv) {
    using namespace curfew::tool;
    if (argc != 2) {
        std::cerr << "pages FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder{argv[1]};
    const tool_page page = read_command_line();
    const bool written = write(folder / "curfew.1", manual(page)) && write(folder / "curfew", bash_completion(page)) &&
                         write(folder / "_curfew", zsh_completion(page)) &&
                         write(folder / "curfew.fish", fish_completion(page));
    return written ? 0 : 1;
}
